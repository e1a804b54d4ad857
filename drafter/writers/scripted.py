"""A writer that reads its drafts from a list: for tests, and to show how a writer is made."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.errors import WriterUnavailable
from drafter.message import Draft, Turn
from drafter.writers.plan import Plan


class ScriptedWriter:
    name = "scripted"
    model = ""

    def __init__(self, drafts: Iterable[Draft | Exception]) -> None:
        self._script = list(drafts)
        self.seen: list[tuple[Turn, ...]] = []
        """Every conversation it was given, in order."""

    def write(self, plan: Plan) -> Draft:
        self.seen.append(plan.conversation)
        if not self._script:
            raise WriterUnavailable(
                f"The script has no draft left (call {len(self.seen)}). Nothing was drafted. "
                "Give it one draft for each call."
            )
        match self._script.pop(0):
            case Exception() as error:
                raise error
            case draft:
                return draft
