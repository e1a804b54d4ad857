"""What the user sent, as recall looks at it: texts by kind, and what came of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.history.database import FILE, reading

GOOD = ("replied", "meeting", "referral")
BAD = ("no", "silence")
CHANGES = slice(24, 28)
"""Where an SQLite file counts the transactions that changed it."""


class Sent(NamedTuple):
    """One message as it went out."""

    id: int
    date: dt.date
    channel: str
    subject: str
    body: str
    luck: int
    """1 if somebody answered, met or recommended; -1 after silence or a no; else 0."""

    @property
    def merit(self) -> tuple[int, int]:
        """Between two that fit equally: which to prefer."""
        return self.luck, self.date.toordinal()

    @property
    def title(self) -> str:
        return self.subject or f"{self.channel or 'message'}, {self.date.isoformat()}"


def compared(subject: str, body: str) -> str:
    """What of a message is compared with a question; its vector goes by this text's digest."""
    return f"{subject}\n{body}".strip()


def changes(folder: Path) -> bytes:
    """Other bytes after any change to the user's data, at the price of reading a few."""
    try:
        with (folder / FILE).open("rb") as file:
            return file.read(CHANGES.stop)[CHANGES]
    except OSError:
        return b""


def extent(folder: Path, kind: str) -> tuple[int, int]:
    """Other numbers once a message of this kind was sent or removed; the text never changes."""
    with reading(folder) as connection:
        row = connection.execute(
            "SELECT count(*), coalesce(max(id), 0) FROM message "
            "WHERE direction = 'sent' AND kind = ?",
            [kind],
        ).fetchone()
        return int(row[0]), int(row[1])


def texts(folder: Path, kind: str) -> tuple[tuple[int, str], ...]:
    """Id and text of all that was sent of this kind, newest first; "" is what has no kind."""
    with reading(folder) as connection:
        rows = connection.execute(
            "SELECT id, subject, body FROM message WHERE direction = 'sent' AND kind = ? "
            "ORDER BY date DESC, id DESC",
            [kind],
        )
        return tuple((id, compared(subject, body)) for id, subject, body in rows)


def kinds(folder: Path) -> tuple[str, ...]:
    """The kinds of which something was sent; "" stands for none."""
    with reading(folder) as connection:
        rows = connection.execute(
            "SELECT DISTINCT kind FROM message WHERE direction = 'sent' ORDER BY kind"
        )
        return tuple(kind for (kind,) in rows)


def messages(folder: Path, ids: Iterable[int]) -> dict[int, Sent]:
    """Those of these that were sent and are still there."""
    wanted = list(ids)
    among = ", ".join("?" * len(wanted))
    # The plus keeps SQLite from going through all that was sent, by an index on the direction.
    with reading(folder) as connection:
        rows = connection.execute(
            f"""SELECT id, date, channel, subject, body,
                (SELECT group_concat(value) FROM outcome WHERE message = message.id)
                FROM message WHERE id IN ({among}) AND +direction = 'sent'""",
            wanted,
        )
        return {
            id: Sent(id, dt.date.fromisoformat(date), channel, subject, body, luck(outcomes or ""))
            for id, date, channel, subject, body, outcomes in rows
        }


def luck(outcomes: str) -> int:
    """One good outcome outweighs the silence before it."""
    values = outcomes.split(",")
    return 1 if set(values) & set(GOOD) else -1 if set(values) & set(BAD) else 0
