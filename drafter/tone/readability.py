"""How many years of school a text asks for (Flesch-Kincaid), names left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(
    r"(?:[^laeiouy]e|[aeiou]le|[^aeiouydt]ed|[^aeiouyscgxz]es|[cg]es(?=ly)|eless|ements?)$"
)
SPLIT = re.compile(r"(?:i[ao]|[^q]ua|eo|uo|[aeioy]ing|ier|iest|[^ctsg]ious|[^aeiou]ien[ct])")
ONE = re.compile(r"(?:[cstg]i[ao]|geo|[cst]ious|[cst]ien[ct]|quie)")
SHORTENED = re.compile(r"['’].*$")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Vowel groups, less the silent e, plus the vowels that meet but are spoken apart."""
    word = SHORTENED.sub("", word.casefold())
    count = len(VOWELS.findall(word))
    count += len(SPLIT.findall(word)) - len(ONE.findall(word))
    return max(1, count - bool(SILENT.search(word)))


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def grade(sentences: Sequence[str]) -> float:
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
