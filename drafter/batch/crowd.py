"""What only shows across rows: one person twice, one text for many, many people at one firm.

Only sketches are kept of the drafts, the smallest hashes of their three-word runs, so that a long
file takes little room: A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any

from drafter.history.record import address, folded
from drafter.prompts.tone import load_rules

ALIKE = 0.6
"""Shared three-word runs, of all that two drafts have, past which they are one text (S6)."""
CROWD = 2
"""People at one company in one go (C4)."""
SKETCH = 48
"""Hashes of a draft; the estimate of a share is then good to about 0.07."""
COMMON = 60
"""A run that so many drafts share tells nothing of two of them."""
TWICE = "row {other} goes to the same person"


@dataclass
class Crowd:
    """Fed with every row once, in order; then asked about each."""

    _people: dict[str, int] = field(default_factory=dict)
    _twice: dict[int, int] = field(default_factory=dict)
    _firms: Counter[str] = field(default_factory=Counter)
    _sketches: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    _with: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _alike: set[int] = field(default_factory=set)

    def was_sent(self, bodies: Iterable[str]) -> None:
        """What other people got before; number 0."""
        for body in bodies:
            self._sketch(0, body, ())

    def add(self, number: int, told: Mapping[str, str], result: Mapping[str, Any]) -> None:
        if result.get("status") != "drafted":
            return
        names = (told.get("recipient_name", ""), told.get("company", ""), told.get("role", ""))
        self._firms[folded(names[1])] += 1
        for who in _who(told):
            if (first := self._people.setdefault(who, number)) != number:
                self._twice[number] = first
        self._sketch(number, str(result.get("body", "")), names)

    def findings(self, number: int, told: Mapping[str, str]) -> list[str]:
        """In words, for a row that was drafted."""
        rules = load_rules()
        firm = folded(told.get("company", ""))
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
        mine = _sketch_of(body, names)
        shared = Counter(at for run in mine for at in self._with[run][:COMMON])
        for at, count in shared.most_common(5):
            other, theirs = self._sketches[at]
            if count and _resemblance(mine, theirs) > ALIKE:
                self._alike.update({number, other} - {0})
                break
        for run in mine:
            self._with[run].append(len(self._sketches))
        self._sketches.append((number, mine))


def _who(told: Mapping[str, str]) -> list[str]:
    """The keys under which a person is known: the address, or the name at the firm."""
    mail, name = address(told.get("email", "")), folded(told.get("recipient_name", ""))
    firm = folded(told.get("company", ""))
    return [*filter(None, [mail]), *([f"{name} @ {firm}"] if name and (firm or not mail) else [])]


def _sketch_of(body: str, names: Iterable[str]) -> tuple[int, ...]:
    """Of the text without the names that a mail merge would change."""
    text = body.casefold()
    for word in {word for name in names for word in name.casefold().split()}:
        text = re.sub(rf"\b{re.escape(word)}\b", " ", text)
    words = re.findall(r"\w+", text)
    runs = {" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)}
    return tuple(nsmallest(SKETCH, {zlib.crc32(run.encode()) for run in runs}))


def _resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Of the smallest hashes that both have together, the share that is in each."""
    smallest = nsmallest(SKETCH, {*one, *other})
    common = {*one} & {*other}
    return sum(run in common for run in smallest) / max(1, len(smallest))
