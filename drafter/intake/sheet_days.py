"""The dates of a column: in which order day and month stand, and each as a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from drafter.errors import BadInput
from drafter.intake.cues import table
from drafter.wording.dates import MONTHS

Order = Literal["dmy", "mdy", ""]

ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
DOTTED = re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d\d)(?!\d)")
EITHER = re.compile(r"(?P<a>\d{1,2})(?P<sign>[/-])(?P<b>\d{1,2})(?P=sign)(?P<y>\d{4}|\d\d)(?!\d)")
DAY_FIRST = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[ \-/.]+(?P<m>[^\W\d_]{3,10})\.?[ \-/,]+(?P<y>\d{4}|\d\d)(?!\d)"
)
MONTH_FIRST = re.compile(r"(?P<m>[^\W\d_]{3,10})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})")
SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
"""A day as Excel counts it, when a column lost its format: 46134 is 22 April 2026."""
WEEKDAY = re.compile(r"^[^\W\d_]{2,9}\.?, ")


def day(cell: str, order: Order = "") -> dt.date | None:
    """None for what is no date, and for 03/04/2026 while the order isn't known."""
    text = _bare(cell)
    if SERIAL.fullmatch(text):
        return dt.date(1899, 12, 30) + dt.timedelta(int(float(text)))
    for form in (ISO, DOTTED, DAY_FIRST, MONTH_FIRST):
        if match := form.match(text):
            return _date(match["y"], match["m"], match["d"])
    match = EITHER.match(text)
    if match is None:
        return None
    if match["a"] == match["b"] or (order or _shown(match)) == "dmy":
        return _date(match["y"], match["b"], match["a"])
    return _date(match["y"], match["a"], match["b"]) if order or _shown(match) else None


@dataclass
class Slashed:
    """The 03/04/2026-style dates of a column, shown one by one."""

    shown: set[Order] = field(default_factory=set)
    """What cells with a number above 12 tell."""
    unsure: list[int] = field(default_factory=list)
    """Lines of cells that tell nothing; the first few."""

    def see(self, line: int, cell: str) -> None:
        if not (match := EITHER.match(_bare(cell))):
            return
        if order := _shown(match):
            self.shown.add(order)
        elif match["a"] != match["b"] and len(self.unsure) < 4:
            self.unsure.append(line)

    def order(self, column: str, *, file: str, given: Order, undone: str) -> Order:
        """What was given, else what the column shows. Raises BadInput (E15) where it doesn't."""
        if given or not self.unsure:
            return given
        if len(self.shown) == 1:
            return next(iter(self.shown))
        lines = ", ".join(map(str, self.unsure[:3])) + (", …" if len(self.unsure) > 3 else "")
        raise BadInput(
            f'E15 Column "{column}" of "{file}" mixes 03/04/2026-style dates that can be day-first '
            f"or month-first (line{'s' if len(self.unsure) > 1 else ''} {lines}). {undone} "
            "Say --dates dmy or --dates mdy."
        )


def order_of(
    column: str, cells: Mapping[int, str], *, file: str, given: Order = "", undone: str
) -> Order:
    """The order of a column at hand. `cells`: by their lines."""
    seen = Slashed()
    for line, cell in cells.items():
        seen.see(line, cell)
    return seen.order(column, file=file, given=given, undone=undone)


def _bare(cell: str) -> str:
    """Without the day of the week."""
    text = cell.strip()
    return text if MONTH_FIRST.match(text) else WEEKDAY.sub("", text)


def _shown(match: re.Match[str]) -> Order:
    """A number above 12 is no month."""
    if int(match["a"]) > 12:
        return "dmy"
    return "mdy" if int(match["b"]) > 12 else ""


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdigit() else _month(month.casefold())
    try:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    """Its number, in one of the languages of letters; 0 for none."""
    known = [month.casefold()[:3] for month in MONTHS]
    return known.index(name[:3]) + 1 if name[:3] in known else table().months.get(name, 0)


def unread(cells: Mapping[int, str], order: Order) -> list[int]:
    """The lines whose cell is no date that can be read, empty ones not counted."""
    return [line for line, cell in cells.items() if cell.strip() and day(cell, order) is None]
