"""Where the user applied, for what, when, and how it stands."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafter.history import bulk
from drafter.history.bulk import Kept
from drafter.history.database import reading
from drafter.history.organisations import key, organisation
from drafter.history.record import folded
from drafter.situation import Event


@dataclass(frozen=True)
class Application:
    company: str
    role: str = ""
    status: str = ""
    date: dt.date | None = None
    source: str = ""

    @property
    def iso(self) -> str:
        return self.date.isoformat() if self.date else ""


def applications(folder: Path, company: str = "") -> tuple[Application, ...]:
    """All of them, or those to one company; the latest first."""
    with reading(folder) as connection:
        rows = connection.execute(
            """SELECT o.name, a.role, a.status, a.date, a.source
            FROM application a JOIN organisation o ON o.id = a.organisation
            WHERE :at = '' OR o.firm = :at ORDER BY a.date DESC, a.id DESC""",
            {"at": key(company)},
        )
        return tuple(
            Application(at, role, status, dt.date.fromisoformat(day) if day else None, source)
            for at, role, status, day, source in rows
        )


def events(folder: Path, company: str, role: str, today: dt.date) -> tuple[Event, ...]:
    """That the user applied there, as a tracker has it: for this role, or for whichever it was."""
    dated = [one for one in applications(folder, company) if one.date and one.date <= today]
    same = [one for one in dated if not role or not one.role or folded(one.role) == folded(role)]
    return tuple(
        Event(date=one.date, direction="out", channel="portal",
              summary=f"applied for {one.role or 'a job'}")
        for one in reversed(same) if one.date
    ) if key(company) else ()  # fmt: skip


def keep(folder: Path, found: Iterable[Application]) -> Kept:
    """Each is added, brought up to date, or there already."""
    return bulk.keep_all(folder, found, _put)


def rehearse(folder: Path, found: Iterable[Application]) -> Kept:
    return bulk.rehearse(folder, found, lambda connection, one: _weighed(connection, one)[0])


def _put(connection: sqlite3.Connection, one: Application) -> Kept:
    kept, id, status, day = _weighed(connection, one)
    if not kept.same:
        connection.execute(
            "INSERT OR REPLACE INTO application VALUES (?, ?, ?, ?, ?, ?)",
            [id, organisation(connection, one.company), one.role, status, day, one.source],
        )
    return kept


def _weighed(connection: sqlite3.Connection, one: Application) -> tuple[Kept, int | None, str, str]:
    """What it changes, of which row, to which status and day; a day can come later."""
    row = connection.execute(
        """SELECT a.id, a.status, a.date FROM application a
        JOIN organisation o ON o.id = a.organisation
        WHERE o.firm = :at AND a.role = :role AND (a.date IN (:day, '') OR :day = '')
        ORDER BY a.date = '', a.date DESC""",
        {"at": key(one.company), "role": one.role, "day": one.iso},
    ).fetchone()
    if row is None:
        return Kept(added=1), None, one.status, one.iso
    id, status, day = row
    new = one.status or status, one.iso or day
    return Kept(same=1) if new == (status, day) else Kept(changed=1), id, *new
