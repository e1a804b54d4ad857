"""What was read out of a text: each value with the words it was read from."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any, Literal

from drafter.errors import BadInput
from drafter.intake.plain import Plain
from drafter.situation import Situation, read_situation

HoldKind = Literal["do_not_contact", "until", "no_queries", "in_touch", "out_of_office"]


@dataclass(frozen=True)
class Found:
    field: str
    value: str
    start: int
    end: int
    quote: str
    """The original's words from start to end."""
    sure: bool
    """False: to be confirmed by the user."""


@dataclass(frozen=True)
class Suggestion:
    kind: str
    why: str


@dataclass(frozen=True)
class Hold:
    """They asked us to wait, or to stop. No date: until they write again."""

    kind: HoldKind
    until: dt.date | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Intake:
    found: tuple[Found, ...]
    missing: tuple[str, ...]
    """Questions in plain words for what the text does not say."""
    suggestions: tuple[Suggestion, ...]
    today: dt.date
    channel: str = "email"
    locale: str = "en"
    pasted: str = ""
    described: str = ""
    relationship: str = ""
    hold: Hold | None = None
    tone: str = ""
    """ "casual" for a chat line: a register for the answer."""

    def value(self, field: str) -> str:
        """What was found, or nothing."""
        return next((found.value for found in self.found if found.field == field), "")

    def as_json(self) -> dict[str, Any]:
        hold = self.hold and {**asdict(self.hold), "until": str(self.hold.until or "")}
        return {
            "found": [asdict(found) for found in self.found],
            "missing": list(self.missing),
            "suggestions": [asdict(suggestion) for suggestion in self.suggestions],
            "hold": hold,
        }

    def situation(self, sender: Any, **overrides: Any) -> Situation:
        """The situation so far. An override is a field of Situation, or a corrected value
        (`recipient_name="Dana Reyes"`)."""
        values = {f.field: f.value for f in self.found}
        values |= {key: overrides.pop(key) for key in CORRECTABLE & set(overrides)}
        if not values.get("recipient_name") and "recipient" not in overrides:
            raise BadInput(
                "I can't tell who you are writing to (the text names nobody). "
                "Nothing was drafted. Fill in the name."
            )
        stop = bool(self.hold and self.hold.kind == "do_not_contact")
        recipient = {
            "name": values.get("recipient_name", ""),
            "email": values.get("recipient_email", ""),
            "role": values.get("recipient_role", ""),
            "company": values.get("company", ""),
            "relationship": self.relationship,
            "do_not_contact": stop,
        }
        data = {
            "channel": self.channel, "today": self.today, "locale": self.locale, "sender": sender,
            "recipient": recipient, "role": values.get("role", ""), "ref": values.get("ref", ""),
            "situation": self.described, "pasted_message": self.pasted,
            "history": _events(values, self.channel if self.pasted else ""),
        }  # fmt: skip
        return read_situation(data | overrides, where="what was pasted")


CORRECTABLE = {
    "recipient_name", "recipient_email", "recipient_role", "company", "date", "interview_date",
    "applied_date", "sent_date", "outcome",
}  # fmt: skip


def _events(values: dict[str, str], channel: str) -> list[dict[str, str]]:
    """What happened, as far as it has a date; without a channel it was told, not pasted."""
    way = "" if channel else values.get("interview_by", "in_person")
    answer = values.get("outcome", "").replace("_", " ")
    rows = (
        ("applied_date", "out", "portal", "applied"),
        ("interview_date", "in", way, "interview"),
        ("sent_date", "out", "email", "my last message"),
        ("date", "in", channel or values.get("told_by", ""), answer or "their message"),
    )
    return [
        {"date": values[field], "direction": direction, "channel": by, "summary": summary}
        for field, direction, by, summary in rows
        if values.get(field)
    ]


def nothing_to_read() -> BadInput:
    return BadInput(
        "There is nothing to read (the box is empty). Nothing was drafted. "
        "Paste what they wrote, or tell in a sentence what happened."
    )


def found(
    field: str, plain: Plain, start: int, end: int, *, value: str = "", sure: bool = True
) -> Found:
    """A stretch of a text as a find; blanks around it don't belong to it."""
    words = plain.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    first, last = plain.span(start, end)
    said = value or " ".join(plain.text[start:end].split())
    return Found(field, said, first, last, plain.source[first:last], sure)
