"""Facts that are whole clauses already, or lack no more than their "I"."""

from __future__ import annotations

import re

from drafter.wording import verbs
from drafter.wording.phrases import lower_first, upper_first

NUMBER = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
FOR_YEARS = re.compile(
    rf"^(?P<where>.+?) for (?P<n>(?:over |about |nearly )?(?:{NUMBER})\+?) (?:years?|yrs?)$", re.I
)
WHEN = re.compile(
    r"(?:Since|After|Before|When|While|During|In|At|On|For|From|Until|As|This|Last|Now|Today|One|Two"
    r"|Three|Years|Recently|Lately|Yesterday|Earlier|Over|By|Throughout|Within|Under|Next)\b"
    r"[^.]{0,60}?\b(?:I|I['’]\w+|we|(?<=week |onth |year )my)\b"
)
"""A sentence of the user's own that begins with the time or place."""
PREPOSITIONS = frozenset("in at on with as from for across inside under behind within".split())


def whole(fact: str, low: str, rest: str) -> str | None:
    """A clause that lacks at most its "I": "have kept the log", "since June I ran it"; or None."""
    limited = verbs.NEGATIONS & {*fact.lower().replace("’", "'").split()[:4]}
    if re.match(r"(i|i['’]\w+|my|we|our)\b", fact, re.IGNORECASE) and (rest or fact[0].isupper()):
        return "" if limited else upper_first(fact)
    if WHEN.match(upper_first(fact)):
        return upper_first(fact)
    if low in verbs.BARE and rest and not limited:
        return f"I {low} {rest}"
    if low in {"trained", "apprenticed"} and rest.startswith("under "):
        return f"I {low} {rest}"
    if low in PREPOSITIONS and (spent := FOR_YEARS.match(fact)):
        return f"I have spent {spent['n']} years {lower_first(spent['where'])}"
    return None
