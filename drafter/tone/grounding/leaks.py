"""G12: what belongs to somebody else's letters: their names, their firms, and the words themselves.

Whatever this situation says itself is no leak, nor is a sentence of the user's own: of what went to
others, only a run of words counts that tells something of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.history import Record
from drafter.history.organisations import FORMS
from drafter.message import Draft, Finding, Where
from drafter.prompts.kinds import Kind
from drafter.prompts.ours import tells_of_others
from drafter.prompts.tone import load_rules
from drafter.situation import Situation
from drafter.tone.grounding import facts
from drafter.tone.grounding.ground import Part, ground_of, hit, is_plain, whole, wishes
from drafter.tone.grounding.proper import OPENS, is_english
from drafter.tone.grounding.runs import WORD, Others, Run, Told, first_written, runs_at, sent_to
from drafter.tone.override import silenced
from drafter.tone.reading import Hit, Reading, merged
from drafter.wording import names
from drafter.wording.folding import fold

Span = tuple[Where, int, int]
Guard = Callable[[Draft, Situation, Kind | None], tuple[Finding, ...]]
RULE, INVENTED = "G12", "G4"
SHORT = 4
"""Letters; a shorter part of a name is often a word."""
SMALL = names.PARTICLES | {"and", "of", "the", "for", "at", "on", "in", "s"}
"""Words that are written small in a name."""


class Names(NamedTuple):
    whole: dict[str, list[tuple[str, ...]]]
    """Folded names of people and firms, by their first word."""
    pieces: frozenset[str]
    """Surnames, and the first word of a firm's name."""


def guarding(guard: Guard, others: Others | Sequence[Record]) -> Guard:
    """A guard that says all that the first one says, and what leaks from the letters of others."""
    if isinstance(others, Sequence) and not others:
        return guard
    known = index(others) if isinstance(others, Sequence) else others
    looks = INVENTED not in silenced(guard)

    def both(draft: Draft, situation: Situation, kind: Kind | None) -> tuple[Finding, ...]:
        found = guard(draft, situation, kind)
        if known.nobody():
            return found
        telling = [(f.where, f.start, f.end) for f in found if f.rule == INVENTED]
        return (*found, *leaks(draft, situation, known, telling if looks else None))

    return both


def index(others: Sequence[Record]) -> Others:
    return Told(tuple(others))


def _names(called: Iterable[tuple[str, str]]) -> Names:
    both = list(called)
    people = {_words_of(name) for name, _ in both}
    firms = {tuple(w for w in _words_of(firm) if w not in FORMS) for _, firm in both}
    known: dict[str, list[tuple[str, ...]]] = {}
    for name in people | firms:
        if name:
            known.setdefault(name[0], []).append(name)
    pieces = {word for name in people for word in name[-1:]} | {w for n in firms for w in n[:1]}
    telling = frozenset(word for word in pieces if len(word) >= SHORT and not is_plain(word))
    return Names(known, telling)


def leaks(
    draft: Draft, situation: Situation, known: Others, telling: Sequence[Span] | None = None
) -> tuple[Finding, ...]:
    """`telling`: where the draft claims what the situation doesn't say; None: not looked yet."""
    reading = Reading(draft, situation)
    if telling is None:
        telling = [(one.where, one.start, one.end) for one in facts.invented(reading)]
    found = merged([*_named(reading, known), *_repeated(reading, known, telling)])
    texts = {"subject": draft.subject, "body": draft.body}
    rule = load_rules()[RULE]
    return tuple(
        Finding(RULE, "block", one.where, one.start, one.end, texts[one.where][one.start : one.end],
                one.why, rule.fix)
        for one in found
    )  # fmt: skip


def _named(reading: Reading, others: Others) -> Iterator[Hit]:
    """The names of others that the situation doesn't say, written as names are."""
    words = {w for part in whole(reading) for w in WORD.findall(part.text) if not w[0].islower()}
    known = _names(others.called({fold(word) for word in words}))
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


def _whole_name(said: list[str], known: Names, given: str) -> int:
    """How many of the words are another's name; none where the situation says it too."""
    lengths = [
        len(name)
        for name in known.whole.get(said[0], ())
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


def _repeated(reading: Reading, others: Others, telling: Sequence[Span]) -> Iterator[Hit]:
    """Eight words in a row that came from another, or that tell of another."""
    told = runs_at(reading.situation.known_text())
    drafted = [
        (part, {run: place for run, place in runs_at(part.text).items() if run not in told})
        for part in whole(reading)
    ]
    runs = {run: place for _, found in drafted for run, place in found.items()}
    if not runs:
        return
    came = first_written(others, "received", {run: runs[run].part for run in runs})
    # What the user had sent before it came back was their own.
    sent = first_written(others, "sent", {run: runs[run].words for run in came})
    theirs = {run for run, day in came.items() if run not in sent or day < sent[run]}
    tells = {
        run for part, found in drafted for run, place in found.items()
        if any(w == part.where and place.start < b and a < place.end for w, a, b in telling)
    }  # fmt: skip
    for part, found in drafted:
        for run, place in found.items():
            claims = run in tells
            told_of = claims or _is_of_them(reading, part, place)
            to = sent_to(others, run, place) if told_of else frozenset()
            # What several people were sent is the user's way of saying it.
            if run in theirs or (to and (claims or len(to) == 1)):
                yield _hit(reading, part, (place.start, place.end))


def _is_of_them(reading: Reading, part: Part, place: Run) -> bool:
    """ "I heard that your wife is ill": said to one person, it is of that person."""
    sentence = reading.sentence_at(place.start) if part.where == "body" else None
    said = sentence.text if sentence else part.text
    return tells_of_others(said, reading.situation.known_text())


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[str, ...]:
    words = WORD.findall(fold(name))
    return tuple(word for word in words if word not in names.TITLES) or tuple(words)


def _hit(reading: Reading, part: Part, span: tuple[int, int]) -> Hit:
    return hit(reading, RULE, part, span, severity="block")
