"""The words that the user never wants, as the guard's list has them."""

from __future__ import annotations

import re

from drafter.situation import Situation
from drafter.voice.profile import Voice


def forbidding(situation: Situation, voice: Voice | None) -> Situation:
    """The same situation, whose drafts must do without them; what the user says stays."""
    words = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in (voice.banned if voice else ())]
    own = f"{situation.known_text()}\n{situation.role}\n{situation.recipient.name}".casefold()
    more = tuple(f"re:{word}" for word in words if not re.search(word, own))
    if not more:
        return situation
    return situation.model_copy(update={"must_not_say": (*situation.must_not_say, *more)})
