"""Whom the user leaves alone: put on the list, taken off it, asked before each draft."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

from drafter.errors import BadInput
from drafter.history import marks
from drafter.history.database import reading, writing
from drafter.history.person import PERSON, values
from drafter.history.record import Hold, address, folded
from drafter.situation import Recipient

FIRST_NAME = """:person <> '' AND instr(:person, ' ') = 0 AND :firm <> '' AND firm = :firm
    AND substr(person, 1, length(:person) + 1) = :person || ' '"""
""" "Owen", at the firm where we know an Owen Birtles."""


def put(folder: Path, who: str, reason: str, since: dt.date) -> None:
    if not _key(who).strip():
        raise BadInput(f'"{who}" is no name and no address. Nobody was put on the list.')
    with writing(folder) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO hold VALUES (?, ?, ?, ?)",
            [_key(who), who, reason, since.isoformat()],
        )


def take(folder: Path, who: str) -> bool:
    """False if there was none. The mark of somebody who was forgotten goes too."""
    with writing(folder) as connection:
        held = connection.execute("DELETE FROM hold WHERE key = ?", [_key(who)]).rowcount > 0
        return marks.remove(connection, folder, who) or held


def listed(folder: Path) -> tuple[Hold, ...]:
    with reading(folder) as connection:
        rows = connection.execute("SELECT who, reason, since FROM hold ORDER BY who")
        return tuple(Hold(who, why, dt.date.fromisoformat(day)) for who, why, day in rows)


def why(folder: Path, recipient: Recipient) -> str:
    """Why this person is on hold; empty if they are not.

    A hold on an address reaches the name that our records know it by, and the other way round;
    a first name reaches whoever is known by it at that firm.
    Who was forgotten for good is on hold for ever.
    """
    who = recipient.name, recipient.email, recipient.company
    with reading(folder) as connection:
        if row := _held(connection, values(*who)):
            return _in_words(*row)
        since = marks.since(connection, folder, *who)
    return _in_words("Somebody whom you forgot", "", since) if since else ""


def _held(connection: sqlite3.Connection, who: dict[str, str]) -> tuple[str, str, str] | None:
    """Who is on hold that is this person, why and since when."""
    if connection.execute("SELECT 1 FROM hold LIMIT 1").fetchone() is None:
        return None
    connection.create_function("normal", 1, marks.normal, deterministic=True)
    found: tuple[str, str, str] | None = connection.execute(
        f"""SELECT who, reason, since FROM hold
        WHERE key <> '' AND (key IN (:person, :address)
        OR (key LIKE '%@%' AND normal(key) = normal(:address))
        OR key IN (SELECT address FROM message WHERE {PERSON})
        OR key IN (SELECT person FROM message WHERE {PERSON} AND address = :address)
        OR key IN (SELECT person FROM message WHERE {FIRST_NAME})
        OR key IN (SELECT address FROM message WHERE {FIRST_NAME}))""",
        who,
    ).fetchone()
    return found


def _key(who: str) -> str:
    return address(who) if "@" in who else folded(who)


def _in_words(who: str, reason: str, since: str) -> str:
    because = f': "{reason}"' if reason else ""
    return f"{who} is on your do-not-contact list since {since}{because}"
