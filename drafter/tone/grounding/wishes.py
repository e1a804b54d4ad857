"""C3 in a text: it rings those who asked not to be rung, or says itself that they said no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Situation
from drafter.tone.grounding.claims import found_in
from drafter.tone.grounding.wordlists import pattern
from drafter.tone.reading import Hit, Reading
from drafter.wording.folding import fold

WAYS = ("phone", "visit", "email", "message")
NOT = re.compile(
    r"\b(?:no|not|\w+n['’]t|never|without|instead of|rather than|if|unless|until)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)


def ignored(reading: Reading) -> Iterator[Hit]:
    for match in pattern("defies").finditer(reading.body):
        yield _hit(reading, Hit("body", *match.span()), match.group())
    asked = _asked(reading.situation)
    for way in WAYS:
        refused = pattern(f"no_{way}").search(asked)
        for found in found_in(reading, f"will_{way}") if refused else ():
            if refused and not NOT.search(reading.draft.body[: found.start]):
                yield _hit(reading, found, refused.group())


def _asked(situation: Situation) -> str:
    """What they wrote, and what the user tells of it."""
    heard = [event.summary for event in situation.history if event.direction == "in"]
    return fold("\n".join([situation.pasted_message, situation.situation, *heard]))


def _hit(reading: Reading, found: Hit, quote: str) -> Hit:
    why = reading.rules["C3"].why.replace("{quote}", " ".join(quote.split()))
    return Hit("body", found.start, found.end, "block", why, reading.rules["C3"].fix)
