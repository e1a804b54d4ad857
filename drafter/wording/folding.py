"""Text made comparable: no case, no accents, one kind of apostrophe and dash."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

from drafter.wording.visible import visible

# Letters that Unicode does not take apart into a base and an accent.
_STROKES = str.maketrans("øłđðıħŧæœþ’‘ʼ`´‐‑–—", "olddihtæœþ'''''----")
_PAIRS = {"æ": "ae", "œ": "oe", "þ": "th"}


def fold(text: str) -> str:
    """Łukasik, LUKASIK and łukasik are the same."""
    seen = text if text.isprintable() else visible(text)
    if seen.isascii():
        return seen.lower().replace("`", "'")
    loose = unicodedata.normalize("NFKD", seen.casefold()).casefold()
    bare = "".join(filterfalse(unicodedata.combining, loose)).translate(_STROKES)
    for pair, plain in _PAIRS.items():
        bare = bare.replace(pair, plain)
    return unicodedata.normalize("NFC", bare)


def nfc(text: str) -> str:
    """Case and composition don't count, accents do."""
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'")
