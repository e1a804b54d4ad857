"""The proper names of a situation, which no phrase may be read into."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.situation import Situation

TITLED = re.compile(
    r"\b[A-Z][\w'’&-]*[a-z][\w'’&-]*(?:\s+(?:of|the|and|for|de|van|&)\s+|\s+)"
    r"(?:[A-Z][\w'’&-]*[a-z][\w'’&-]*(?:\s+|\b))+"
)
"""Two capitalised words or more in a row: a name, wherever the situation says it."""


def names_of(situation: Situation) -> tuple[str, ...]:
    recipient, sender = situation.recipient, situation.sender
    people = [recipient.name, sender.name, situation.referrer.name if situation.referrer else ""]
    titles = [title for title in (recipient.role, situation.role) if " " in title]
    runs = [match.group().strip() for match in TITLED.finditer(situation.known_text())]
    single = [part for person in people for part in re.findall(r"[^\W\d_]{2,}", person)]
    found = [*people, recipient.company, *titles, *runs, *single]
    return tuple(sorted({name for name in found if name}, key=len, reverse=True))


def hidden(text: str, names: Iterable[str]) -> str:
    """`text`, as long as before, with the letters of each name replaced by `_`."""
    for name in names:
        # One word is a name only as it is written: Sue is a person, to sue is not.
        flags = re.IGNORECASE if " " in name else re.NOFLAG
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        text = re.sub(pattern, lambda match: re.sub(r"\S", "_", match.group()), text, flags=flags)
    return text
