"""What a run would take, found out without a single call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field

from drafter.batch.lead import Lead, with_kind
from drafter.brief.tokens import count
from drafter.drafting import Drafter
from drafter.errors import DrafterError
from drafter.judge.look import Look
from drafter.message import Draft, Message, Stop
from drafter.rounds import Ask, Steps
from drafter.writers import is_async

REPLY = 180
"""Tokens of one reply: a letter of 110 words and the JSON around it."""
A_CALL = 4.0
"""Seconds that one call is taken for, as long as nothing is known of the service."""
SHOWN = 12
BY_CODE = 0.1
"""Seconds of a draft that no model writes."""


@dataclass
class Estimate:
    """Calls and tokens without revisions, which only a draft with a fault needs."""

    rows: int = 0
    done: int = 0
    """Rows whose drafts stand already."""
    skipped: int = 0
    by_code: int = 0
    calls: int = 0
    tokens_in: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """How many drafts of each kind."""
    guessed: dict[str, list[str]] = field(default_factory=dict)
    """By kind, the rows that name none, so that what they tell decided."""

    why: list[str] = field(default_factory=list)
    """The first rows that would be skipped, each with the reason."""

    def rows_of(self, kind: str) -> str:
        """The rows for which this kind was chosen, as far as a person reads on."""
        rows = self.guessed.get(kind, [])
        more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
        return f"{', '.join(rows[:SHOWN])}{more}"

    @property
    def tokens_out(self) -> int:
        return self.calls * REPLY

    def seconds(self, concurrency: int) -> float:
        return self.calls * A_CALL / concurrency + self.by_code * BY_CODE

    def cost(self, price_in: float, price_out: float) -> float:
        """At prices for a million tokens."""
        return (self.tokens_in * price_in + self.tokens_out * price_out) / 1_000_000

    def add(self, lead: Lead, drafter: Drafter) -> None:
        self.rows += 1
        if lead.situation is None:
            self._skip(lead, lead.refused)
            return
        about = with_kind(lead.situation)
        with closing(drafter.steps(about)) as steps:
            try:
                ask = next(steps)
            except StopIteration as end:
                self._skip(lead, end.value.reason)
                return
            except DrafterError as error:
                self._skip(lead, str(error))
                return
            self.kinds[about.kind] += 1
            if not lead.situation.kind:
                self.guessed.setdefault(about.kind, []).append(lead.id)
            if not isinstance(ask, Ask) or not is_async(ask.writer):
                self.by_code += 1
                return
            self._call(ask)
            if drafter.judge:
                self._second_reading(steps, drafter.phrasebook.write(ask.plan))

    def _skip(self, lead: Lead, why: str) -> None:
        self.skipped += 1
        if len(self.why) < SHOWN:
            self.why.append(f"{lead.id}: {why}")

    def _second_reading(self, steps: Steps[Message | Stop], draft: Draft) -> None:
        """What the judge would be asked; the phrasebook's draft stands in for the model's."""
        with suppress(StopIteration, DrafterError):
            if isinstance(look := steps.send(draft), Look):
                self._call(look)

    def _call(self, ask: Ask | Look) -> None:
        self.calls += 1
        self.tokens_in += sum(count(turn.content) for turn in ask.turns)


def estimate(leads: Iterable[Lead], drafter: Drafter, done: frozenset[str]) -> Estimate:
    found = Estimate()
    for lead in leads:
        if lead.entry.key in done:
            found.rows += 1
            found.done += 1
        else:
            found.add(lead, drafter)
    return found
