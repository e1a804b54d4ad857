"""What a writer is given: the kind, the situation, its slots, and the conversation so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.message import Turn
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.voice import Voice


@dataclass(frozen=True)
class Plan:
    kind: Kind
    situation: Situation
    slots: Mapping[str, str]
    conversation: tuple[Turn, ...] = ()
    """For writers that are language models."""
    sent_before: tuple[str, ...] = ()
    """Bodies that this person was already sent; the phrasebook repeats none of their sentences."""
    objected: tuple[str, ...] = ()
    """Words that the guard objected to in an earlier try."""
    voice: Voice | None = None
    """How the user writes, where that is known."""
