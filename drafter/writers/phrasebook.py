"""The writer that needs no model: a variant per beat, the likeliest to fit, in the user's facts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from drafter.embedding import Embedder
from drafter.message import Draft
from drafter.prompts.kinds import ALWAYS, SLOT, Beat, Kind, Variant
from drafter.prompts.tables import Limits, channels
from drafter.writers import layout
from drafter.writers.plan import Plan

SPECIFIC = ("fact", "fact_2", "news", "idea", "moment", "trigger", "tie", "their_work", "targets")
"""Slots that make a message one that only this person could send; none is told twice."""
SLACK = 15
"""Words that greeting and closing add to what a kind counts."""
OWN_WORDS, KNOWN = 0.4, 0.2
"""What a variant gains for each of those, and for any other detail; likeness goes from 0 to 1."""
WISHED = 0.5
"""What it gains for each thing that the user wants mentioned."""
FRESH = 0.3
"""What is new since the last message goes before what is only good (E66)."""
JITTER = 0.06
"""How far chance may outweigh likeness, so that ten people don't get one text (E33)."""


@dataclass(frozen=True)
class Line:
    """One variant with its words put in."""

    beat: Beat
    variant: Variant
    text: str
    score: float
    told: frozenset[str]
    """The user's own words in it; they are said once in a message."""
    wishes: int
    """How much it holds of what the user wants mentioned."""


@dataclass(frozen=True)
class Phrasebook:
    embedder: Embedder
    seed: int = 0
    name: str = "phrasebook"
    model: str = ""

    def write(self, plan: Plan) -> Draft:
        """A draft of the plan's kind within the channel's limits.

        A variant whose slot is empty, that this person was already sent, or that the guard has
        objected to is not used.
        """
        limits = channels()[plan.situation.channel]
        score = self._scorer(plan)
        options = {
            beat.name: _lines(beat, plan, score)
            for beat in plan.kind.beats
            if not (beat.branch and not limits.spoken)
        }
        chosen = _choose(plan.kind, options)
        body = _fit(chosen, options, plan, limits)
        return Draft(self._subject(plan, limits) if limits.subject else "", body)

    def _scorer(self, plan: Plan) -> Callable[[Variant], float]:
        """Likeness to the situation, a plus for the user's own words, and a little chance."""
        s = plan.situation
        about = f"{plan.kind.title}. {s.situation} {s.pasted_message[:400]}"
        variants = [v for beat in plan.kind.beats for v in beat.variants]
        here, *there = self.embedder([about, *(SLOT.sub("", v.text) for v in variants)])
        likeness = {
            v.text: float(sum(a * b for a, b in zip(here, vector, strict=True)))
            for v, vector in zip(variants, there, strict=True)
        }

        def score(variant: Variant) -> float:
            chance = random.Random(f"{self.seed}|{s.recipient.name}|{variant.text}").random()
            news = FRESH if "news" in variant.slots else 0.0
            own = news + sum(OWN_WORDS if slot in SPECIFIC else KNOWN * (slot not in ALWAYS)
                      for slot in variant.slots)  # fmt: skip
            return likeness.get(variant.text, 0.0) + own + JITTER * chance

        return score

    def _subject(self, plan: Plan, limits: Limits) -> str:
        wanted = min(limits.max_subject, 50)
        ready = [
            text
            for variant in plan.kind.subjects
            if (text := _render(variant, plan.slots)) and not _used(variant, plan)
        ]
        fitting = [text for text in ready if len(text) <= wanted]
        pick = random.Random(f"{self.seed}|{plan.situation.recipient.name}|subject")
        named = [text for text in fitting if plan.slots.get("role", "\0") in text]
        return pick.choice(named or fitting or ready or [plan.kind.title])


def _lines(beat: Beat, plan: Plan, score: Callable[[Variant], float]) -> list[Line]:
    """The beat's usable lines, best first."""
    lines = [
        Line(
            beat,
            variant,
            text,
            score(variant) + WISHED * (wishes := _wishes(text, plan)),
            _own_words(variant, plan),
            wishes,
        )
        for variant in beat.variants
        if (text := _render(variant, plan.slots)) and not _used(variant, plan)
    ]
    return sorted(lines, key=lambda line: -line.score)


def _render(variant: Variant, slots: Mapping[str, str]) -> str:
    """The variant with its slots filled; empty if one is empty."""
    if any(not slots.get(slot) for slot in variant.slots):
        return ""
    text = re.sub(
        r"\b([Aa]) \{(\w+)\}", lambda m: f"{_a(m[1], slots[m[2]])} {slots[m[2]]}", variant.text
    )
    text = SLOT.sub(lambda match: slots[match[1]], text)
    return re.sub(r"\.{2,}", ".", text[:1].upper() + text[1:])


def _a(article: str, word: str) -> str:
    return f"{article}n" if word[:1].lower() in "aeiou" else article


def _used(variant: Variant, plan: Plan) -> bool:
    """Was this sentence sent to this person before, or has the guard objected to it?"""
    pattern = _pattern(variant)
    if any(pattern.search(" ".join(text.split())) for text in plan.sent_before):
        return True
    rendered = _render(variant, plan.slots)
    return any(quote and quote in rendered for quote in plan.objected)


def _pattern(variant: Variant) -> re.Pattern[str]:
    words = [re.escape(part) for part in SLOT.split(variant.text)[::2]]
    return re.compile(r".{0,200}?".join(words), re.IGNORECASE)


def _wishes(text: str, plan: Plan) -> int:
    """How many of the things to mention are in it."""
    said = text.lower()
    wished = [(w,) if isinstance(w, str) else w for w in plan.situation.must_mention]
    return sum(any(words.lower() in said for words in wish) for wish in wished)


def _choose(kind: Kind, options: Mapping[str, Sequence[Line]]) -> list[Line]:
    """One line a beat in order; no own detail twice, no two neighbours that start alike."""
    chosen: list[Line] = []
    told: set[str] = set()
    for beat in kind.beats:
        last = chosen[-1].text.split()[0] if chosen else ""
        fresh = [line for line in options.get(beat.name, ()) if not told & line.told]
        other = [line for line in fresh if line.text.split()[0] != last]
        if best := (other or fresh)[:1]:
            chosen += best
            told |= best[0].told
    return chosen


def _own_words(variant: Variant, plan: Plan) -> frozenset[str]:
    return frozenset(plan.slots[slot] for slot in variant.slots if slot in SPECIFIC)


def _fit(
    chosen: list[Line], options: Mapping[str, Sequence[Line]], plan: Plan, limits: Limits
) -> str:
    """The body, made shorter until it keeps the limits: optional beats go first."""
    wanted = plan.situation.constraints.needs_branches
    lines = [line for line in chosen if not limits.short or _skeleton(line, wanted)]
    while True:
        body = layout.body([(line.beat, line.text) for line in lines], plan, limits)
        if _keeps(body, plan, limits):
            return body
        if spare := [line for line in lines if not _skeleton(line, wanted)]:
            lines.remove(min(reversed(spare), key=_value))
        elif shorter := _shorter(lines, options):
            lines = shorter
        elif len(lines) > 1:
            lines.remove(next(line for line in reversed(lines) if not line.beat.asks))
        else:
            return body


def _skeleton(line: Line, wanted: Sequence[str]) -> bool:
    """What a short message keeps: the ask, the short beats, one proof, the branches asked for."""
    if line.beat.branch:
        return any(layout.alike(line.beat.branch, name) for name in wanted)
    return (
        line.beat.asks or line.beat.short or bool({"fact", "news", "idea"} & {*line.variant.slots})
    )


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
