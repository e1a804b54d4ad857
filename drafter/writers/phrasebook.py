"""The writer that needs no model: a variant per beat, the likeliest to fit, in the user's facts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.embedding import Embedder
from drafter.message import Draft
from drafter.prompts.kinds import ALWAYS, SLOT, Beat
from drafter.prompts.tables import Limits, register
from drafter.prompts.tables import limits as limits_of
from drafter.wording.register import softness
from drafter.writers import manner
from drafter.writers.fitting import fit, fit_note
from drafter.writers.lines import SPECIFIC, Line, render, usable, used
from drafter.writers.plan import Plan

OWN_WORDS, KNOWN = 0.5, 0.3
"""What a line gains for each thing that only this person could say, and for any other detail;
likeness goes from 0 to 1."""
TYPED = 1.0
"""What the kind needs, or the user typed for this message, goes before what else is known."""
WISHED = 0.5
"""What it gains for each thing that the user wants mentioned."""
SOFT = {"direct": -0.4, "balanced": 0.0, "gentle": 0.4}
"""What it gains or loses for each softening word, by how direct the user wants to be."""
FRESH = 0.3
"""What is new since the last message goes before what is only good (E66)."""
JITTER, BRANCH = 0.35, 1.0
"""How far chance may outweigh likeness, so that ten people don't get one text (E33); all the way
in what to answer on the phone, which is the same for all."""
SUBJECT = 50
"""Characters that a phone shows (E5)."""


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
        limits = limits_of(plan.situation)
        options = {
            beat.name: self._ranked(manner.allowed(usable(beat, plan), plan.voice), plan)
            for beat in plan.kind.beats
            if (limits.spoken or not beat.branch) and _is_wanted(beat, plan)
        }
        fitted = fit_note if limits.short else fit
        body = fitted(_chosen(plan.kind.beats, options), options, plan, limits)
        return Draft(self._subject(plan, limits) if limits.subject else "", body)

    def _ranked(self, lines: Sequence[Line], plan: Plan) -> list[Line]:
        """Best first: like the situation, full of the user's own words, and a little chance."""
        s = plan.situation
        about = f"{plan.kind.title}. {s.situation} {s.pasted_message[:400]}"
        vectors = self.embedder([about, *(SLOT.sub("", line.variant.text) for line in lines)])
        likeness = (vectors[1:] @ vectors[0]).tolist()
        scored = [
            replace(line, score=alike + _worth(line, plan) + self._luck(line, plan))
            for line, alike in zip(lines, likeness, strict=True)
        ]
        return sorted(scored, key=lambda line: -line.score)

    def _luck(self, line: Line, plan: Plan) -> float:
        return (BRANCH if line.beat.branch else JITTER) * self._chance(line.variant.text, plan)

    def _chance(self, text: str, plan: Plan) -> float:
        """From 0 to 1, the same for the same person, text and seed."""
        return random.Random(f"{self.seed}|{plan.situation.recipient.name}|{text}").random()

    def _subject(self, plan: Plan, limits: Limits) -> str:
        """One that fits; rather one that names the role."""
        ready = [
            text
            for variant in plan.kind.subjects
            if (text := render(variant, plan)) and not used(variant, plan)
        ]
        short = [text for text in ready if len(text) <= min(limits.max_subject, SUBJECT)]
        names = [plan.slots[slot] for slot in ("referrer", "role") if slot in plan.slots]
        named = [text for text in short if any(name in text for name in names[:1])]
        shortest = [min([*ready, plan.kind.title], key=len)]
        likeliest: Iterable[str] = named or short or shortest
        return max(likeliest, key=lambda text: self._chance(text, plan))


def _is_wanted(beat: Beat, plan: Plan) -> bool:
    """A message that is to ask nothing has neither the ask nor what leans on it."""
    beats = plan.kind.beats
    ask = next((at for at, each in enumerate(beats) if each.asks), len(beats))
    after_ask = beats[ask + 1 : ask + 2] == (beat,)
    return plan.situation.constraints.one_ask or not (beat.asks or after_ask)


def _worth(line: Line, plan: Plan) -> float:
    typed = {*plan.situation.details, *plan.kind.needs}
    own = sum(
        TYPED if slot in typed else OWN_WORDS if slot in SPECIFIC else KNOWN
        for slot in line.variant.slots
        if slot not in ALWAYS
    )
    named = "sender" in line.variant.slots and limits_of(plan.situation).spoken
    softeners = register()["directness"]["softeners"]
    soft = SOFT[plan.situation.directness] * softness(line.text, softeners)
    theirs = manner.likeness(line, plan)
    fresh = FRESH * ("news" in line.variant.slots)
    return own + WISHED * line.wishes + fresh + soft + theirs - named


def _chosen(beats: Sequence[Beat], options: Mapping[str, Sequence[Line]]) -> list[Line]:
    """The likeliest line of each beat, in order; no own detail twice."""
    chosen: list[Line] = []
    told: set[str] = set()
    for beat in beats:
        fresh = [line for line in options.get(beat.name, ()) if not told & line.told]
        if best := fresh[:1]:
            chosen += best
            told |= best[0].told
    return chosen
