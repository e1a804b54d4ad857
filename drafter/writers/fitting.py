"""A message made to fit: what must go, goes in the order of what would be missed least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import partial
from itertools import product

from drafter.prompts.kinds import ALWAYS
from drafter.prompts.tables import Limits
from drafter.writers import layout, manner
from drafter.writers.flow import clashes
from drafter.writers.lines import Line
from drafter.writers.plan import Plan

PROOF = {"fact", "fact_2", "news", "idea", "answer"}
SLACK = 15
"""Words that greeting and closing add to what a kind counts."""


def fit(
    chosen: list[Line], options: Mapping[str, Sequence[Line]], plan: Plan, limits: Limits
) -> str:
    """The body within its limits, and without two neighbours that run alike where that can be."""
    lines = _brief(_cut(smoothed(chosen, options), options, plan, limits), plan, limits)
    bodies = [
        _body(smoothed(lines, options), plan, limits),
        _body(smoothed(lines, options, longer=False), plan, limits),
    ]
    return next((body for body in bodies if _keeps(body, plan, limits)), bodies[-1])


def _body(lines: Sequence[Line], plan: Plan, limits: Limits) -> str:
    return layout.body([(line.beat, line.text) for line in lines], plan, limits)


def _cut(
    lines: list[Line], options: Mapping[str, Sequence[Line]], plan: Plan, limits: Limits
) -> list[Line]:
    """Made shorter until the body keeps the limits: optional beats go first."""
    wanted, lines = plan.situation.constraints.needs_branches, list(lines)
    while not _keeps(_body(lines, plan, limits), plan, limits):
        if spare := [line for line in lines if not _skeleton(line, wanted, _needed(plan))]:
            lines.remove(min(reversed(spare), key=_value))
        elif shorter := _shorter(lines, options) or _shorter(lines, options, losing=True):
            lines = shorter
        elif len(lines) > 1:
            lines.remove(next(line for line in reversed(lines) if not line.beat.asks))
        else:
            break
    return lines


def _brief(lines: list[Line], plan: Plan, limits: Limits) -> list[Line]:
    """As short as the user writes, where that costs nothing that they told."""
    most = manner.aim(plan)
    lines = list(lines)
    while most and not limits.spoken and len(_body(lines, plan, limits).split()) > most:
        spare = [line for line in lines if _can_go(line, plan)]
        if not spare:
            break
        lines.remove(min(reversed(spare), key=_value))
    return lines


def _can_go(line: Line, plan: Plan) -> bool:
    """Nothing of theirs is in it, no thanks, and nothing hangs on it."""
    owed = line.told or "thank" in line.text.lower()
    return not owed and not _skeleton(line, (), _needed(plan))


def smoothed(
    lines: Sequence[Line], options: Mapping[str, Sequence[Line]], *, longer: bool = True
) -> list[Line]:
    """Where neighbours start or run alike, the likeliest other line that says as much."""
    spoken = [line for line in lines if not line.beat.branch]
    for at, line in enumerate(spoken):
        before, after = spoken[max(at - 2, 0) : at], spoken[at + 1 : at + 3]
        told = {words for other in spoken if other is not line for words in other.told}
        others = [
            other
            for other in options[line.beat.name]
            if other.told >= line.told and not told & other.told and other.wishes >= line.wishes
            if longer or len(other.text) <= len(line.text)
        ]
        around = partial(_around, before, after)
        spoken[at] = min([line, *others], key=lambda other: clashes(around(other)))
    return [*spoken, *(line for line in lines if line.beat.branch)]


def _around(before: Sequence[Line], after: Sequence[Line], line: Line) -> list[str]:
    return [each.text for each in (*before, line, *after)]


def fit_note(
    chosen: list[Line], options: Mapping[str, Sequence[Line]], plan: Plan, limits: Limits
) -> str:
    """The best of all combinations of short lines that fits; each counts by its score."""
    kept = {
        name: [line for line in lines if _skeleton(line, (), _needed(plan))]
        for name, lines in options.items()
    }
    beats = [beat for beat in plan.kind.beats if kept.get(beat.name)]
    lines = [[*kept[beat.name], *([] if beat.asks else [None])] for beat in beats]
    notes = [[line for line in note if line] for note in product(*lines)]
    for note in sorted(notes, key=_says, reverse=True):
        if _tells_once(note) and _keeps(_body(note, plan, limits), plan, limits):
            return fit(note, kept, plan, limits)
    return fit(chosen, options, plan, limits)


def _says(note: Sequence[Line]) -> float:
    """The kind's own short beats count more than anything added to them."""
    return sum(line.score + (line.beat.short or line.beat.asks) for line in note)


def _tells_once(note: Sequence[Line]) -> bool:
    told = [words for line in note for words in line.told]
    return len(told) == len(set(told))


def _needed(plan: Plan) -> Set[str]:
    """What the kind can't do without, and what the user took the trouble to type."""
    return PROOF | plan.kind.needs.keys() | plan.situation.details.keys()


def _skeleton(line: Line, wanted: Sequence[str], needs: Set[str]) -> bool:
    """What a short message keeps: the ask, the short beats, what it is about, the branches asked
    for."""
    if line.beat.branch:
        return any(layout.alike(line.beat.branch, name) for name in wanted)
    return line.beat.asks or line.beat.short or bool(needs & {*line.variant.slots})


def _value(line: Line) -> tuple[bool, int, int]:
    """What is left out first: branches, then lines that could be said to anybody."""
    known = sum(slot not in ALWAYS for slot in line.variant.slots)
    return not line.beat.branch, line.wishes, known


def _shorter(
    lines: list[Line], options: Mapping[str, Sequence[Line]], *, losing: bool = False
) -> list[Line] | None:
    """The same beats with the one change that saves most; None if nothing is shorter.

    `losing`: at the price of something that the user told.
    """
    told = {words for line in lines for words in line.told}
    savings = [
        (len(line.text) - len(other.text), index, other)
        for index, line in enumerate(lines)
        for other in options[line.beat.name]
        if other.wishes >= line.wishes and not (told - line.told) & other.told
        if losing or other.told >= line.told
    ]
    saved, index, other = max(savings, key=lambda s: s[0], default=(0, 0, None))
    return [*lines[:index], other, *lines[index + 1 :]] if other and saved > 0 else None


def _keeps(body: str, plan: Plan, limits: Limits) -> bool:
    wish = plan.situation.constraints
    # A kind's own measure is for letters; its script may be as long as the channel allows.
    kind_words = 0 if limits.spoken else plan.kind.words[1] + SLACK
    spare = 0 if limits.short else SLACK
    scripted = limits.spoken and not limits.short
    aim = 0 if scripted or limits.id == "email" else limits.target_words[1] + spare
    most_words = min(filter(None, (wish.max_words, limits.max_words, kind_words, aim)))
    most_chars = min(filter(None, (wish.max_chars, limits.max_chars)), default=len(body))
    return len(body.split()) <= most_words and _units(body) <= most_chars


def _units(text: str) -> int:
    """Characters as LinkedIn and SMS count them: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
