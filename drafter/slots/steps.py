"""The steps of this message: the kind's, with the user's own line, in the order of their manner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter.prompts.kinds import Beat, Kind, Variant
from drafter.prompts.tables import letter
from drafter.situation import Situation

OWN_LINE = "own_line"
"""The slot of the one line that only the user could write."""


def question() -> str:
    return str(letter()[OWN_LINE]["question"])


def arranged(kind: Kind, situation: Situation, filled: Mapping[str, str]) -> Kind:
    """The kind as this message goes through it."""
    if situation.directness == "direct" and kind.asks:
        kind = _ask_first(kind)
    return _with_own_line(kind) if OWN_LINE in filled else kind


def _with_own_line(kind: Kind) -> Kind:
    """After the opening, so that it is read before the ask."""
    line = Beat(
        "your own line", letter()[OWN_LINE]["purpose"], (Variant("{own_line}", 0),), short=True
    )
    place = _opening(kind)
    return replace(kind, beats=(*kind.beats[:place], line, *kind.beats[place:]))


def _ask_first(kind: Kind) -> Kind:
    """The ask, and what leans on it, right after the opening."""
    ask, first = _ask(kind), _opening(kind)
    opening, between, after = kind.beats[:first], kind.beats[first:ask], kind.beats[ask + 2 :]
    return replace(kind, beats=(*opening, *kind.beats[ask : ask + 2], *between, *after))


def _opening(kind: Kind) -> int:
    """How many beats go before anything is asked: up to the first that is never left out."""
    shown = [at for at, beat in enumerate(kind.beats[: _ask(kind)]) if beat.short]
    return shown[0] + 1 if shown else min(1, _ask(kind))


def _ask(kind: Kind) -> int:
    return next((at for at, beat in enumerate(kind.beats) if beat.asks), len(kind.beats))
