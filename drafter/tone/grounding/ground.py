"""What the situation says, made comparable: words, figures, dates and codes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from drafter.message import Where
from drafter.situation import Situation
from drafter.tone.grounding import days, sums
from drafter.tone.grounding.figures import Figure
from drafter.tone.grounding.figures import find as find_figures
from drafter.tone.grounding.wordlists import lists
from drafter.tone.reading import Hit, Reading
from drafter.wording.dates import Mention
from drafter.wording.folding import fold

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
ENTRY_ENDS = re.compile(r"(?<=[^\W\d])[ \t]*\n(?=[A-Z])")
"""What is told comes in entries without full stops; "since August" is no name before "Ana"."""
ENDINGS = (
    "ings",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ed",
    "es",
    "s",
    "e",
    "ment",
    "ian",
    "al",
    "y",
    "ies",
)


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
    squashed: str
    figures: frozenset[tuple[float, str]]
    mentions: tuple[Mention, ...]
    meant: frozenset[dt.date]
    """Days that "on Tuesday" and "two weeks ago" may mean."""
    today: dt.date

    @property
    def days(self) -> list[dt.date]:
        return [mention.date for mention in self.mentions if mention.date]

    def has(self, pattern: str) -> bool:
        return re.search(pattern, self.text) is not None

    def knows(self, word: str) -> bool:
        """The word, or another form of it, or the first letters of a name that is known."""
        bare = re.sub(r"'s?$", "", fold(word).strip("'.-&"))
        if len(bare) < 2 or stems(bare) & self.stems:
            return True
        pieces = [piece for piece in re.split(r"[-'./&]", bare) if piece]
        if len(pieces) > 1 and all(stems(piece) & self.stems for piece in pieces):
            return True
        return squash(word) in self.squashed and any(char.isdigit() for char in word)

    def counts(self, figure: Figure) -> bool:
        """A percentage or a number of years must be one there too; other units may differ."""
        if figure.unit:
            return (figure.value, figure.unit) in self.figures
        return any(figure.value == value for value, _ in self.figures)


def ground_of(situation: Situation) -> Ground:
    days = [source.date.isoformat() for source in situation.sources if source.date]
    return read("\n".join([situation.known_text(), *wishes(situation), *days]), situation.today)


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
    found = find_figures(plain)
    years = {(float(m.date.year), "") for m in mentions if m.date}
    years |= {(float(m.year), "") for m in mentions if m.year}
    folded = fold(text)
    return Ground(
        folded,
        frozenset(stem for word in WORD.findall(folded) for stem in _pieces(word)),
        squash(text),
        frozenset({(f.value, f.unit) for f in found} | years | set(sums.following(plain, found))),
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


@lru_cache(maxsize=8192)
def stems(word: str) -> frozenset[str]:
    cut = {word[: -len(end)] for end in ENDINGS if word.endswith(end) and len(word) - len(end) > 3}
    doubled = {stem[:-1] for stem in cut if stem[-1:] == stem[-2:-1]}
    return frozenset({word} | cut | doubled)


def is_plain(word: str) -> bool:
    """A word that stands in any message, or a title: it betrays and names nobody."""
    bare = fold(word)
    return bare in lists().innocent | lists().titles or bool(stems(bare) & lists().ordinary)


def squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _pieces(word: str) -> set[str]:
    pieces = [word, re.sub(r"'s?$", "", word), *re.split(r"['.-]", word)]
    return {stem for piece in pieces if piece for stem in stems(piece)}
