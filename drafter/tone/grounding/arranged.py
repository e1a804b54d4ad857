"""Days that are fixed: of a meeting, of the times the user chose to offer, of a month's end."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.situation import Situation
from drafter.tone.grounding import clock, days
from drafter.tone.grounding.figures import VALUES
from drafter.tone.grounding.ground import Ground, blanked, read
from drafter.tone.grounding.sums import USUAL
from drafter.tone.grounding.wordlists import says
from drafter.wording.dates import MONTHS, WEEKDAYS, Mention
from drafter.wording.folding import fold

LAST_DAYS = frozenset({"deadline", "closes", "until"})
"""Details that say by when something must be, and not when the user is free."""
OF_TIMES = frozenset(
    "on at or and the after before from to till until between noon midday morning mornings"
    " afternoon afternoons evening evenings end start beginning middle early late mid week weeks"
    " of in next this any time day days am pm o clock either both half past quarter a m p".split()
) | frozenset(VALUES)
NEXT = re.compile(
    r"\b(?:from|in|as of|starting)\s+(?:early |the (?:start|beginning) of )?$", re.IGNORECASE
)
ENDING = (
    r"\b(?:ends?|ended|ending|until|till|shuts?|shutting|clos(?:es?|ed|ing)|finish\w*|over|through"
    r"|runs? (?:out|to)|last day|stops?|up)\b[^.\n]{0,40}?\b"
)
SERIES = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}?(?:groups?|club|class|classes|shifts?|markets?|service|choir|clinic|run"
    r"|rounds?|league|rota|school|team|crew|walks?)\b"
)
OWN = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
SUPPOSED = re.compile(r"\b(?:if|whether|would|could|should|may|might|can|or)\b", re.IGNORECASE)
PLURAL = re.compile(rf"\b(?P<name>{'|'.join(WEEKDAYS)})s\b", re.IGNORECASE)


def is_settled(text: str, span: tuple[int, int]) -> bool:
    """ "The interview on Thursday 3 December suits me" proposes nothing: it must be that day."""
    before, after = re.split(r"[.!?]\s", text[: span[0]])[-1], text[span[1] :]
    return says("settled_before", before) or says("settled_after", "x" + after)


@lru_cache(maxsize=64)
def chosen(situation: Situation) -> Ground:
    """The times the user gave for this message; nobody else may be free at another."""
    given = [
        value
        for key, value in situation.details.items()
        if key not in LAST_DAYS and _is_only_times(value, situation)
    ]
    return read("\n".join(given), situation.today)


def _is_only_times(value: str, situation: Situation) -> bool:
    found = days.find(value, situation.today)
    rest = fold(blanked(value, [(one.start, one.end) for one in found]))
    timed = bool(found) or clock.SAID.search(rest) is not None
    return timed and set(re.findall(r"[^\W\d_]+", rest)) <= OF_TIMES


def follows_an_end(ground: Ground, before: str, said: Mention) -> bool:
    """ "From April", of somebody whose contract ends in March."""
    if not said.month or (said.day or 1) > 1 or not NEXT.search(before):
        return False
    ended = MONTHS[said.month - 2].casefold()
    return re.search(rf"{ENDING}{ended}", ground.text) is not None


def is_usual(text: str, mention: Mention) -> bool:
    """A weekday that comes round: every Tuesday, the Tuesday singing group."""
    return USUAL.search(text[: mention.start]) is not None or (
        SERIES.match(text, mention.end) is not None
    )


def is_told(text: str, place: int) -> bool:
    """Said of how things are, and not of what may be: "I run it on Saturdays", no "if" about it."""
    before = re.split(r"[.!?]\s", text[:place])[-1]
    return OWN.search(before) is not None and not SUPPOSED.search(before)


def comes_round(ground: Ground, weekday: int) -> bool:
    """ "See you on Saturday", of two who sell side by side on Saturdays."""
    return ground.has(rf"\b{WEEKDAYS[weekday].casefold()}s\b")


def has_weekday(ground: Ground, weekday: int) -> bool:
    named = WEEKDAYS[weekday].casefold()
    whole = "weekend" if weekday > 4 else r"weekdays?\b|mon(?:day)? to fri"
    return ground.has(rf"\b{named}|\b{named[:3]}s?\b|{whole}|daily|every day|seven days|7 days")
