"""The words that the user never wants, as the guard's list has them."""

from __future__ import annotations

import re

from drafter.situation import Situation
from drafter.voice.profile import Voice


def forbidding(situation: Situation, voice: Voice | None) -> Situation:
    """The same situation, whose drafts must do without them; what the user says stays."""
    said = [fact.text for fact in situation.sender.facts] + [*situation.details.values()]
    own = "\n".join(said).casefold()
    words = [rf"\b{re.escape(word)}\b" for word in (voice.banned if voice else ())]
    more = tuple(f"re:{word}" for word in words if not re.search(word, own))
    if not more:
        return situation
    return situation.model_copy(update={"must_not_say": (*situation.must_not_say, *more)})
