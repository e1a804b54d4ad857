"""How close sender and reader are, as far as the situation says."""

from __future__ import annotations

from drafter.situation import Situation
from drafter.tone.asking import signs


def tie(situation: Situation) -> str:
    """A name of asks.toml: stranger, weak, introduced, hirer, recruiter, colleague, friend."""
    said = f"{situation.recipient.relationship} {situation.details.get('tie', '')}".strip()
    for name, sign in signs().ties.items():
        if sign.search(said):
            return name
    return "introduced" if situation.referrer else "unknown"


def is_distant(situation: Situation) -> bool:
    """Somebody from whom a favour is no matter of course."""
    return tie(situation) in {"stranger", "weak", "introduced"}
