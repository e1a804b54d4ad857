"""What a record of an export looks like, and whether one is right."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from pydantic import ValidationError

from drafter.history.record import OUTCOMES
from drafter.situation import Sender

FIELDS = {
    "profile": "sender",
    "voice": "profile",
    "organisation": "name",
    "person": "name email company role url since source",
    "application": "company role status date source",
    "message": "message direction name email company kind channel date subject body mail thread"
    " source",
    "outcome": "message value date",
    "override": "message rules reason",
    "used": "message fact",
    "edit": "message drafted",
    "hold": "who reason since",
    "forgotten": "mark since",
    "key": "key",
}
UNDATED = {"person", "application"}
"""Whose day may be unknown."""
DAYS = ("date", "since")
HEX = re.compile(r"[0-9a-f]{64}")


class BrokenError(Exception):
    """A record that can't be kept; its message is the reason in a few words."""


def checked(record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Its table and its fields."""
    table = record.get("table")
    if not isinstance(table, str) or table not in FIELDS:
        raise BrokenError(f"there is no table {str(table)[:40]!r}")
    fields = {name: value for name, value in record.items() if name != "table"}
    if set(fields) != set(FIELDS[table].split()):
        raise BrokenError(f"a {table} has {FIELDS[table]}, neither less nor more")
    for name, value in fields.items():
        _check(table, name, value)
    return table, fields


def _check(table: str, name: str, value: Any) -> None:
    if table == "profile":
        _check_profile(value)
        return
    if not isinstance(value, str):
        raise BrokenError(f"{name} is no text")
    try:
        value.encode("utf-8")
    except UnicodeError:
        raise BrokenError(f"{name} holds half a character") from None
    if name in DAYS and not (_is_day(value) or (not value and table in UNDATED)):
        raise BrokenError(f"{name} is no day such as 2026-11-22")
    if name == "direction" and value not in ("sent", "received", "draft"):
        raise BrokenError("direction is sent, received or draft")
    if name == "value" and value not in OUTCOMES:
        raise BrokenError(f"value is one of {', '.join(OUTCOMES)}")
    if name in ("mark", "key") and not HEX.fullmatch(value):
        raise BrokenError(f"{name} is not one of ours")


def _check_profile(value: Any) -> None:
    try:
        Sender.model_validate(value).model_dump_json()
    except (ValidationError, UnicodeError):
        raise BrokenError("sender is no profile") from None


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
