"""Days that somebody looks back on: in "on Tuesday" or "in October", the last one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import partial

from drafter.intake.cues import Cues
from drafter.intake.days import NUMBERS, Day, days
from drafter.intake.plain import Plain

AGO = re.compile(
    rf"\b(?:about |some |over |nearly |almost )?(?:(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}|an?)"
    r" (?:\w+ )?(?P<unit>day|week|month)s? (?:ago|back)|(?P<fortnight>a fortnight ago)"
    r"|(?P<today>this (?:morning|afternoon)|earlier today|just now|tonight)|(?P<night>last night)"
    r"|(?P<last>last (?:week|month)))\b",
    re.IGNORECASE,
)
MONTH_NAMED = re.compile(r"\d\W{0,3}(?:st|nd|rd|th|of|\s)*[^\W\d]{3}|[^\W\d]{3}\W+\d")
ANOTHER = re.compile(r"[,;:()]|\b(?:and|then|but)\b")
FAR = 40
"""A comma, bracket or "and" between a word and a day parts them like so many letters."""


def days_past(sentence: Plain, *, today: dt.date, locale: str) -> list[Day]:
    found = [*_ago(sentence.text, today)]
    for day in days(sentence, received=today, locale=locale):
        if all(day.end <= other.start or day.start >= other.end for other in found):
            found.append(_looked_back(sentence.text, day, today))
    return sorted(day for day in found if day.date <= today)


def _ago(text: str, today: dt.date) -> Iterable[Day]:
    for match in AGO.finditer(text):
        if match["n"]:
            said = match["n"].lower()
            n = int(said) if said.isdigit() else NUMBERS.index(said) + 1 if said in NUMBERS else 1
            span = n * {"day": 1, "week": 7, "month": 30}[match["unit"].lower()]
        elif match["last"]:
            span = 30 if "month" in match["last"].lower() else 7
        else:
            span = 14 if match["fortnight"] else int(bool(match["night"]))
        exact = not match["last"] and (match["unit"] or "day").lower() == "day"
        yield Day(*match.span(), today - dt.timedelta(days=span), exact)


def _looked_back(text: str, day: Day, today: dt.date) -> Day:
    """A bare weekday, or a month, that lies ahead was meant as the one before."""
    words = text[day.start : day.end]
    if day.date <= today and MONTH_NAMED.search(words):
        return day._replace(sure=True)
    if day.date <= today or re.search(r"next|tomorrow|\b20\d\d\b", words, re.IGNORECASE):
        return day
    if not any(char.isdigit() for char in words):
        weekday = (day.date - today).days <= 7
        before = day.date - dt.timedelta(days=7) if weekday else _year_before(day.date)
        return day._replace(date=before)
    return day


def _year_before(date: dt.date) -> dt.date:
    return date.replace(year=date.year - 1, day=min(date.day, 28))


def when(
    sentences: Iterable[Plain], cues: Cues, *, today: dt.date, locale: str, last: bool = False
) -> tuple[Plain, Day] | None:
    """The latest day on which it happened. Of each sentence it is the day nearest to the word
    that tells of it, or the last one."""
    told = [
        (sentence, named[-1] if last else min(named, key=partial(_gap, sentence.text, place)))
        for sentence in sentences
        if (place := cues.find(sentence))
        and (named := days_past(sentence, today=today, locale=locale))
    ]
    return max(told, key=lambda pair: pair[1].date, default=None)


def _gap(text: str, place: tuple[int, int], day: Day) -> int:
    start, end = place
    between = text[end : day.start] if day.start >= end else text[day.end : start]
    return len(between) + FAR * len(ANOTHER.findall(between))
