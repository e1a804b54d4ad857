"""Dates found in running text, completed with the year that was most likely meant."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Set
from typing import NamedTuple

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)
_WEEKDAY = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?"
    r"|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b\.?"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![:.,]\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LEAD = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
# What may stand before or after a month that is also a name or a verb.
_INTO = (
    r"(?:in|since|until|till|by|from|of|last|next|this|early|late|mid|during|through|before"
    r"|after|for|to|and|or)[\s-]+"
)
_OUT = (
    r"(?=[\s,.;:)!?]*$|\s*[,.;:)!?]|\s+(?:at|by|in|for|and|or|to|from|as|so|if|is|was|were|I|we|you"
    r"|works|would|when|on|but|because|then|with)\b)"
)
_SURE = "January|February|April|June|July|August|September|October|November|December"

_DIGIT = "1 2 3 4 5 6 7 8 9"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"

PATTERNS = tuple(
    (re.compile(pattern, flags), frozenset(needs))
    for pattern, flags, *needs in (
        (r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)", 0, "-"),
        (r"\b(?P<a>\d{1,2})([/.])(?P<b>\d{1,2})\2(?P<year>(?:19|20)\d\d)\b", 0, "19 20"),
        (rf"\b{_LEAD}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?[ \t]+{_YEAR}\b(?!-))?", re.I,
         _DIGIT, _MONTHS),
        (rf"\b{_LEAD}{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?[ \t]+{_YEAR}\b(?!-))?", re.I,
         _DIGIT, _MONTHS),
        (rf"\b(?P<end>end of )?(?P<quarter>Q[1-4])(?:\s+(?:of\s+)?{_YEAR})?\b", 0, "q1 q2 q3 q4"),
        (rf"\b{_MONTH}\s+{_YEAR}\b", 0, "19 20", _MONTHS),
        (rf"\b{_WEEKDAY},?\s+(?:the\s+)(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b", re.I, _DIGIT),
        (r"\bthe (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b" + _OUT, re.I, _DIGIT),
        (rf"(?<![\w-])(?i:{_INTO})(?P<month>March|May)\b(?!\s+[A-Z][a-z])", 0, "march may"),
        (rf"\b(?P<month>{_SURE})\b(?!\s+[A-Z][a-z])", 0, _MONTHS),
        (r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", re.I, "day"),
        (r"\b(?P<relative>(?:the )?day before yesterday|yesterday|today|tomorrow)\b", re.I,
         "yesterday today tomorrow"),
        (r"\b(?P<relative>(?:last|this|next) (?:week|month|year))\b", re.I, "week month year"),
    )
)  # fmt: skip
"""Each with what it can't match without, some of these letters; looking for them is quick."""
SIGNS = {needs: needs.split() for _, signs in PATTERNS for needs in signs}
RELATIVE = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1}


class Mention(NamedTuple):
    start: int
    end: int
    text: str
    date: dt.date | None = None
    """None where the words leave the day open ("the 13th", "Monday", "in June", 04/05/2026), and
    where there is no such day (31 February)."""
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    """Only when it is written."""


def find(text: str, *, today: dt.date) -> list[Mention]:
    """Every date in English text, in order, none inside another."""
    found: list[Mention] = []
    taken, lowered = bytearray(len(text)), text.lower()
    met = {needs for needs, signs in SIGNS.items() if any(sign in lowered for sign in signs)}
    for match in _matches(text, met):
        if any(taken[match.start() : match.end()]):
            continue
        if mention := _mention(match, today):
            found.append(mention)
            taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
    return sorted(found, key=lambda mention: mention.start)


def _matches(text: str, met: Set[str]) -> Iterator[re.Match[str]]:
    for pattern, needs in PATTERNS:
        if needs <= met:
            yield from pattern.finditer(text)


def _mention(match: re.Match[str], today: dt.date) -> Mention | None:
    group = {key: value for key, value in match.groupdict().items() if value}
    place = (match.start("month") if set(group) == {"month"} else match.start(), match.end())
    words = match.string[slice(*place)]
    year = int(group["year"]) if "year" in group else None
    if "relative" in group:
        days = RELATIVE.get(group["relative"].casefold().removeprefix("the "))
        return Mention(*place, words, today + dt.timedelta(days=days) if days is not None else None)
    if "quarter" in group:
        return _quarter(place, words, int(group["quarter"][1]), year, today)
    if "a" in group:
        return _slashed(place, words, int(group["a"]), int(group["b"]), year or today.year)
    if group.get("month", "").rstrip(".") in {"may", "march", "mar"}:
        return None  # "up to 5 may apply"
    month, day = _month(group.get("month", "")), int(group["day"]) if "day" in group else None
    weekday = _weekday(group.get("weekday", ""))
    date = _nearest(year, month, day, today) if month and day else None
    return Mention(*place, words, date, weekday, month, day, year)


def _slashed(place: tuple[int, int], words: str, a: int, b: int, year: int) -> Mention | None:
    """12/05/2026 is May in London and December in Boston: only what both agree on is said."""
    if a == b or a > 12 or "." in words:
        day, month = a, b
    elif b > 12:
        day, month = b, a
    else:
        return Mention(*place, words, year=year)
    date = _date(year, month, day)
    return Mention(*place, words, date, None, month, day, year) if date else None


def _quarter(
    place: tuple[int, int], words: str, quarter: int, year: int | None, today: dt.date
) -> Mention:
    month = quarter * 3
    date = _nearest(year, month, calendar.monthrange(2026, month)[1], today)
    return Mention(*place, words, date, year=year)


def _nearest(year: int | None, month: int, day: int, today: dt.date) -> dt.date | None:
    years = [year] if year else [today.year - 1, today.year, today.year + 1]
    dates = [date for y in years if (date := _date(y, month, day))]
    return min(dates, key=lambda date: abs(date - today), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    names = [name.casefold()[:3] for name in MONTHS]
    return names.index(word.casefold()[:3]) + 1 if word else None


def _weekday(word: str) -> int | None:
    names = [name.casefold()[:3] for name in WEEKDAYS]
    return names.index(word.casefold()[:3]) if word else None
