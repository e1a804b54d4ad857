"""Flattery: one warm word is welcome; three are gush, and so is one that nobody can believe."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.tone.reading import Hit, Reading, matches


def gushing(reading: Reading) -> Iterator[Hit]:
    """F1. Two superlatives are a hint, three a warning (E7); a pedestal is one alone."""
    hits = list(matches(reading, "F1"))
    many = len(hits) > 2
    for hit in hits:
        if hit.severity == "warn" or len(hits) > 1:
            yield hit._replace(severity="warn" if many else hit.severity)


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {"F1": gushing}
