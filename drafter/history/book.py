"""History: the user's profile, what was sent and received, what came of it, whom to leave alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from drafter.errors import BadInput, StorageError
from drafter.history import holds
from drafter.history.colleagues import Colleague, colleagues
from drafter.history.database import reading, writing
from drafter.history.organisations import key
from drafter.history.others import Others
from drafter.history.person import PERSON
from drafter.history.person import values as _person
from drafter.history.record import (
    OUTCOMES,
    Direction,
    Hold,
    Outcome,
    Record,
    address,
    folded,
    record_of,
)
from drafter.situation import Event, Recipient, Sender

COLUMNS = "direction, name, date, body, email, company, kind, channel, subject"
WEEK = dt.timedelta(days=7)
"""E67: how long two letters to one firm count as one heap."""


class History:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def profile(self) -> Sender | None:
        with reading(self._folder) as connection:
            row = connection.execute("SELECT sender FROM profile").fetchone()
        try:
            return Sender.model_validate_json(row[0]) if row else None
        except ValidationError:
            raise StorageError(
                f"Your saved profile can't be read ({self._folder}). Nothing was changed. "
                "Save your profile again."
            ) from None

    def save_profile(self, sender: Sender) -> None:
        with writing(self._folder) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO profile VALUES (1, ?)", [sender.model_dump_json()]
            )

    def remember(self, record: Record) -> int:
        """Its id; a record that is already there keeps the one it has."""
        values = [
            record.digest, folded(record.to), address(record.email), key(record.company),
            record.direction, record.to, record.date.isoformat(), record.body, record.email,
            record.company, record.kind, record.channel, record.subject,
        ]  # fmt: skip
        with writing(self._folder) as connection:
            connection.execute(
                f"INSERT INTO message (digest, person, address, firm, {COLUMNS}) "
                f"VALUES ({', '.join('?' * len(values))}) ON CONFLICT (digest) DO NOTHING",
                values,
            )
            row = connection.execute("SELECT id FROM message WHERE digest = ?", [record.digest])
            return int(row.fetchone()[0])

    def sent_to(self, name: str, email: str = "", company: str = "") -> tuple[Record, ...]:
        """What the user says was sent to this person, oldest first."""
        return self._with("sent", name, email, company)

    def received_from(self, name: str, email: str = "", company: str = "") -> tuple[Record, ...]:
        return self._with("received", name, email, company)

    def _with(self, way: Direction, name: str, email: str, company: str) -> tuple[Record, ...]:
        # The plus keeps SQLite from going through all that was ever sent, to find one person.
        return self._records(f"+direction = :way AND {PERSON} ORDER BY date, id", {
            "way": way, **_person(name, email, company)})  # fmt: skip

    def events_with(self, name: str, email: str = "", company: str = "") -> tuple[Event, ...]:
        """Every contact with this person by date. An outcome other than silence came from them."""
        who = _person(name, email, company)
        with reading(self._folder) as connection:
            rows = connection.execute(
                f"""SELECT date, direction, channel,
                    coalesce(CASE direction WHEN 'sent' THEN nullif(replace(kind, '_', ' '), '')
                    END, nullif(subject, ''), body), id
                    FROM message WHERE direction <> 'draft' AND {PERSON}
                UNION ALL SELECT o.date, 'received', '', o.value, m.id
                    FROM outcome o JOIN message m ON m.id = o.message
                    WHERE o.value <> 'silence' AND {PERSON}
                ORDER BY 1, 5, 2 DESC""",
                who,
            ).fetchall()
        return tuple(
            Event(date=dt.date.fromisoformat(date), direction="out" if way == "sent" else "in",
                  channel=channel, summary=_first_line(words))
            for date, way, channel, words, _ in rows
        )  # fmt: skip

    def past(self, kind: str = "") -> Iterator[Record]:
        """What was sent to anybody, newest first; of one kind, if one is named."""
        where = "direction = 'sent' AND (:kind = '' OR kind = :kind) ORDER BY date DESC, id DESC"
        return iter(self._records(where, {"kind": kind}))

    def override(self, message: int, rules: str, reason: str) -> None:
        """Why the user sent what the guard had blocked, with the rules that objected."""
        with writing(self._folder) as connection:
            connection.execute(
                "INSERT OR IGNORE INTO override VALUES (?, ?, ?)", [message, rules, reason]
            )

    def overrides(self) -> tuple[tuple[str, str], ...]:
        """Rules and reason of each, oldest first."""
        with reading(self._folder) as connection:
            rows = connection.execute("SELECT rules, reason FROM override ORDER BY rowid")
            return tuple((rules, reason) for rules, reason in rows)

    def outcome(self, of: int | str, value: Outcome, date: dt.date) -> None:
        """What came of a message: the one with that id, or the last one sent to that name."""
        if value not in OUTCOMES:
            raise BadInput(
                f'"{value}" is no outcome. Nothing was saved. Outcomes: {", ".join(OUTCOMES)}.'
            )
        with writing(self._folder) as connection:
            row = connection.execute(
                """SELECT id FROM message WHERE direction = 'sent'
                AND (id = :id OR person = :name OR (address <> '' AND address = :address))
                ORDER BY date DESC, id DESC""",
                _named(of),
            ).fetchone()
            if row is None:
                raise BadInput(
                    f'I know no message sent to "{of}". Nothing was saved. '
                    "Remember the message first, then what came of it."
                )
            connection.execute(
                "INSERT OR IGNORE INTO outcome VALUES (?, ?, ?)", [row[0], value, date.isoformat()]
            )

    def hold(self, who: str, reason: str = "", since: dt.date | None = None) -> None:
        """Nothing is drafted to this address or name from now on."""
        holds.put(self._folder, who, reason, since or dt.date.today())

    def release(self, who: str) -> bool:
        """Takes a hold away; False if there was none."""
        return holds.take(self._folder, who)

    def holds(self) -> tuple[Hold, ...]:
        return holds.listed(self._folder)

    def held(self, recipient: Recipient) -> str:
        """Why this person is on hold; empty if they are not."""
        return holds.why(self._folder, recipient)

    def colleagues(self, recipient: Recipient, today: dt.date) -> tuple[Colleague, ...]:
        """Others at their firm who were written to in the seven days up to today."""
        return colleagues(self._folder, recipient, today - WEEK, today)

    def others(self, name: str, email: str = "", company: str = "") -> Others:
        """What went to everybody else and came from them."""
        return Others(self._folder, _person(name, email, company))

    def _records(self, where: str, values: dict[str, str]) -> tuple[Record, ...]:
        with reading(self._folder) as connection:
            rows = connection.execute(f"SELECT {COLUMNS}, id FROM message WHERE {where}", values)
            return tuple(map(record_of, rows))


def _named(of: int | str) -> dict[str, int | str]:
    if isinstance(of, int):
        return {"id": of, "name": "", "address": ""}
    return {"id": 0, "name": folded(of), "address": address(of)}


def _first_line(words: str) -> str:
    line = words.strip().splitlines()[0] if words.strip() else ""
    return line if len(line) <= 80 else f"{line[:79]}…"
