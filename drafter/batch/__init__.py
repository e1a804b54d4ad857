"""leads.csv -> a Situation per row -> a Message per row; a bad row is reported, the rest go on.

leads.py     the file and its rows             lead.py      a row as a Situation
estimate.py  what it would take                journal.py   what became of each row, crash-safe
engine.py    many rows at once                 gate.py      how many, how fast, when to stop
crowd.py     what only shows across rows       schedule.py  a day to send each
diary.py     which days are taken              table.py     drafts.csv and its neighbours
done.py      what became of the rows
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from drafter.batch import diary, journal
from drafter.batch.crowd import Crowd
from drafter.batch.done import Done
from drafter.batch.engine import Engine
from drafter.batch.entry import Keys
from drafter.batch.estimate import Estimate, estimate
from drafter.batch.gate import Gate
from drafter.batch.lead import Lead, lead_of
from drafter.batch.leads import Leads, read_leads, survey
from drafter.batch.schedule import Schedule
from drafter.batch.table import ADDED, may_go, refuse_own, tables
from drafter.drafting import Drafter
from drafter.errors import BadInput, DrafterError, StorageError
from drafter.history.database import held_open
from drafter.situation import Sender, Situation
from drafter.writers import is_async

__all__ = ["Batch", "Done", "Estimate", "Lead", "Leads", "read_leads", "survey"]


@dataclass(frozen=True)
class Batch:
    """One file of leads drafted into one folder; the same again goes on where it stopped."""

    leads: Leads
    out: Path
    drafter: Drafter
    sender: Sender
    folder: Path
    """Where the user's data is, the journal in it."""
    made_with: str = ""
    """What else tells two runs apart: the writer, its model, the seed."""
    today: dt.date = field(default_factory=dt.date.today)
    sent_before: tuple[str, ...] = ()
    """Letters to other people, so that the same text is noticed."""
    ahead: Callable[[list[Situation]], None] = lambda situations: None
    """Prepares what recall will need for them."""

    def __post_init__(self) -> None:
        refuse_own(self.leads.sheet.path, self.out)

    def rows(self) -> Iterator[Lead]:
        made_with = f"{self.made_with} {self.leads.reading} {self.sender.model_dump_json()}"
        keys = Keys(made_with)
        for number, row in self.leads.rows():
            key = keys.key(self.leads.given(row))
            yield lead_of(self.leads, number, row, key, sender=self.sender, today=self.today)

    def with_recall(self, ahead: Callable[[list[Situation]], None]) -> Batch:
        return replace(self, ahead=ahead)

    def estimate(self) -> Estimate:
        """What it would take; nobody is called."""
        done = journal.Journal(self.folder, journal.id_of(self.out)).settled()
        return estimate(self.rows(), self.drafter, done)

    def run(
        self,
        gate: Gate,
        *,
        report: Callable[[Lead, dict[str, Any]], None] = lambda lead, result: None,
    ) -> Done:
        """Drafts what is not drafted yet, then writes the tables from the journal.

        Raises StorageError where another process is at it, the tables can't be written or the file
        changed, PausedError or WriterRefused, the tables written, where the service is of no use.
        """
        with (
            journal.opened(self.folder, self.leads.sheet.path, self.out) as kept,
            held_open(self.folder),
            _unchanged(self.leads),
        ):
            settled = kept.settled()
            todo = (lead for lead in self.rows() if lead.entry.key not in settled)
            engine = Engine(self._behind(gate), gate, kept, report, self.ahead)
            try:
                asyncio.run(engine.run(todo))
            except DrafterError as error:
                done = self._write(kept)
                raise _paused(error, done) from error
            done = self._write(kept)
        if done.drafted + done.failed + done.skipped != done.rows:
            raise _changed(self.leads)
        return done

    def drafted(self) -> list[dict[str, Any]]:
        """Every row with what became of it so far, as in drafts.csv."""
        kept = journal.Journal(self.folder, journal.id_of(self.out))
        with held_open(self.folder), kept.results() as look:
            return list(self._results(look, self._crowd(look)))

    def _behind(self, gate: Gate) -> Drafter:
        """The same drafter, its writer's attempts going through the gate, and its judge's."""
        writer, judge = self.drafter.writer, self.drafter.judge
        if not is_async(writer):
            return self.drafter
        behind = writer.behind(gate)
        judge = judge and replace(judge, model=behind)
        return replace(self.drafter, writer=behind, judge=judge)

    def _write(self, kept: journal.Journal) -> Done:
        """The tables, from the file and the journal alone."""
        statuses, back, otherwise, days = Counter[str](), 0, 0, []
        marked = self.leads.sheet.from_a_spreadsheet
        with (
            kept.results() as look,
            tables(self.out, self.leads.columns, self.sender, marked=marked) as put,
        ):
            for row in self._results(look, self._crowd(look)):
                put(row)
                statuses[row["status"]] += 1
                back += row["status"] == "drafted" and not may_go(row)
                otherwise += row["status"] == "drafted" and bool(row["reason"])
                if row["send_on"]:
                    days.append({name: row[name] for name in diary.WHO_AND_WHEN})
        diary.propose(self.folder, kept.run, days)
        drafted, failed, skipped = (statuses[name] for name in ("drafted", "failed", "skipped"))
        rows = statuses.total()
        left = rows - drafted - failed - skipped
        return Done(self.out / "drafts.csv", rows, drafted, failed, skipped, left, back, otherwise)

    def _crowd(self, look: Callable[[str], dict[str, Any]]) -> Crowd:
        crowd = Crowd()
        crowd.was_sent(self.sent_before)
        for lead in self.rows():
            if not self._held(lead):  # Whoever gets no letter keeps nobody else's back.
                crowd.add(lead.number, lead.told, look(lead.entry.key))
        return crowd

    def _held(self, lead: Lead) -> str:
        """Why they are left alone; a draft may stand from before the user said so."""
        return self.drafter.held(lead.situation) if lead.situation else ""

    def _results(
        self, look: Callable[[str], dict[str, Any]], crowd: Crowd
    ) -> Iterator[dict[str, Any]]:
        """Each row of the file with what became of it, in the order of the file."""
        run = journal.id_of(self.out)
        plan = Schedule(self.today, diary.taken(self.folder, run, self.today))
        for lead in self.rows():
            told = lead.told
            # Its place is today's: above it, a row may have come in since.
            result = {**(look(lead.entry.key) or {"status": "new"}), "lead_id": lead.id}
            if result["status"] == "drafted":
                held, unsaid = self._held(lead), lead.unsaid(result.get("kind", ""))
                seen = [*crowd.findings(lead.number, told), f"C3 block: {held}" if held else ""]
                found = [*lead.remarks, unsaid, result.get("findings", ""), *seen]
                result["findings"] = "; ".join(filter(None, found))
                result["send_on"] = plan.day_for(told.get("company", "")).isoformat()
                twin = crowd.withheld(lead.number)
                result["withheld"] = "yes" if held or unsaid or twin else ""
                result["held"], result["twin"] = held, twin
            yield {**lead.given, **dict.fromkeys(ADDED, ""), **told, **result, "given": lead.given}


@contextmanager
def _unchanged(leads: Leads) -> Iterator[None]:
    """The file was read once to its end already; a fault in it now has come in meanwhile."""
    try:
        yield
    except BadInput as error:
        raise _changed(leads) from error


def _changed(leads: Leads) -> StorageError:
    return StorageError(
        f"{leads.sheet.path.name} changed while its rows were drafted. "
        "Every draft is safe. Run the same command again."
    )


def _paused(error: DrafterError, done: Done) -> DrafterError:
    """The same fault, with what is safe."""
    saved = f"{done.drafted} of {done.rows} drafted and saved"
    return type(error)(f"{error} {saved}, {done.left} to go.")
