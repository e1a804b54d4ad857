"""Flattery: one warm word is welcome, three are gush."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.tone.reading import Hit, Reading, matches


def gushing(reading: Reading) -> Iterator[Hit]:
    """F1. Two superlatives are a hint, three a warning (E7)."""
    hits = list(matches(reading, "F1"))
    if len(hits) > 1:
        yield from (hit._replace(severity="warn" if len(hits) > 2 else "hint") for hit in hits)


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {"F1": gushing}
