"""What only shows across rows: one person twice, one text for many, many people at one firm.

Only the hashes of its three-word runs are kept of each draft. Which drafts to compare, a sketch of
them tells: they are dealt into bins, and of each bin the smallest counts (P. Li, A. Owen, C.-H.
Zhang, "One permutation hashing", 2012); drafts that agree in a few bins side by side are compared.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from drafter.history.marks import normal
from drafter.history.organisations import key
from drafter.history.record import folded
from drafter.prompts.tone import load_rules

ALIKE = 0.6
"""Shared three-word runs, of all that two drafts have, past which they are one text (S6)."""
CROWD = 2
"""People at one company in one go (C4)."""
BINS, BAND = 96, 3
"""Of two drafts that share 0.6, hardly any pair agrees in no three bins side by side."""
LOOKED_AT, KNOWN = 20, 30
"""Of the drafts that agree somewhere, so many are compared; so many are known for each band."""
WORD = re.compile(r"\w+")
TWICE = "row {other} goes to the same person"


@dataclass
class Crowd:
    """Fed with every row once, in order; then asked about each."""

    _people: dict[str, int] = field(default_factory=dict)
    _twice: dict[int, int] = field(default_factory=dict)
    _firms: Counter[str] = field(default_factory=Counter)
    _kept: list[tuple[int, array[int]]] = field(default_factory=list)
    _with: dict[tuple[int, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    _alike: set[int] = field(default_factory=set)

    def was_sent(self, bodies: Iterable[str]) -> None:
        """What other people got before; number 0."""
        for body in bodies:
            self._sketch(0, body, ())

    def add(self, number: int, told: Mapping[str, str], result: Mapping[str, Any]) -> None:
        if result.get("status") != "drafted":
            return
        names = (told.get("recipient_name", ""), told.get("company", ""), told.get("role", ""))
        self._firms[key(names[1])] += 1
        for who in _who(told):
            if (first := self._people.setdefault(who, number)) != number:
                self._twice[number] = first
        if number not in self._twice:  # Held back already; it must not take the first with it.
            self._sketch(number, str(result.get("body", "")), names)

    def findings(self, number: int, told: Mapping[str, str]) -> list[str]:
        """In words, for a row that was drafted."""
        rules = load_rules()
        firm = key(told.get("company", ""))
        found = []
        if number in self._twice:
            found.append(f"twice warn: {TWICE.format(other=self._twice[number])}")
        if number in self._alike:
            found.append(f"S6 warn: {rules['S6'].why}")
        if firm and self._firms[firm] > CROWD:
            found.append(f"C4 warn: {rules['C4'].why}")
        return found

    def withheld(self, number: int) -> bool:
        """Left out where approved drafts are taken along."""
        return number in self._twice or number in self._alike

    def _sketch(self, number: int, body: str, names: Iterable[str]) -> None:
        mine = hashes(body, names)
        bins = sketch(mine)
        bands = [(at, *bins[at : at + BAND]) for at in range(0, len(bins), BAND)]
        near = Counter(chain.from_iterable(self._with[band] for band in bands))
        for at, _ in near.most_common(LOOKED_AT):
            other, theirs = self._kept[at]
            if resemblance(mine, theirs) > ALIKE:
                self._alike.update({number, other} - {0})
        for band in bands:
            if len(known := self._with[band]) < KNOWN:
                known.append(len(self._kept))
        self._kept.append((number, array("I", mine)))


def _who(told: Mapping[str, str]) -> list[str]:
    """The keys under which a person is known: the address, or the name at the firm."""
    mail, name = normal(told.get("email", "")), folded(told.get("recipient_name", ""))
    firm = key(told.get("company", ""))
    return [*filter(None, [mail]), *([f"{name} @ {firm}"] if name and (firm or not mail) else [])]


def hashes(body: str, names: Iterable[str] = ()) -> set[int]:
    """Of three words after another, without the names that a mail merge would change."""
    named = {word for name in names for word in WORD.findall(name.casefold())}
    words = [word for word in WORD.findall(body.casefold()) if word not in named]
    runs = zip(words, words[1:], words[2:], strict=False)
    return {zlib.crc32(" ".join(run).encode()) for run in runs}


def sketch(hashed: Iterable[int]) -> tuple[int, ...]:
    """Empty for a text without three words."""
    bins: dict[int, int] = {}
    for one in hashed:
        bins[one % BINS] = min(bins.get(one % BINS, one), one)
    filled = sorted(bins)
    # An empty bin takes what the next one holds, round the end.
    places = (bisect_left(filled, at) % len(filled) for at in range(BINS))
    return tuple(bins[filled[at]] for at in places) if filled else ()


def resemblance(mine: set[int], theirs: Collection[int]) -> float:
    """Shared runs, of all that either has."""
    common = len(mine.intersection(theirs))
    return common / max(1, len(mine) + len(theirs) - common)
