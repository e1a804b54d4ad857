"""Which objections a person may set aside with a reason, and which nobody should."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.errors import BadInput
from drafter.message import Finding
from drafter.prompts.tone import load_rules
from drafter.tone.guard import Guard, ToneGuard

FINAL = frozenset({"G1", "G2", "G4", "G9", "C3", "P7", "T4"})
"""A blank left open, the wrong person or firm, an invented fact, a name without consent, somebody
who asked for quiet, a threat, abuse."""


def final(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The blocks that no reason outweighs."""
    return tuple(f for f in findings if f.severity == "block" and f.rule in FINAL)


def switched_off(ids: Iterable[str], judged: Iterable[str] = ()) -> frozenset[str]:
    """The rules that stay silent. Raises BadInput for one that isn't, or that has to speak.

    `judged`: the rules that only the judge asks about.
    """
    off, rules = frozenset(ids), {*load_rules(), *judged}
    if wrong := sorted(off & FINAL | off - rules):
        why = "can't be switched off" if wrong[0] in FINAL else "is no rule"
        raise BadInput(
            f"{wrong[0]} {why} (settings: rules_off). Nothing was drafted. Take it off the list."
        )
    return off


def silenced(guard: Guard) -> frozenset[str]:
    """What was switched off for a guard, and so for the rules that are checked beside it."""
    return guard.off if isinstance(guard, ToneGuard) else frozenset()
