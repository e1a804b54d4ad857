"""A body that fits its channel: whole sentences go, from the end, never the ask nor a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.message import Draft
from drafter.prompts.tables import limits
from drafter.tone.asks import asking_sentences, is_question
from drafter.tone.grounding.greeting import greeting_of
from drafter.tone.length import length
from drafter.tone.reading import Reading, Sentence
from drafter.wording import names
from drafter.wording.folding import fold

LEANS = re.compile(
    r"\b(?:that|this|these|those|it|its|they|them|there|so|then|both|either)\b", re.I
)
"""A sentence with such a word may need the one before it."""


def within_limit(reading: Reading) -> Draft:
    """The draft itself, if it fits or if no sentence that may go would make it fit."""
    body, most = reading.draft.body, _most(reading)
    for sentence in reversed(list(_spare(reading))):
        if not most or length(body) <= most:
            break
        body = _without(body, sentence)
    fits = not most or length(body) <= most
    return replace(reading.draft, body=body) if fits else reading.draft


def _most(reading: Reading) -> int:
    row, asked = limits(reading.situation), reading.situation.constraints.max_chars
    return 0 if row.spoken else min(filter(None, (row.max_chars, asked)), default=0)


def _spare(reading: Reading) -> Iterator[Sentence]:
    """Sentences that may go, in order."""
    asks = {sentence.start for sentence in asking_sentences(reading)}
    after: Sentence | None = None
    spare = []
    for sentence in reversed(reading.sentences):
        asking = sentence.start in asks or is_question(sentence.text)
        held = after is not None and LEANS.search(after.text) is not None
        if asking or held or _must_stay(reading, sentence):
            after = sentence
        else:
            spare.append(sentence)
            after = None
    return reversed(spare)


def _must_stay(reading: Reading, sentence: Sentence) -> bool:
    """It greets, names one of the two, or says what the user wants said."""
    situation, text = reading.situation, fold(sentence.text)
    if sentence.start < greeting_of(reading.draft.body, situation.recipient).end:
        return True
    people = names.spellings(situation.sender.name) | names.spellings(situation.recipient.name)
    wished = [
        w for wish in situation.must_mention for w in ([wish] if isinstance(wish, str) else wish)
    ]
    wanted = [*wished, situation.sender.phone, situation.sender.email]
    words = set(re.findall(r"[\w'-]+", text))
    return bool(words & people) or any(fold(each) in text for each in wanted if each)


def _without(body: str, sentence: Sentence) -> str:
    """Its place closes up; a paragraph of its own leaves no empty line behind."""
    before, after = body[: sentence.start], body[sentence.end :]
    if re.match(r"[ \t]*(?:\n|$)", after):
        return before.rstrip() + after.lstrip(" \t")
    return before + after.lstrip(" \t")
