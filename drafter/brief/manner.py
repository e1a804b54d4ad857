"""How the user writes, as a model is told it: habits, and old sentences that tell nothing."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.brief.fence import tame
from drafter.brief.words import say
from drafter.message import Passage
from drafter.prompts import tables
from drafter.situation import Situation
from drafter.voice import Voice, forms, manner, told


def habits(voice: Voice | None, situation: Situation) -> str:
    """The section on it; empty where too little is known."""
    if not voice or not voice.known:
        return ""
    chat = tables.limits(situation).chat
    closing = None if chat or not _is_letter(situation) else forms.closing(voice, situation)
    lines = told.brief(voice, greeting(voice, situation) or None, closing)
    listed = "\n".join(say("voice line", line=tame(line)) for line in lines)
    return say("voice", lines=listed) if listed else ""


def greeting(voice: Voice | None, situation: Situation) -> str:
    """The whole line as the user would begin this letter; empty where that is left to us."""
    if not voice or not _is_letter(situation):
        return ""
    return forms.greeting(voice, situation) or ""


def _is_letter(situation: Situation) -> bool:
    row = tables.limits(situation)
    return not (row.short or row.spoken)


def lent(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Of each old message what tells nothing of anybody, best first."""
    return tuple(text for p in passages if p.origin == "past" and (text := manner.manner(p.text)))
