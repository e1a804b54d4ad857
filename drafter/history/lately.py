"""Who was written to of late: days to come must leave room for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from drafter.history.database import reading


class Written(NamedTuple):
    """Somebody with a day on which they were written to, or will be."""

    person: str
    address: str
    firm: str
    first: dt.date
    """When they were new."""
    last: dt.date


def written_since(folder: Path, day: dt.date) -> tuple[Written, ...]:
    """Each person once, where the user says that a letter went on that day or later."""
    with reading(folder) as connection:
        rows = connection.execute(
            """SELECT person, max(address), firm, min(date), max(date) FROM message
            WHERE direction = 'sent'
            GROUP BY firm, coalesce(nullif(person, ''), nullif(address, ''), id)
            HAVING max(date) >= ? ORDER BY max(date)""",
            [day.isoformat()],
        )
        return tuple(written_of(*row) for row in rows)


def written_of(person: str, address: str, firm: str, first: str, last: str) -> Written:
    return Written(person, address, firm, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
