"""G7: private facts, and topics that are better left out of a message about work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.tone.grounding import figures
from drafter.tone.grounding.ground import Ground, Part, ground_of, hit, whole, wishes
from drafter.tone.grounding.stems import stems
from drafter.tone.grounding.wordlists import lists
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording import dates
from drafter.wording.folding import fold

MONTHS = frozenset(fold(month) for month in dates.MONTHS)
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def surfacing(reading: Reading) -> Iterator[Hit]:
    yield from _told_in_confidence(reading)
    yield from _told_in_other_words(reading)
    excused = _work_words(reading)
    for found in matches(reading, "G7"):
        text = reading.draft.subject if found.where == "subject" else reading.draft.body
        words = {
            stem
            for word in WORD.findall(fold(text[found.start : found.end]))
            for stem in stems(word)
        }
        if not words & excused:
            part = Part(found.where, text, 0)
            yield hit(
                reading, "G7", part, (found.start, found.end), severity=found.severity or "warn"
            )


SHORT = 5
"""Letters; shorter words ("post", "left") are in everybody's letters."""


def _told_in_confidence(reading: Reading) -> Iterator[Hit]:
    """The words and figures that only a private fact holds."""
    secret = "\n".join(fact.text for fact in reading.situation.sender.facts if fact.private)
    if not secret:
        return
    ground = ground_of(reading.situation)
    words = {word for word in WORD.findall(fold(secret)) if _tells(word, ground)}
    roots = {stem for word in words for stem in stems(word)}
    amounts = {(f.value, f.unit) for f in figures.find(secret)} - ground.figures
    for part in whole(reading):
        for match in WORD.finditer(part.text):
            if roots & stems(fold(match.group())) and _tells(fold(match.group()), ground):
                yield hit(reading, "G7", part, match.span(), severity="block")
        for figure in figures.find(part.text):
            if (figure.value, figure.unit) in amounts and (
                figure.unit == "%" or (figure.value >= 100 and not 1950 <= figure.value <= 2100)
            ):
                yield hit(reading, "G7", part, (figure.start, figure.end), severity="block")


def _told_in_other_words(reading: Reading) -> Iterator[Hit]:
    """ "My treatment last spring", where what is private is chemotherapy."""
    secret = fold("\n".join(f.text for f in reading.situation.sender.facts if f.private))
    topics = [topic for topic in lists().topics if topic.backed_by.search(secret)]
    ground = ground_of(reading.situation) if topics else None
    for topic in topics:
        for sentence in reading.sentences:
            for match in topic.claims.finditer(sentence.text):
                telling = [word for word in WORD.findall(fold(match.group())) if _is_own(word)]
                if ground and not (telling and all(ground.knows(word) for word in telling)):
                    part = Part("body", sentence.text, sentence.start)
                    yield hit(reading, "G7", part, match.span(), severity="block")


def _is_own(word: str) -> bool:
    return len(word) > 3 and not stems(word) & lists().ordinary


def _tells(word: str, ground: Ground) -> bool:
    plain = (
        len(word) < SHORT
        or word.isdigit()
        or word in MONTHS
        or bool(stems(word) & lists().ordinary)
    )
    return not plain and not ground.knows(word)


def _work_words(reading: Reading) -> set[str]:
    """A health manager may speak of health; what the user wants mentioned is mentioned."""
    situation, recipient = reading.situation, reading.situation.recipient
    job = [situation.role, recipient.role, recipient.company, situation.sender.identity]
    words = WORD.findall(fold(" ".join([*job, *wishes(situation)])))
    return {stem for word in words if len(word) > 3 for stem in stems(word)}
