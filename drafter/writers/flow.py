"""How one sentence follows another: what a reader notices as the same start or shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

SENTENCE = re.compile(r"(?<=[.?!])[\"”]? (?=[\"“]?[^\W\d_a-z])")
IF = re.compile(r"If [^,.]+, ")


def clashes(texts: Iterable[str]) -> int:
    """How often two neighbouring sentences of the texts start or run alike, or three say "I"."""
    said = [sentence for text in texts for sentence in SENTENCE.split(text)]
    starts = [_words(sentence) for sentence in said]
    alike = sum(one[:1] == two[:1] for one, two in pairwise(starts))
    alike += sum(one[:2] == two[:2] for one, two in pairwise(starts))
    alike += sum(bool(IF.match(one) and IF.match(two)) for one, two in pairwise(said))
    return alike + sum(
        all(words[:1] == ["i"] for words in three)
        for three in zip(starts, starts[1:], starts[2:], strict=False)
    )


def _words(sentence: str) -> list[str]:
    """The first two; "I'm" and "I've" begin with I."""
    return re.findall(r"\w+", sentence.lower())[:2]
