"""Cards of advice: a few lines each, in our own words, with source and evidence grade."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.prompts import files

KEYS = ("title", "source", "evidence", "kinds")
GRADES = ("A", "B", "C", "D", "M")


@dataclass(frozen=True)
class Card:
    id: str
    title: str
    text: str
    source: str
    evidence: str
    """A research, B large vendor data, C survey, D practice, M general knowledge."""
    kinds: tuple[str, ...]
    """The kinds it serves; empty: all."""


@cache
def load_cards(place: Path | None = None) -> tuple[Card, ...]:
    paths = sorted(((place or files.folder()) / "guidance").glob("*.md"))
    return tuple(read_card(path) for path in paths)


def read_card(path: Path) -> Card:
    head, lines = files.front_matter(path)
    if wrong := set(head) ^ set(KEYS):
        raise files.fault(path, 1, f"unknown or missing key: {', '.join(sorted(wrong))}")
    if head["evidence"] not in GRADES:
        raise files.fault(path, 1, f"evidence must be one of {', '.join(GRADES)}")
    text = "\n".join(line for _, line in lines).strip()
    if not text:
        raise files.fault(path, 1, "the card says nothing")
    return Card(
        path.stem, str(head["title"]), text, str(head["source"]), head["evidence"],
        tuple(head["kinds"] or ()),
    )  # fmt: skip
