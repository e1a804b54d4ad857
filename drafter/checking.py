"""What the guard says of a message that somebody else wrote, pace included."""

from __future__ import annotations

import datetime as dt

from drafter.cadence import pace
from drafter.message import Draft, Finding
from drafter.prompts.kinds import kind
from drafter.situation import Recipient, Sender, Situation
from drafter.tone.guard import Guard


def check(guard: Guard, draft: Draft, situation: Situation | None) -> tuple[Finding, ...]:
    """What the guard says of a message that somebody else wrote, pace included.

    Without a situation nothing can be called invented: of the grounding rules only the one on
    left-over placeholders speaks.
    """
    if situation is None:
        found = guard(draft, _unknown(), None)
        return tuple(f for f in found if not f.rule.startswith("G") or f.rule == "G1")
    about = kind(situation.kind) if situation.kind else None
    found = guard(draft, situation, about)
    if about is None:
        return found
    may = pace(about, situation)
    if may.stop is None or may.stop.rule == "G9":
        return (*found, *may.findings)  # Whether a name is used without leave, the text tells.
    fix = ", ".join(may.stop.instead.values())
    return (*found, Finding(may.stop.rule, "block", "body", 0, 0, "", may.stop.reason, fix))


def _unknown() -> Situation:
    """Nobody in particular, on a channel without subjects and limits of note."""
    return Situation(
        channel="linkedin_message",
        today=dt.date.today(),
        sender=Sender(name="?"),
        recipient=Recipient(name="?"),
    )
