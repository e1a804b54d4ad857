"""What the pace rules find, weighed by what the message says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.message import Draft, Finding
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.tone.content import has_news
from drafter.tone.reading import Reading

NUDGES = frozenset({"V1", "V5", "P2"})


def weighed(
    pace: Iterable[Finding],
    said: Iterable[Finding],
    draft: Draft,
    situation: Situation,
    kind: Kind,
) -> Iterator[Finding]:
    """C2. A third message in a row that brings something new, and no nudge, is no pestering.

    `said`: what the guard found in the text.
    """
    nudges = any(finding.rule in NUDGES for finding in said)
    for finding in pace:
        third = finding.rule == "C2" and finding.severity == "warn" and not nudges
        fresh = third and has_news(Reading(draft, situation, kind))
        yield replace(finding, severity="hint") if fresh else finding
