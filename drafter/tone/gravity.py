"""How bad it is: what a model's draft should not be shown with, and which draft is better."""

from __future__ import annotations

from drafter.message import Finding

GIVES_UP = {"A1", "L2"}
"""A model's draft that asks nothing where the kind asks, or says next to nothing, is as wrong as
one that pesters."""
LEFT_OUT = "G6"
"""What the user wanted in it, or out of it, is an order."""
MANY = 2
"""One warning may be a false alarm; two or more seldom are."""


def grave(findings: tuple[Finding, ...]) -> list[Finding]:
    """What a model has to mend: faults, what it left out, and warnings when they are many."""
    warned = [f for f in findings if f.severity == "warn"]
    left_out = [f for f in warned if f.rule == LEFT_OUT]
    return [*filter(hopeless, findings), *(warned if len(warned) >= MANY else left_out)]


def hopeless(finding: Finding) -> bool:
    """With this nobody should send a draft, however bad another is."""
    return finding.severity == "block" or finding.rule in GIVES_UP


def gravity(findings: tuple[Finding, ...]) -> tuple[int, int]:
    """How many faults, then how many warnings: fewer is better."""
    return sum(map(hopeless, findings)), sum(f.severity == "warn" for f in findings)
