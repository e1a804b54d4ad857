"""The one line that only the user could write, and its place in the message."""

from __future__ import annotations

from dataclasses import replace

from drafter.prompts.kinds import Beat, Kind, Variant
from drafter.prompts.tables import letter

SLOT = "own_line"


def question() -> str:
    return str(letter()[SLOT]["question"])


def with_own_line(kind: Kind) -> Kind:
    """The kind with a step for it: after the opening, so that it is read before the ask."""
    line = Beat(
        "your own line", letter()[SLOT]["purpose"], (Variant(f"{{{SLOT}}}", 0),), short=True
    )
    ask = next((at for at, beat in enumerate(kind.beats) if beat.asks), len(kind.beats))
    place = min(1, ask)
    return replace(kind, beats=(*kind.beats[:place], line, *kind.beats[place:]))
