"""What is known of the reader: how we know each other, what they showed, what they published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.intake.plain import plain
from drafter.intake.verdict import decision
from drafter.situation import Situation
from drafter.wording import names
from drafter.wording.reader import second_person, to_reader

THEIRS = re.compile(r"^(?:Their|Her|His|The company['’]s) (?P<rest>.+)$")
STATES = re.compile(
    r"\b(says?|said|shows?|showed|puts?|announced?|reports?|reported|plans?|opened|opens|is|are|has"
    r"|have|names?|named|lists?|wants?|rose|fell|promises|promised|mentions?|describes?|expects?"
    r"|lost|won|grew|closes|closed|moved|moves)\b"
)
I_HEARD = re.compile(r"^I (heard|saw|read|watched) (?:him|her|them|his|their)\b", re.IGNORECASE)
KIND_ACT = re.compile(
    r"^You (?:\w+ly |also |even )?(walked|showed|talked|spoke|told|mentioned|explained|described"
    r"|introduced|asked|invited|gave|offered|helped|took)\b"
)
UNKIND = re.compile(r"\b(no|not|\w+n['’]t|reject\w*|turned|refus\w*|complain\w*|fail\w*|never)\b")
MET = re.compile(
    r"(worked|met|shared|studied|sat|volunteered|served|trained|played|talked|spoke)\b", re.I
)
HEARD = re.compile(r"\b(heard|read|saw|watched) (?:her|his|their) ([^;.,]+)", re.IGNORECASE)
GATHERING = re.compile(r"\b(at|in) (?!the |a |our |his |her )((?:[A-Z][\w-]* )+)"
                       r"(congress|conference|meetup|fair|summit|symposium|event)\b")  # fmt: skip
BARE_YEAR = re.compile(r"(?<!in )(?<!until )(?<!since )(?<!to )(?<!-)\b((?:19|20)\d\d(?:-\d+)?)$")
NOT_A_NOUN = re.compile(r"\b(too|weak|not|is|was|are|were|has|have|had|went|chose|said)\b")
GAP = re.compile(r"(?:rejection|no|rejected)\s*[:–-]\s*(?P<reason>.{4,60})$", re.IGNORECASE)


def known(s: Situation) -> Iterator[tuple[str, str]]:
    yield from _from_account(s)
    heard = HEARD.search(f"{s.recipient.relationship}; {s.situation}")
    yield "their_work", f"your {heard[2]}" if heard else ""
    yield "tie", tie(s.recipient.relationship) or next(filter(None, map(_ours, _sentences(s))), "")
    yield "reason", _reason(s)
    team = re.search(r"\bthe ((?:[\w-]+ ){0,2}[\w-]+ team)\b", s.situation)
    yield "team", f"the {team[1]}" if team else ""


def _from_account(s: Situation) -> Iterator[tuple[str, str]]:
    """Sentences of the user's account that speak of the reader, turned to "you"."""
    called = (names.first(s.recipient.name), names.surname(s.recipient.name))
    company = s.recipient.company
    for sentence in _sentences(s):
        if company and sentence.startswith(f"{company} ") and STATES.search(sentence):
            yield "trigger", sentence if sentence[-1] in ".!?" else f"{sentence}."
        said = to_reader(sentence, called)
        # "You chose somebody else" is their decision, and no moment to be glad of.
        if KIND_ACT.match(said) and not (UNKIND.search(said) or decision([plain(said)])):
            yield "moment", said
        if I_HEARD.match(sentence):
            yield "trigger", f"I {second_person(sentence[2:].rstrip('.'))}."
        if match := THEIRS.match(sentence.rstrip(".")):
            theirs = re.split(r"[;]| - ", match["rest"])[0]
            slot = "trigger" if STATES.search(theirs) else "their_work"
            yield slot, f"Your {theirs}." if slot == "trigger" else f"your {theirs}"


def _sentences(s: Situation) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", s.situation.strip())


def _ours(sentence: str) -> str:
    """ "We shared a desk at Tern" says how we know each other; empty if the sentence doesn't."""
    ours = re.match(r"We (.+)$", sentence)
    return f"{sentence.rstrip('.')}." if ours and MET.match(ours[1]) else ""


def tie(relationship: str) -> str:
    """ "met at APSIC congress 2025" -> "We met at the APSIC congress in 2025."; else empty."""
    for part in relationship.split(";"):
        text = BARE_YEAR.sub(r"in \1", GATHERING.sub(r"\1 the \2\3", part.strip().rstrip(".")))
        text = re.sub(r"\bwith (?:me|him|her|them)\b", "together", text)
        if MET.match(text):
            return f"We {text[0].lower()}{text[1:]}."
        if match := HEARD.match(text):
            return f"I {match[1].lower()} your {match[2]}."
    return ""


def _reason(s: Situation) -> str:
    """Their reason as a noun phrase, where the user noted it as one: "more field work wanted"."""
    for event in reversed(s.history):
        if event.direction == "in" and (match := GAP.match(event.summary)):
            noted = re.split(r"[;,(]", match["reason"])[0].strip(" .")
            noted = re.sub(r"^(needs|wants|wanted|lacks|lacked|lack of|no)\s+", "", noted)
            reason = re.sub(r"\s+(wanted|needed|required)$", "", noted)
            return "" if NOT_A_NOUN.search(reason) else reason
    return ""
