"""G4: whose fact it is; the reader's work told as the sender's, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Situation
from drafter.tone.content import content_words
from drafter.tone.grounding.ground import Part, hit
from drafter.tone.reading import Hit, Reading

I_DO = re.compile(r"\bI(?:['’](?:m|ve|ll|d))?\b", re.IGNORECASE)
TO_THEM = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
FELT = re.compile(
    r"\b(?:sorry|regret|afraid|hop(?:e|ing)|wish|understand|appreciate|respect|decid|thank|see|glad"
    r"|know|hear|read|remember|told|said|wrote|ask)",
    re.IGNORECASE,
)
"""What one may say of the other's words without claiming them."""
YOURS = re.compile(
    r"\byour (?:[\w-]+ ){0,3}?(?:years|experience|background|expertise|career|time (?=in|as|at|on))"
    r"(?P<what>[^.,;?!\n]*)",
    re.IGNORECASE,
)
YOU_DID = re.compile(
    r"\byou (?:have |['’]ve )?(?:\w+ed|ran|led|built|cut|wrote|won)\b(?P<what>[^.,;?!\n]*)",
    re.IGNORECASE,
)
YOUR_ROLE = re.compile(
    r"\b(?:learn|hear|know|find out|understand|discuss|talk|interested in) (?:more |further )?"
    r"(?:about |of |in )?(?P<what>your (?:role|position|job))\b(?! (?:at|in|as|on|and how you))",
    re.IGNORECASE,
)
APPLIED = re.compile(
    r"\b(?:appl(?:y|ied|ying|ication)|interview(?:ed)?|candidate)\b", re.IGNORECASE
)
CURIOUS = re.compile(r"informational|alumni|meet_|connect|event|outreach|dormant")
"""Kinds that do ask what the reader's own work is like."""
ENOUGH = 2
"""Words of another's that make a claim theirs; one may be chance."""


def claims(reading: Reading) -> Iterator[Hit]:
    mine, theirs = _mine(reading.situation), _theirs(reading.situation)
    said = _said_of_themselves(reading.situation) - mine
    for sentence in reading.sentences:
        whole = Part("body", sentence.text, sentence.start)
        if _claims(sentence.text, said):
            yield hit(reading, "G4", whole, (0, len(sentence.text)))
        for form, enough in ((YOURS, 1), (YOU_DID, ENOUGH)):
            for match in form.finditer(sentence.text):
                if len(content_words(match["what"]) & (mine - theirs)) >= enough:
                    yield hit(reading, "G4", whole, match.span())


def role(reading: Reading) -> Iterator[Hit]:
    """ "Learn more about your role", to those who have the role to give: it would be mine."""
    s = reading.situation
    account = " ".join([s.situation, s.pasted_message, *(event.summary for event in s.history)])
    if CURIOUS.search(reading.kind_id) or not APPLIED.search(account):
        return
    for match in YOUR_ROLE.finditer(reading.body):
        whole = Part("body", reading.body, 0)
        yield hit(reading, "G4", whole, match.span("what"), severity="warn")


def _claims(sentence: str, said: frozenset[str]) -> bool:
    of_myself = I_DO.search(sentence) and not TO_THEM.search(sentence) and not FELT.search(sentence)
    return bool(of_myself) and len(content_words(sentence) & said) >= ENOUGH


def _said_of_themselves(s: Situation) -> frozenset[str]:
    """What the reader's pasted words say in the first person: "I do the rosters"."""
    sentences = re.split(r"(?<=[.!?])\s+|\n+|, (?=I\b)", s.pasted_message)
    return content_words(
        " ".join(t for t in sentences if re.search(r"\bI\b", t) and not FELT.search(t))
    )


def _mine(s: Situation) -> frozenset[str]:
    facts = " ".join(fact.text for fact in s.sender.public_facts)
    return content_words(f"{facts} {s.sender.identity}")


def _theirs(s: Situation) -> frozenset[str]:
    r = s.recipient
    told = " ".join(
        [s.situation, s.pasted_message, *s.details.values(), *(x.text for x in s.sources)]
    )
    return content_words(f"{r.role} {r.company} {r.relationship} {s.role} {told}")
