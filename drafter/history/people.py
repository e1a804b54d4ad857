"""People known from elsewhere: a list of contacts, a job tracker, a mailbox."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.history import bulk
from drafter.history.bulk import Kept
from drafter.history.database import reading
from drafter.history.organisations import key, organisation
from drafter.history.record import address, folded
from drafter.situation import Recipient

NOBODY = frozenset({"linkedin member", "linkedin user"})
"""What LinkedIn calls somebody whose account is gone."""
MOST = 50
"""People that one question finds."""
PEOPLE = """SELECT p.id, p.name, p.role, coalesce(o.name, ''), p.email, p.since, p.url, p.source
    FROM person p LEFT JOIN organisation o ON o.id = p.organisation"""


@dataclass(frozen=True)
class Known:
    """Somebody the user knows of; what isn't known is empty."""

    name: str
    role: str = ""
    company: str = ""
    email: str = ""
    since: dt.date | None = None
    """The day they connected."""
    url: str = ""
    source: str = ""


def known(folder: Path, name: str = "", company: str = "") -> tuple[Known, ...]:
    """People by name, by company or both; whole names first, then those connected last."""
    words, at = folded(name).split(), key(company)
    if not words and not at:
        return ()
    named = " AND ".join("instr(' ' || p.person || ' ', ' ' || ? || ' ')" for _ in words) or "1"
    with reading(folder) as connection:
        rows = connection.execute(
            f"""{PEOPLE} WHERE {named} AND (? = '' OR o.firm = ?)
            ORDER BY p.person <> ?, p.since DESC, p.name, p.id LIMIT {MOST}""",
            [*words, at, at, " ".join(words)],
        )
        return tuple(_known(row)[1] for row in rows)


def introduced(folder: Path, to: Recipient) -> Recipient:
    """With what is known of the one person of this name; what was given stands."""
    namesakes = known(folder, to.name, to.company)
    found = [one for one in namesakes if folded(one.name) == folded(to.name)]
    if len(found) != 1:
        return to
    [one] = found
    connected = "connected on LinkedIn" if one.source == "linkedin" else ""
    told = {"role": one.role, "company": one.company, "email": one.email, "relationship": connected}
    return to.model_copy(
        update={field: value for field, value in told.items() if not getattr(to, field)}
    )


def keep(folder: Path, found: Iterable[Known]) -> Kept:
    """Each is added, brought up to date, or there already."""
    return bulk.keep_all(folder, found, put)


def rehearse(folder: Path, found: Iterable[Known]) -> Kept:
    return bulk.rehearse(folder, found, lambda connection, one: _weighed(connection, one)[0])


def put(connection: sqlite3.Connection, one: Known) -> Kept:
    kept, id, new = _weighed(connection, one)
    if not kept.same:
        connection.execute(
            "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [id, new.name, folded(new.name), new.email, address(new.email),
             organisation(connection, new.company), new.role, new.url,
             new.since.isoformat() if new.since else "", new.source],
        )  # fmt: skip
    return kept


def _weighed(connection: sqlite3.Connection, one: Known) -> tuple[Kept, int | None, Known]:
    """What it changes, of which row, and who stands there then."""
    rows = connection.execute(
        f"{PEOPLE} WHERE p.person = ? OR (p.address <> '' AND p.address = ?) ORDER BY p.id",
        [folded(one.name), address(one.email)],
    )
    there = [(id, other) for id, other in map(_known, rows) if not _apart(one, other)]
    if not there:
        return Kept(added=1), None, one
    id, old = min(there, key=lambda pair: _distance(one, pair[1]))
    new = _merged(old, one)
    return Kept(same=1) if new == old else Kept(changed=1), id, new


def _apart(one: Known, other: Known) -> bool:
    """Two pages or two addresses are two people, whatever the name; so are two companies."""
    if one.url and other.url:
        return one.url != other.url
    mine, theirs = address(one.email), address(other.email)
    if mine and theirs:
        return mine != theirs
    here, there = key(one.company), key(other.company)
    return bool(here and there and here != there)


def _distance(one: Known, other: Known) -> tuple[bool, bool]:
    return other.url != one.url, address(other.email) != address(one.email)


def _merged(old: Known, new: Known) -> Known:
    """What is new stands, but nothing known is lost for it."""
    said = {field: value for field in ("role", "company", "email", "since", "url")
            if (value := getattr(new, field))}  # fmt: skip
    # One company written two ways stays as it was.
    if key(old.company) == key(new.company):
        said.pop("company", None)
    return replace(old, **said)


def _known(row: tuple[int, str, str, str, str, str, str, str]) -> tuple[int, Known]:
    id, name, role, company, email, since, url, source = row
    day = dt.date.fromisoformat(since) if since else None
    return id, Known(name, role, company, email, day, url, source)
