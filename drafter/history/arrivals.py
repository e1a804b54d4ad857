"""Records that come back from an export, one by one, each checked before it is kept."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from drafter.history import marks
from drafter.history.exported import BrokenError, checked
from drafter.history.organisations import key, organisation
from drafter.history.record import Record, address, folded
from drafter.history.same import digest_for, digest_of_mail

WORDS = {
    "profile": "profile",
    "voice": "voice",
    "message": "messages",
    "person": "people",
    "organisation": "companies",
    "application": "applications",
    "outcome": "outcomes",
    "hold": "entries on the do-not-contact list",
    "forgotten": "marks of people to leave alone",
    "override": "reasons",
    "used": "notes of facts",
    "edit": "changed drafts",
}


class Arrivals:
    """What became of the records so far: `added` by table, `same`, and how many were `left_out`
    because they are about people who were forgotten for good."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self.added: Counter[str] = Counter()
        self.same = 0
        self.left_out = 0
        self.keys: list[str] = []
        self._connection = connection
        self._folder = folder
        self._messages: dict[str, int] = {}
        """Where each message of the file is now; 0 for one that was left out."""
        self._before = {table: self._last(table) for table in ("message", "person")}
        self._marked = bool(self._one("SELECT 1 FROM forgotten WHERE length(mark) = 64"))

    def summary(self) -> str:
        """In a line: "new: messages 12, people 3; there already: 4"."""
        new = ", ".join(f"{WORDS[table]} {count}" for table, count in self.added.items())
        parts = [f"new: {new}" if new else "nothing new"]
        parts += [f"there already: {self.same}"] if self.same else []
        parts += [f"left out, as they are about forgotten people: {self.left_out}"] * bool(
            self.left_out
        )
        return "; ".join(parts)

    def put(self, record: dict[str, Any]) -> None:
        """Raises BrokenError if it can't be kept."""
        table, given = checked(record)
        match table:
            case "message":
                self._message(given)
            case "person":
                self._person(given)
            case "outcome" | "override" | "used" | "edit":
                self._about(table, given)
            case "key":
                self.keys.append(given["key"])
            case "organisation":
                self._organisation(given["name"])
            case "application":
                at = self._organisation(given.pop("company"))
                self._insert(table, {"organisation": at, **given})
            case "hold":
                self._hold(given)
            case "profile":
                sender = json.dumps(given["sender"], ensure_ascii=False)
                self._insert(table, {"id": 1, "sender": sender})
            case "voice":
                self._insert(table, {"id": 1, **given})
            case _:
                self._insert(table, given)

    def _message(self, given: dict[str, Any]) -> None:
        label = given.pop("message")
        record = Record(
            given["direction"], given["name"], dt.date.fromisoformat(given["date"]),
            given["body"], given["email"], given["company"], given["kind"], given["channel"],
            given["subject"], mail=given["mail"],
        )  # fmt: skip
        there = self._one(
            """SELECT id FROM message
            WHERE (digest IN (:digest, :of_mail) AND (:mail IN ('', mail) OR mail = ''))
            OR (mail <> '' AND mail = :mail
                AND direction = :way AND address = :address AND id <= :last)""",
            {"digest": record.digest, "of_mail": digest_of_mail(record), "mail": record.mail,
             "way": record.direction, "address": address(record.email),
             "last": self._before["message"]},
        )  # fmt: skip
        if there:
            self.same += 1
        elif self._forgotten(record.to, record.email, record.company):
            self.left_out += 1
        else:
            who = {"person": folded(record.to), "address": address(record.email),
                   "firm": key(record.company)}  # fmt: skip
            there = self._insert(
                "message", {"digest": digest_for(self._connection, record), **who, **given}
            )
        self._messages[label] = there

    def _person(self, given: dict[str, Any]) -> None:
        company = given.pop("company")
        if self._is_there(given, company):
            self.same += 1
        elif self._forgotten(given["name"], given["email"], company):
            self.left_out += 1
        else:
            at = organisation(self._connection, company)
            self._insert("person", {
                "person": folded(given["name"]), "address": address(given["email"]),
                "organisation": at, **given})  # fmt: skip

    def _is_there(self, given: dict[str, Any], company: str) -> int:
        """Among those who were here before: the page decides, else the address, else the firm."""
        return self._one(
            """SELECT p.id FROM person p LEFT JOIN organisation o ON o.id = p.organisation
            WHERE p.id <= :last AND CASE
            WHEN :url <> '' AND p.url <> '' THEN p.url = :url
            WHEN :address <> '' AND p.address <> '' THEN p.address = :address
            ELSE p.person = :person AND (:firm = '' OR o.firm IS NULL OR o.firm = :firm) END""",
            {**given, "last": self._before["person"], "address": address(given["email"]),
             "person": folded(given["name"]), "firm": key(company)},
        )  # fmt: skip

    def _about(self, table: str, given: dict[str, Any]) -> None:
        label = given.pop("message")
        if label not in self._messages:
            raise BrokenError("it is about a message that no line before it has")
        if message := self._messages[label]:
            self._insert(table, {"message": message, **given})
        else:
            self.left_out += 1

    def _hold(self, given: dict[str, Any]) -> None:
        """The mark of somebody forgotten does the same, and doesn't name them."""
        who = given["who"]
        name, email = ("", who) if "@" in who else (who, "")
        if self._forgotten(name, email, ""):
            self.left_out += 1
        else:
            self._insert("hold", {"key": address(email) or folded(name), **given})

    def _organisation(self, name: str) -> int:
        last = self._last("organisation")
        at = organisation(self._connection, name)
        if at is None:
            raise BrokenError("a company needs a name")
        if at > last:
            self.added["organisation"] += 1
        return at

    def _forgotten(self, name: str, email: str, company: str) -> bool:
        return self._marked and bool(
            marks.since(self._connection, self._folder, name, email, company)
        )

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        """The new row's number; 0 if something stands in its place already."""
        done = self._connection.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) "
            f"VALUES ({', '.join('?' * len(row))})",
            list(row.values()),
        )
        if not done.rowcount:
            self.same += 1
            return 0
        self.added[table] += 1
        return int(done.lastrowid or 0)

    def _last(self, table: str) -> int:
        return self._one(f"SELECT max(id) FROM {table}")

    def _one(self, question: str, *values: Any) -> int:
        given = values[0] if values and isinstance(values[0], dict) else values
        row = self._connection.execute(question, given).fetchone()
        return int(row[0] or 0) if row else 0
