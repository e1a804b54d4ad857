"""The words of our own sentences: they stand in letters to anybody, and tell nothing of anybody."""

from __future__ import annotations

import re
from functools import cache

from drafter.prompts.kinds import SLOT, load_kinds

WORD = re.compile(r"[^\W\d_]+")
OF_OTHERS = frozenset(
    "you your yours yourself he him his she her hers they them their theirs someone".split()
)

POLITE = frozenset(
    """advice candour care courtesy effort encouragement frankness generosity generous guidance
    honesty insight insights kindness openness patience patient replying reply sharing support
    thoughtful warm welcome welcoming wisdom""".split()
)
"""What one thanks for; it tells of nobody either."""


@cache
def our_words() -> frozenset[str]:
    """In small letters; courtesies among them."""
    beats = (beat for kind in load_kinds().values() for beat in kind.beats)
    texts = (SLOT.sub(" ", variant.text) for beat in beats for variant in beat.variants)
    return POLITE.union(*(WORD.findall(text.casefold()) for text in texts))


def tells_of_others(sentence: str, known: str = "") -> bool:
    """It speaks of somebody, in a word that no letter of ours needs and that isn't `known`."""
    said = set(WORD.findall(sentence.casefold()))
    return bool(said & OF_OTHERS) and not said <= our_words() | set(WORD.findall(known.casefold()))
