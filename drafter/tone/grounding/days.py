"""Days in running text, also those that share a month: "8 or 9 December", "May 3 to 5"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.wording import dates
from drafter.wording.dates import WEEKDAYS, Mention

_JOIN = r"\s*(?:,|/|-|–|&|\bor\b|\band\b|\bto\b|\btill\b|\buntil\b|\bthrough\b)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NAMED = (
    r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
    r"\.?,?\s+(?:the\s+)?"
)
_ENDS = (
    r"(?=\s*(?:[,;!?)/–-]|:(?!\d)|\.(?!\d)|$"
    r"|\b(?:at|or|and|from|is|are|would|if|both|works?|suits?|instead)\b))"
)
BEFORE = re.compile(
    rf"(?<![\w.,:/])(?<!\bat )(?:{_NAMED})?{_DAY}{_JOIN}\s*(?:on\s+|from\s+|or\s+|and\s+|the\s+)*$",
    re.IGNORECASE,
)
AFTER = re.compile(rf"{_JOIN}\s*(?:(?:on|or|and|the)\s+)*(?:{_NAMED})?{_DAY}{_ENDS}", re.IGNORECASE)
ALONE = re.compile(rf"\b{_NAMED}{_DAY}{_ENDS}", re.IGNORECASE)
LIKELY = re.compile(
    r"\d|[A-Z][a-z]{2}|day|week|month|year|tomorrow|january|february|april|june|july|august"
    r"|september|october|november|december|the \w+(?:st|nd|rd|th)"
)
NEAR = 48
"""Characters before a date in which another may share its month."""


@lru_cache(maxsize=1024)
def find(text: str, today: dt.date) -> tuple[Mention, ...]:
    """Every date, in order of place, none inside another."""
    if not LIKELY.search(text):
        return ()
    whole = dates.find(text, today=today)
    shared = [one for mention in whole for one in _sharing(text, mention)]
    alone = [_like(None, match, 0) for match in ALONE.finditer(text)]
    found: list[Mention] = []
    for one in [*(m for m in whole if m.month or m.date), *shared, *alone, *whole]:
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _sharing(text: str, mention: Mention) -> Iterator[Mention]:
    if not mention.date or not mention.month or not mention.day:
        return
    start, first = mention.start, max(0, mention.start - NEAR)
    while match := BEFORE.search(text[first:start]):
        yield _like(mention, match, first)
        start = first + match.start()
    if mention.text[-1:].isdigit() and (after := AFTER.match(text, mention.end)):
        yield _like(mention, after, 0)


def _like(known: Mention | None, match: re.Match[str], offset: int) -> Mention:
    """The day of a match, in the month of a date that is written out."""
    day, said = int(match["day"]), (match["weekday"] or "").casefold()[:3]
    weekday = next((n for n, name in enumerate(WEEKDAYS) if name.casefold()[:3] == said), None)
    first, last = match.start("weekday") if said else match.start("day"), match.end("day")
    try:
        date = known.date.replace(day=day) if known and known.date else None
    except ValueError:
        date = None
    words, month = match.string[first:last], known.month if known else None
    return Mention(offset + first, offset + last, words, date, weekday, month, day)
