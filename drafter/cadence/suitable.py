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
    channel = channels()[s.channel]
    raise BadInput(
        f"“{kind.title}” is not for this channel ({channel.title}). {channel.unsuitable} "
        f"Nothing was drafted. Choose one of: {', '.join(kind.channels)}."
    )
