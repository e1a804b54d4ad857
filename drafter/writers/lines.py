"""A variant with the user's words put in, and whether it may be said to this person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from drafter.prompts.kinds import SLOT, Beat, Variant
from drafter.prompts.objections import answered
from drafter.prompts.tables import limits, spelling
from drafter.wording.phrases import indefinite, joined, upper_first
from drafter.wording.spelling import speller
from drafter.wording.tidy import polished
from drafter.writers import manner
from drafter.writers.plan import Plan

SPECIFIC = ("fact", "fact_2", "news", "idea", "moment", "trigger", "tie", "their_work", "targets")
"""Slots that make a message one that only this person could send; none is told twice."""


PHRASE = 3
"""Words of an answer that a reader notices when it comes twice."""
LED_IN = re.compile(r": \{(fact(?:_2|_3)?)\}")
FIGURES = {"10": "ten", "15": "fifteen", "20": "twenty", "30": "thirty", "45": "forty-five"}
FIGURE = re.compile(rf"\b({'|'.join(FIGURES)})\b")
BEGINS = re.compile(r"(?:^|(?<=[.?!] ))\{(\w+)\}")
"""A slot where a sentence begins."""
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
        if (text := render(variant, plan))
    ]
    fresh = [line for line in lines if not used(line.variant, plan)]
    lines = fresh or (lines if beat.asks else [])  # A draft that asks nothing gives up.
    return _without_opening(lines, beat) if COLD & plan.slots.keys() else lines


def _without_opening(lines: list[Line], beat: Beat) -> list[Line]:
    """Lines made for it, else those that name no job; all of them only where one is due."""
    made = [line for line in lines if COLD & {*line.variant.slots}]
    free = [line for line in lines if "job" not in line.variant.slots]
    return made or free or (lines if beat.asks or beat.short else [])


def render(variant: Variant, plan: Plan) -> str:
    """The variant with its slots filled; empty if one is empty."""
    slots = manner.answers(plan)
    if any(not slots.get(slot) for slot in variant.slots):
        return ""
    text = re.sub(
        r"\b(\w+) \{(\w+)\}",
        lambda match: _led(match[1], slots[match[2]]),
        _spelled(variant.text, plan),
    )
    text = text.replace("{fact} {fact_2}", _both(slots))
    text = LED_IN.sub(partial(_without_lead, slots), text)
    text = SLOT.sub(lambda match: slots[match[1]], BEGINS.sub(partial(_begun, slots), text))
    return polished(text[:1].upper() + text[1:])


def _spelled(text: str, plan: Plan) -> str:
    """Our own words as the reader spells them, figures in words unless the user writes figures."""
    told = plan.situation.known_text()
    return FIGURE.sub(
        lambda match: match[1] if match[1] in told else FIGURES[match[1]], _ours(text, plan)
    )


def _ours(text: str, plan: Plan) -> str:
    """In the reader's spelling, but for words the user wants mentioned, and in the register."""
    s = plan.situation
    spelled = _speller(s.locale, str(s.must_mention))(text)
    return spelled if limits(s).spoken else manner.worded(spelled, plan)


@lru_cache(maxsize=64)
def _speller(locale: str, keep: str) -> Callable[[str], str]:
    return speller(locale, spelling(), keep=keep)


def _both(slots: Mapping[str, str]) -> str:
    return joined(slots.get("fact", ""), slots.get("fact_2", ""))


def _without_lead(slots: Mapping[str, str], match: re.Match[str]) -> str:
    """After a colon a noun phrase needs no lead-in of its own."""
    return ": " + slots[match[1]].removeprefix("My background: ")


def _begun(slots: Mapping[str, str], match: re.Match[str]) -> str:
    return upper_first(slots[match[1]])


def _led(word: str, text: str) -> str:
    """ "a {role}" by its sound; a word that the slot begins with as well stands once."""
    if word in ("a", "A"):
        return f"{word}{indefinite(text)[1:]} {text}"
    first, _, rest = text.partition(" ")
    return f"{word} {rest if first.lower() == word.lower() else text}".rstrip()


def used(variant: Variant, plan: Plan) -> bool:
    """Was this sentence sent to this person before, or has the guard objected to it?"""
    met = (plan.slots.get(slot, "") for slot in ("answer", "aloud") if slot in variant.slots)
    if any(answered(answer, plan.sent_before) for answer in met):
        return True
    plans = (plan, replace(plan, voice=None)) if plan.voice else (plan,)
    ways = {_ours(variant.text, each) for each in plans}
    before = [" ".join(text.split()) for text in plan.sent_before]
    if any(_pattern(way).search(text) for way in ways for text in before):
        return True
    rendered = render(variant, plan)
    return any(quote and quote in rendered for quote in plan.objected)


@lru_cache(maxsize=8192)
def _pattern(text: str) -> re.Pattern[str]:
    words = [FIGURE.sub(r"\\w+", re.escape(part)) for part in SLOT.split(text)[::2]]
    return re.compile(r".{0,200}?".join(words), re.IGNORECASE)


def _wishes(text: str, plan: Plan) -> int:
    """How many of the things to mention are in it."""
    said = text.lower()
    wished = [(w,) if isinstance(w, str) else w for w in plan.situation.must_mention]
    return sum(any(words.lower() in said for words in wish) for wish in wished)


def _own_words(variant: Variant, plan: Plan) -> frozenset[str]:
    typed = {slot for slot, text in plan.situation.details.items() if len(text.split()) >= PHRASE}
    return frozenset(plan.slots[s] for s in variant.slots if s in SPECIFIC or s in typed)
