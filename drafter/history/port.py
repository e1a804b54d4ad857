"""Everything the user has given, as lines of JSON: out of one data folder and into another.

Records are named by their content, never by a number of the database, so that a file can be taken
into a folder that holds some of them already. Vectors and settings are not data.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from drafter.errors import BadInput, StorageError
from drafter.history import marks
from drafter.history.arrivals import Arrivals
from drafter.history.database import private_folder, reading, writing
from drafter.history.exported import BrokenError
from drafter.history.forget import UNFINISHED

VERSION = 1
HEADER = {"drafter": VERSION}
ODD = [*range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
ESCAPED = str.maketrans({code: f"\\u{code:04x}" for code in ODD})
"""What JSON leaves as it is, and a program or terminal takes for the end of a line or an order."""
TABLES = {
    "profile": "SELECT sender FROM profile WHERE json_valid(sender)",
    "voice": "SELECT profile FROM voice",
    "organisation": "SELECT name FROM organisation ORDER BY id",
    "person": """SELECT p.name, p.email, coalesce(o.name, '') AS company, p.role, p.url, p.since,
        p.source FROM person p LEFT JOIN organisation o ON o.id = p.organisation ORDER BY p.id""",
    "application": """SELECT o.name AS company, a.role, a.status, a.date, a.source
        FROM application a JOIN organisation o ON o.id = a.organisation ORDER BY a.id""",
    "message": """SELECT digest AS message, direction, name, email, company, kind, channel, date,
        subject, body, mail, thread, source FROM message ORDER BY id""",
    "outcome": "SELECT m.digest AS message, t.value, t.date FROM outcome t {of} ORDER BY t.rowid",
    "override": """SELECT m.digest AS message, t.rules, t.reason FROM override t {of}
        ORDER BY t.rowid""",
    "used": "SELECT m.digest AS message, t.fact FROM used t {of} ORDER BY m.id, t.fact",
    "edit": "SELECT m.digest AS message, t.drafted FROM edit t {of} ORDER BY m.id",
    "hold": "SELECT who, reason, since FROM hold ORDER BY key",
    "forgotten": f"SELECT mark, since FROM forgotten WHERE mark <> '{UNFINISHED}' ORDER BY mark",
}


def lines(folder: Path) -> Iterator[str]:
    """The whole of it, a line a record; the first says what this is."""
    yield _line(HEADER)
    with reading(folder) as connection:
        for table in TABLES:
            if table == "forgotten":
                yield from map(_line, _keys(connection, folder))
            yield from map(_line, _records(connection, table))


def save(folder: Path, file: Path) -> int:
    """The same in a file for the user's eyes only, written aside and swapped; how many records."""
    if file.exists() and not is_export_file(file):
        raise BadInput(
            f"{file} is there already, and it is no export (--out). Nothing was written. "
            "Give another name."
        )
    aside = file.with_name(f".{file.name}.part")
    count = -1  # the header is no record
    try:
        private_folder(file.absolute().parent)
        aside.unlink(missing_ok=True)
        handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            for line in lines(folder):
                out.write(f"{line}\n")
                count += 1
            out.flush()
            os.fsync(out.fileno())
        aside.replace(file)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise StorageError(
            f"I can't write there ({file}: {error.strerror}). Nothing was exported. "
            "Give another place with --out."
        ) from None
    return count


def is_export(first: str | bytes) -> bool:
    """Whether a file that begins with this line is ours."""
    try:
        header = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(header, dict) and "drafter" in header


def is_export_file(file: Path) -> bool:
    """The same for a file; one that can't be read is none."""
    try:
        with file.open("rb") as there:
            return is_export(there.readline(100))
    except OSError:
        return False


def take(folder: Path, given: Iterable[str | bytes], *, dry: bool = False) -> Arrivals:
    """All of it or nothing; what is there already stays as it is. Raises BadInput with the line.

    `dry`: only tells what would become of it.
    """
    with writing(folder) as connection:
        arrived = Arrivals(connection, folder)
        number = 0
        for number, line in enumerate(given, start=1):
            try:
                record = _read(line)
                _check(record) if number == 1 else arrived.put(record)
            except BrokenError as error:
                raise _refused(number, str(error)) from None
        if not number:
            raise _refused(1, "the file is empty")
        if dry:
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
        else:
            marks.add_keys(folder, arrived.keys)
    return arrived


def _refused(number: int, why: str) -> BadInput:
    return BadInput(
        f"This is not right: {why} (line {number}). Nothing was imported. "
        "Take a fresh export, or mend that line."
    )


def _read(line: str | bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise BrokenError("it is no JSON") from None
    if not isinstance(record, dict):
        raise BrokenError("it is no record")
    return record


def _check(header: dict[str, Any]) -> None:
    if header.get("drafter") != VERSION:
        raise BrokenError(f"it should say {_line(HEADER)}, or a newer drafter made it")


def _keys(connection: sqlite3.Connection, folder: Path) -> list[dict[str, Any]]:
    """Without them the marks would be worth nothing elsewhere."""
    marked = connection.execute("SELECT 1 FROM forgotten WHERE mark <> ?", [UNFINISHED]).fetchone()
    keys = sorted(marks.keys(folder)) if marked else []
    return [{"table": "key", "key": key} for key in keys]


def _records(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    rows = connection.execute(TABLES[table].format(of="JOIN message m ON m.id = t.message"))
    names = [column[0] for column in rows.description]
    for row in rows:
        values = [json.loads(row[0])] if table == "profile" else row
        yield {"table": table, **dict(zip(names, values, strict=True))}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False).translate(ESCAPED)
