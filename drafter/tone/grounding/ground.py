"""What the situation says, made comparable: words, figures, dates and codes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from drafter.message import Where
from drafter.situation import Situation
from drafter.tone.grounding import addresses, counted, days, sums
from drafter.tone.grounding.counted import Count
from drafter.tone.grounding.figures import Figure
from drafter.tone.grounding.figures import find as find_figures
from drafter.tone.grounding.stems import stems
from drafter.tone.grounding.wordlists import Claim, lists
from drafter.tone.reading import Hit, Reading
from drafter.wording.dates import Mention
from drafter.wording.folding import fold

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
PIECES = re.compile(r"['.-]")
NO_LETTERS = re.compile(r"[\W_]+")
GENITIVE = re.compile(r"'s?$")
MEETS = re.compile(r"[-'./&]")
ENTRY_ENDS = re.compile(r"(?<=[^\W\d])[ \t]*\n(?=[A-Z])")
"""What is told comes in entries without full stops; "since August" is no name before "Ana"."""


class Part(NamedTuple):
    """A sentence of the body, or the subject."""

    where: Where
    text: str
    start: int


@dataclass(frozen=True)
class Ground:
    text: str
    """Folded: no case, no accents."""
    stems: frozenset[str]
    words: frozenset[str]
    squashed: str
    figures: frozenset[tuple[float, str]]
    counted: tuple[Count, ...]
    derived: frozenset[float]
    """Differences of figures told."""
    mentions: tuple[Mention, ...]
    meant: frozenset[dt.date]
    """Days that "on Tuesday" and "two weeks ago" may mean."""
    today: dt.date

    @property
    def days(self) -> list[dt.date]:
        return [mention.date for mention in self.mentions if mention.date]

    @cached_property
    def professions_unheard_of(self) -> tuple[Claim, ...]:
        return tuple(one for one in lists().professions if not one.backed_by.search(self.text))

    def has(self, pattern: str) -> bool:
        return re.search(pattern, self.text) is not None

    def knows(self, word: str) -> bool:
        """The word, or another form of it, or the first letters of a name that is known."""
        bare = GENITIVE.sub("", fold(word).strip("'.-&"))
        if "+" in bare and bare in self.text:
            return True
        if len(bare) < 2 or stems(bare) & self.stems:
            return True
        pieces = [piece for piece in MEETS.split(bare) if piece]
        if len(pieces) > 1 and all(stems(piece) & self.stems for piece in pieces):
            return True
        return squash(word) in self.squashed and any(char.isdigit() for char in word)

    def names(self, word: str) -> bool:
        """Known as a name: Mrs Weller is not the Weller that a "well" would make of her."""
        if not self.knows(word):
            return False
        bare = GENITIVE.sub("", fold(word).strip("'.-&"))
        base = re.sub(r"(?:er|or)s?$", "", bare)
        return base == bare or not stems(base) & lists().ordinary or bare in self.words

    def counts(self, figure: Figure) -> bool:
        """A percentage or a number of years must be one there too; other units may differ."""
        if figure.unit:
            return (figure.value, figure.unit) in self.figures
        return any(figure.value == value for value, _ in self.figures)


@lru_cache(maxsize=64)
def ground_of(situation: Situation) -> Ground:
    days = [source.date.isoformat() for source in situation.sources if source.date]
    return read("\n".join([situation.known_text(), *wishes(situation), *days]), situation.today)


@lru_cache(maxsize=64)
def confided(situation: Situation) -> Ground:
    """What the user told us alone: when it was is no invention."""
    secret = "\n".join(fact.text for fact in situation.sender.facts if fact.private)
    return read(secret, situation.today)


def wishes(situation: Situation) -> list[str]:
    """What the user wants mentioned, each way to say it."""
    return [
        one
        for entry in situation.must_mention
        for one in ([entry] if isinstance(entry, str) else entry)
    ]


@lru_cache(maxsize=256)
def read(text: str, today: dt.date) -> Ground:
    text = ENTRY_ENDS.sub(".\n", text)
    mentions = days.find(text, today)
    plain = blanked(text, [(mention.start, mention.end) for mention in mentions])
    plain = blanked(plain, addresses.spans(plain))
    found = find_figures(plain)
    changes = set(sums.changes(plain, found))
    years = {(float(m.date.year), "") for m in mentions if m.date}
    years |= {(float(m.year), "") for m in mentions if m.year}
    years |= set(sums.spans(text))
    folded = fold(text)
    return Ground(
        folded,
        frozenset(stem for word in WORD.findall(folded) for stem in _pieces(word)),
        frozenset(re.findall(r"[^\W_]+", folded)),
        squash(text),
        frozenset({(f.value, f.unit) for f in found} | years | changes | set(sums.lengths(plain))),
        tuple(counted.counts(plain, found)),
        frozenset(value for value, _ in changes),
        mentions,
        frozenset(sums.days(text, mentions, today)),
        today,
    )


def parts(reading: Reading) -> Iterator[Part]:
    if reading.draft.subject:
        yield Part("subject", reading.draft.subject, 0)
    for sentence in reading.sentences:
        yield Part("body", sentence.text, sentence.start)


def whole(reading: Reading) -> tuple[Part, Part]:
    return Part("subject", reading.draft.subject, 0), Part("body", reading.body, 0)


def hit(
    reading: Reading, rule: str, part: Part, span: tuple[int, int], what: str = "", **given: str
) -> Hit:
    """A hit on a span of a part, with the rule's own words filled in."""
    start, end = part.start + span[0], part.start + span[1]
    quote = what or part.text[slice(*span)]
    why = reading.rules[rule].why.replace("{what}", quote)
    severity = given.get("severity") or reading.rules[rule].severity
    return Hit(part.where, start, end, severity, why)  # type: ignore[arg-type]


def is_plain(word: str) -> bool:
    """A word that stands in any message, or a title: it betrays and names nobody."""
    bare = fold(word)
    return bare in lists().innocent | lists().titles or bool(stems(bare) & lists().ordinary)


def squash(text: str) -> str:
    return NO_LETTERS.sub("", fold(text))


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _pieces(word: str) -> set[str]:
    pieces = [word, GENITIVE.sub("", word), *PIECES.split(word)]
    return {stem for piece in pieces if piece for stem in stems(piece)}
