"""A day to send each draft: few at once, and never a crowd at one company's door."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.wording import dates

A_DAY = 20
"""New people a day (reliability R-34)."""
A_WEEK = 2
"""People at one company within seven days (R-34, E67)."""


@dataclass
class Schedule:
    """Proposes days from the first on, in the order in which it is asked."""

    first: dt.date
    _sent: Counter[dt.date] = field(default_factory=Counter, init=False)
    _at: dict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list), init=False)

    def day_for(self, company: str) -> dt.date:
        """The next working day with room for one more, and for this company."""
        day = dates.business_days_after(self.first - dt.timedelta(days=1), 1)
        while self._sent[day] >= A_DAY or self._crowded(company, day):
            day = dates.business_days_after(day, 1)
        self._sent[day] += 1
        if company:
            self._at[company].append(day)
        return day

    def _crowded(self, company: str, day: dt.date) -> bool:
        near = [other for other in self._at[company] if abs((day - other).days) < 7]
        return bool(company) and len(near) >= A_WEEK


def schedule(companies: Iterable[str], first: dt.date) -> Iterator[dt.date]:
    plan = Schedule(first)
    return (plan.day_for(company) for company in companies)
