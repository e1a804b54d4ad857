"""A file of leads drafted by the phrasebook, and what it left, for tests."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from drafter.assembly import open_drafter
from drafter.batch import Batch, Done, Lead, read_leads, survey
from drafter.batch.gate import Gate
from drafter.settings import home
from drafter.situation import Fact, Sender

SENDER = Sender(
    name="Ben Achterkamp",
    identity="cellar hand, Hull",
    email="ben@hull.example",
    facts=(Fact(id="f", text="Ran a bottling line for two summers"),),
)
TODAY = dt.date(2026, 11, 17)
MET = "We worked together in the cellar at Hull Ales"


def file(folder: Path, text: str | bytes, name: str = "leads.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def batch(path: Path, out: Path, **reading: Any) -> Batch:
    leads = read_leads(path, **reading)
    survey(leads)
    workshop = open_drafter(recall=False)
    return Batch(leads, out, workshop.drafter, SENDER, home(), today=TODAY)


def drafted(path: Path, **reading: Any) -> list[dict[str, str]]:
    """The rows of drafts.csv."""
    out = path.parent / "out"
    assert run(path, **reading).table == out / "drafts.csv"
    return table(out / "drafts.csv")


def run(path: Path, **reading: Any) -> Done:
    return batch(path, path.parent / "out", **reading).run(Gate(1))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def seen(path: Path, **reading: Any) -> list[Lead]:
    """The rows as leads; nothing is drafted."""
    return list(batch(path, path.parent / "out", **reading).rows())


def told(path: Path, **reading: Any) -> Any:
    """The situation that the only row tells."""
    (lead,) = seen(path, **reading)
    assert lead.situation, lead.refused
    return lead.situation
