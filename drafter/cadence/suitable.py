"""Whether a kind of message goes through a channel at all."""

from __future__ import annotations

from drafter.errors import BadInput
from drafter.prompts.kinds import Kind
from drafter.prompts.tables import channels, limits
from drafter.situation import Situation

TEXT = 40
"""Words of a message that may have come as a text; in that channel one may answer."""


def refuse_unsuitable(kind: Kind, s: Situation) -> None:
    """Raises BadInput with the reason, unless this is the channel in which they wrote."""
    theirs = {event.channel for event in s.history if event.direction == "in"}
    texted = 0 < len(s.pasted_message.split()) <= TEXT and not limits(s).spoken
    if texted or s.channel in {*kind.channels, *theirs}:
        return
    raise BadInput(
        f"“{kind.title}” is not for this channel ({channels()[s.channel].title}). "
        f"{_reason(kind, s)} Nothing was drafted. Choose one of: {', '.join(kind.channels)}."
    )


def _reason(kind: Kind, s: Situation) -> str:
    """A kind with one way to go says why; else the channel says why it isn't for this."""
    ways = [channels()[id] for id in kind.channels]
    alone = len(ways) == 1 or all(way.spoken for way in ways)
    return (alone and ways[0].only) or channels()[s.channel].unsuitable
