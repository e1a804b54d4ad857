"""Voice: how the user writes, as numbers with their counts, and what they set themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

FEWEST = 5
"""Messages below which nothing is said of how somebody writes."""
SHORT, LONG = 0.6, 0.25
"""From which share of short forms on they are a habit, and up to which they are avoided."""


@dataclass(frozen=True)
class Habit:
    """What they do, and how often of how many times; None: not known, "": nothing at all."""

    what: str | None = None
    count: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True)
class Voice:
    """`greeting` and `closing` are as written, the name as {first}, {titled} or {full}."""

    messages: int = 0
    greeting: Habit = Habit()
    closing: Habit = Habit()
    sentence: Habit = Habit()
    """Words of a sentence, on average."""
    length: Habit = Habit()
    """Words of a message, as the median."""
    forms: Habit = Habit()
    """"short" (I'm), "long" (I am) or "mixed", counted where either could stand."""
    thanks: Habit = Habit()
    """"thanks" or "thank you"."""
    formality: Habit = Habit()
    exclamations: Habit = Habit()
    dashes: Habit = Habit()
    openings: tuple[Habit, ...] = ()
    ask: Habit = Habit()
    never: tuple[str, ...] = ()
    """Words that drafts are prone to and that are in none of their messages."""
    banned: tuple[str, ...] = ()
    """Words that they don't want."""
    edited: tuple[str, ...] = ()
    """Names of what they set themselves."""

    @property
    def known(self) -> bool:
        """Whether there is anything to write by."""
        return self.messages >= FEWEST or bool(self.edited)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "known": self.known}


def with_edits(measured: Voice, edits: Mapping[str, Any]) -> Voice:
    """The user's own word outweighs what was measured."""
    known = {field.name for field in fields(Voice)} - {"never", "banned", "edited", "messages"}
    habits = {name: Habit(str(what)) for name, what in edits.items() if name in known}
    banned = tuple(edits.get("never", ()))
    kept = tuple(word for word in measured.never if word not in banned)
    return replace(measured, **habits, never=kept, banned=banned, edited=tuple(sorted(edits)))  # type: ignore[arg-type]
