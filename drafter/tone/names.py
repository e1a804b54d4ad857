"""The proper names of a situation, which no phrase may be read into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.situation import Situation
from drafter.tone.ownwords import blanked

TITLED = re.compile(
    r"\b[A-Z][\w'’&-]*[a-z][\w'’&-]*(?:\s+(?:of|the|and|for|de|van|&)\s+|\s+)"
    r"(?:[A-Z][\w'’&-]*[a-z][\w'’&-]*(?:\s+|\b))+"
)
"""Two capitalised words or more in a row: a name, wherever the situation says it."""
MARKED = re.compile(r"(?<!\S)[^\W_][\w'’&-]*!(?=[\w,;:.]|\s+[^\W_]|\s*$)")
NAME = re.compile(r"[^\W\d_]{2,}")
LETTER, PART_OF_WORD = re.compile(r"\S"), re.compile(r"\w")


def names_of(situation: Situation) -> tuple[str, ...]:
    recipient, sender = situation.recipient, situation.sender
    people = [recipient.name, sender.name, situation.referrer.name if situation.referrer else ""]
    titles = [title for title in (recipient.role, situation.role) if " " in title]
    runs = [match.group().strip() for match in TITLED.finditer(situation.known_text())]
    single = [part for person in people for part in NAME.findall(person)]
    found = [*people, recipient.company, *titles, *runs, *single, *_with_marks(situation)]
    return tuple(sorted({name for name in found if name}, key=len, reverse=True))


def _with_marks(situation: Situation) -> Iterator[str]:
    """A name's own mark goes with it, also where the name is cut short: "Slurp!"."""
    for told in (situation.recipient.company, situation.role, situation.situation):
        yield from MARKED.findall(told)


def hidden(text: str, names: Iterable[str]) -> str:
    """`text`, as long as before, with the letters of each name replaced by `_`."""
    for name in names:
        # One word is a name only as it is written: Sue is a person, to sue is not.
        found = _places(_small(text), name.lower()) if " " in name else _places(text, name)
        if spans := list(found):
            text = blanked(text, spans, what=LETTER, sign="_")
    return text


def _small(text: str) -> str:
    """In small letters, letter for letter: a Turkish capital may become two."""
    return text.lower() if text.isascii() else "".join(char.lower()[0] for char in text)


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands that is no part of a longer word."""
    end = 0
    while (start := text.find(name, end)) >= 0:
        end = start + len(name)
        if not PART_OF_WORD.match(text[start - 1 : start]) and not PART_OF_WORD.match(text, end):
            yield start, end
        else:
            end = start + 1
