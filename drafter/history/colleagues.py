"""Others at the same firm to whom the user wrote of late, and what they answered."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from drafter.history.database import reading
from drafter.history.organisations import key
from drafter.history.person import PERSON, values
from drafter.situation import Recipient


@dataclass(frozen=True)
class Colleague:
    name: str
    company: str
    date: dt.date
    """Of the last message that they were sent."""
    answers: tuple[str, ...] = ()
    """What came from them."""
    referred: bool = False
    """The user noted a referral as what came of it."""


def colleagues(
    folder: Path, recipient: Recipient, since: dt.date, until: dt.date
) -> tuple[Colleague, ...]:
    """The latest first; nobody where the firm isn't known."""
    if not key(recipient.company):
        return ()
    span = {"since": since.isoformat(), "until": until.isoformat()}
    who = values(recipient.name, recipient.email, recipient.company)
    with reading(folder) as connection:
        rows = connection.execute(
            f"""SELECT name, company, person, max(date) FROM message
            WHERE +direction = 'sent' AND firm = :firm AND person <> ''
            AND date BETWEEN :since AND :until AND NOT {PERSON}
            GROUP BY person ORDER BY 4 DESC, name""",
            span | who,
        ).fetchall()
        return tuple(_colleague(connection, *row) for row in rows)


def _colleague(
    connection: sqlite3.Connection, name: str, company: str, person: str, date: str
) -> Colleague:
    answers = connection.execute(
        """SELECT subject || char(10) || body FROM message
        WHERE +direction = 'received' AND person = ? ORDER BY date, id""",
        [person],
    ).fetchall()
    referral = connection.execute(
        """SELECT 1 FROM outcome o JOIN message m ON m.id = o.message
        WHERE m.person = ? AND o.value = 'referral'""",
        [person],
    ).fetchone()
    words = tuple(text for (text,) in answers)
    return Colleague(name, company, dt.date.fromisoformat(date), words, referral is not None)
