"""A variant with the user's words put in, and whether it may be said to this person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.prompts.kinds import SLOT, Beat, Variant
from drafter.writers.plan import Plan

SPECIFIC = ("fact", "fact_2", "news", "idea", "moment", "trigger", "tie", "their_work", "targets")
"""Slots that make a message one that only this person could send; none is told twice."""


FIGURES = {"10": "ten", "15": "fifteen", "20": "twenty", "30": "thirty", "45": "forty-five"}
FIGURE = re.compile(rf"\b({'|'.join(FIGURES)})\b")
COLD = frozenset({"wrote", "note"})
"""Filled where no job is open; a line made for that goes before any that may presume one."""


@dataclass(frozen=True)
class Line:
    """One variant with its words put in."""

    beat: Beat
    variant: Variant
    text: str
    told: frozenset[str]
    """The user's own words in it; they are said once in a message."""
    wishes: int
    """How much it holds of what the user wants mentioned."""
    score: float = 0.0


def usable(beat: Beat, plan: Plan) -> list[Line]:
    """The beat's lines whose slots are filled and that this person hasn't read."""
    lines = [
        Line(beat, variant, text, _own_words(variant, plan), _wishes(text, plan))
        for variant in beat.variants
        if (text := render(variant, plan)) and not used(variant, plan)
    ]
    return _without_opening(lines, beat) if COLD & plan.slots.keys() else lines


def _without_opening(lines: list[Line], beat: Beat) -> list[Line]:
    """Lines made for it, else those that name no job; all of them only where one is due."""
    made = [line for line in lines if COLD & {*line.variant.slots}]
    free = [line for line in lines if "job" not in line.variant.slots]
    return made or free or (lines if beat.asks or beat.short else [])


def render(variant: Variant, plan: Plan) -> str:
    """The variant with its slots filled; empty if one is empty."""
    slots = plan.slots
    if any(not slots.get(slot) for slot in variant.slots):
        return ""
    text = re.sub(
        r"\b([Aa]) \{(\w+)\}",
        lambda match: f"{_a(match[1], slots[match[2]])} {slots[match[2]]}",
        _spelled(variant.text, plan),
    )
    text = SLOT.sub(lambda match: slots[match[1]], text)
    return re.sub(r"\.{2,}", ".", text[:1].upper() + text[1:])


def _spelled(text: str, plan: Plan) -> str:
    """Our own figures in words; in figures only where the user writes them so."""
    told = plan.situation.known_text()
    return FIGURE.sub(lambda match: match[1] if match[1] in told else FIGURES[match[1]], text)


def _a(article: str, word: str) -> str:
    return f"{article}n" if word[:1].lower() in "aeiou" else article


def used(variant: Variant, plan: Plan) -> bool:
    """Was this sentence sent to this person before, or has the guard objected to it?"""
    pattern = _pattern(variant)
    if any(pattern.search(" ".join(text.split())) for text in plan.sent_before):
        return True
    rendered = render(variant, plan)
    return any(quote and quote in rendered for quote in plan.objected)


def _pattern(variant: Variant) -> re.Pattern[str]:
    words = [FIGURE.sub(r"\\w+", re.escape(part)) for part in SLOT.split(variant.text)[::2]]
    return re.compile(r".{0,200}?".join(words), re.IGNORECASE)


def _wishes(text: str, plan: Plan) -> int:
    """How many of the things to mention are in it."""
    said = text.lower()
    wished = [(w,) if isinstance(w, str) else w for w in plan.situation.must_mention]
    return sum(any(words.lower() in said for words in wish) for wish in wished)


def _own_words(variant: Variant, plan: Plan) -> frozenset[str]:
    return frozenset(plan.slots[slot] for slot in variant.slots if slot in SPECIFIC)
