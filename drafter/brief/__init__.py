"""The conversation a writer is given: our words in the system turn, everything else as material.

case.py   limits, steps and facts       fence.py   how foreign text is kept in its place
words.py  prompts/ with slots filled    tokens.py  what it costs to read
manner.py how the user writes
"""

from __future__ import annotations

import datetime as dt
import json
import math
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.brief import tokens
from drafter.brief.case import case, directness, limits, spelled_as, steps
from drafter.brief.fence import fenced, tame
from drafter.brief.manner import greeting, habits, lent
from drafter.brief.words import revise, say, voice
from drafter.errors import BadInput
from drafter.message import Draft, Finding, Passage, Turn
from drafter.prompts import tables
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.voice import Voice

PAST_WORTH_KEEPING = 2
MOST_FINDINGS = 8


def brief(
    kind: Kind,
    situation: Situation,
    slots: Mapping[str, str],
    passages: Sequence[Passage],
    *,
    budget: int,
    nonce: str | None = None,
    start: Draft | None = None,
    voice: Voice | None = None,
) -> tuple[Turn, ...]:
    """System turn and user turn, in at most `budget` tokens; passages come best first."""
    nonce = nonce or secrets.token_hex(16)
    system = Turn("system", _system(kind, situation, nonce))
    telling = _Telling(kind, situation, slots, nonce, start, voice)
    material = _Material.of(situation, passages)
    while not tokens.fits(f"{system.content}\n{(user := telling.turn(material)).content}", budget):
        lesser = material.lesser()
        if lesser is None:
            raise _too_long(telling, system, budget)
        material = lesser
    return system, user


def answer(draft: Draft) -> Turn:
    """A draft as the writer said it: the turn before a revision."""
    said = {"subject": draft.subject, "body": draft.body}
    return Turn("assistant", json.dumps(said, ensure_ascii=False))


def revision(findings: Sequence[Finding], kind: Kind, situation: Situation) -> Turn:
    """The turn that asks for a better draft."""
    weights = ("block", "warn", "hint")
    by_weight = sorted(findings, key=lambda finding: weights.index(finding.severity))
    lines = list(dict.fromkeys(_objection(finding) for finding in by_weight))[:MOST_FINDINGS]
    return Turn("user", revise(findings="\n".join(lines), limits=limits(kind, situation)))


def _objection(finding: Finding) -> str:
    quote = " ".join(tame(finding.quote).split())[:160]
    why = f"{finding.why} {finding.fix}".strip()
    return say("finding", quote=quote, why=why) if quote else say("finding on the whole", why=why)


def _system(kind: Kind, situation: Situation, nonce: str) -> str:
    channel = tables.channels()[situation.channel].title
    spoken = voice(channel=channel, limits=limits(kind, situation), register=situation.formality)
    return say(
        "system",
        voice=spoken,
        title=kind.title,
        when=kind.when,
        guidance=kind.guidance,
        nonce=nonce,
    )


@dataclass(frozen=True)
class _Material:
    """What may be left out when there is too much, best first."""

    advice: tuple[str, ...]
    past: tuple[str, ...]
    sources: tuple[str, ...]

    @classmethod
    def of(cls, situation: Situation, passages: Sequence[Passage]) -> _Material:
        def texts(origin: str) -> list[str]:
            return [p.text for p in passages if p.origin == origin and p.text.strip()]

        pasted = [
            "\n".join(part for part in (source.title, f"{source.date or ''}", source.text) if part)
            for source in situation.sources
        ]
        known = "\n".join(pasted)
        found = [text for text in texts("pasted") if text not in known]
        return cls(tuple(texts("guidance")), lent(passages), (*filter(None, pasted), *found))

    def lesser(self) -> _Material | None:
        """Without its least valuable piece; None when nothing is left to spare."""
        if len(self.past) > PAST_WORTH_KEEPING:
            return replace(self, past=self.past[:-1])
        if self.advice:
            return replace(self, advice=self.advice[:-1])
        if self.past:
            return replace(self, past=self.past[:-1])
        if self.sources:
            return replace(self, sources=self.sources[:-1])
        return None


@dataclass(frozen=True)
class _Telling:
    """The user turn, all but the material that can be spared."""

    kind: Kind
    situation: Situation
    slots: Mapping[str, str]
    nonce: str
    start: Draft | None
    voice: Voice | None

    def turn(self, material: _Material, *, pasted: str | None = None) -> Turn:
        pasted = self.situation.pasted_message if pasted is None else pasted
        hail = greeting(self.voice, self.situation)
        parts = [
            self._task(),
            say("steps", steps=steps(self.kind, self.situation)),
            say("advice", cards="\n\n".join(material.advice)) if material.advice else "",
            habits(self.voice, self.situation),
            self._block("case", case(self.kind, self.situation, self.slots, hail)),
            self._block("pasted", pasted),
            *(self._block("source", text) for text in material.sources),
            *(self._block("past", text) for text in material.past),
            self._block(
                "start", f"{self.start.subject}\n\n{self.start.body}" if self.start else ""
            ),
            say("close", limits=limits(self.kind, self.situation)),
        ]
        return Turn("user", "\n\n".join(part for part in parts if part))

    def _task(self) -> str:
        asks = self.kind.ask and self.situation.constraints.one_ask
        task = say(
            "task",
            today=_day(self.situation.today),
            title=self.kind.title,
            channel=tables.channels()[self.situation.channel].title,
            limits=limits(self.kind, self.situation),
            who=self.kind.who,
            ask=self.kind.ask if asks else "",
            spelling=spelled_as(self.situation),
            directness=directness(self.situation),
        )
        return task if asks else f"{task}\n{say('asks nothing')}"

    def _block(self, section: str, text: str) -> str:
        return f"{say(section)}\n{fenced(text, self.nonce)}" if text.strip() else ""


def _day(date: dt.date) -> str:
    return f"{date:%A} {date.day} {date:%B %Y}"


def _too_long(telling: _Telling, system: Turn, budget: int) -> BadInput:
    """What the user has to shorten: the paste, if the rest fits without it."""
    paste = telling.situation.pasted_message
    rest = telling.turn(_Material((), (), ()), pasted="." if paste else "").content
    room = budget - tokens.count(f"{system.content}\n{rest}")
    if not paste or room <= 0:
        return BadInput(
            f"What you wrote about this situation is {len(rest):,} characters with our own words; "
            "the model can't read that much. Nothing was drafted; I did not cut it for you. "
            "Shorten the facts, the history and the description."
        )
    fitting = math.floor(room * len(paste) / tokens.count(tame(paste)) / 100) * 100
    return BadInput(
        f"The message you pasted is {len(paste):,} characters; the model can read about "
        f"{fitting:,}. Nothing was drafted; I did not cut it for you. Paste the part that matters."
    )
