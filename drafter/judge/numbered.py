"""The draft as the judge reads it: own words in numbered sentences, and the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafter.message import Draft, Where
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.tone.grounding.private import surfacing
from drafter.tone.ownwords import own_words
from drafter.tone.reading import Hit, Reading
from drafter.wording.folding import fold
from drafter.wording.sentences import split

LEAST = 3
"""Letters and figures of a quote; less is found anywhere."""
QUOTES = str.maketrans('"“”„«»″', "'''''''")


class Line(NamedTuple):
    number: int
    """0 is the subject."""
    where: Where
    start: int
    end: int
    text: str
    """On one line, so that no sentence can pose as two; empty where it is private."""


class Place(NamedTuple):
    where: Where
    start: int
    end: int


@dataclass(frozen=True)
class Numbered:
    draft: Draft
    lines: tuple[Line, ...]

    def find(self, quote: str, number: int | None) -> Place | None:
        """Where a quote stands, best in the sentence that was named; None: nowhere."""
        needle = _folded(quote)[0].strip(" '").removesuffix("...").strip(" '")
        if sum(map(str.isalnum, needle)) < LEAST:
            return None
        places = [place for where in self._shown for place in self._places(where, needle)]
        named = next((line for line in self.lines if line.number == number), None)
        return min(places, key=lambda p: named is None or not _in(p, named), default=None)

    def _places(self, where: Where, needle: str) -> Iterator[Place]:
        text, offsets = self._shown[where]
        whole = rf"(?<!\w){re.escape(needle)}" if needle[0].isalnum() else re.escape(needle)
        for match in re.finditer(whole + (r"(?!\w)" if needle[-1].isalnum() else ""), text):
            start, end = offsets[match.start()], offsets[match.end() - 1] + 1
            yield Place(where, start, _with_marks(getattr(self.draft, where), end))

    @cached_property
    def _shown(self) -> dict[Where, tuple[str, list[int]]]:
        """What the judge was shown, made comparable, and where each letter of it stands."""
        shown: dict[Where, str] = {
            "body": " " * len(self.draft.body),
            "subject": " " * len(self.draft.subject),
        }
        for line in self.lines:
            if line.text:
                said: str = getattr(self.draft, line.where)[line.start : line.end]
                before, after = shown[line.where][: line.start], shown[line.where][line.end :]
                shown[line.where] = before + said + after
        return {where: _folded(text) for where, text in shown.items()}


def numbered(draft: Draft, situation: Situation, kind: Kind) -> Numbered:
    """Subject and sentences; not the quoted thread, not the signature, and nothing private."""
    private = list(surfacing(Reading(draft, situation, kind)))
    lines = [Line(0, "subject", 0, len(draft.subject), draft.subject)] if draft.subject else []
    sentences = split(own_words(draft.body, situation.sender))
    lines += [Line(n, "body", s.start, s.end, s.text) for n, s in enumerate(sentences, start=1)]
    return Numbered(draft, tuple(_told(line, private) for line in lines))


def _told(line: Line, private: list[Hit]) -> Line:
    kept_back = any(_in(Place(hit.where, hit.start, hit.end), line) for hit in private)
    return line._replace(text="" if kept_back else " ".join(line.text.split()))


def _in(place: Place, line: Line) -> bool:
    return place.where == line.where and place.start < line.end and line.start < place.end


def _folded(text: str) -> tuple[str, list[int]]:
    """Without case, accents, kinds of quotes and runs of space; each sign's place in the text."""
    signs: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for sign in " " if char.isspace() else fold(char).translate(QUOTES):
            if sign != " " or signs[-1:] != [" "]:
                signs.append(sign)
                places.append(at)
    return "".join(signs), places


def _with_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
