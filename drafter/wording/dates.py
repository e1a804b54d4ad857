"""Dates as people write them, and counting in working days."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from drafter.errors import BadInput
from drafter.wording.mentions import MONTHS, WEEKDAYS, Mention, find

__all__ = [
    "MONTHS", "WEEKDAYS", "Mention", "add", "business_days_after", "business_days_between",
    "find", "spell", "when",
]  # fmt: skip

LONG_AGO = dt.timedelta(days=75)
"""After this nobody remembers the day, and naming it sounds like keeping count."""
SPAN = re.compile(r"(\d+)\s*(bd|d|w|mo)")


def spell(date: dt.date, *, today: dt.date, locale: str, weekday: bool = False) -> str:
    """10 November, in the United States November 10; with the year when it isn't this one."""
    month, year = MONTHS[date.month - 1], "" if date.year == today.year else str(date.year)
    day = WEEKDAYS[date.weekday()] if weekday else ""
    if is_american(locale):
        return ", ".join(part for part in (day, f"{month} {date.day}", year) if part)
    return " ".join(part for part in (day, str(date.day), month, year) if part)


def when(date: dt.date, *, today: dt.date, locale: str) -> str:
    """As part of a sentence: "today", "on 10 November", and for what is long past "in August"."""
    if date == today:
        return "today"
    if today - date > LONG_AGO:
        year = "" if date.year == today.year else f" {date.year}"
        return f"in {MONTHS[date.month - 1]}{year}"
    return f"on {spell(date, today=today, locale=locale)}"


def is_american(locale: str) -> bool:
    return locale.replace("_", "-").casefold().endswith("-us")


def business_days_after(date: dt.date, n: int) -> dt.date:
    """The n-th working day after a date; public holidays are not known here."""
    while n > 0:
        date += dt.timedelta(days=1)
        n -= date.weekday() < 5
    return date


def business_days_between(a: dt.date, b: dt.date) -> int:
    """Working days after `a`, up to and with `b`; none when `b` is not later."""
    whole, rest = divmod(max((b - a).days, 0), 7)
    return whole * 5 + sum((a + dt.timedelta(days=i)).weekday() < 5 for i in range(1, rest + 1))


def add(date: dt.date, span: str) -> dt.date:
    """A date and "6w", "10d", "7bd" (working days) or "12mo"."""
    match = SPAN.fullmatch(span.strip())
    if not match:
        raise BadInput(
            f"A span of time can't be read ({span!r}). No date was computed. "
            "Write a number and d, bd, w or mo, such as 6w."
        )
    n, unit = int(match[1]), match[2]
    if unit == "bd":
        return business_days_after(date, n)
    if unit == "mo":
        return _months_later(date, n)
    return date + dt.timedelta(days=n * 7 if unit == "w" else n)


def _months_later(date: dt.date, n: int) -> dt.date:
    years, month = divmod(date.month - 1 + n, 12)
    year, month = date.year + years, month + 1
    return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))
