"""Which of the user's facts a message told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drafter.history.database import reading, writing


def note(folder: Path, message: int, facts: Iterable[str]) -> None:
    """`facts` by their words: a profile may change, what was told does not."""
    with writing(folder) as connection:
        rows = [(message, fact) for fact in facts]
        connection.executemany("INSERT OR IGNORE INTO used VALUES (?, ?)", rows)


def told_in(folder: Path) -> dict[int, tuple[str, ...]]:
    """By message, the facts that it told."""
    found: dict[int, tuple[str, ...]] = {}
    with reading(folder) as connection:
        for message, fact in connection.execute("SELECT message, fact FROM used ORDER BY rowid"):
            found[message] = (*found.get(message, ()), fact)
    return found
