"""A message made to fit: what must go, goes in the order of what would be missed least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import product

from drafter.prompts.kinds import ALWAYS
from drafter.prompts.tables import Limits
from drafter.writers import layout
from drafter.writers.lines import Line
from drafter.writers.plan import Plan

PROOF = {"fact", "fact_2", "news", "idea"}
SLACK = 15
"""Words that greeting and closing add to what a kind counts."""


def fit(
    chosen: list[Line], options: Mapping[str, Sequence[Line]], plan: Plan, limits: Limits
) -> str:
    """The body, made shorter until it keeps the limits: optional beats go first."""
    wanted = plan.situation.constraints.needs_branches
    lines = list(chosen)
    while True:
        body = layout.body([(line.beat, line.text) for line in lines], plan, limits)
        if _keeps(body, plan, limits):
            return body
        if spare := [line for line in lines if not _skeleton(line, wanted, plan.kind.needs.keys())]:
            lines.remove(min(reversed(spare), key=_value))
        elif shorter := _shorter(lines, options):
            lines = shorter
        elif len(lines) > 1:
            lines.remove(next(line for line in reversed(lines) if not line.beat.asks))
        else:
            return body


def fit_note(
    chosen: list[Line], options: Mapping[str, Sequence[Line]], plan: Plan, limits: Limits
) -> str:
    """The best of all combinations of short lines that fits; each counts by its score."""
    kept = {
        name: [line for line in lines if _skeleton(line, (), plan.kind.needs.keys())]
        for name, lines in options.items()
    }
    beats = [beat for beat in plan.kind.beats if kept.get(beat.name)]
    lines = [[*kept[beat.name], *([] if beat.asks else [None])] for beat in beats]
    notes = [[line for line in note if line] for note in product(*lines)]
    for note in sorted(notes, key=_says, reverse=True):
        body = layout.body([(line.beat, line.text) for line in note], plan, limits)
        if _tells_once(note) and _keeps(body, plan, limits):
            return body
    return fit(chosen, options, plan, limits)


def _says(note: Sequence[Line]) -> float:
    """The kind's own short beats count more than anything added to them."""
    return sum(line.score + (line.beat.short or line.beat.asks) for line in note)


def _tells_once(note: Sequence[Line]) -> bool:
    told = [words for line in note for words in line.told]
    return len(told) == len(set(told))


def _skeleton(line: Line, wanted: Sequence[str], needs: Set[str]) -> bool:
    """What a short message keeps: the ask, the short beats, what it is about, the branches asked
    for."""
    if line.beat.branch:
        return any(layout.alike(line.beat.branch, name) for name in wanted)
    told = PROOF | needs
    return line.beat.asks or line.beat.short or bool(told & {*line.variant.slots})


def _value(line: Line) -> tuple[bool, int, int]:
    """What is left out first: branches, then lines that could be said to anybody."""
    known = sum(slot not in ALWAYS for slot in line.variant.slots)
    return not line.beat.branch, line.wishes, known


def _shorter(lines: list[Line], options: Mapping[str, Sequence[Line]]) -> list[Line] | None:
    """The same beats with the one change that saves most; None if nothing is shorter."""
    told = {words for line in lines for words in line.told}
    savings = [
        (len(line.text) - len(other.text), index, other)
        for index, line in enumerate(lines)
        for other in options[line.beat.name]
        if not (told - line.told) & other.told
    ]
    saved, index, other = max(savings, key=lambda s: s[0], default=(0, 0, None))
    return [*lines[:index], other, *lines[index + 1 :]] if other and saved > 0 else None


def _keeps(body: str, plan: Plan, limits: Limits) -> bool:
    wish = plan.situation.constraints
    # A kind's own measure is for letters; its script may be as long as the channel allows.
    kind_words = 0 if limits.spoken else plan.kind.words[1] + SLACK
    most_words = min(filter(None, (wish.max_words, limits.max_words, kind_words)))
    most_chars = min(filter(None, (wish.max_chars, limits.max_chars)), default=len(body))
    return len(body.split()) <= most_words and _units(body) <= most_chars


def _units(text: str) -> int:
    """Characters as LinkedIn and SMS count them: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
