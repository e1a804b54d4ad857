"""prompts/tone/grounding.toml: words without news in them, and what backs a claim."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from drafter.prompts import files


@dataclass(frozen=True)
class Claim:
    """Words that claim something, and words of the situation that make it true."""

    claims: re.Pattern[str]
    backed_by: re.Pattern[str]


@dataclass(frozen=True)
class Lists:
    innocent: frozenset[str]
    titles: frozenset[str]
    ordinary: frozenset[str]
    credentials: tuple[Claim, ...]
    works: tuple[Claim, ...]
    patterns: dict[str, re.Pattern[str]]


@cache
def lists() -> Lists:
    path = files.folder() / "tone" / "grounding.toml"
    try:
        table = tomllib.loads(files.words(path))
        return Lists(
            innocent=frozenset(table["innocent"].split()),
            titles=frozenset(table["titles"].split()),
            ordinary=frozenset(table["ordinary"].split()),
            credentials=tuple(_claim(**row) for row in table["credential"]),
            works=tuple(_claim(**row) for row in table["work"]),
            patterns={name: _lines(text) for name, text in table["patterns"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise files.fault(path, 0, f"can't be read ({error})") from None


def pattern(name: str) -> re.Pattern[str]:
    return lists().patterns[name]


def says(name: str, text: str) -> bool:
    return pattern(name).search(text) is not None


def proposes(sentence: str) -> bool:
    """Asks for something or offers it, and so claims nothing."""
    return "?" in sentence or says("proposes", sentence)


def _claim(claims: str, backed_by: str) -> Claim:
    return Claim(_pattern(claims, r"(?!\w)"), _pattern(backed_by))


def _lines(text: str) -> re.Pattern[str]:
    return _pattern("|".join(text.strip().split("\n")))


def _pattern(words: str, end: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words}){end}".replace("'", "['’]"), re.IGNORECASE)
