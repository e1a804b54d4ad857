"""G4: whose fact it is; the reader's work told as the sender's, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Situation
from drafter.tone.content import content_words
from drafter.tone.grounding.ground import Part, hit
from drafter.tone.grounding.sides import Sides, sides
from drafter.tone.grounding.wordlists import pattern
from drafter.tone.reading import Hit, Reading

I_DO = re.compile(r"\bI(?:['’](?:m|ve|ll|d))?\b", re.IGNORECASE)
OF_ME = re.compile(r"\b(?:I|me|my|mine)\b", re.IGNORECASE)
TO_THEM = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
FELT = re.compile(
    r"\b(?:sorry|regret|afraid|hop(?:e|ing)|wish|understand|appreciate|respect|decid|thank|see|glad"
    r"|know|hear|read|remember|told|said|wrote|ask)",
    re.IGNORECASE,
)
"""What one may say of the other's words without claiming them."""
ASKS = re.compile(
    r"\b(?:should|shall|may|might|could|can|would|will|do|did|if|when|where|before|how|what)\s+$",
    re.I,
)
"""Before "I use your gate": a question, or a thing to come, and nothing done."""
SUPPOSED = re.compile(r"\b(?:if|imagine|suppose)\s+$", re.IGNORECASE)
"""Before "you had run a kitchen": nobody says that they did."""
ALIKE = re.compile(
    r"\b(?:like|just as|same as|as|unlike) you\b|\b(?:as well|myself|too|likewise|the same|also)\b",
    re.I,
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
    both = sides(reading.situation)
    said = _said_of_themselves(reading.situation) - both.mine
    for sentence in reading.sentences:
        whole = Part("body", sentence.text, sentence.start)
        if _claims(sentence.text, said) or _did_theirs(sentence.text, both):
            yield hit(reading, "G4", whole, (0, len(sentence.text)))
        for name, enough in (("your_past", 1), ("you_did", ENOUGH)):
            for match in pattern(name).finditer(sentence.text):
                if SUPPOSED.search(sentence.text[: match.start()]):
                    continue
                if _is_mine(match.group(), sentence.text[match.end() :], both, enough):
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


def _did_theirs(sentence: str, both: Sides) -> bool:
    """ "A spell of auditing cold chains", where the audits are the reader's."""
    if not OF_ME.search(sentence) or len(content_words(sentence) & both.theirs) < ENOUGH:
        return False
    to_them = TO_THEM.search(sentence) is not None
    if to_them and not ALIKE.search(sentence):
        return False
    if pattern("so_did_i").search(sentence):
        return True
    for claim in pattern("i_did").finditer(sentence):
        if ASKS.search(sentence[: claim.start()]):
            continue
        told = content_words(
            re.split(r"[.;!?]|, (?:and|but|so|which)\b", sentence[claim.end() :])[0]
        )
        theirs = len(told & both.theirs)
        if theirs >= (ENOUGH + to_them) and theirs > len(told & both.mine):
            return True
    return False


def _is_mine(claim: str, after: str, both: Sides, enough: int) -> bool:
    told = claim + re.split(r"[.,;?!\n]", after)[0]
    words = content_words(told)
    own = len(words & both.mine_only)
    return own >= enough and not OF_ME.search(told) and own > len(words & both.theirs)


def _said_of_themselves(s: Situation) -> frozenset[str]:
    """What the reader's pasted words say in the first person: "I do the rosters"."""
    sentences = re.split(r"(?<=[.!?])\s+|\n+|, (?=I\b)", s.pasted_message)
    return content_words(
        " ".join(t for t in sentences if re.search(r"\bI\b", t) and not FELT.search(t))
    )
