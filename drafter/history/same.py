"""When two messages are one: by what they say, but of two mails only the Message-ID tells."""

from __future__ import annotations

import hashlib
import sqlite3

from drafter.history.record import Record


def digest_of_mail(record: Record) -> str:
    """For a mail that says the very same as another one of that day."""
    return hashlib.sha256(f"{record.digest} {record.mail}".encode()).hexdigest()


def digest_for(connection: sqlite3.Connection, record: Record, id: int = 0) -> str:
    """What a message is to go by; `id` is its own, if it is kept already."""
    twin = connection.execute(
        "SELECT 1 FROM message WHERE digest = ? AND mail NOT IN ('', ?) AND id <> ?",
        [record.digest, record.mail, id],
    ).fetchone()
    return digest_of_mail(record) if record.mail and twin else record.digest
