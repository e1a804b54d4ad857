"""Begging and self-deprecation: apologies and hedges are counted, not forbidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter.message import Severity
from drafter.tone.around import sentence_at
from drafter.tone.reading import Hit, Reading, matches

CLOSE = re.compile(
    r"\b(?:friend|cousin|brother|sister|aunt|uncle|mother|father|mum|mom|dad|family|partner)\b"
    r"(?! of)",
    re.IGNORECASE,
)
WARES = re.compile(
    r"\b(?:bread|food|shoes?|savings|loans?|mortgages?|heating|electricity|rent|debts?|fridges?)\b",
    re.IGNORECASE,
)
"""What people sell, make or mend, and what those in need are short of."""
AT_HOME = re.compile(
    r"\b(?:pay|afford|buy|eat|house|home|famil(?:y|ies)|child(?:ren)?|kids|our (?:table|own)"
    r"|on the table|please|unless|without (?:it|this|the job|you))\b",
    re.IGNORECASE,
)
OWES_ONE = frozenset({"reschedule", "correct_or_add_info"})
"""Kinds where one apology is right."""
PER_HINT, PER_WARN = 2.5, 4.0  # hedges in 100 words; E20: a few are polite
PILE = 4
"""So many in one sentence, and nobody finds the question."""
FEW = 3
"""Fewer hedges than this hide nothing, however short the message."""


def begging(reading: Reading) -> Iterator[Hit]:
    """B1. Among friends a plea is a warning."""
    close = CLOSE.search(reading.situation.recipient.relationship)
    for hit in matches(reading, "B1"):
        if not _is_trade(reading, hit):
            yield hit._replace(severity="warn") if close else hit


def _is_trade(reading: Reading, hit: Hit) -> bool:
    """To a baker bread is work: "I bake the bread at three, and no batch goes out cold"."""
    wares = {word.casefold() for word in WARES.findall(reading.body[hit.start : hit.end])}
    sender, sentence = reading.situation.sender, sentence_at(reading, hit)
    told = " ".join([sender.identity, *(fact.text for fact in sender.public_facts)]).casefold()
    own = hit.where == "body" and wares and not AT_HOME.search(sentence)
    return bool(own) and all(ware.rstrip("s") in told for ware in wares)


def apologies(reading: Reading) -> Iterator[Hit]:
    """B3. Two are a hint, three a warning."""
    hits = list(matches(reading, "B3"))[1 if reading.kind_id in OWES_ONE else 0 :]
    if len(hits) > 1:
        yield from (hit._replace(severity="warn" if len(hits) > 2 else "hint") for hit in hits)


def taken_back(reading: Reading) -> Iterator[Hit]:
    """B4. A hint; a warning where no question is left standing; nothing where none is due."""
    if reading.kind and not reading.kind.asks:
        return
    asks = "?" in reading.body
    for hit in matches(reading, "B4"):
        yield hit if asks else hit._replace(severity="warn")


def hedges(reading: Reading) -> Iterator[Hit]:
    """B5. By density, or by how many a single sentence holds."""
    hits = [hit for hit in matches(reading, "B5") if hit.where == "body"]
    density = 100 * len(hits) / max(len(reading.words), 1)
    in_one = [sum(s.start <= h.start < s.end for h in hits) for s in reading.sentences]
    piled = max(in_one, default=0)
    if piled >= PILE or (len(hits) >= FEW and density > PER_HINT):
        many = len(hits) > FEW and density > PER_WARN
        severity: Severity = "warn" if piled >= PILE or many else "hint"
        yield from (hit._replace(severity=severity) for hit in hits)


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "B1": begging,
    "B3": apologies,
    "B4": taken_back,
    "B5": hedges,
}
