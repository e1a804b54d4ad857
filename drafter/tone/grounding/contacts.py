"""Links, mail addresses and phone numbers: each must be the user's own, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.tone.grounding.addresses import LINK, PHONE, is_known_number, spans
from drafter.tone.grounding.claims import found_in
from drafter.tone.grounding.ground import Ground, Part, hit
from drafter.tone.grounding.wordlists import says
from drafter.tone.reading import Hit, Reading

NO_SITE = re.compile(
    r"\b(?:no|not|without|don't have an?|haven't an?)\s+(?:\w+\s+)?"
    r"(?:portfolio|website|blog|site|channel|page|links?)(?: online)?"
)
OFFERED = re.compile(
    r"\b(?:(?:shall|may|can|could|should) I|would you like|if|happy to|glad to"
    r"|I(?:['’]ll| will| can| could) send)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)


def unknown(reading: Reading) -> Iterator[Hit]:
    """A link or address that only others wrote may be what a pasted text wants spread (R-3)."""
    known, own = reading.situation.known_text(), reading.situation.own_text().casefold()
    for part in (Part("subject", reading.draft.subject, 0), Part("body", reading.draft.body, 0)):
        for start, end in spans(part.text):
            said = part.text[start:end]
            number = PHONE.fullmatch(said)
            told = is_known_number(said, known) if number else _bare(said) in own
            if not told:
                yield hit(reading, "G4", part, (start, end))


def promised(reading: Reading, ground: Ground) -> Iterator[Hit]:
    """A link that stands nowhere, a website that nobody told us of."""
    told = NO_SITE.sub(" ", ground.text)
    if not LINK.search(reading.draft.body):
        yield from _claimed(reading, "link_here")
    if not says("online", told) and not LINK.search(told):
        yield from _claimed(reading, "my_site")


def _claimed(reading: Reading, name: str) -> Iterator[Hit]:
    for found in found_in(reading, name):
        text = reading.draft.body
        if not OFFERED.search(text[: found.start]):
            yield hit(reading, "G4", Part("body", text, 0), (found.start, found.end))


def _bare(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("/")
