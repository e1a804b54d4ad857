"""Which days are taken when a run proposes its own: by what was sent, and by other runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.history.database import reading, writing
from drafter.history.lately import Written, written_of, written_since
from drafter.history.organisations import key
from drafter.history.record import address, folded

WEEK = dt.timedelta(days=7)
WHO_AND_WHEN = ("recipient_name", "email", "company", "send_on")
"""What of a row is kept."""


def taken(folder: Path, run: str, today: dt.date) -> tuple[Written, ...]:
    """Each person once. Whom this run drafts for too gets the day that it proposes itself."""
    sent = written_since(folder, today - WEEK)
    addresses = {one.address for one in sent} - {""}
    names = {(one.person, one.firm) for one in sent if one.person}
    with reading(folder) as connection:
        rows = connection.execute(
            """SELECT person, max(address), firm, max(day), max(day) FROM proposed
            WHERE run <> :run AND day >= :since AND (person, address) NOT IN
            (SELECT name, address FROM lead WHERE run = :run AND state = 'drafted')
            GROUP BY firm, coalesce(nullif(person, ''), nullif(address, ''), rowid)""",
            {"run": run, "since": (today - WEEK).isoformat()},
        )
        proposed = [written_of(*row) for row in rows]
    to_come = [
        one for one in proposed
        if one.address not in addresses and (one.person, one.firm) not in names
    ]  # fmt: skip
    return (*sent, *to_come)


def propose(folder: Path, run: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Keeps the days of this run in the place of those that it proposed before."""
    days = [
        (run, folded(row["recipient_name"]), address(row["email"]), key(row["company"]),
         row["send_on"])
        for row in rows
    ]  # fmt: skip
    with writing(folder) as connection:
        connection.execute("DELETE FROM proposed WHERE run = ?", [run])
        connection.executemany("INSERT INTO proposed VALUES (?, ?, ?, ?, ?)", days)
