"""Which kinds fit a situation for which none was chosen."""

from __future__ import annotations

from drafter.intake.found import Suggestion
from drafter.intake.reading import lead, read
from drafter.situation import Situation


def likeliest(s: Situation) -> tuple[Suggestion, ...]:
    """The likeliest first: by what they wrote, else by who they are and what is wanted."""
    if s.pasted_message:
        read_ = read(
            s.pasted_message, today=s.today, channel=s.channel, locale=s.locale, sender=s.sender
        )
        return read_.suggestions
    r = s.recipient
    return lead(
        r.name, r.role, r.company, r.relationship, s.situation,
        today=s.today, channel=s.channel, locale=s.locale,
    ).suggestions  # fmt: skip
