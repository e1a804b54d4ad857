"""One row as a Situation: our columns, a LinkedIn connection, or a line of a job tracker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafter import intake
from drafter.batch.cells import day_in, refusal, remarks, today_of, told_by
from drafter.batch.entry import Entry
from drafter.batch.leads import Leads, fault_of
from drafter.errors import BadInput
from drafter.intake.sheets import Row
from drafter.situation import Sender, Situation, read_situation

PLAIN = ("kind", "role", "ref", "situation", "pasted_message")
RECIPIENT = ("company", "relationship", "email", "honorific")
MANNER = {"register": "neutral", "directness": "balanced", "locale": "en"}


FINAL = frozenset({"accept_or_confirm_next_step", "decline_gracefully", "withdraw"})
"""Letters that can't be taken back."""
UNSAID = (
    "kind warn: chosen by what the row tells, and it can't be taken back; name it in a column kind"
)


@dataclass(frozen=True)
class Lead:
    """A row of the file, and the situation that it tells; or why there is none."""

    number: int
    given: dict[str, str]
    entry: Entry
    situation: Situation | None
    refused: str = ""
    remarks: tuple[str, ...] = ()
    """What the user should look at in its cells."""

    @property
    def id(self) -> str:
        return f"row-{self.number}"

    def unsaid(self, kind: str) -> str:
        """What is to be said of a letter that nobody has asked for and that binds."""
        asked = self.situation is None or self.situation.kind
        return UNSAID if kind in FINAL and not asked else ""

    @property
    def told(self) -> dict[str, str]:
        """The names that crowds are counted by, and where a letter goes."""
        if (about := self.situation) is None:
            return {}
        to = about.recipient
        return {"recipient_name": to.name, "company": to.company, "email": to.email,
                "role": about.role, "channel": about.channel,
                "from_name": about.sender.name, "from_email": about.sender.email}  # fmt: skip


def lead_of(
    leads: Leads, number: int, row: Row, key: str, *, sender: Sender, today: dt.date
) -> Lead:
    """The profile is the sender, unless the row names another."""
    told, given = told_by(leads, row), leads.given(row)
    entry = Entry(number, key, told["recipient_name"], told.get("email", ""))
    if refused := fault_of(leads, row) or refusal(leads, row, told):
        return Lead(number, given, entry, None, refused)
    try:
        told["today"] = today_of(leads, row, told, today).isoformat()
        about = situation_of(number, told, sender, _applied(leads, told))
    except BadInput as error:
        return Lead(number, given, entry, None, str(error))
    return Lead(number, given, entry, about, remarks=tuple(remarks(leads, row, told)))


def situation_of(
    number: int, told: Mapping[str, str], sender: Sender, past: Sequence[Mapping[str, str]] = ()
) -> Situation:
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
        "today": told["today"],
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
        "history": past,
    }
    return read_situation(given, where=f"row {number}")


def with_kind(about: Situation) -> Situation:
    """The kind that the row names, else the likeliest."""
    if about.kind:
        return about
    return about.model_copy(update={"kind": intake.likeliest(about)[0].kind})


def _applied(leads: Leads, told: Mapping[str, str]) -> list[dict[str, str]]:
    """What a tracker knows of the past: the day of an application."""
    if leads.sheet.kind != "applications" or not (date := day_in(leads, told, "date")):
        return []
    if date.isoformat() > told["today"]:
        return []
    return [
        {"date": date.isoformat(), "direction": "out", "channel": "portal",
         "summary": f"applied for {told.get('role') or 'a job'}"}
    ]  # fmt: skip
