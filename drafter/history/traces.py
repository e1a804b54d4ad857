"""What one person leaves behind in texts about others, in tables, and in files."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from drafter.history.database import FILE, reading
from drafter.history.mentions import Mentions
from drafter.history.organisations import key
from drafter.history.past import compared
from drafter.history.record import Record, address, folded
from drafter.history.vectors import digest

TEXTS = {
    "profile": ("sender",),
    "message": ("name", "email", "company", "kind", "channel", "subject", "body", "source"),
    "hold": ("reason",),
    "override": ("rules", "reason"),
    "person": ("role", "source"),
    "application": ("role", "status", "source"),
    "used": ("fact",),
    "edit": ("drafted",),
    "voice": ("profile",),
}
"""Where words of the user or of others stand."""
JSON = {"profile", "voice"}
ABOUT = ("outcome", "override", "used", "edit")
SAID = {
    f"said_{way}{part}"
    for way in ("sent", "received")
    for part in ("", "_data", "_idx", "_docsize", "_config")
}
"""The words of `message`, which follow it; written anew when the files are cleaned."""
OURS = {*TEXTS, *SAID, "outcome", "organisation", "vector", "forgotten"}
PIECE = 1 << 20

Key = tuple[Any, ...]
"""What one row of a table goes by."""


class Change(NamedTuple):
    table: str
    row: int
    column: str
    text: str


def with_them(connection: sqlite3.Connection, messages: Iterable[Key]) -> dict[str, list[Key]]:
    """What is about these messages; the database removes it together with them."""
    going = {id for (id,) in messages}
    return {
        table: [(row,) for row, message in connection.execute(f"SELECT rowid, message FROM {table}")
                if message in going]
        for table in ABOUT
    }  # fmt: skip


def changes(
    connection: sqlite3.Connection, mentions: Mentions, gone: Mapping[str, list[Key]]
) -> list[Change]:
    """Every text that stays and names them, without the name."""
    return [
        change
        for table, columns in TEXTS.items()
        for column in columns
        for change in _changes(connection, mentions, table, column, set(gone.get(table, ())))
    ]


def _changes(
    connection: sqlite3.Connection, mentions: Mentions, table: str, column: str, gone: set[Key]
) -> Iterator[Change]:
    removed = mentions.removed_from_json if table in JSON else mentions.removed
    for row, text in connection.execute(f"SELECT rowid, {column} FROM {table}"):
        if (row,) not in gone and (mended := removed(text)) != text:
            yield Change(table, row, column, mended)


def elsewhere(connection: sqlite3.Connection, mentions: Mentions) -> dict[str, list[Key]]:
    """Rows that name them in all other tables: the runs of batches, and what is still to come."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    found = {}
    for (table,) in tables:
        if table not in OURS:
            keys = _keys(connection, table)
            rows = connection.execute(f'SELECT {", ".join(keys)}, * FROM "{table}"')
            found[table] = [row[: len(keys)] for row in rows if _named(mentions, row)]
    return found


def _keys(connection: sqlite3.Connection, table: str) -> list[str]:
    """What a row goes by: not every table numbers its rows."""
    if table in OURS:
        return ["rowid"]
    columns = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk", [table])
    return [f'"{column}"' for (column,) in columns] or ["rowid"]


def _named(mentions: Mentions, row: Key) -> bool:
    words = (cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in row)
    return any(mentions.removed_from_json(cell) != cell for cell in words if isinstance(cell, str))


def remove(connection: sqlite3.Connection, table: str, rows: Iterable[Key]) -> None:
    rows = list(rows)
    if table == "organisation":
        connection.executemany("UPDATE person SET organisation = NULL WHERE organisation = ?", rows)
    where = " AND ".join(f"{key} = ?" for key in _keys(connection, table))
    connection.executemany(f'DELETE FROM "{table}" WHERE {where}', rows)


def rewrite(connection: sqlite3.Connection, changed: Iterable[Change]) -> None:
    messages = set()
    for table, row, column, text in changed:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [text, row])
        if table == "message":
            messages.add(row)
    for id in sorted(messages):
        _refile(connection, id)


def _refile(connection: sqlite3.Connection, id: int) -> None:
    """A message goes by its content; two that have become the same are one."""
    direction, name, date, body, email, company, kind, channel, subject = connection.execute(
        """SELECT direction, name, date, body, email, company, kind, channel, subject
        FROM message WHERE id = ?""",
        [id],
    ).fetchone()
    new = Record(direction, name, dt.date.fromisoformat(date), body, email, company, kind, channel,
                 subject).digest  # fmt: skip
    if connection.execute(
        "SELECT 1 FROM message WHERE digest = ? AND id <> ?", [new, id]
    ).fetchone():
        connection.execute("DELETE FROM message WHERE id = ?", [id])
        return
    connection.execute(
        "UPDATE message SET digest = ?, person = ?, address = ?, firm = ? WHERE id = ?",
        [new, folded(name), address(email), key(company), id],
    )


def orphaned(connection: sqlite3.Connection) -> None:
    """Removes what only they had: vectors of texts that are gone, companies nobody belongs to."""
    texts = connection.execute("SELECT subject, body FROM message")
    kept = {digest(compared(subject, body)) for subject, body in texts}
    there = {name for (name,) in connection.execute("SELECT digest FROM vector")}
    connection.executemany(
        "DELETE FROM vector WHERE digest = ?", [(name,) for name in sorted(there - kept)]
    )
    connection.execute(
        """DELETE FROM organisation WHERE id NOT IN (SELECT organisation FROM application)
        AND id NOT IN (SELECT organisation FROM person WHERE organisation IS NOT NULL)"""
    )


def batches(folder: Path) -> tuple[Path, ...]:
    """Folders where drafts of batches were put; what happened to them since isn't known."""
    with reading(folder) as connection:
        rows = connection.execute("SELECT DISTINCT out FROM run ORDER BY out")
        return tuple(place for (out,) in rows if (place := Path(out)).exists())


def files_with(folder: Path, mentions: Mentions) -> tuple[Path, ...]:
    """Files in the data folder that still name them, such as an export that was put there."""
    needles = {
        form
        for word in (*mentions.names, *mentions.addresses)
        for spelt in (word, word.lower())
        for form in (spelt.encode("utf-8").lower(), spelt.encode("utf-16-le").lower())
        if len(word.split()) > 1 or "@" in word
    }
    # Our own file is clean; what it still says of a namesake is about the namesake.
    return tuple(
        path for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / FILE and _holds(path, needles)
    )  # fmt: skip


def _holds(path: Path, needles: set[bytes]) -> bool:
    overlap = max(map(len, needles), default=0)
    before = b""
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                window = (before + piece).lower()
                if any(needle in window for needle in needles):
                    return True
                before = piece[-overlap:]
    except OSError:
        return False
    return False
