"""Marks of people who were forgotten and must not be written to: hashes that need a key to read.

A mark says nothing about a person; only who asks about the same address or name finds it again.
"""

from __future__ import annotations

import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from drafter.errors import StorageError
from drafter.history.organisations import key as firm_key
from drafter.history.record import address, folded

FILE = "forgotten.key"
DOTLESS = {"gmail.com", "googlemail.com"}
"""Where j.doe and jdoe are one mailbox, and both names one house."""


def normal(email: str) -> str:
    """One form for all ways to write an address: case, +tag, dots at Gmail, international names."""
    local, at, domain = address(email).rpartition("@")
    if not at:
        return address(email)
    local = local.partition("+")[0] or local
    with suppress(UnicodeError):  # No domain that mail could go to is compared as it stands.
        domain = domain.encode("idna").decode("ascii")
    if domain in DOTLESS:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def of_address(email: str) -> str:
    return f"address {normal(email)}"


def of_name(name: str) -> str:
    """Everybody of that name, wherever they work."""
    return f"name {folded(name)}"


def of_colleague(name: str, company: str) -> tuple[str, ...]:
    """That name at that firm, and that name where the firm isn't known."""
    return f"at {folded(name)}\n{firm_key(company)}", f"somewhere {folded(name)}"


def put(connection: sqlite3.Connection, folder: Path, texts: Iterable[str], since: str) -> None:
    """Inside the transaction that forgets the person."""
    rows = [(_mark(_first_key(folder), text), since) for text in sorted(set(texts))]
    connection.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", rows)


def since(
    connection: sqlite3.Connection, folder: Path, name: str, email: str = "", company: str = ""
) -> str:
    """The day they were forgotten for good; empty if there is no mark of them."""
    marks = _marks(connection, folder, _asked(name, email, company))
    row = connection.execute(
        f"SELECT min(since) FROM forgotten WHERE mark IN ({', '.join('?' * len(marks))})", marks
    ).fetchone()
    return str(row[0] or "")


def remove(connection: sqlite3.Connection, folder: Path, who: str) -> bool:
    """Takes the marks of an address or a name away; False if there was none."""
    texts = [of_address(who)] if "@" in who else [of_name(who), of_colleague(who, "")[1]]
    marks = [(mark,) for mark in _marks(connection, folder, texts)]
    return connection.executemany("DELETE FROM forgotten WHERE mark = ?", marks).rowcount > 0


def keys(folder: Path) -> tuple[str, ...]:
    """The keys in use, the one for new marks first; more than one after an import."""
    try:
        return tuple((folder / FILE).read_text("ascii").split())
    except FileNotFoundError:
        return ()


def add_keys(folder: Path, more: Iterable[str]) -> None:
    """Written aside and swapped, so that no crash leaves half a key."""
    known = keys(folder)
    new = [key for key in dict.fromkeys(more) if key not in known]
    if not new:
        return
    aside = folder / f"{FILE}.new"
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write("".join(f"{key}\n" for key in (*known, *new)))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / FILE)


def _first_key(folder: Path) -> str:
    if not keys(folder):
        add_keys(folder, [secrets.token_hex(32)])
    return keys(folder)[0]


def _asked(name: str, email: str, company: str) -> list[str]:
    texts = [of_address(email)] if address(email) else []
    if folded(name):
        at, somewhere = of_colleague(name, company)
        texts += [of_name(name), at if firm_key(company) else somewhere]
    return texts


def _marks(connection: sqlite3.Connection, folder: Path, texts: list[str]) -> list[str]:
    marked = connection.execute("SELECT 1 FROM forgotten WHERE length(mark) = 64").fetchone()
    if not marked:
        return []
    if not (folder / FILE).exists():
        raise StorageError(
            f"I can't tell whom never to write to: their key is gone ({folder / FILE}). Nothing "
            "was done. Put a copy of it back or import your last export; an empty file gives "
            "those people up."
        )
    return [_mark(key, text) for key in keys(folder) for text in texts]


def _mark(key: str, text: str) -> str:
    return hmac.new(bytes.fromhex(key), text.encode("utf-8"), "sha256").hexdigest()
