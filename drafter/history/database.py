"""The file drafter.sqlite: for the user's eyes only, whole after a crash, one writer at a time."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path
from sqlite3 import Connection

from drafter.errors import StorageError
from drafter.history.migrations import MIGRATIONS
from drafter.history.organisations import key

FILE = "drafter.sqlite"
PATIENCE = 30.0
"""Seconds to wait for other writers: two batches and the page take turns without an order."""
_held = threading.local()


def private_folder(folder: Path) -> Path:
    """The folder, made with all that is missing above it; nobody else may look in."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextmanager
def reading(folder: Path) -> Iterator[Connection]:
    """A connection to read from. A file that is not there yet reads like an empty one."""
    path = folder / FILE
    with _in_words(path, "read"):
        if held := getattr(_held, "open", {}).get(folder):
            yield held
            return
        if not path.exists():
            with closing(sqlite3.connect(":memory:")) as empty:
                _migrate(empty, path)
                yield empty
            return
        with _open(path) as connection:
            if _version(connection) != len(MIGRATIONS):
                with _transaction(connection):
                    _migrate(connection, path)
            yield connection


@contextmanager
def held_open(folder: Path) -> Iterator[None]:
    """Within it this thread reads through one connection, for whoever looks many times."""
    before = getattr(_held, "open", {})
    if folder in before or not (folder / FILE).exists():  # What is not there may be made meanwhile.
        yield
        return
    with reading(folder) as connection:
        _held.open = {**before, folder: connection}
        try:
            yield
        finally:
            _held.open = before


@contextmanager
def at_once(folder: Path) -> Iterator[None]:
    """Within it all that is read is of one moment, and other writers are waited for only once."""
    with held_open(folder):
        held = getattr(_held, "open", {}).get(folder)
        if held is None or held.in_transaction:
            yield
            return
        with _in_words(folder / FILE, "read"):
            held.execute("BEGIN")
        try:
            yield
        finally:
            if held.in_transaction:  # Else a fault has ended it, and is told already.
                held.execute("COMMIT")


@contextmanager
def writing(folder: Path) -> Iterator[Connection]:
    """A connection inside one transaction: all of it is kept, or nothing."""
    path = folder / FILE
    with _in_words(path, "written"):
        _create(path)
        with _open(path) as connection, _transaction(connection):
            _migrate(connection, path)
            yield connection


@contextmanager
def writing_often(folder: Path) -> Iterator[Callable[[], AbstractContextManager[Connection]]]:
    """Gives `writing` for one writer's many turns, through one connection; any thread may."""
    path = folder / FILE

    @contextmanager
    def turn() -> Iterator[Connection]:
        with _in_words(path, "written"), _transaction(connection):
            yield connection

    with ExitStack() as stack:
        with _in_words(path, "written"):
            _create(path)
            connection = stack.enter_context(_open(path, any_thread=True))
            with _transaction(connection):
                _migrate(connection, path)
        yield turn


def _create(path: Path) -> None:
    """Made private before a word is in it; SQLite gives its journal the same mode."""
    private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


@contextmanager
def _open(path: Path, *, any_thread: bool = False) -> Iterator[Connection]:
    # isolation_level=None: transactions begin where we say so.
    opened = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=not any_thread
    )
    with closing(opened) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # Not WAL: before SQLite 3.51.3 two processes could lose a commit in it.
        connection.execute("PRAGMA journal_mode = DELETE")
        yield connection


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: Connection, path: Path) -> None:
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise StorageError(
            f"Your data was saved by a newer drafter ({path}). Nothing was changed. "
            "Install the newest drafter."
        )
    connection.create_function("firm_key", 1, key, deterministic=True)
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextmanager
def _in_words(path: Path, done: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeError) as error:
        if isinstance(error, OSError) and not _is_about(error, path):
            raise
        what, remedy = _explained(error)
        raise StorageError(
            f"Your data can't be {done} ({path}: {what}). Nothing was changed. {remedy}"
        ) from None


def _is_about(error: OSError, path: Path) -> bool:
    """Not the terminal that went away, or a table of the caller's."""
    named = error.filename
    return isinstance(named, str | os.PathLike) and Path(named) in (path, *path.parents)


def _explained(error: Exception) -> tuple[str, str]:
    said = str(error).lower()
    if isinstance(error, UnicodeError):
        return "a text in it holds half a character", "Remove that character, then try again."
    if "locked" in said:
        return "another drafter is writing to it", "Wait a moment, then try again."
    if "not a database" in said or "malformed" in said:
        return "the file is damaged", "Put a copy of it back, or move it away to start afresh."
    if "full" in said or "i/o error" in said or "file too large" in said:
        return "the disk is full or failing", "Make room on the disk, then try again."
    if "readonly" in said or "read-only" in said or "permission" in said:
        return "I may not write there", "Give yourself the right to, or set DRAFTER_HOME."
    return said or type(error).__name__, "Check that folder, or set DRAFTER_HOME to another."
