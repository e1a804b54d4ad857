"""How often a row of a table that names no kind gets the kind that it calls for.

    PYTHONPATH=. .venv/bin/python benchmarks/notes.py [FILE] [--misses]

FILE holds a row a line (benchmarks/notes.jsonl: 140 rows by somebody who had seen neither the rules
nor the notes of prompts/notes.md), with the best kind and what else would do. Those with a pasted
message are counted apart; some of their words have been looked at since.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from drafter import intake
from drafter.situation import read_situation

ROWS = Path(__file__).with_name("notes.jsonl")
RECIPIENT = {"recipient_name": "name", "recipient_role": "role", "company": "company",
             "relationship": "relationship"}  # fmt: skip


class Guess(NamedTuple):
    row: dict[str, Any]
    kinds: list[str]

    @property
    def places(self) -> list[bool]:
        """Whether each of the kinds that were named would do."""
        return [kind in {self.row["best"], *self.row["also"]} for kind in self.kinds]


def guesses(path: Path = ROWS) -> list[Guess]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Guess(row, guessed(row)) for row in rows]


def guessed(row: dict[str, Any]) -> list[str]:
    to = {ours: row[theirs] for theirs, ours in RECIPIENT.items()}
    told = {name: row[name] for name in ("role", "today", "situation", "pasted_message")}
    about = {**told, "channel": row["channel"] or "email", "recipient": to,
             "sender": {"name": "Ben Achterkamp"}}  # fmt: skip
    return [one.kind for one in intake.likeliest(read_situation(about, where="a row"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", nargs="?", type=Path, default=ROWS)
    parser.add_argument("--misses", action="store_true", help="print the rows that went wrong")
    given = parser.parse_args()
    found = Counter[tuple[str, str]]()
    for one in guesses(given.file):
        by = "pasted message" if one.row["pasted_message"] else "note alone"
        found[by, "rows"] += 1
        found[by, "first"] += one.places[0]
        found[by, "among three"] += any(one.places)
        if given.misses and not one.places[0]:
            print(f"{one.row['best']} <- {one.kinds}: {one.row['situation']}")
    for by in ("note alone", "pasted message"):
        print(by, *(f"{what} {found[by, what]}" for what in ("rows", "first", "among three")))


if __name__ == "__main__":
    main()
