"""What one person leaves behind in texts about others, in tables, and in files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from drafter.history.mentions import Mentions
from drafter.history.organisations import key
from drafter.history.past import compared
from drafter.history.record import address, folded, record_of
from drafter.history.same import digest_for
from drafter.history.vectors import digest
from drafter.history.whom import Whom

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
    "run": ("leads", "out"),
    "lead": ("result",),
}
"""Where words of the user or of others stand."""
JSON = {"profile", "voice", "lead"}
ABOUT = ("outcome", "override", "used", "edit")
SAID = {
    f"said_{way}{part}"
    for way in ("sent", "received")
    for part in ("", "_data", "_idx", "_docsize", "_config")
}
"""The words of `message`, which follow it; written anew when the files are cleaned."""
OURS = {*TEXTS, *SAID, "outcome", "organisation", "vector", "forgotten"}

Key = tuple[Any, ...]
"""What one row of a table goes by."""


class Change(NamedTuple):
    table: str
    row: Key
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
    keys = ", ".join(_keys(connection, table))
    for *row, text in connection.execute(f"SELECT {keys}, {column} FROM {table}"):
        if (key := tuple(row)) not in gone and (mended := removed(text)) != text:
            yield Change(table, key, column, mended)


def leads(connection: sqlite3.Connection, theirs: Whom, mentions: Mentions) -> list[Key]:
    """Rows of batches that are about them. Of somebody called by one word the whole name counts."""
    names = set(map(folded, theirs.own_names))
    rows = connection.execute("SELECT run, key, name, address FROM lead")
    return [
        (run, key) for run, key, name, address in rows
        if any(mentions.of(address)) or any(mentions.of(name))
        or (name in names and not (address and theirs.emails))
    ]  # fmt: skip


def elsewhere(connection: sqlite3.Connection, mentions: Mentions) -> dict[str, list[Key]]:
    """Rows that name them in all other tables: what is still to come."""
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
    if table in OURS and table != "lead":
        return ["rowid"]
    columns = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk", [table])
    return [f'"{column}"' for (column,) in columns] or ["rowid"]


def _named(mentions: Mentions, row: Key) -> bool:
    words = (cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in row)
    return any(mentions.removed_from_json(cell) != cell for cell in words if isinstance(cell, str))


def _where(connection: sqlite3.Connection, table: str) -> str:
    return " AND ".join(f"{key} = ?" for key in _keys(connection, table))


def remove(connection: sqlite3.Connection, table: str, rows: Iterable[Key]) -> None:
    rows = list(rows)
    if table == "organisation":
        connection.executemany("UPDATE person SET organisation = NULL WHERE organisation = ?", rows)
    connection.executemany(f'DELETE FROM "{table}" WHERE {_where(connection, table)}', rows)


def rewrite(connection: sqlite3.Connection, changed: Iterable[Change]) -> None:
    messages: set[Any] = set()
    for table, row, column, text in changed:
        where = _where(connection, table)
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [text, *row])
        if table == "message":
            messages.update(row)
    for id in sorted(messages):
        _refile(connection, id)


def _refile(connection: sqlite3.Connection, id: int) -> None:
    """A message goes by its content; two that have become the same are one."""
    *row, mail = connection.execute(
        """SELECT direction, name, date, body, email, company, kind, channel, subject, mail
        FROM message WHERE id = ?""",
        [id],
    ).fetchone()
    record = replace(record_of(tuple(row)), mail=mail)
    new = digest_for(connection, record, id)
    if connection.execute(
        "SELECT 1 FROM message WHERE digest = ? AND id <> ?", [new, id]
    ).fetchone():
        connection.execute("DELETE FROM message WHERE id = ?", [id])
        return
    connection.execute(
        "UPDATE message SET digest = ?, person = ?, address = ?, firm = ? WHERE id = ?",
        [new, folded(record.to), address(record.email), key(record.company), id],
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


def runs(connection: sqlite3.Connection) -> tuple[Path, ...]:
    """Where the drafts of batches were put."""
    rows = connection.execute("SELECT DISTINCT out FROM run ORDER BY out")
    return tuple(Path(out) for (out,) in rows)
