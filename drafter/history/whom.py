"""All that our records hold of one person: which rows are about them, by which names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from drafter.errors import BadInput
from drafter.history.marks import normal
from drafter.history.organisations import key
from drafter.history.record import folded


class Row(NamedTuple):
    """Where somebody is named in our records."""

    table: str
    id: int
    name: str
    email: str
    company: str
    thread: str
    mail: str
    page: str

    @property
    def address(self) -> str:
        return normal(self.email) if self.email.strip() else ""


@dataclass(frozen=True)
class Whom:
    """One person. What isn't known of them is empty."""

    names: tuple[str, ...]
    emails: tuple[str, ...]
    companies: tuple[str, ...]
    pages: tuple[str, ...]
    messages: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    """Messages with other people that answer theirs, are answered by them, or went to both."""
    people: frozenset[int] = frozenset()
    shared: frozenset[str] = frozenset()
    """Names of theirs, folded, that somebody else bears too."""

    @property
    def own_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if folded(name) not in self.shared)

    @property
    def keys(self) -> frozenset[str]:
        """What a hold on them can be filed under."""
        return frozenset({*map(folded, self.own_names), *map(normal, self.emails)})


def whom(connection: sqlite3.Connection, who: str, company: str = "") -> Whom:
    """The person with this address, or of this name. Raises BadInput if there are several."""
    rows = _rows(connection)
    theirs = _of_address(rows, who) if "@" in who else _of_name(rows, who, company)
    messages = {row.id for row in theirs if row.table == "message"}
    joined = _joined(rows, theirs)
    rest = {folded(row.name) for row in {*rows} - {*theirs} - {*joined}}
    return Whom(
        names=_each([*(row.name for row in theirs), *([] if "@" in who else [who])]),
        emails=_each([*(row.email for row in theirs), *([who] if "@" in who else [])]),
        companies=_each(row.company for row in theirs),
        pages=_each(row.page for row in theirs),
        messages=frozenset(messages),
        others=frozenset(row.id for row in joined),
        people=frozenset(row.id for row in theirs if row.table == "person"),
        shared=frozenset(rest & {folded(row.name) for row in theirs}),
    )


def _rows(connection: sqlite3.Connection) -> list[Row]:
    rows = connection.execute(
        """SELECT 'message', id, name, email, company, thread, mail, '' FROM message
        UNION ALL SELECT 'person', p.id, p.name, p.email, coalesce(o.name, ''), '', '', p.url
        FROM person p LEFT JOIN organisation o ON o.id = p.organisation"""
    )
    return [Row(*row) for row in rows]


def _joined(rows: list[Row], theirs: list[Row]) -> list[Row]:
    """Messages with others in their threads.

    A thread with a namesake may be two, joined by the name alone: of it only the very mails that
    went to them too.
    """
    known, names = set(theirs), {folded(row.name) for row in theirs} - {""}
    threads = {row.thread for row in theirs if row.thread}
    mails = {row.mail for row in theirs if row.mail}
    others = [row for row in rows if row.thread in threads and row not in known]
    doubtful = {row.thread for row in others if folded(row.name) in names}
    return [row for row in others if row.thread not in doubtful or row.mail in mails]


def _of_address(rows: list[Row], who: str) -> list[Row]:
    """With this address; then what bears the same name and speaks of nobody else."""
    theirs = [row for row in rows if row.address == normal(who)]
    names = {folded(row.name) for row in theirs} - {""}
    firms = {key(row.company) for row in theirs} - {""}
    alike = [row for row in rows if folded(row.name) in names]
    if not firms:
        bare = {key(row.company) for row in alike if not row.address} - {""}
        firms = bare if len(bare) == 1 else set()
    same = {row.address for row in alike if key(row.company) in firms} - {""} | {normal(who)}
    return [
        row for row in rows
        if row.address in same
        or (folded(row.name) in names and not row.address and key(row.company) in firms | {""})
    ]  # fmt: skip


def _of_name(rows: list[Row], who: str, company: str) -> list[Row]:
    """Of this name. Several firms and several addresses are several people."""
    named = [row for row in rows if folded(row.name) == folded(who)]
    if company:
        return [row for row in named if key(row.company) in {key(company), ""}]
    firms = _each(row.company for row in named)
    addresses = {row.address for row in named} - {""}
    if len({key(firm) for firm in firms}) > 1 and len(addresses) != 1:
        raise BadInput(
            f'Several people are called "{who}" ({"; ".join(firms)}). Nothing was removed. '
            "Give an address, or name the company."
        )
    theirs = set(named)
    return [row for row in rows if row in theirs or row.address in addresses]


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value.strip() for value in values if value.strip()}))
