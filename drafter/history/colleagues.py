"""Others at the same firm to whom the user wrote of late, and what they answered."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from drafter.history.database import reading
from drafter.history.person import PERSON, values
from drafter.history.record import folded
from drafter.situation import Recipient

FORMS = frozenset(
    "ltd limited inc incorporated llc llp plc corp corporation co company gmbh ag kg se sa sas sarl"
    " srl spa bv nv ab as oy aps group the".split()
)
"""Words that one firm's name has here and lacks there."""


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
    if not firm(recipient.company):
        return ()
    span = {"since": since.isoformat(), "until": until.isoformat()}
    who = values(recipient.name, recipient.email, recipient.company)
    with reading(folder) as connection:
        rows = connection.execute(
            f"""SELECT name, company, person, max(date) FROM message
            WHERE direction = 'sent' AND firm <> '' AND person <> ''
            AND date BETWEEN :since AND :until AND NOT {PERSON}
            GROUP BY person, firm ORDER BY 4 DESC, name""",
            span | who,
        ).fetchall()
        same = [row for row in rows if firm(row[1]) == firm(recipient.company)]
        return tuple(_colleague(connection, *row) for row in same)


def firm(company: str) -> str:
    """A company's name without its legal form: "Harbour Boats Ltd" is "harbour boats"."""
    return " ".join(word for word in folded(company).split() if word not in FORMS)


def _colleague(
    connection: sqlite3.Connection, name: str, company: str, person: str, date: str
) -> Colleague:
    answers = connection.execute(
        """SELECT subject || char(10) || body FROM message
        WHERE direction = 'received' AND person = ? ORDER BY date, id""",
        [person],
    ).fetchall()
    referral = connection.execute(
        """SELECT 1 FROM outcome o JOIN message m ON m.id = o.message
        WHERE m.person = ? AND o.value = 'referral'""",
        [person],
    ).fetchone()
    words = tuple(text for (text,) in answers)
    return Colleague(name, company, dt.date.fromisoformat(date), words, referral is not None)
