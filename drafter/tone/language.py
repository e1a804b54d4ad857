"""Whether a draft is in English; counting and word lists mean little elsewhere."""

from __future__ import annotations

from drafter.tone.reading import Reading

FUNCTION_WORDS = frozenset(
    """the and to of you your my i i'm i'd that with would could have for are be this it if me
    about thank thanks not any just from has haven't what who when been there can at please hi hello
    dear we they am""".split()
)
ENOUGH = 15
"""Fewer words than this say nothing; then the situation decides."""
SHARE = 0.12


def is_english(reading: Reading) -> bool:
    words = [word.casefold().replace("’", "'") for word in reading.words]
    if len(words) < ENOUGH:
        chosen = reading.situation.constraints.language or reading.situation.locale
        return chosen.casefold().startswith("en") and all(word.isascii() for word in words)
    return sum(word in FUNCTION_WORDS for word in words) >= SHARE * len(words)
