"""What became of the rows of a batch, counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What became of the rows; `drafted + failed + skipped == rows` once a run is through."""

    table: Path
    rows: int
    drafted: int
    failed: int
    skipped: int
    left: int = 0
    """Rows that were not come to; none, unless the run paused."""
    kept_back: int = 0
    """Drafts without a letter in drafts.zip: blocked, alike, a second one to somebody, on hold."""
    otherwise: int = 0
    """Drafts by the phrasebook where a service was asked, or without the judge that was asked."""

    def summary(self) -> str:
        other = f"; {self.otherwise} otherwise than asked, see reason" if self.otherwise else ""
        back = f"; {self.kept_back} not in drafts.zip, see findings" if self.kept_back else ""
        return (
            f"{self.drafted} of {self.rows} drafted, {self.skipped} skipped, {self.failed} failed: "
            f"{self.table}{other}{back}"
        )
