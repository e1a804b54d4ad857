"""One try at a draft: as it was written, as code mended it, and what the guard says of that."""

from __future__ import annotations

from typing import NamedTuple

from drafter.message import Draft, Finding
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.tone.guard import Guard
from drafter.tone.repairs import repaired


class Try(NamedTuple):
    draft: Draft
    """As it is shown: what code can mend is mended."""
    findings: tuple[Finding, ...]
    written: Draft
    """As the writer wrote it."""


def read(guard: Guard, written: Draft, situation: Situation, kind: Kind) -> Try:
    return Try(written, guard(written, situation, kind), written)


def mended(guard: Guard, written: Draft, situation: Situation, kind: Kind) -> Try:
    first = read(guard, written, situation, kind)
    draft = repaired(written, first.findings, situation, kind) if first.findings else written
    return first if draft == written else Try(draft, guard(draft, situation, kind), written)
