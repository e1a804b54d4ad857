"""What was drafted, beside what was sent of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.history.book import History
from drafter.history.database import reading, writing
from drafter.history.person import PERSON, values
from drafter.history.record import Record

OLDEST = dt.timedelta(days=60)
"""A letter sent later than that after its draft was hardly made from it."""


class Edit(NamedTuple):
    drafted: str
    sent: str


def drafted(folder: Path, draft: Record) -> None:
    """Keeps a draft as it was shown; the newest for a person and kind takes the older one's place.

    It never counts as sent.
    """
    kept = replace(draft, direction="draft")
    who = {**values(kept.to, kept.email, kept.company), "kind": kept.kind}
    with writing(folder) as connection:
        connection.execute(
            f"DELETE FROM message WHERE direction = 'draft' AND kind = :kind AND {PERSON}", who
        )
    History(folder).remember(kept)


def sent(folder: Path, message: int, record: Record) -> None:
    """If a draft for this person lies before it, keeps what it was, beside what was sent."""
    who = {**values(record.to, record.email, record.company), "day": record.date.isoformat(),
           "oldest": (record.date - OLDEST).isoformat(), "kind": record.kind}  # fmt: skip
    with writing(folder) as connection:
        row = connection.execute(
            f"""SELECT id, body FROM message WHERE direction = 'draft' AND {PERSON}
            AND date BETWEEN :oldest AND :day ORDER BY kind <> :kind, date DESC, id DESC""",
            who,
        ).fetchone()
        if row:
            connection.execute("INSERT OR REPLACE INTO edit VALUES (?, ?)", [message, row[1]])
            connection.execute("DELETE FROM message WHERE id = ?", [row[0]])


def keep(folder: Path, message: int, draft: str) -> None:
    """What was drafted for a message that was sent."""
    with writing(folder) as connection:
        connection.execute("INSERT OR REPLACE INTO edit VALUES (?, ?)", [message, draft])


def edits(folder: Path) -> tuple[Edit, ...]:
    """Every draft that was sent, with what became of it, oldest first."""
    with reading(folder) as connection:
        rows = connection.execute(
            """SELECT e.drafted, m.body FROM edit e JOIN message m ON m.id = e.message
            ORDER BY m.date, m.id"""
        )
        return tuple(Edit(*row) for row in rows)
