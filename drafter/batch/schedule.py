"""A day to send each draft: few at once, and never a crowd at one company's door."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.history.record import folded
from drafter.wording import dates

A_DAY = 20
"""New people a day (reliability R-34)."""
A_WEEK = 2
"""People at one company within seven days (R-34, E67)."""
WEEK = 7


@dataclass
class Schedule:
    """Proposes days from the first on, in the order in which it is asked."""

    first: dt.date
    _sent: Counter[dt.date] = field(default_factory=Counter, init=False)
    _at: dict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list), init=False)
    _open: dt.date = field(init=False)
    """The first day that has room; what is full before it stays full."""

    def __post_init__(self) -> None:
        self._open = _working(self.first)

    def day_for(self, company: str) -> dt.date:
        """The next working day with room for one more, and for this company."""
        day = self._open
        if (firm := folded(company)) and len(there := self._at[firm]) >= A_WEEK:
            day = max(day, _working(there[-A_WEEK] + dt.timedelta(days=WEEK)))
        while self._sent[day] >= A_DAY:
            day = _working(day + dt.timedelta(days=1))
        self._take(day, firm)
        return day

    def _take(self, day: dt.date, firm: str) -> None:
        self._sent[day] += 1
        if firm:
            self._at[firm].append(day)
        while self._sent[self._open] >= A_DAY:
            self._open = _working(self._open + dt.timedelta(days=1))


def _working(day: dt.date) -> dt.date:
    """That day, or the next one on which people work."""
    return dates.business_days_after(day - dt.timedelta(days=1), 1)


def schedule(companies: Iterable[str], first: dt.date) -> Iterator[dt.date]:
    plan = Schedule(first)
    return (plan.day_for(company) for company in companies)
