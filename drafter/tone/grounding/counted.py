"""What a figure counts: "9 new assistants" are not 2, even where a 2 is told of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from drafter.tone.grounding.figures import Figure
from drafter.tone.grounding.stems import stems
from drafter.wording.folding import fold

WORD = re.compile(r"[^\W\d_]+")
AFTER = re.compile(r"(?:[ \u00a0-]+(?:[^\W\d_]|['’])+){1,4}")
CHANGES = re.compile(
    r"\s+(?:[^\W\d_]+\s+){0,2}(?:to|down to|up to|and now|now)\s+(?:only |about )?"
)
GOES_ON = re.compile(r"[^.;]{0,40}\.\s+(?:It|They|We)(?:\s+now)?\s+\w+\s+(?:now\s+)?")
"""Between two figures that count the same."""
DATED = re.compile(
    r"\b(?:in|since|during|by|until|till|from|of|for|(?:early|late|mid|summer|end))\s+$", re.I
)
"""Before a year: "in 2025 we lost no customer" counts none."""
NO_THING = frozenset(
    "a an the of in on at to for from with by and or per each every as is are was were have has"
    " had that which who when where while it them this those these my your our his her their i you"
    " we they more most less than over under about around new other small little big last first"
    " next people person thing way time name men women good long short full half second million"
    " thousand hundred dozen percent so but if not only just up down off out back into ago later"
    " after before since until till do did does can could would will may might".split()
)
"""Words that say nothing of what is counted, or too little to tell one count from another."""
ENDS = frozenset(
    "of in on at to for from with by and or as that which who when where i we they he she it my our"
    " your their his her the".split()
)


class Count(NamedTuple):
    value: float
    things: frozenset[str]


def counts(text: str, found: Iterable[Figure]) -> Iterator[Count]:
    """What is counted; twice in "900 to 4,000 readers", and in "five vans. It now runs six"."""
    plain = [figure for figure in found if not figure.unit]
    named = [things(text, figure) for figure in plain]
    for at, (first, then) in enumerate(pairwise(plain)):
        between = text[first.end : then.start]
        if not named[at] and CHANGES.fullmatch(between):
            named[at] = named[at + 1]
        if not named[at + 1] and (CHANGES.fullmatch(between) or GOES_ON.fullmatch(between)):
            named[at + 1] = named[at]
    yield from (Count(one.value, what) for one, what in zip(plain, named, strict=True) if what)


def things(text: str, figure: Figure) -> frozenset[str]:
    """The words after a figure, up to a preposition: of "9 new assistants in care", assistants."""
    dated = 1950 < figure.value <= 2100 and DATED.search(text, 0, figure.start)
    match = None if dated else AFTER.match(text, figure.end)
    named: set[str] = set()
    for word in WORD.findall(fold(match.group()) if match else ""):
        if word in ENDS:
            break
        if word not in NO_THING and len(word) > 2:
            named |= {stem for stem in stems(word) if stem not in NO_THING}
    return frozenset(named)


def told(of: Iterable[Count], named: frozenset[str]) -> frozenset[float]:
    """How many of these there are said to be, one by one and together."""
    values = [count.value for count in of if count.things & named]
    return frozenset([*values, sum(values)]) if values else frozenset()
