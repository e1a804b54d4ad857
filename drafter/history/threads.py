"""Mails out of a mailbox: kept once each, every one in its thread."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.history import bulk
from drafter.history.bulk import Kept
from drafter.history.database import reading
from drafter.history.organisations import key
from drafter.history.record import Record, address, folded
from drafter.history.same import digest_for

APART = 60
"""Days after which the same subject begins a new thread, unless the mail says what it answers."""
COLUMNS = """direction, name, date, body, email, company, kind, channel, subject, id,
    mail, thread, source"""
# What mail programs put before a subject, in the common languages, and the list's name.
ANSWERS = re.compile(
    r"^(?:\s*(?:re|r|aw|antw|antwort|sv|vs|rv|res|ref|odp|ynt|fwd?|wg|tr|rif|enc|vl|i)"
    r"\s*(?:\[\d+\]|\(\d+\))?\s*[:：]|\s*\[[^\]]{1,40}\])+\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mailed:
    record: Record
    answers: tuple[str, ...] = ()
    """The Message-IDs it refers to, the oldest first."""


def keep(folder: Path, mails: Iterable[Mailed]) -> Kept:
    """Each is added, or there already; give the older ones first.

    One that the user remembered by hand before is there already, and learns its thread.
    """
    return bulk.keep_all(folder, mails, _put)


def there(folder: Path, mails: Iterable[Mailed]) -> Iterator[bool]:
    """Of each in turn whether it is kept already; nothing is written."""
    with reading(folder) as connection:
        for mailed in mails:
            yield _kept(connection, mailed.record) or bool(_remembered(connection, mailed.record))


def answered(folder: Path, mails: Sequence[str]) -> frozenset[str]:
    """Which of these Message-IDs the user sent."""
    with reading(folder) as connection:
        rows = connection.execute(
            f"""SELECT mail FROM message WHERE direction = 'sent'
            AND mail IN ({", ".join("?" * len(mails))})""",
            [*mails],
        )
        return frozenset(mail for (mail,) in rows)


def thread(folder: Path, mail: str) -> tuple[Record, ...]:
    """Every message of the thread that a mail belongs to, oldest first."""
    with reading(folder) as connection:
        rows = connection.execute(
            f"""SELECT {COLUMNS} FROM message WHERE thread <> ''
            AND thread IN (SELECT thread FROM message WHERE mail = ?) ORDER BY date, id""",
            [mail],
        )
        return tuple(
            Record(way, to, dt.date.fromisoformat(day), *rest) for way, to, day, *rest in rows
        )


def bare(subject: str) -> str:
    """A subject without "Re:" and the like, whatever its case and spaces."""
    return " ".join(ANSWERS.sub("", subject).casefold().split())


def _put(connection: sqlite3.Connection, mailed: Mailed) -> Kept:
    if _kept(connection, mailed.record):
        return Kept(same=1)
    record = replace(mailed.record, thread=_thread(connection, mailed))
    _join(connection, record)
    if twin := _remembered(connection, record):
        connection.execute(
            "UPDATE message SET mail = ?, thread = ? WHERE id = ?",
            [record.mail, record.thread, twin],
        )
        return Kept(same=1)
    return _insert(connection, record)


def _kept(connection: sqlite3.Connection, record: Record) -> bool:
    """By its Message-ID, else by what it says; one typed by hand may have no address."""
    if record.mail:
        rows = connection.execute(
            """SELECT 1 FROM message WHERE mail = ? AND direction = ?
            AND (address = ? OR (address = '' AND person = ?))""",
            [record.mail, record.direction, address(record.email), folded(record.to)],
        )
    else:
        rows = connection.execute("SELECT 1 FROM message WHERE digest = ?", [record.digest])
    return rows.fetchone() is not None


def _insert(connection: sqlite3.Connection, record: Record) -> Kept:
    values = [
        digest_for(connection, record), folded(record.to), address(record.email),
        key(record.company), record.direction, record.to, record.date.isoformat(),
        record.body, record.email, record.company, record.kind, record.channel, record.subject,
        record.mail, record.thread, record.source,
    ]  # fmt: skip
    done = connection.execute(
        f"""INSERT INTO message (digest, person, address, firm, {COLUMNS.replace("id,", "")})
        VALUES ({", ".join("?" * len(values))}) ON CONFLICT (digest) DO NOTHING""",
        values,
    )
    return Kept(added=1) if done.rowcount else Kept(same=1)


def _thread(connection: sqlite3.Connection, mailed: Mailed) -> str:
    """By what it answers, else by its subject; a thread is called after its first mail."""
    answers = mailed.answers
    row = connection.execute(
        f"""SELECT thread FROM message WHERE thread <> ''
        AND mail IN ({", ".join("?" * len(answers))}) ORDER BY date, id""",
        [*answers],
    ).fetchone()
    if row:
        return str(row[0])
    return answers[0] if answers else _same_subject(connection, mailed.record)


def _same_subject(connection: sqlite3.Connection, record: Record) -> str:
    """The last thread with this person about this, if it isn't long ago.

    Two who share a name have an address each: a name counts only where one address isn't known.
    """
    first = record.mail or record.digest
    if not bare(record.subject):
        return first
    rows = connection.execute(
        """SELECT thread, subject FROM message WHERE thread <> '' AND date BETWEEN :since AND :until
        AND ((address <> '' AND address = :address)
            OR (person = :person AND (address = '' OR :address = '')))
        ORDER BY date DESC, id DESC""",
        {"since": (record.date - dt.timedelta(APART)).isoformat(),
         "until": record.date.isoformat(),
         "address": address(record.email), "person": folded(record.to)},
    )  # fmt: skip
    subject = bare(record.subject)
    return next((thread for thread, other in rows if bare(other) == subject), first)


def _join(connection: sqlite3.Connection, record: Record) -> None:
    """Answers that came before this mail named their thread after it; now it has its own name."""
    if record.mail and record.thread != record.mail:
        connection.execute(
            "UPDATE message SET thread = ? WHERE thread = ?", [record.thread, record.mail]
        )


def _remembered(connection: sqlite3.Connection, record: Record) -> int:
    """The same message as the user typed or pasted it, within a day."""
    day = dt.timedelta(1)
    rows = connection.execute(
        """SELECT id, body, digest FROM message
        WHERE mail = '' AND direction = ? AND date BETWEEN ? AND ?
        AND ((address <> '' AND address = ?) OR person = ?)""",
        [record.direction, (record.date - day).isoformat(), (record.date + day).isoformat(),
         address(record.email), folded(record.to)],
    ).fetchall()  # fmt: skip
    # Folding a whole mail takes longer than everything else here.
    mine = folded(record.body) if rows else ""
    return next((
        id for id, body, digest in rows
        if digest == record.digest or (mine and _alike(mine, folded(body)))
    ), 0)  # fmt: skip


def _alike(one: str, other: str) -> bool:
    """Nearly all words of the one stand in the other: a signature more, a greeting less."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    shared = (Counter(shorter) & Counter(longer)).total()
    return shared >= 0.9 * len(shorter) and 2 * shared >= len(longer)
