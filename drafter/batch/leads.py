"""A CSV of leads read: its header, its rows, and each row as a Situation."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

from drafter.errors import BadInput
from drafter.situation import Sender, Situation, read_situation

COLUMNS = (
    "kind", "channel", "register", "directness", "locale", "recipient_name", "recipient_role",
    "honorific",
    "company", "relationship", "email", "role", "ref", "situation", "pasted_message", "today",
    "sender_name",
)  # fmt: skip
TOO_MANY = "\0cells"
MOST = 2000
"""Rows a run: each draft is meant to be read by a person."""


def read_leads(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The header and the rows of a CSV of leads, empty rows left out."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _refused(f'I can\'t find "{path}" in {Path.cwd()}', "Check the name.") from None
    except UnicodeDecodeError as error:
        raise _refused(
            f'"{path.name}" is not valid UTF-8 (byte {error.start})', "Save it as CSV UTF-8."
        ) from None
    except OSError as error:
        raise _refused(f'I can\'t read "{path}" ({error.strerror})', "Check the file.") from None
    if not text.strip():
        raise _refused(f'"{path.name}" is empty', "Export it again, with a header row.")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _refused(f'"{path.name}" is not a CSV I can read ({error})', "Mend it.") from None
    return _table(path, lines)


def _table(path: Path, lines: list[list[str]]) -> tuple[list[str], list[dict[str, str]]]:
    header = [name.strip().lower().replace(" ", "_") for name in lines[0]]
    if "recipient_name" not in header:
        raise _refused(
            f'"{path.name}" has no column recipient_name (found: {", ".join(header)})',
            f"Name the columns {', '.join(COLUMNS)}, fact_1, fact_2, …",
        )
    if twice := next((name for name in header if header.count(name) > 1), ""):
        raise _refused(f'"{path.name}" has the column {twice} twice', "Rename one.")
    rows = [
        # A ragged row keeps what it has; its own validation tells what is missing.
        {name: cells[i].strip() if i < len(cells) else "" for i, name in enumerate(header)}
        | ({TOO_MANY: str(len(cells))} if len(cells) > len(header) else {})
        for cells in lines[1:]
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise _refused(f'"{path.name}" has a header row but no people under it', "Add some.")
    if len(rows) > MOST:
        raise _refused(f'"{path.name}" holds {len(rows)} people; I draft at most {MOST} per run',
                       "Split the file.")  # fmt: skip
    return header, rows


def _refused(what: str, todo: str) -> BadInput:
    return BadInput(f"{what}. Nothing was drafted. {todo}")


def situation_of(number: int, lead: dict[str, str], sender: Sender) -> Situation:
    """One row as a Situation; the profile is the sender unless the row names another."""
    if TOO_MANY in lead:
        raise BadInput(
            f"Row {number} has {lead[TOO_MANY]} cells, more than the header. Nothing was drafted "
            "for it. Put cells that hold a comma in quotation marks."
        )
    facts = [
        {"id": column, "text": lead[column]}
        for column in sorted(lead)
        if re.fullmatch(r"fact_\d+", column) and lead[column]
    ]
    writer = sender.model_dump()
    if lead.get("sender_name") and lead["sender_name"] != sender.name:
        writer = {"name": lead["sender_name"], "identity": lead.get("sender_identity", "")}
    given: dict[str, Any] = {
        "id": f"row-{number}",
        "channel": lead.get("channel") or "email",
        "today": lead.get("today") or dt.date.today().isoformat(),
        "register": lead.get("register") or "neutral",
        "directness": lead.get("directness") or "balanced",
        "locale": lead.get("locale") or "en",
        "sender": {**writer, "facts": [*facts, *writer.get("facts", ())]},
        "recipient": {
            "name": lead.get("recipient_name", ""),
            "role": lead.get("recipient_role", ""),
            **{key: lead.get(key, "") for key in ("company", "relationship", "email", "honorific")},
        },
        "details": {
            key.removeprefix("detail_"): text
            for key, text in lead.items()
            if key.startswith("detail_") and text
        },
        **{
            key: lead.get(key, "") for key in ("kind", "role", "ref", "situation", "pasted_message")
        },
    }
    return read_situation(given, where=f"row {number}")
