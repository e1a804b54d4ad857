"""leads.csv -> a Situation per row -> a Message per row; a bad row is reported, the rest go on."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter import export, intake
from drafter.drafting import Drafter
from drafter.errors import BadInput, DrafterError, StorageError
from drafter.situation import Sender, Situation, read_situation

COLUMNS = (
    "kind", "channel", "register", "locale", "recipient_name", "recipient_role", "honorific",
    "company", "relationship", "email", "role", "ref", "situation", "pasted_message", "today",
    "sender_name",
)  # fmt: skip
ADDED = (
    "lead_id", "status", "reason", "kind", "subject", "body", "verdict", "findings", "writer",
    "next_step", "next_date",
)  # fmt: skip
MOST = 2000
"""Rows a run: each draft is meant to be read by a person."""


@dataclass(frozen=True)
class Done:
    """What became of the rows; `drafted + failed + skipped == rows`."""

    table: Path
    rows: int
    drafted: int
    failed: int
    skipped: int

    def summary(self) -> str:
        return (
            f"{self.drafted} of {self.rows} drafted, {self.skipped} skipped, {self.failed} failed: "
            f"{self.table}"
        )


def draft_all(
    leads: Path, out: Path, drafter: Drafter, sender: Sender, *, report: Callable[[str], None]
) -> Done:
    """Draft every lead of a CSV into `out`/drafts.csv; nothing is sent.

    Raises BadInput before the first draft if the file can't be read as leads, StorageError if the
    table can't be written.
    """
    columns, rows = read_leads(leads)
    results = []
    for number, lead in enumerate(rows, start=1):
        results.append(_draft_row(number, lead, drafter, sender))
        report(f"{number} of {len(rows)}: {results[-1]['status']} {lead.get('recipient_name', '')}")
    table = out / "drafts.csv"
    added = [column for column in ADDED if column not in columns]
    _write(
        table, [*columns, *added], [{**lead, **r} for lead, r in zip(rows, results, strict=True)]
    )
    count = [r["status"] for r in results].count
    done = Done(table, len(rows), count("drafted"), count("failed"), count("skipped"))
    if done.drafted + done.failed + done.skipped != done.rows:
        raise AssertionError(f"rows were lost: {done}")
    return done


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
    first = text.splitlines()[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        lines = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
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


def _draft_row(
    number: int, lead: dict[str, str], drafter: Drafter, sender: Sender
) -> dict[str, Any]:
    try:
        about = situation_of(number, lead, sender)
        if not about.kind:
            about = about.model_copy(update={"kind": intake.likeliest(about)[0].kind})
        return {"lead_id": about.id, **export.row(drafter.draft(about))}
    except DrafterError as error:
        status = "skipped" if isinstance(error, BadInput) else "failed"
        return {"lead_id": f"row-{number}", "status": status, "reason": str(error)}


def _write(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Written aside and swapped in, so that a full disk leaves the old table as it was."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".drafts-", suffix=".csv")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, columns, extrasaction="ignore")
            table.writeheader()
            for row in rows:
                table.writerow({name: export.cell(row.get(name, "")) for name in columns})
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except OSError as error:
        raise StorageError(
            f'I can\'t write "{path}" ({error.strerror}). The drafts were not kept; an older '
            "table is as it was. Free the disk or choose another --out, and run it again."
        ) from None
