"""Which objections a person may set aside with a reason, and which nobody should."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.message import Finding

FINAL = frozenset({"G1", "G2", "G4", "G9", "C3", "P7", "T4"})
"""A blank left open, the wrong person or firm, an invented fact, a name without consent, somebody
who asked for quiet, a threat, abuse."""


def final(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The blocks that no reason outweighs."""
    return tuple(f for f in findings if f.severity == "block" and f.rule in FINAL)
