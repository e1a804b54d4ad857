"""What the guard says of a message that somebody else wrote, pace included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from drafter.cadence import pace
from drafter.history import History, Record
from drafter.history.colleagues import Colleague
from drafter.message import Draft, Finding
from drafter.prompts.kinds import kind
from drafter.situation import Recipient, Sender, Situation
from drafter.tone.grounding.leaks import guarding
from drafter.tone.grounding.runs import Others
from drafter.tone.guard import Guard
from drafter.tone.override import silenced
from drafter.tone.pacing import weighed

Check = Callable[[Draft, Situation | None], tuple[Finding, ...]]


def check(
    guard: Guard,
    draft: Draft,
    situation: Situation | None,
    *,
    colleagues: Sequence[Colleague] = (),
    others: Others | Sequence[Record] = (),
) -> tuple[Finding, ...]:
    """What the guard says of a message that somebody else wrote, pace included.

    Without a situation nothing can be called invented: of the grounding rules only the one on
    left-over placeholders speaks. `colleagues`: who else at the firm was written to of late.
    `others`: what is remembered of everybody but the recipient; none of it may surface.
    """
    if situation is None:
        found = guard(draft, _unknown(), None)
        return tuple(f for f in found if not f.rule.startswith("G") or f.rule == "G1")
    about = kind(situation.kind) if situation.kind else None
    off = silenced(guard)
    found = guarding(guard, () if "G12" in off else others)(draft, situation, about)
    if about is None:
        return found
    may = pace(about, situation, colleagues=colleagues, off=off)
    if may.stop is None or may.stop.rule == "G9":
        # Whether a name is used without leave, the text tells.
        return (*found, *weighed(may.findings, found, draft, situation, about))
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


def with_memory(guard: Guard, history: History) -> Check:
    """The same check, with what is remembered of everybody else."""

    def read(draft: Draft, about: Situation | None) -> tuple[Finding, ...]:
        if about is None:
            return check(guard, draft, None)
        to = about.recipient
        return check(
            guard,
            draft,
            about,
            colleagues=history.colleagues(to, about.today),
            others=history.others(to.name, to.email, to.company),
        )

    return read
