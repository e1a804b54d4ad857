"""Figures that follow from what is told: a difference, a share, how many a list names, a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.tone.grounding import figures
from drafter.tone.grounding.figures import Figure
from drafter.wording.dates import Mention

CHANGE = re.compile(r"[^.;\n\d]{0,30}\b(?:to|down to|up to|now)\s*(?:about |only |under )?")
LIST = re.compile(r"\b[\w'’-][\w'’ -]{0,40}(?:, [\w'’ -]{1,40}){1,5},? (?:and|or) \w+")
YEARS = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)\b(?:\s*[-–]\s*|[^.;\n\d]{0,25}\b(?:to|until|till|and)\b[^.;\n\d]{0,25})"
    r"\b(?P<last>(?:19|20)\d\d)\b"
)
AGO = re.compile(
    r"\b(?P<count>[\w-]+)\s+(?P<unit>day|week|fortnight)s?\s+(?P<way>ago|from now)\b", re.I
)
OVER = re.compile(r"\b(?:over|more than|at least|upwards of|well over|beyond)\s+(?:an?\s+)?$", re.I)
UNDER = re.compile(
    r"\b(?:nearly|almost|close to|under|fewer than|less than|not quite|up to)\s+(?:an?\s+)?$", re.I
)
ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|circa|or so)\s+(?:an?\s+)?$", re.I
)
USUAL = re.compile(r"\b(?:every|each|any|most|a|busy|usual|typical)\s+$", re.IGNORECASE)
"""Before a weekday that is no day in particular: "a Saturday shift"."""
NEAR = 60
"""Characters before a figure in which a word says that it is rounded."""
LENGTH = {"day": 1, "week": 7, "fortnight": 14}


def changes(text: str, found: list[Figure]) -> Iterator[tuple[float, str]]:
    """From 50 to 35 is 15 less, and 30 %."""
    for first, then in pairwise(found):
        if CHANGE.fullmatch(text[first.end : then.start]) and first.value and then.value:
            step = abs(first.value - then.value)
            yield step, then.unit
            exact = 100 * step / first.value
            yield from ((share, "%") for share in (int(exact), round(exact), round(exact / 5) * 5))


def spans(text: str) -> Iterator[tuple[float, str]]:
    """From 2019 until she left in 2023 are four years."""
    for match in YEARS.finditer(text):
        yield float(abs(int(match["last"]) - int(match["first"]))), "year"


def lengths(text: str) -> Iterator[tuple[float, str]]:
    """ "Tamil, English and Hindi" are three."""
    for names in LIST.finditer(text):
        yield 1 + len(re.findall(r",? (?:and|or) |, ", names.group())), ""


def near(before: str, value: float, known: float) -> bool:
    """ "Over 30", where 34 is told; "nearly 40", of 38; "about 70" of 68, and not of 77."""
    before = before[-NEAR:]
    if OVER.search(before):
        return value <= known <= value * 1.34
    if UNDER.search(before):
        return value * 0.85 <= known <= value
    return ABOUT.search(before) is not None and abs(known - value) <= _roundness(value) / 2


def _roundness(value: float) -> float:
    """To what a round figure is rounded: 70 to tens, 1,500 to hundreds, 35 to fives."""
    steps = (step for step in (1e6, 1e5, 1e4, 1e3, 100, 10, 5) if value % step == 0)
    return next(steps, 2.0) if value else 0


def days(text: str, mentions: tuple[Mention, ...], today: dt.date) -> Iterator[dt.date]:
    """The days that "on Tuesday" and "two weeks ago" may mean."""
    for mention in mentions:
        usual = USUAL.search(text[max(0, mention.start - NEAR) : mention.start])
        if mention.weekday is not None and not (mention.date or mention.day or usual):
            ahead = (mention.weekday - today.weekday()) % 7
            yield from (today + dt.timedelta(days=ahead + 7 * weeks) for weeks in (-2, -1, 0, 1))
    for match in AGO.finditer(text):
        count = 1.0 if match["count"].casefold() in {"a", "an"} else 0.0
        count = count or next((f.value for f in figures.find(match["count"])), 0.0)
        back = count * LENGTH[match["unit"].casefold()] * (1 if match["way"] == "from now" else -1)
        if count and count < 60:
            yield from (today + dt.timedelta(days=back + off) for off in (-1, 0, 1))
