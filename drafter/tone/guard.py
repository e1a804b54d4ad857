"""ToneGuard: a draft in, findings out; every rule of prompts/tone/, by phrase or by check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.message import Draft, Finding
from drafter.prompts.kinds import Kind
from drafter.prompts.tone import Rule, load_rules
from drafter.situation import Situation
from drafter.tone import (
    ask,
    begging,
    flattery,
    grounding,
    length,
    manner,
    pressure,
    spam,
    urgency,
    vagueness,
)
from drafter.tone.foreign import spoken
from drafter.tone.language import is_english
from drafter.tone.reading import Hit, Reading, matches, merged

FAMILIES = (
    spam, pressure, urgency, begging, flattery, vagueness, grounding, length, ask, manner,
)  # fmt: skip
CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    id: check for family in FAMILIES for id, check in family.CHECKS.items()
}


Guard = Callable[[Draft, Situation, Kind | None], tuple[Finding, ...]]
"""What reads a draft: the tone guard, or anything else that finds fault."""


@dataclass(frozen=True)
class ToneGuard:
    rules: Mapping[str, Rule] = field(default_factory=load_rules, repr=False)
    off: frozenset[str] = frozenset()
    """Rules that stay silent."""

    def __call__(
        self, draft: Draft, situation: Situation, kind: Kind | None = None
    ) -> tuple[Finding, ...]:
        """What is wrong with the draft, subject first, in the order of the text."""
        reading = Reading(draft, situation, kind, self.rules)
        heard = hits_of if is_english(reading) else spoken_of
        findings = [
            _finding(reading, rule, hit)
            for rule in self.rules.values()
            if rule.id not in self.off
            for hit in merged(heard(reading, rule), own=rule.severity)
        ]
        return tuple(sorted(findings, key=lambda f: (f.where != "subject", f.start, f.end, f.rule)))


def hits_of(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """A rule that has a check is judged by it alone; the check uses the phrases if it likes."""
    check = CHECKS.get(rule.id)
    yield from check(reading) if check else matches(reading, rule.id)


def spoken_of(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Of what a rule finds, what holds in the language of the draft."""
    yield from spoken(reading, rule.id, hits_of(reading, rule))


def _finding(reading: Reading, rule: Rule, hit: Hit) -> Finding:
    text = reading.draft.subject if hit.where == "subject" else reading.draft.body
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        where=hit.where,
        start=hit.start,
        end=hit.end,
        quote=text[hit.start : hit.end],
        why=hit.why or rule.why,
        fix=hit.fix or rule.fix,
    )
