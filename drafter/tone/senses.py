"""prompts/tone/senses.toml: what a sentence means, told by the words it brings together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple, get_args

from drafter.message import Severity
from drafter.prompts import files

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[?!;:]")
LONG = (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"),
        ("'d", "would"))  # fmt: skip
ODD = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"),
       "shan't": ("shall", "not"), "dont": ("do", "not"), "cant": ("can", "not"),
       "didnt": ("did", "not"), "havent": ("have", "not"), "im": ("i", "am"),
       "ive": ("i", "have")}  # fmt: skip
COLON = (":",) * 9
"""Few senses reach across a colon."""
REACH = 8
"""Words that may stand between two of a sense, unless it says otherwise."""


class Word(NamedTuple):
    text: str
    start: int
    end: int


class Place(NamedTuple):
    """Where a group was met: the first and the last word."""

    first: int
    last: int


@dataclass(frozen=True)
class Sense:
    rule: str
    groups: tuple[str, ...]
    reach: tuple[int, ...]
    ordered: bool
    unless: tuple[str, ...]
    weight: Severity | None
    when: str


@dataclass(frozen=True)
class Senses:
    of: Mapping[str, list[Sense]]
    """By their rarest group."""
    alone: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The groups that a word stands for by itself."""
    begins: Mapping[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = field(repr=False)
    """By the first two words of an expression: its group, and the words after these two."""


@cache
def senses() -> Senses:
    path = files.folder() / "tone" / "senses.toml"
    try:
        table = tomllib.loads(files.words(path))
        named = {name: _split(text) for name, text in table["groups"].items()}
        found = [_sense(row, named) for row in table["sense"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise files.fault(path, 0, f"{type(error).__name__}: {error}") from None
    return Senses(_by_group(found), *_index(named))


def _split(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split("|") if one.strip()]


def _sense(row: Mapping[str, str], named: dict[str, list[str]]) -> Sense:
    """`a > b` in this order, `a >2 b` at most two words apart, `a + b` in any order."""
    parts = re.split(r"\s+([>+]\d*)\s+", row["says"])
    signs = parts[1::2]
    if (weight := row.get("weight")) not in (None, *get_args(Severity)):
        raise ValueError(f"{row['says']}: a weight is block, warn or hint")
    return Sense(
        rule=row["rule"],
        groups=tuple(_name(part, named) for part in parts[::2]),
        reach=tuple(int(sign[1:] or REACH) for sign in signs),
        ordered="+" not in "".join(signs),
        unless=tuple(_name(part, named) for part in row.get("unless", "").split(" / ") if part),
        weight=weight,  # type: ignore[arg-type]
        when=row.get("when", ""),
    )


def _name(part: str, named: dict[str, list[str]]) -> str:
    """A group's name; words that stand in the sense itself are a group of that name."""
    if part.isupper():
        if part not in named:
            raise ValueError(f"no group is called {part}")
        return part
    named[part] = _split(part)
    return part


def _by_group(found: list[Sense]) -> dict[str, list[Sense]]:
    common = Counter(name for sense in found for name in sense.groups)
    of = defaultdict(list)
    for sense in found:
        of[min(sense.groups, key=lambda name: common[name])].append(sense)
    return of


def _index(named: dict[str, list[str]]) -> tuple[dict, dict]:  # type: ignore[type-arg]
    alone, begins = defaultdict(list), defaultdict(list)
    for name, expressions in named.items():
        for expression in _opened(expressions, named):
            first, *rest = [word for text in expression.split() for word in plain(text)]
            if rest:
                begins[first, rest[0]].append((name, tuple(rest[1:])))
            else:
                alone[first].append(name)
    return (
        {word: tuple(names) for word, names in alone.items()},
        {words: tuple(rows) for words, rows in begins.items()},
    )


def _opened(expressions: list[str], named: dict[str, list[str]]) -> Iterator[str]:
    """A group may name another."""
    for one in expressions:
        yield from _opened(named[one], named) if one.isupper() and one in named else [one]


@lru_cache(maxsize=4096)
def plain(word: str) -> tuple[str, ...]:
    """A word as senses write it: small letters, short forms in full."""
    word = "#" if word.isdigit() else word.lower().replace("’", "'")
    if word in ODD:
        return ODD[word]
    for short, long in LONG:
        if word.endswith(short) and len(word) > len(short):
            return word[: -len(short)], long
    return (word.removesuffix("'s"), "'s") if word.endswith("'s") and len(word) > 2 else (word,)


def words_in(text: str, start: int, end: int) -> list[Word]:
    return [
        Word(said, found.start(), found.end())
        for found in WORD.finditer(text, start, end)
        for said in (plain(found.group()) if found.group() != ":" else COLON)
    ]


def groups_in(words: list[Word]) -> dict[str, list[Place]]:
    """Each group that a sentence touches, and where."""
    known, places = senses(), defaultdict(list)
    said = [word.text for word in words]
    for at, (first, second) in enumerate(zip_longest(said, said[1:], fillvalue="")):
        here = Place(at, at)
        for name in known.alone.get(first, ()):
            places[name].append(here)
        for name, rest in known.begins.get((first, second), ()):
            last = at + 1 + len(rest)
            if tuple(said[at + 2 : last + 1]) == rest:
                places[name].append(Place(at, last))
    return places


def meant_by(words: list[Word]) -> Iterator[tuple[Sense, Place]]:
    """Every sense that comes together in a sentence, and where."""
    met = set(places := groups_in(words))
    for sense in (sense for name in places for sense in senses().of.get(name, ())):
        if met.issuperset(sense.groups):
            yield from ((sense, place) for place in spans(sense, places))


def spans(sense: Sense, places: Mapping[str, list[Place]]) -> Iterator[Place]:
    """Where all of a sense comes together."""
    if all(name in places for name in sense.groups) and not any(n in places for n in sense.unless):
        for first in places[sense.groups[0]]:
            if found := _joined(sense, places, first, 1):
                yield found


def _joined(
    sense: Sense, places: Mapping[str, list[Place]], so_far: Place, step: int
) -> Place | None:
    if step == len(sense.groups):
        return so_far
    reach = sense.reach[step - 1]
    for place in places[sense.groups[step]]:
        after = so_far.last < place.first <= so_far.last + reach + 1
        before = place.last < so_far.first <= place.last + reach + 1
        if after or (before and not sense.ordered):
            both = Place(min(so_far.first, place.first), max(so_far.last, place.last))
            if whole := _joined(sense, places, both, step + 1):
                return whole
    return None
