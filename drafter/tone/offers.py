"""What the user told of offers and deadlines of their own; all else is a bluff."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.situation import Situation
from drafter.tone.reading import Reading
from drafter.wording import dates
from drafter.wording.sentences import split

DENIED = re.compile(
    r"\b(?:no|not|without|never|don'?t|haven'?t|hasn'?t|isn'?t)\b[^.\n]{0,30}\boffers?\b"
    r"|\bdon'?t really(?=\s*(?:[,.)]|have\b|$))"
    r"|\bnot (?:really )?true\b|\bpretend|\bmade[- ]up\b|\bmake up\b|"
    r"\bbluff|\ba lie\b|\blying\b",
    re.IGNORECASE,
)
GOT_OFFER = re.compile(
    r"\b(?:offer from|offered me (?:a|an|the) |"
    r"(?:have|got|hold|holding|received) (?:an?|the|my) offer\b)",
    re.IGNORECASE,
)
DUE = re.compile(
    r"\b(?:deadline|expires?|until|due|no later than|answer by|reply by|respond by|decide "
    r"by|before|by)\b",
    re.IGNORECASE,
)


def has_offer(reading: Reading) -> bool:
    """That somebody else wants them: in the rule's own words or others, taken back nowhere."""
    told = told_of(reading.situation)
    said = any(phrase.search(told) for phrase in reading.rules["U2"].phrases)
    return (said or GOT_OFFER.search(told) is not None) and not DENIED.search(told)


@lru_cache(maxsize=64)
def has_deadline(situation: Situation) -> bool:
    """A date by which something is due, in what the user told about themselves."""
    return any(
        DUE.search(sentence.text) and dates.find(sentence.text, today=situation.today)
        for sentence in split(told_of(situation))
    ) and not DENIED.search(told_of(situation))


def told_of(situation: Situation) -> str:
    """What the user says; what the other side wrote names their own dates."""
    return "\n".join(
        [
            *(fact.text for fact in situation.sender.public_facts),
            situation.situation,
            *(f"{slot.replace('_', ' ')}: {text}" for slot, text in situation.details.items()),
            *(event.summary for event in situation.history),
        ]
    )
