"""One row as a Situation: our columns, a LinkedIn connection, or a line of a job tracker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafter import intake
from drafter.batch.journal import Entry
from drafter.batch.leads import Leads, fault_of
from drafter.errors import BadInput
from drafter.intake.sheet_days import day
from drafter.intake.sheets import Row
from drafter.situation import Sender, Situation, read_situation

PLAIN = ("kind", "role", "ref", "situation", "pasted_message")
RECIPIENT = ("company", "relationship", "email", "honorific")
NOTHING = "nothing was drafted for it"
MANNER = {"register": "neutral", "directness": "balanced", "locale": "en"}


@dataclass(frozen=True)
class Lead:
    """A row of the file, and the situation that it tells; or why there is none."""

    number: int
    given: dict[str, str]
    entry: Entry
    situation: Situation | None
    refused: str = ""

    @property
    def id(self) -> str:
        return f"row-{self.number}"


def lead_of(
    leads: Leads, number: int, row: Row, key: str, *, sender: Sender, today: dt.date
) -> Lead:
    """The profile is the sender, unless the row names another."""
    told = _as_lead(leads.sheet.kind, leads.told(row))
    entry = Entry(number, key, told.get("recipient_name", ""), told.get("email", ""))
    given = leads.given(row)
    if fault := fault_of(row, leads.columns):
        return Lead(number, given, entry, None, f"{fault}; {NOTHING}.")
    if not told.get("recipient_name", "").strip():
        return Lead(number, given, entry, None, f"Line {row.line} names nobody; {NOTHING}.")
    try:
        return Lead(number, given, entry, situation_of(number, told, sender, today))
    except BadInput as error:
        return Lead(number, given, entry, None, str(error))


def situation_of(number: int, told: Mapping[str, str], sender: Sender, today: dt.date) -> Situation:
    writer = sender.model_dump()
    if told.get("sender_name") and told["sender_name"] != sender.name:
        writer = {"name": told["sender_name"], "identity": told.get("sender_identity", "")}
    facts = [
        {"id": name, "text": text}
        for name, text in sorted(told.items())
        if name.startswith("fact_") and text
    ]
    given: dict[str, Any] = {
        "id": f"row-{number}",
        "channel": told.get("channel") or "email",
        "today": told.get("today") or today.isoformat(),
        **{name: told.get(name) or usual for name, usual in MANNER.items()},
        "sender": {**writer, "facts": [*facts, *writer.get("facts", ())]},
        "recipient": {
            "name": told.get("recipient_name", ""),
            "role": told.get("recipient_role", ""),
            **{name: told.get(name, "") for name in RECIPIENT},
        },
        "details": {
            name.removeprefix("detail_"): text
            for name, text in told.items()
            if name.startswith("detail_") and text
        },
        **{name: told.get(name, "") for name in PLAIN},
        **({"history": [applied]} if (applied := _applied(told)) else {}),
    }
    return read_situation(given, where=f"row {number}")


def with_kind(about: Situation) -> Situation:
    """The kind that the row names, else the likeliest."""
    if about.kind:
        return about
    return about.model_copy(update={"kind": intake.likeliest(about)[0].kind})


def _as_lead(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The columns of another table under the names of ours."""
    told = dict(cells)
    whole = " ".join(filter(None, (told.get("first_name"), told.get("last_name"))))
    told.setdefault("recipient_name", told.get("name") or told.get("contact") or "")
    told["recipient_name"] = told["recipient_name"] or whole
    if table in {"connections", "people"}:
        told["recipient_role"], told["role"] = told.get("role", ""), ""
    if table == "connections":
        told["relationship"] = "connected on LinkedIn"
        told["channel"] = told.get("channel") or (
            "email" if told.get("email") else "linkedin_message"
        )
    if table == "applications":
        told["recipient_role"] = told.get("contact_role", "")
        told["situation"] = told.get("notes", "")
    return told


def _applied(told: Mapping[str, str]) -> dict[str, str]:
    """What a tracker knows of the past: the day of an application."""
    if "status" not in told or not (date := day(told.get("date", ""), "")):
        return {}
    return {"date": date.isoformat(), "direction": "out", "channel": "portal",
            "summary": f"applied for {told.get('role') or 'a job'}"}  # fmt: skip
