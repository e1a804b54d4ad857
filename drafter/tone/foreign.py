"""What can be checked in a language that the rules don't read: figures, names, limits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from drafter.tone.grounding import addresses
from drafter.tone.grounding.ground import Part, ground_of, hit, whole
from drafter.tone.grounding.nicknames import may_be_called
from drafter.tone.language import tongues
from drafter.tone.reading import Hit, Reading
from drafter.wording import names
from drafter.wording.folding import fold

UNREAD = "L6"
EVERYWHERE = frozenset("G1 G2 G4 G6 G7 G8 G9 L1 L4 S1 S2 S3 S5 T4".split())
"""Rules that need no English, or find what needs none."""
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\d{1,2}\s?h")
TALK = re.compile(r"\s*-?\s*(?:min|хв)", re.IGNORECASE)
LONGEST_TALK = 60
FEW = 3
"""A count so small says how many questions one has, in any language."""
WORD = re.compile(r"[^\W\d_]+")


class Day(NamedTuple):
    start: int
    end: int
    date: dt.date | None
    """The year that is nearest, where none is written; None: there is no such day."""


def spoken(reading: Reading, rule: str, hits: Iterable[Hit]) -> Iterable[Hit]:
    """Of what a rule finds, what holds in a language that it can't read."""
    if rule == UNREAD:
        return [Hit("body", 0, 0)]
    if rule == "G2":
        return _misnamed(reading)
    if rule in ("G4", "G8"):
        return _figures(reading, rule, hits)
    return hits if rule in EVERYWHERE else ()


def _misnamed(reading: Reading) -> Iterator[Hit]:
    """Somebody else's name in the greeting; an ending may differ, for languages bend names."""
    recipient, body = reading.situation.recipient, reading.draft.body
    start = len(body) - len(body.lstrip())
    line = re.match(r"[^,!:\n–—]*", body[start:]).group()  # type: ignore[union-attr]
    words = [(found.start(), found.group()) for found in WORD.finditer(line)]
    if not words or fold(words[0][1]) not in _polite():
        return
    for at, word in words:
        polite = fold(word) in _polite() | names.TITLES | names.PARTICLES | names.TEAMS
        known = _bends(word, recipient.name) or may_be_called(word, reading.situation)
        if word[0].isupper() and not polite and not known:
            span = (start + at, start + at + len(word))
            yield hit(reading, "G2", Part("body", body, 0), span, recipient.name)


def _bends(word: str, name: str) -> bool:
    said = fold(word)
    return any(
        said[: max(3, len(known) - 2)] == known[: max(3, len(known) - 2)]
        and abs(len(said) - len(known)) <= 3
        for known in names.spellings(name)
    )


def _figures(reading: Reading, rule: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Only what stands in digits, and is neither a day, nor a time, nor a short talk."""
    today = reading.situation.today
    texts = {"subject": reading.draft.subject, "body": reading.body}
    dated = {where: list(days_in(text, today)) for where, text in texts.items()}
    if rule == "G4":
        for part in whole(reading):
            yield from _unknown(reading, part, dated[part.where])
    marked = {where: addresses.spans(getattr(reading.draft, where)) for where in texts}
    for one in hits:
        text = getattr(reading.draft, one.where)
        address = any(a < one.end and one.start < b for a, b in marked[one.where])
        near = any(day.start < one.end and one.start < day.end for day in dated[one.where])
        figure = re.search(r"\d", text[one.start : one.end]) and not _is_innocent(text, one)
        if address or (figure and not near):
            yield one


def _unknown(reading: Reading, part: Part, days: Iterable[Day]) -> Iterator[Hit]:
    """A day that nobody told us; one to come may be a proposal."""
    ground = ground_of(reading.situation)
    known = {*ground.days, *ground.meant, ground.today}
    for day in days:
        if day.date not in known:
            ahead = day.date is not None and day.date > ground.today
            severity = "hint" if ahead else "block"
            yield hit(reading, "G4", part, (day.start, day.end), severity=severity)


def _is_innocent(text: str, one: Hit) -> bool:
    quote, after = text[one.start : one.end].strip(), text[one.end :]
    number = float(quote) if quote.isdecimal() else None
    next_word = WORD.match(after.lstrip(" ."))
    hours = {word for tongue in tongues().values() for word in tongue.hours}
    timed = next_word is not None and fold(next_word.group()) in hours
    if CLOCK.fullmatch(quote) or (number is not None and number <= 24 and timed):
        return True
    talk = TALK.match(after) is not None and number is not None and number <= LONGEST_TALK
    return talk or (number is not None and number <= FEW)


def days_in(text: str, today: dt.date) -> Iterator[Day]:
    """ "am 10. November", "le 10 novembre 2026", "10 de noviembre", "10 listopada"."""
    for found in _date().finditer(text):
        month = _months()[found["month"].casefold()]
        years = [int(found["year"])] if found["year"] else [today.year + n for n in (-1, 0, 1)]
        known = [date for year in years if (date := _day(year, month, int(found["day"])))]
        nearest = min(known, key=lambda date: abs(date - today), default=None)
        yield Day(*found.span(), nearest)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        form: number
        for tongue in tongues().values()
        for number, forms in enumerate(tongue.months, start=1)
        for form in forms
    }


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.,])(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|er|o|a|e)?\s+(?:de\s+)?"
        rf"(?P<month>{months})\b(?:\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    )


@cache
def _polite() -> frozenset[str]:
    return frozenset(fold(word) for tongue in tongues().values() for word in tongue.polite)
