"""What is remembered of everybody but one person: looked up by words, never read as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.history.database import FILE, reading
from drafter.history.person import PERSON
from drafter.history.record import Direction, Record, record_of

COLUMNS = "direction, name, date, body, email, company, kind, channel, subject, id"
FOUND = f"""(SELECT rowid AS found FROM said_{{way}} WHERE said_{{way}} MATCH :words)
    CROSS JOIN message ON id = found WHERE NOT {PERSON}"""
WAYS: tuple[Direction, ...] = ("sent", "received")


@dataclass(frozen=True)
class Others:
    folder: Path
    person: dict[str, str]
    """Who is left out."""

    def nobody(self) -> bool:
        """Whether no letter is remembered; with no file yet, asking would make one."""
        if not (self.folder / FILE).exists():
            return True
        with reading(self.folder) as connection:
            return connection.execute("SELECT 1 FROM message LIMIT 1").fetchone() is None

    def called(self, words: Collection[str]) -> set[tuple[str, str]]:
        """Name and company of all in whose name or company one of these folded words is."""
        if not words:
            return set()
        given = {"words": f"{{person firm}} : {_any(words)}", **self.person}
        with reading(self.folder) as connection:
            return {
                (name, company)
                for way in WAYS
                for name, company in connection.execute(
                    f"SELECT DISTINCT name, company FROM {FOUND.format(way=way)}", given
                )
            }

    def holding(self, way: Direction, phrases: Collection[str]) -> Iterator[Record]:
        """What has one of these rows of words in it."""
        if not phrases:
            return
        given = {"words": f"{{subject body}} : {_any(phrases)}", **self.person}
        with reading(self.folder) as connection:
            rows = connection.execute(f"SELECT {COLUMNS} FROM {FOUND.format(way=way)}", given)
            yield from map(record_of, rows)


def _any(phrases: Collection[str]) -> str:
    quoted = (f'"{phrase}"' for phrase in sorted(phrases))
    return f"({' OR '.join(quoted)})"
