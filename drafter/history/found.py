"""What is kept about one person, counted and told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from drafter.history.mentions import Mentions
from drafter.history.whom import Whom

WORDS = {
    "message": "messages to them and from them",
    "with others": "messages with others in the same threads",
    "person": "entries among your contacts",
    "outcome": "notes of what came of a message",
    "edit": "drafts that you changed",
    "used": "notes of which fact was used",
    "override": "reasons why you sent what the check had blocked",
    "application": "applications",
    "organisation": "companies that carry their name",
    "hold": "entries on your do-not-contact list",
    "lead": "rows of batches",
    "proposed": "days to send a draft on",
    "copy": "tables that the page was given, and folders of drafts from them",
    "mention": "other texts that name them, as “someone” from now on",
}
"""What is counted, in the order in which it is told."""


@dataclass(frozen=True)
class Found:
    """What is kept about one person."""

    whom: Whom
    held: bool
    counts: dict[str, int] = field(default_factory=dict)
    """How many of what: messages, threads with others, … ; only what there is."""
    mentions: Mentions = field(default_factory=Mentions)
    runs: tuple[Path, ...] = ()
    """Folders into which drafts of batches were put, as they were called before."""
    copies: tuple[Path, ...] = ()
    """Tables that the page was given, and folders of what was drafted from them."""

    def __bool__(self) -> bool:
        return bool(self.counts)

    @property
    def batches(self) -> tuple[Path, ...]:
        """Those that are there; what happened to the drafts in them since isn't known."""
        return tuple(place for place in self.runs if place.exists())

    def lines(self) -> tuple[str, ...]:
        """Who it is, then what there is of them."""
        who = ", ".join([*self.whom.names, *self.whom.emails])
        told = sorted(self.counts, key=lambda what: (*WORDS, what).index(what))
        return who, *(f"{WORDS.get(what, what)}: {self.counts[what]}" for what in told)
