"""Many records kept at once: a transaction for each few hundred, so that nobody waits for all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from drafter.history.database import reading, writing

BATCH = 500
"""Rows a transaction; what a crash can cost, and the import that is run again brings back."""

T = TypeVar("T")


@dataclass(frozen=True)
class Kept:
    """What became of a number of records."""

    added: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.added + other.added, self.changed + other.changed, self.same + other.same)


def keep_all(folder: Path, rows: Iterable[T], put: Callable[[sqlite3.Connection, T], Kept]) -> Kept:
    kept, rest = Kept(), iter(rows)
    while batch := list(islice(rest, BATCH)):
        with writing(folder) as connection:
            for row in batch:
                kept += put(connection, row)
    return kept


def rehearse(
    folder: Path, rows: Iterable[T], weigh: Callable[[sqlite3.Connection, T], Kept]
) -> Kept:
    """What keeping them would do, each taken alone; nothing is written."""
    kept = Kept()
    with reading(folder) as connection:
        for row in rows:
            kept += weigh(connection, row)
    return kept
