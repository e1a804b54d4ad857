"""leads.csv -> a Situation per row -> a Message per row; a bad row is reported, the rest go on.

leads.py  the file and its rows        table.py     drafts.csv
crowd.py  what only shows across rows: one text for many people, many people at one firm
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter import export, intake
from drafter.batch.crowd import crowding
from drafter.batch.leads import COLUMNS, read_leads, situation_of
from drafter.batch.table import ADDED, write
from drafter.drafting import Drafter
from drafter.errors import BadInput, DrafterError
from drafter.situation import Sender

__all__ = ["COLUMNS", "Done", "draft_all", "read_leads", "situation_of"]


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
        last = results[-1]
        why = f" ({last['reason']})" if last["status"] != "drafted" else ""
        report(f"{number} of {len(rows)}: {last['status']} {lead.get('recipient_name', '')}{why}")
    for result, found in zip(results, crowding(rows, results), strict=True):
        result["findings"] = "; ".join(filter(None, [result.get("findings", ""), *found]))
    table = out / "drafts.csv"
    added = [column for column in ADDED if column not in columns]
    write(table, [*columns, *added], [{**lead, **r} for lead, r in zip(rows, results, strict=True)])
    count = [r["status"] for r in results].count
    done = Done(table, len(rows), count("drafted"), count("failed"), count("skipped"))
    if done.drafted + done.failed + done.skipped != done.rows:
        raise AssertionError(f"rows were lost: {done}")
    return done


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
    except Exception as error:  # One row must not take the others along, whatever it holds.
        reason = (
            f"Something went wrong inside the drafter ({type(error).__name__}); please report it."
        )
        return {"lead_id": f"row-{number}", "status": "failed", "reason": reason}
