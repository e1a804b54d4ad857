"""Whether a letter tells a fact, however it is put."""

from __future__ import annotations

import re

from drafter.wording.folding import fold

WORD = re.compile(r"[^\W_]+")
SHARE = 0.6
"""Of a fact's words, so many stand in a letter that tells it."""
STEM = 5
"""Letters that count, so that "cut" and "cutting", "waste" and "wasted" are one."""


def tells(letter: str, fact: str) -> bool:
    asked = _words(fact)
    return bool(asked) and len(asked & _words(letter)) >= SHARE * len(asked)


def _words(text: str) -> frozenset[str]:
    """Figures, and what is longer than the words that any sentence has."""
    found = WORD.findall(fold(text))
    return frozenset(word[:STEM] for word in found if len(word) > 3 or word.isdigit())
