"""Whether a draft is in English; counting and word lists mean little elsewhere."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from drafter.prompts import files
from drafter.tone.reading import Reading

FUNCTION_WORDS = frozenset(
    """the and to of you your my i i'm i'd that with would could have for are be this it if me
    about thank thanks not any just from has haven't what who when been there can at please hi hello
    dear we they am""".split()
)
ENOUGH = 15
"""Fewer words than this say little; then the situation decides what they leave open."""
SHARE = 0.12
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


@dataclass(frozen=True)
class Tongue:
    words: frozenset[str]
    polite: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    hours: frozenset[str]


def is_english(reading: Reading) -> bool:
    """By the writer's own words, names left out; where they are few, as the user chose."""
    chosen = reading.situation.constraints.language or reading.situation.locale
    return _in_english(reading.unnamed["body"], chosen.casefold().startswith("en"))


@lru_cache(maxsize=256)
def _in_english(text: str, chosen: bool) -> bool:
    letters = LETTER.findall(text)
    if 2 * len(LATIN.findall(text)) < len(letters):
        return False
    said = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text)
    words = [word.casefold().replace("’", "'") for word in said]
    english = sum(word in FUNCTION_WORDS for word in words)
    other = max(sum(word in tongue.words for word in words) for tongue in tongues().values())
    if len(words) >= ENOUGH:
        return english >= SHARE * len(words) and english >= other
    if other or english:
        return english > other or (chosen and english == other)
    return chosen and all(word.isascii() for word in words)


@cache
def tongues() -> dict[str, Tongue]:
    """The languages of prompts/tone/languages.toml."""
    path = files.folder() / "tone" / "languages.toml"
    try:
        return {id: _tongue(row) for id, row in tomllib.loads(files.words(path)).items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise files.fault(path, 0, f"{type(error).__name__}: {error}") from None


def _tongue(row: dict[str, str | list[str]]) -> Tongue:
    months = tuple(tuple(month.split("|")) for month in row["months"])
    if len(months) != 12:
        raise KeyError("twelve months")
    words, polite, hours = (
        frozenset(str(row[key]).split()) for key in ("words", "polite", "hours")
    )
    return Tongue(words - FUNCTION_WORDS, polite, months, hours)
