"""Short forms written out for a formal letter, and how softly a sentence asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

APOSTROPHE = str.maketrans({"’": "'"})


def written_out(text: str, forms: Mapping[str, str]) -> str:
    """ "I'm sure it's fine" -> "I am sure it is fine"; slots in {brackets} stay."""
    return _writer(tuple(forms.items()))(text)


@lru_cache(maxsize=4)
def _writer(forms: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    whole = {short.casefold(): long for short, long in forms}
    pattern = re.compile("|".join(map(_form, whole)), re.IGNORECASE)

    def longer(match: re.Match[str]) -> str:
        long = whole[match[0].translate(APOSTROPHE).casefold()]
        return long[0].upper() + long[1:] if match[0][0].isupper() else long

    return lambda text: pattern.sub(longer, text)


def _form(short: str) -> str:
    """A whole word, or an ending, in both kinds of apostrophe."""
    start = r"\b" if short[0].isalpha() and short != "n't" else ""
    return start + re.escape(short).replace("'", "['’]") + r"\b"


def softness(text: str, softeners: Iterable[str]) -> int:
    """How many of the words that soften a request are in it."""
    said = text.translate(APOSTROPHE).casefold()
    return sum(words in said for words in softeners)
