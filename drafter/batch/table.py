"""drafts.csv: written aside and swapped in, without a cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from drafter import export
from drafter.errors import StorageError

ADDED = (
    "lead_id", "status", "reason", "kind", "subject", "body", "verdict", "findings", "writer",
    "next_step", "next_date",
)  # fmt: skip


def write(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Written aside and swapped in, so that a full disk leaves the old table as it was."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".drafts-", suffix=".csv")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, columns, extrasaction="ignore")
            table.writerow({name: export.cell(name) for name in columns})
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
