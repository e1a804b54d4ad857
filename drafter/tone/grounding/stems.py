"""Forms of one word: baking and bakes are both of bake."""

from __future__ import annotations

from functools import lru_cache

ENDINGS = (
    "ings", "ing", "ers", "er", "ors", "or", "ed", "es", "s", "e", "ment", "ian", "al", "y", "ies",
)  # fmt: skip


@lru_cache(maxsize=8192)
def stems(word: str) -> frozenset[str]:
    cut = {word[: -len(end)] for end in ENDINGS if word.endswith(end) and len(word) - len(end) > 3}
    doubled = {stem[:-1] for stem in cut if stem[-1:] == stem[-2:-1]}
    return frozenset({word} | cut | doubled)
