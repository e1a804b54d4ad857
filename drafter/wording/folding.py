"""Text made comparable: no case, no accents, one kind of apostrophe and dash."""

from __future__ import annotations

import unicodedata

from drafter.wording.visible import visible

# Letters that Unicode does not take apart into a base and an accent.
_STROKES = str.maketrans("øłđðıħŧæœþ’‘ʼ`´‐‑–—", "olddihtæœþ'''''----")
_PAIRS = {"æ": "ae", "œ": "oe", "þ": "th"}


def fold(text: str) -> str:
    """Łukasik, LUKASIK and łukasik are the same."""
    loose = unicodedata.normalize("NFKD", visible(text).casefold()).casefold()
    bare = "".join(char for char in loose if not unicodedata.combining(char)).translate(_STROKES)
    for pair, plain in _PAIRS.items():
        bare = bare.replace(pair, plain)
    return unicodedata.normalize("NFC", bare)


def nfc(text: str) -> str:
    """Case and composition don't count, accents do."""
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'")
