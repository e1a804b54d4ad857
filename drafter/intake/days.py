"""Days that a mail names, seen from the day on which it came."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from drafter.intake.cues import table
from drafter.intake.plain import Plain
from drafter.wording import dates

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
AFTER = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)}|a|an|sechs|drei|zwölf)"
    r"(?:\s*-\s*|\s+)(?:full |more |whole )?"
    r"(?P<unit>day|week|month|year|monat|woche|jahr|mois|mes)", re.IGNORECASE)  # fmt: skip
FOREIGN = re.compile(
    r"\b(?P<day>\d{1,2})(?:\.|er)?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,10})\.?(?:,?\s+(?:de\s+)?(?P<year>20\d\d))?",
)
MONTH_YEAR = re.compile(
    r"\b(?P<end>Ende|fin|finales de|fine|eind) (?:de )?"
    r"(?P<month>[^\W\d_]{3,10}) (?:de )?(?P<year>20\d\d)\b"
)
DOTTED = re.compile(
    r"\b(?P<day>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})(?:(?P=sign)(?P<year>(?:20)?\d\d)\b)?"
)
NEXT = re.compile(
    r"\b(?:(?P<part>early|mid|late|end of|beginning of|start of) )?"
    r"(?:the )?next (?P<unit>week|month|year)\b",
    re.I,
)
NEW_YEAR = re.compile(r"\b(?:in|until|till|after) the (?:new year|year)\b", re.IGNORECASE)
LONGEST = 1500


class Day(NamedTuple):
    start: int
    end: int
    date: dt.date
    sure: bool


def days(plain: Plain, *, received: dt.date, locale: str = "en") -> list[Day]:
    """Every day that a sentence names; vague ones ("next week") as the last day they can mean."""
    text = plain.text[:LONGEST]
    named = [*_numbers(text, received, locale), *_english(text, received), *_vague(text, received)]
    kept: list[Day] = []
    for day in named:
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    return sorted(kept)


def wait(text: str, *, received: dt.date) -> Day | None:
    """ "for 12 months", counted from the day it was said."""
    match = AFTER.search(text)
    if not match:
        return None
    said = match["n"].lower()
    german = {"a": 1, "an": 1, "drei": 3, "sechs": 6, "zwölf": 12}
    n = int(said) if said.isdigit() else german.get(said) or NUMBERS.index(said) + 1
    unit = match["unit"].lower()[:2]
    span = {"da": f"{n}d", "we": f"{n}w", "wo": f"{n}w", "ye": f"{12 * n}mo", "ja": f"{12 * n}mo"}
    return Day(*match.span(), dates.add(received, span.get(unit, f"{n}mo")), True)


def _numbers(text: str, received: dt.date, locale: str) -> list[Day]:
    months = table().months
    found = [
        _day(match, months[match["month"].lower()], int(match["day"]), received)
        for match in FOREIGN.finditer(text)
        if match["month"].lower() in months
    ]
    for match in MONTH_YEAR.finditer(text):
        if month := months.get(match["month"].lower()):
            last = dates.add(dt.date(int(match["year"]), month, 1), "1mo") - dt.timedelta(days=1)
            found.append(Day(*match.span(), last, True))
    american = locale.replace("_", "-").lower() in {"en", "en-us"}
    for match in DOTTED.finditer(text):
        a, b = int(match["day"]), int(match["month"])
        if american and match["sign"] == "/" and a <= 12:
            b, a = a, b
        if b > 12:
            a, b = b, a
        open_ = match["sign"] == "/" and a <= 12 and a != b
        if match["year"] or match["sign"] == "/":
            found.append(_day(match, b, a, received, sure=not open_))
    return [day for day in found if day]


def _day(
    match: re.Match[str], month: int, day: int, received: dt.date, *, sure: bool = True
) -> Day | None:
    year = int(match["year"]) % 2000 + 2000 if match["year"] else 0
    years = [year] if year else [received.year - 1, received.year, received.year + 1]
    possible = [made for y in years if (made := _made(y, month, day))]
    if not possible:
        return None
    nearest = min(possible, key=lambda made: abs(made - received))
    return Day(*match.span(), nearest, sure and bool(year))


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _english(text: str, received: dt.date) -> list[Day]:
    found = []
    for mention in dates.find(text, today=received):
        if mention.date:
            found.append(Day(mention.start, mention.end, mention.date, True))
        elif mention.weekday is not None and mention.day is None:
            date = _weekday(text[: mention.start], mention.weekday, received)
            found.append(Day(mention.start, mention.end, date, True))
        elif mention.month and mention.day is None:
            date = _month(text[: mention.start], mention.month, mention.year, received)
            found.append(Day(mention.start, mention.end, date, False))
    return found


def _weekday(before: str, weekday: int, received: dt.date) -> dt.date:
    if re.search(r"\b(?:last|past)\s*$", before, re.IGNORECASE):
        return received - dt.timedelta(days=(received.weekday() - weekday - 1) % 7 + 1)
    return received + dt.timedelta(days=(weekday - received.weekday() - 1) % 7 + 1)


def _month(before: str, month: int, year: int | None, received: dt.date) -> dt.date:
    """In a month: its first day; until (the end of) it: its last."""
    year = year or received.year + (month < received.month)
    first = dt.date(year, month, 1)
    until = r"\b(?:until|till|through|bis|to|end of|ende|late)\s*(?:the end of|end of|ende)?\s*$"
    last = re.search(until, before, re.IGNORECASE)
    return dates.add(first, "1mo") - dt.timedelta(days=1) if last else first


def _vague(text: str, received: dt.date) -> list[Day]:
    found = []
    for match in NEXT.finditer(text):
        monday = received + dt.timedelta(days=7 - received.weekday())
        day = {"week": monday + dt.timedelta(days=1 if match["part"] == "early" else 4)}
        day["month"] = dates.add(received.replace(day=1), "2mo") - dt.timedelta(days=1)
        day["year"] = dt.date(received.year + 1, 1, 1)
        found.append(Day(*match.span(), day[match["unit"].lower()], False))
    january = dt.date(received.year + 1, 1, 4)
    return found + [Day(*match.span(), january, False) for match in NEW_YEAR.finditer(text)]
