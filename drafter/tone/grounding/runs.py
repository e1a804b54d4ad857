"""Eight words in a row, looked up in the letters of everybody else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from drafter.history import Direction, Record
from drafter.situation import Sender
from drafter.tone.ownwords import own_words
from drafter.wording.folding import fold

RUN = 8
"""Words in a row that are nobody's by chance."""
PART, STEP = 5, 4
"""Of every run, five words that begin at each fourth: few rows of words that find all runs."""
WORD = re.compile(r"[^\W_]+")


class Run(NamedTuple):
    """Eight words in a row, and where they stand."""

    start: int
    end: int
    words: str
    part: str
    """Some of these words, the same for many runs."""


Runs = dict[int, Run]
"""By the folded words, as a number."""


class Others(Protocol):
    """What is remembered of everybody else. It may give more than was asked for, never less."""

    def nobody(self) -> bool:
        """Whether nothing is remembered at all."""

    def called(self, words: Collection[str]) -> Iterable[tuple[str, str]]:
        """Name and company of all in whose name or company one of these folded words is."""

    def holding(self, way: Direction, phrases: Collection[str]) -> Iterable[Record]:
        """What has one of these rows of words in it."""


@dataclass(frozen=True)
class Told:
    """A few letters that are at hand."""

    records: tuple[Record, ...]

    def nobody(self) -> bool:
        return not self.records

    def called(self, words: Collection[str]) -> Iterable[tuple[str, str]]:
        return {(one.to, one.company) for one in self.records}

    def holding(self, way: Direction, phrases: Collection[str]) -> Iterable[Record]:
        return (one for one in self.records if one.direction == way)


def first_written(others: Others, way: Direction, runs: dict[int, str]) -> dict[int, dt.date]:
    """When each of the runs was first written; with each, words by which to look for it."""
    found: dict[int, dt.date] = {}
    for record in others.holding(way, set(runs.values())):
        for run in runs.keys() & runs_of(record):
            found[run] = min(found.get(run, record.date), record.date)
    return found


def sent_to(others: Others, run: int, place: Run) -> frozenset[str]:
    """The names of all who got it."""
    sent = others.holding("sent", {place.words})
    return frozenset(fold(record.to) for record in sent if run in runs_of(record))


@lru_cache(maxsize=4096)
def runs_of(record: Record) -> frozenset[int]:
    """Of a letter without what it quotes."""
    writer = Sender(name=record.to.strip() or "?")
    text = f"{record.subject}\n{own_words(record.body, writer)}"
    words = WORD.findall(fold(text))
    return frozenset(hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def runs_at(text: str) -> Runs:
    found = list(WORD.finditer(text))
    words = [fold(word.group()) for word in found]
    said = [word.group() for word in found]
    return {
        hash(" ".join(words[at : at + RUN])): Run(
            found[at].start(),
            found[at + RUN - 1].end(),
            " ".join(said[at : at + RUN]),
            " ".join(said[(first := -(-at // STEP) * STEP) : first + PART]),
        )
        for at in range(len(found) - RUN + 1)
    }
