"""One reading that is wanted of the judge's model: asked now, or among many others."""

from __future__ import annotations

from typing import Any, NamedTuple

from drafter.errors import WriterUnavailable
from drafter.judge.reply import Verdict, verdicts
from drafter.message import Turn
from drafter.writers import Model
from drafter.writers.reply import Unfinished


class Look(NamedTuple):
    model: Model
    turns: tuple[Turn, ...]
    schema: dict[str, Any]
    needed: bool = False
    """There is a draft that can stand without it."""

    def answer(self) -> tuple[Verdict, ...]:
        """What was said; the judge judges alike each time. Raises WriterUnavailable."""
        try:
            return verdicts(
                self.model.complete(self.turns, self.schema, check=verdicts, temperature=0)
            )
        except (Unfinished, OSError) as error:
            raise WriterUnavailable(str(error)) from error

    async def answer_async(self) -> tuple[Verdict, ...]:
        """The same in an event loop."""
        asked = self.model.complete_async(self.turns, self.schema, check=verdicts, temperature=0)
        try:
            return verdicts(await asked)
        except (Unfinished, OSError) as error:
            raise WriterUnavailable(str(error)) from error
