"""Words that a rule would object to, were they the writer's own, or meant as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.tone.reading import Hit, Reading

BLAMES = frozenset({"pressure", "manner", "begging", "urgency"})
RATHER = re.compile(
    r"\b(?:rather than|instead of|better than|than to|than|without|thank(?:s| you) for not|never)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before words that are named only to say that they don't apply."""
REPORTED = re.compile(
    r"\b(?:you|your \w+|the (?:ad|advert|poster|posting|notice|sign|site|page|letter|mail|e-mail))"
    r"(?: \w+){0,4} (?:says?|said|asks?|asked|wrote|writes|reads?|told me|mentions?|mentioned"
    r"|texted|promised)\b[^.;!?]{0,70}$",
    re.IGNORECASE,
)
"""Before words that the reader's own side put so: "your poster says to write ASAP"."""
CITED = re.compile(r"[\"“][^\"“”\n]{1,60}[\"”]")


def cited(reading: Reading, hit: Hit) -> bool:
    """Words between quotation marks are somebody else's."""
    text = reading.draft.subject if hit.where == "subject" else reading.body
    if '"' not in text and "“" not in text:
        return False
    near = CITED.finditer(text, max(0, hit.start - 60), hit.end + 60)
    return any(one.start() < hit.start and hit.end < one.end() for one in near)


def turned_round(reading: Reading, hit: Hit) -> bool:
    """ "Thank you for ringing rather than leaving me guessing" blames nobody."""
    sentence = reading.sentence_at(hit.start) if hit.where == "body" else None
    before = sentence.text[: hit.start - sentence.start] if sentence else ""
    return bool(RATHER.search(before) or REPORTED.search(before))
