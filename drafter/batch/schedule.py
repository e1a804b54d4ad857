"""A day to send each draft: few at once, and never a crowd at one company's door."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field

from drafter.history.lately import Written
from drafter.history.organisations import key
from drafter.wording import dates

A_DAY = 20
"""New people a day (reliability R-34)."""
A_WEEK = 2
"""People at one company within seven days (R-34, E67)."""
WEEK = dt.timedelta(days=7)


@dataclass
class Schedule:
    """Proposes days from the first on, in the order in which it is asked."""

    first: dt.date
    taken: InitVar[Iterable[Written]] = ()
    """Who has a day already, and is given room."""
    _sent: Counter[dt.date] = field(default_factory=Counter, init=False)
    _at: dict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list), init=False)
    _from: dict[str, dt.date] = field(default_factory=dict, init=False)
    """For each company the day that was proposed last; no day before it has room."""
    _open: dt.date = field(init=False)
    """The first day that has room; what is full before it stays full."""

    def __post_init__(self, taken: Iterable[Written]) -> None:
        self._open = _working(self.first)
        for one in taken:
            self._take(one.first, one.last, one.firm)

    def day_for(self, company: str) -> dt.date:
        """The next working day with room for one more, and for this company."""
        firm = key(company)
        day = max(self._open, self._from.get(firm, self._open))
        while (later := self._roomy(day, firm)) != day:
            day = later
        self._take(day, day, firm)
        self._from[firm] = day
        return day

    def _roomy(self, day: dt.date, firm: str) -> dt.date:
        """That day if it has room, else the next that may."""
        if self._sent[day] >= A_DAY:
            return _working(day + dt.timedelta(days=1))
        there = self._at.get(firm, [])
        at = bisect_right(there, day)
        near = [*there[max(0, at - A_WEEK) : at], day, *there[at : at + A_WEEK]]
        # Any three with this day among them must not fall within one week.
        for soon, late in zip(near, near[A_WEEK:], strict=False):
            if late - soon < WEEK:
                return _working(soon + WEEK)
        return day

    def _take(self, first: dt.date, last: dt.date, firm: str) -> None:
        self._sent[first] += 1
        if firm:
            insort(self._at[firm], last)
        while self._sent[self._open] >= A_DAY:
            self._open = _working(self._open + dt.timedelta(days=1))


def _working(day: dt.date) -> dt.date:
    """That day, or the next one on which people work."""
    return dates.business_days_after(day - dt.timedelta(days=1), 1)
