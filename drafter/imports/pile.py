"""Mails waiting to be kept: on disk, so that a mailbox of any size fits, and sorted by time."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from drafter.errors import StorageError
from drafter.history import Direction, Record, threads
from drafter.history.people import Known
from drafter.history.threads import Mailed
from drafter.imports import body
from drafter.imports.headers import MOST_PEOPLE
from drafter.imports.mail import Mail
from drafter.prompts.imports import mailbox

BATCH = 500
TABLES = (
    """CREATE TABLE mail (
        id INTEGER PRIMARY KEY, key TEXT UNIQUE, stamp REAL, day TEXT, mail TEXT, answers TEXT,
        parent TEXT, name TEXT, sender TEXT, receivers TEXT, subject TEXT, text TEXT,
        sent INTEGER, automatic INTEGER, source TEXT)""",
    "CREATE INDEX mail_mail ON mail (mail)",
)
# An answer to a mail of one's own was written to one, whatever machinery it went through.
STRAY = """automatic AND NOT sent AND NOT EXISTS (
    SELECT 1 FROM mail o WHERE o.mail <> '' AND o.mail = mail.parent AND o.sent)"""


class Pile:
    """Mails in a temporary database, which SQLite makes private and removes by itself."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.left: Counter[str] = Counter()
        """Why how many were left out."""

    def add(self, mail: Mail, *, folder: str, source: str) -> None:
        """A mail out of a folder of that name; those that nobody would want are counted only."""
        labels, folders = {*mail.labels, folder.lower()}, mailbox().folders
        sorts = ("draft", "unwanted", "chat")
        why = next((sort for sort in sorts if labels & folders[sort]), "") or _lacking(mail)
        if why or not (mail.moment and mail.sender):
            self.left[why] += 1
            return
        receivers = json.dumps([[one.name, one.email] for one in mail.receivers])
        done = self._connection.execute(
            "INSERT OR IGNORE INTO mail VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_key(mail), mail.moment.timestamp(), mail.moment.date().isoformat(), mail.id,
             json.dumps(mail.answers), mail.answers[-1] if mail.answers else "", mail.sender.name,
             mail.sender.email, receivers, mail.subject, mail.text,
             bool(labels & folders["sent"]), mail.automatic, source],
        )  # fmt: skip
        self.left["twice"] += 1 - done.rowcount

    def commonest_sender(self) -> str:
        """Of what lies in folders of sent mail; empty if there is none."""
        row = self._connection.execute(
            "SELECT sender FROM mail WHERE sent GROUP BY sender ORDER BY count(*) DESC, sender"
        ).fetchone()
        return str(row[0]) if row else ""

    def settle(self, me: str, home: Path) -> None:
        """Which are the user's own, and to whom; machines' mails go that answer none of those."""
        self._connection.execute("UPDATE mail SET sent = 1 WHERE sender = ?", [me])
        for (id,) in self._connection.execute("SELECT id FROM mail WHERE sent").fetchall():
            self._own(id, me)
        rows = self._connection.execute(f"SELECT id, parent FROM mail WHERE {STRAY}").fetchall()
        for at in range(0, len(rows), BATCH):
            some = rows[at : at + BATCH]
            answered = threads.answered(home, [parent for _, parent in some if parent])
            self._drop([id for id, parent in some if parent not in answered], "automatic")

    def _own(self, id: int, me: str) -> None:
        """A mail of the user's: to somebody, and without the lines below their name."""
        name, sender, receivers, text = self._connection.execute(
            "SELECT name, sender, receivers, text FROM mail WHERE id = ?", [id]
        ).fetchone()
        if why := _nobody({email for _, email in json.loads(receivers)}, {me, sender}):
            self._drop([id], why)
        else:
            words = body.unsigned(text, name)
            self._connection.execute("UPDATE mail SET text = ? WHERE id = ?", [words, id])

    def _drop(self, ids: list[int], why: str) -> None:
        self._connection.executemany("DELETE FROM mail WHERE id = ?", [(id,) for id in ids])
        self.left[why] += len(ids)

    def leave(self, emails: Iterable[str]) -> None:
        """Without the mails from these and to them."""
        for email in emails:
            self._connection.execute(
                """DELETE FROM mail WHERE CASE WHEN sent THEN instr(receivers, ?)
                ELSE sender = ? END""",
                [json.dumps(email), email],
            )

    def people(self) -> list[Known]:
        """Everybody whom the mails are from or to, but not the user."""
        found: dict[str, Known] = {}
        rows = self._connection.execute("SELECT DISTINCT sent, name, sender, receivers FROM mail")
        for sent, name, sender, receivers in rows:
            for whom, email in self._others(sent, name, sender, receivers):
                found.setdefault(email, Known(whom, email=email, source="mail"))
        return list(found.values())

    def mails(self) -> Iterator[Mailed]:
        """In the order of time, once for each person."""
        rows = self._connection.execute(
            """SELECT sent, name, sender, receivers, day, text, subject, mail, source, answers
            FROM mail ORDER BY stamp, id"""
        )
        for *who, day, text, subject, mail, source, answers in rows:
            way: Direction = "sent" if who[0] else "received"
            for name, email in self._others(*who):
                record = Record(
                    way, name, dt.date.fromisoformat(day), text, email, channel="email",
                    subject=subject, mail=mail, source=source,
                )  # fmt: skip
                yield Mailed(record, tuple(json.loads(answers)))

    def _others(self, sent: int, name: str, sender: str, receivers: str) -> list[tuple[str, str]]:
        if not sent:
            return [(name, sender)]
        return [(whom, email) for whom, email in json.loads(receivers) if email != sender]


@contextmanager
def opened() -> Iterator[Pile]:
    try:
        # An empty name is a file of its own that has no name on disk.
        with closing(sqlite3.connect("", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            for statement in TABLES:
                connection.execute(statement)
            yield Pile(connection)
    except sqlite3.Error as error:
        raise StorageError(
            f"I have no room to sort the mails ({error}). Nothing was kept. "
            "Make room on the disk for temporary files, then try again."
        ) from None


def _nobody(receivers: set[str], mine: set[str]) -> str:
    """Why a mail that was sent is to nobody in particular."""
    if len(receivers) > MOST_PEOPLE:
        return "many"
    return "" if receivers - mine else "self" if receivers else "nobody"


def _lacking(mail: Mail) -> str:
    if mail.away:
        return "automatic"
    if mail.sender is None:
        return "nobody"
    return "" if mail.moment else "undated"


def _key(mail: Mail) -> str:
    if mail.id:
        return mail.id
    said = [str(mail.moment), str(mail.sender), mail.subject, mail.text]
    return hashlib.sha256(json.dumps(said).encode("utf-8")).hexdigest()
