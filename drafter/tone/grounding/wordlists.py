"""prompts/tone/grounding.toml: words without news in them, and what backs a claim."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from drafter.prompts import files

CLAUSE = re.compile(
    r"[;:—–]|,?\s+(?:so|but|because|since|as|although|though|which|while"
    r"|and(?=\s+(?:I|you|we|he|she|they|may|could|would|will)\b))\b",
    re.IGNORECASE,
)

GROUP = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)")
"""A bracket that keeps what it finds, or a sign or a set that looks like one; keeping is slow."""
CAPITAL = re.compile(r"(?<![\\?])[A-Z]")
"""No part of \\W or of (?P<name>…)."""


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
    men: frozenset[str]
    women: frozenset[str]
    credentials: tuple[Claim, ...]
    any_credential: re.Pattern[str]
    works: tuple[Claim, ...]
    topics: tuple[Claim, ...]
    """How a private fact of one sort is told in other words; backed by: what makes it that sort."""
    settings: tuple[Claim, ...]
    lands: dict[str, frozenset[str]]
    """What a country of a locale is called, folded."""
    professions: tuple[Claim, ...]
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
            men=frozenset(table["men"].split()),
            women=frozenset(table["women"].split()),
            credentials=tuple(_claim(**row) for row in table["credential"]),
            any_credential=_pattern("|".join(row["claims"] for row in table["credential"])),
            works=tuple(_claim(**row) for row in table["work"]),
            topics=tuple(
                Claim(*map(_lines, (row["says"], row["about"]))) for row in table["topic"]
            ),
            settings=tuple(
                Claim(*map(_lines, (row["says"], row["about"]))) for row in table["setting"]
            ),
            lands={land: frozenset(words.split()) for land, words in table["lands"].items()},
            professions=tuple(_claim(**row) for row in table["profession"]),
            patterns={name: _lines(text) for name, text in table["patterns"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise files.fault(path, 0, f"can't be read ({error})") from None


def pattern(name: str) -> re.Pattern[str]:
    return lists().patterns[name]


def says(name: str, text: str) -> bool:
    return _small(name).search(lowered(text)) is not None


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    return text.lower()


@cache
def _small(name: str) -> re.Pattern[str]:
    """The same for a text in small letters, which is searched several times as fast."""
    words = CAPITAL.sub(lambda letter: letter.group().lower(), pattern(name).pattern)
    return re.compile(words)


def proposes(sentence: str) -> bool:
    """Asks for something or offers it, and so claims nothing."""
    return "?" in sentence or says("proposes", sentence)


def proposes_at(sentence: str, place: int) -> bool:
    """The clause around a place proposes; in "I was away till May, so could we meet" one claims."""
    start = max((cut.end() for cut in CLAUSE.finditer(sentence, 0, place)), default=0)
    cut = CLAUSE.search(sentence, place)
    clause = sentence[start : cut.start() if cut else len(sentence)]
    if says("reports", clause) or says("bound", clause):
        return False
    return says("proposes", clause) or ("?" in sentence and not says("states", clause))


def _claim(claims: str, backed_by: str) -> Claim:
    return Claim(_pattern(claims, r"(?!\w)"), _pattern(backed_by))


def _lines(text: str) -> re.Pattern[str]:
    return _pattern("|".join(line for line in text.splitlines() if line.strip()))


def _pattern(words: str, end: str = "") -> re.Pattern[str]:
    quick = GROUP.sub(lambda sign: "(?:" if sign.group() == "(" else sign.group(), words)
    return re.compile(rf"(?<!\w)(?:{quick}){end}".replace("'", "['’]"), re.IGNORECASE)
