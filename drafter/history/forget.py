"""One person removed from everything that is kept; nothing of them stays in any file of ours.

`look` tells what would go, `forget` does it. A crash at any point loses nothing else: the rows go
in one transaction, which also notes that the files are still to be cleaned; `finish` cleans them.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import BadInput
from drafter.history import files, marks
from drafter.history.database import reading, writing
from drafter.history.found import Found
from drafter.history.marks import normal
from drafter.history.mentions import Mentions
from drafter.history.record import folded
from drafter.history.traces import (
    Change,
    Key,
    changes,
    elsewhere,
    leads,
    orphaned,
    remove,
    rewrite,
    runs,
    with_them,
)
from drafter.history.whom import Whom, whom

UNFINISHED = "unfinished"
"""Stands among the marks from the moment the rows are gone until the files are clean."""


@dataclass(frozen=True)
class _Plan:
    found: Found
    gone: dict[str, list[Key]]
    """Rows to delete, by table."""
    changed: list[Change]
    """Texts of others that name them, without the name."""


def look(folder: Path, who: str, company: str = "") -> Found:
    """What would go. Nothing is written."""
    with reading(folder) as connection:
        return _plan(folder, connection, who, company).found


def forget(
    folder: Path, who: str, drop: Callable[[], None], *, company: str = "", never: bool = False
) -> Found:
    """Removes the person for good; `drop` removes the search index.

    Who was on hold, or is `never` to be written to again, leaves a mark that only a question
    about the same person finds. Raises BadInput if it isn't clear who is meant, StorageError if
    something could not be cleaned: run it again then.
    """
    with writing(folder) as connection:
        plan = _plan(folder, connection, who, company)
        if never or plan.found.held:
            texts = _lasting(connection, plan)
            marks.put(connection, folder, texts, dt.date.today().isoformat())
        for table, rows in plan.gone.items():
            remove(connection, table, rows)
        rewrite(connection, plan.changed)
        orphaned(connection)
        # Before the rows are gone for good: they tell by which names to look.
        files.remove(plan.found.copies)
        connection.execute("INSERT OR IGNORE INTO forgotten VALUES (?, '')", [UNFINISHED])
    finish(folder, drop)
    return plan.found


def unfinished(folder: Path) -> bool:
    """Somebody was forgotten, and the files were not yet cleaned when the program ended."""
    with reading(folder) as connection:
        return any(connection.execute("SELECT 1 FROM forgotten WHERE mark = ?", [UNFINISHED]))


def finish(folder: Path, drop: Callable[[], None]) -> None:
    """Cleans the database file and the index; may be done any number of times."""
    with writing(folder) as connection:
        for words in ("said_sent", "said_received"):
            connection.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")
    with reading(folder) as connection:
        connection.execute("VACUUM")
    drop()
    with writing(folder) as connection:
        connection.execute("DELETE FROM forgotten WHERE mark = ?", [UNFINISHED])


def _plan(folder: Path, connection: sqlite3.Connection, who: str, company: str) -> _Plan:
    if not folded(who):
        raise BadInput(f'"{who}" is no name and no address (forget). Nothing was removed.')
    _not_the_user(connection, who)
    theirs = whom(connection, who, company)
    mentions = Mentions(theirs.own_names, theirs.emails, theirs.pages)
    firms = _named_after(connection, mentions)
    gone: dict[str, list[Key]] = {
        "message": [(id,) for id in sorted(theirs.messages | theirs.others)],
        "person": [(id,) for id in sorted(theirs.people)],
        "organisation": [(id,) for id in firms],
        "application": _of_organisations(connection, firms),
        "hold": _holds(connection, theirs, mentions),
        "lead": leads(connection, theirs, mentions),
        **elsewhere(connection, mentions),
    }
    gone |= with_them(connection, gone["message"])
    changed = changes(connection, mentions, gone)
    lying = files.copies(folder, mentions)
    counts = _counts(theirs, {**gone, "copy": [(path,) for path in lying]}, changed)
    found = Found(theirs, bool(gone["hold"]), counts, mentions, runs(connection), lying)
    # Companies last: they can't go before what speaks of them.
    order = sorted(filter(gone.get, gone), key=lambda table: table == "organisation")
    return _Plan(found, {table: gone[table] for table in order}, changed)


def _not_the_user(connection: sqlite3.Connection, who: str) -> None:
    row = connection.execute(
        "SELECT json_extract(sender, '$.name'), json_extract(sender, '$.email') FROM profile"
    ).fetchone()
    if folded(who) in {folded(mine) for mine in row or () if mine}:
        raise BadInput(
            f'"{who}" is you (forget). Nothing was removed. '
            "To remove everything, delete the data folder."
        )


def _named_after(connection: sqlite3.Connection, mentions: Mentions) -> list[int]:
    """Companies that carry the person's name: one who works under it."""
    rows = connection.execute("SELECT id, name FROM organisation")
    return [id for id, name in rows if any(mentions.of(name))]


def _of_organisations(connection: sqlite3.Connection, ids: list[int]) -> list[Key]:
    rows = connection.execute("SELECT id, organisation FROM application")
    return [(id,) for id, organisation in rows if organisation in ids]


def _holds(connection: sqlite3.Connection, theirs: Whom, mentions: Mentions) -> list[Key]:
    rows = connection.execute("SELECT rowid, key, who FROM hold")
    return [
        (id,) for id, key, who in rows
        if key and (key in theirs.keys or normal(key) in theirs.keys or any(mentions.of(who)))
    ]  # fmt: skip


def _lasting(connection: sqlite3.Connection, plan: _Plan) -> set[str]:
    """What is marked: the addresses; the name at each firm; whatever a hold was filed under."""
    theirs = plan.found.whom
    texts = {marks.of_address(email) for email in theirs.emails}
    for name in theirs.names:
        for firm in theirs.companies:
            texts.update(marks.of_colleague(name, firm))
    for row in plan.gone.get("hold", []):
        (key,) = connection.execute("SELECT key FROM hold WHERE rowid = ?", row).fetchone()
        texts.add(marks.of_address(key) if "@" in key else marks.of_name(key))
    return texts or {marks.of_name(name) for name in theirs.names}


def _counts(theirs: Whom, gone: dict[str, list[Key]], changed: list[Change]) -> dict[str, int]:
    counts = {"message": len(theirs.messages), "with others": len(theirs.others)}
    counts |= {table: len(rows) for table, rows in gone.items() if table != "message"}
    counts["mention"] = len({(change.table, change.row) for change in changed})
    return {what: count for what, count in counts.items() if count}
