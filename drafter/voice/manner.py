"""What of an old message may be lent to a model: sentences in the user's manner that tell nothing.

Names, firms, numbers, days and deeds are not replaced but left out with their whole sentence; what
can't be told apart, as in a text without capitals, is not lent at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from drafter.prompts.ours import tells_of_others
from drafter.voice.letters import letter
from drafter.voice.words import words
from drafter.wording import verbs
from drafter.wording.folding import fold

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
NUMBER = re.compile(r"\d|[@/#$£€%]|\bwww\b")
FEWEST = 2
"""Sentences; fewer show nothing."""


def manner(text: str, strangers: Iterable[str] = ()) -> str:
    """The sentences that could stand in a letter to anybody, and the closing; empty if too few.

    `strangers`: names of people and firms that must not be among them, as far as they are known.
    """
    old = letter(text)
    if old.prose == old.prose.casefold():
        return ""
    known = {fold(word) for name in (old.name, *strangers) for word in WORD.findall(name)}
    kept = [s for s in old.sentences() if _tells_nothing(s, known)]
    return "\n".join([" ".join(kept), old.closing]).strip() if len(kept) >= FEWEST else ""


def _tells_nothing(sentence: str, known: set[str]) -> bool:
    said = WORD.findall(sentence)
    low = [fold(word) for word in said]
    if NUMBER.search(sentence) or not said or known & set(low):
        return False
    if low[0] not in words().lent or words().numbers & set(low):
        return False
    named = any(word[0].isupper() and not re.match(r"I\b", word) for word in said[1:])
    return not (named or _tells_a_deed(low) or tells_of_others(sentence))


def _tells_a_deed(low: list[str]) -> bool:
    """ "I ran the line", "you mentioned the depot": who did what is a fact of that time."""
    did = [verb for who, verb in pairwise(low) if who in {"i", "you", "we", "who"}]
    return any(verbs.is_past(verb) and verb not in words().harmless for verb in did)
