"""G12: what belongs to somebody else's letters: their names, their firms, and the words themselves.

Whatever this situation says itself is no leak, nor is a sentence of the user's own, however often
it was sent: of what went to others, only a run of words that tells something of them counts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.history import Record
from drafter.history.colleagues import FORMS
from drafter.message import Draft, Finding
from drafter.prompts.kinds import Kind
from drafter.prompts.tone import load_rules
from drafter.situation import Sender, Situation
from drafter.tone.grounding import facts
from drafter.tone.grounding.ground import Part, ground_of, hit, is_plain, whole, wishes
from drafter.tone.grounding.proper import OPENS, is_english
from drafter.tone.ownwords import own_words
from drafter.tone.reading import Hit, Reading, merged
from drafter.wording import names
from drafter.wording.folding import fold

Guard = Callable[[Draft, Situation, Kind | None], tuple[Finding, ...]]
RULE = "G12"
RUN = 8
"""Words in a row that are nobody's by chance."""
SHORT = 4
"""Letters; a shorter part of a name is often a word."""
SMALL = names.PARTICLES | {"and", "of", "the", "for", "at", "on", "in", "s"}
"""Words that are written small in a name."""
WORD = re.compile(r"[^\W_]+")
Runs = dict[int, tuple[int, int]]
"""Eight words in a row, folded, as a number, and where they stand."""


class Index(NamedTuple):
    """What is known of the others, made once for all tries of one draft."""

    names: dict[str, list[tuple[str, ...]]]
    """Folded names of people and firms, by their first word."""
    pieces: frozenset[str]
    """Surnames, and the first word of a firm's name."""
    said: tuple[tuple[Record, frozenset[int]], ...]


def guarding(guard: Guard, others: Sequence[Record]) -> Guard:
    """A guard that says all that the first one says, and what leaks from the letters of others."""
    if not others:
        return guard
    known = index(others)

    def both(draft: Draft, situation: Situation, kind: Kind | None) -> tuple[Finding, ...]:
        return (*guard(draft, situation, kind), *leaks(draft, situation, known))

    return both


def index(others: Sequence[Record]) -> Index:
    people = {_words_of(one.to) for one in others}
    firms = {tuple(w for w in _words_of(one.company) if w not in FORMS) for one in others}
    known: dict[str, list[tuple[str, ...]]] = {}
    for name in people | firms:
        if name:
            known.setdefault(name[0], []).append(name)
    pieces = {word for name in people for word in name[-1:]} | {w for n in firms for w in n[:1]}
    telling = frozenset(word for word in pieces if len(word) >= SHORT and not is_plain(word))
    return Index(known, telling, tuple((one, _runs_of(one)) for one in others))


def leaks(draft: Draft, situation: Situation, known: Index) -> tuple[Finding, ...]:
    reading = Reading(draft, situation)
    found = merged([*_named(reading, known), *_repeated(reading, known.said)])
    texts = {"subject": draft.subject, "body": draft.body}
    rule = load_rules()[RULE]
    return tuple(
        Finding(RULE, "block", one.where, one.start, one.end, texts[one.where][one.start : one.end],
                one.why, rule.fix)
        for one in found
    )  # fmt: skip


def _named(reading: Reading, known: Index) -> Iterator[Hit]:
    """The names of others that the situation doesn't say, written as names are."""
    told = "\n".join([reading.situation.known_text(), *wishes(reading.situation)])
    given = f" {' '.join(_words_of(told))} "
    for part in whole(reading):
        found = list(WORD.finditer(part.text))
        said = [fold(word.group()) for word in found]
        for at, word in enumerate(found):
            if word.group()[0].islower():
                continue
            length = _whole_name(said[at:], known, given)
            name = found[at : at + max(length, 1)]
            if length > 1:
                leaks = _is_written_as_one(name)
            else:
                leaks = bool(length or said[at] in known.pieces) and _is_a_name(reading, part, word)
            if leaks:
                yield _hit(reading, part, (name[0].start(), name[-1].end()))


def _whole_name(said: list[str], known: Index, given: str) -> int:
    """How many of the words are another's name; none where the situation says it too."""
    lengths = [
        len(name)
        for name in known.names.get(said[0], ())
        if tuple(said[: len(name)]) == name and f" {' '.join(name)} " not in given
    ]
    return max(lengths, default=0)


def _is_written_as_one(name: Sequence[re.Match[str]]) -> bool:
    """ "Next Step" may be a firm; "Next step" is the next step."""
    words = [word.group() for word in name]
    return not any(word[0].islower() for word in words if fold(word) not in SMALL)


def _is_a_name(reading: Reading, part: Part, word: re.Match[str]) -> bool:
    """One capitalised word; at a sentence's start, or where nouns have capitals, it may be any."""
    opens = OPENS.search(part.text[: word.start()].rstrip(" ")) is not None
    if opens or is_plain(word.group()) or not is_english(reading.body):
        return False
    titled = part.where == "subject" and part.text.istitle()
    return not titled and not ground_of(reading.situation).knows(word.group())


def _repeated(reading: Reading, others: Sequence[tuple[Record, frozenset[int]]]) -> Iterator[Hit]:
    """Eight words in a row that came from another, or that tell of another."""
    parts = whole(reading)
    drafted = {part.where: _runs_at(part.text) for part in parts}
    told = _runs_at(reading.situation.known_text())
    theirs, mine = _met({run for runs in drafted.values() for run in runs} - told.keys(), others)
    telling = [(one.where, one.start, one.end) for one in facts.invented(reading)] if mine else []
    for part in parts:
        for run, (start, end) in drafted[part.where].items():
            tells = any(w == part.where and start < b and a < end for w, a, b in telling)
            if run in theirs or (run in mine and tells):
                yield _hit(reading, part, (start, end))


def _met(
    ours: set[int], others: Sequence[tuple[Record, frozenset[int]]]
) -> tuple[set[int], set[int]]:
    """Runs of the draft that others wrote, and those that the user wrote to others.

    What the user had sent before it came back was their own.
    """
    sent: dict[int, dt.date] = {}
    came: dict[int, dt.date] = {}
    for record, runs in others:
        first = sent if record.direction == "sent" else came
        for run in ours & runs:
            first[run] = min(first.get(run, record.date), record.date)
    theirs = {run for run, day in came.items() if run not in sent or day < sent[run]}
    return theirs, sent.keys() - theirs


@lru_cache(maxsize=4096)
def _runs_of(record: Record) -> frozenset[int]:
    """Of a letter without what it quotes."""
    writer = Sender(name=record.to.strip() or "?")
    text = f"{record.subject}\n{own_words(record.body, writer)}"
    words = WORD.findall(fold(text))
    return frozenset(hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def _runs_at(text: str) -> Runs:
    found = list(WORD.finditer(text))
    words = [fold(word.group()) for word in found]
    return {
        hash(" ".join(words[at : at + RUN])): (found[at].start(), found[at + RUN - 1].end())
        for at in range(len(found) - RUN + 1)
    }


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[str, ...]:
    words = WORD.findall(fold(name))
    return tuple(word for word in words if word not in names.TITLES) or tuple(words)


def _hit(reading: Reading, part: Part, span: tuple[int, int]) -> Hit:
    return hit(reading, RULE, part, span, severity="block")
