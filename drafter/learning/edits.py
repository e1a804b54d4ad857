"""What the user changes in drafts again and again, as proposals that they may accept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.history.edits import Edit
from drafter.learning.words import say
from drafter.voice.letters import Letter, letter

OFTEN = 3
"""Times before a change is called a habit; below that it may be the one letter."""
MOSTLY = 0.5
"""Of the drafts in which it could have been made, in so many it was."""
SHORTER = 0.85
"""A text of at most this share of the draft's words was made shorter."""
FEW = 3
"""Words of a phrase that gives way to another."""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SAME = 0.6


class Proposal(NamedTuple):
    id: str
    """greeting, closing, first_sentence, last_sentence, shorter, word or replaced."""
    what: str
    instead: str
    times: int
    of: int

    @property
    def options(self) -> tuple[str, ...]:
        """How `drafter voice` takes it on; empty where it can't."""
        match self.id:
            case "greeting" | "closing":
                return "--set", f"{self.id}={self.instead}"
            case "word" | "replaced":
                return "--never", self.what
        return ()

    @property
    def text(self) -> str:
        return say(self.id, what=self.what, instead=self.instead, count=self.times, of=self.of)


class _Change(NamedTuple):
    id: str
    what: str = ""
    instead: str = ""


def proposals(edits: Iterable[Edit]) -> tuple[Proposal, ...]:
    """The habits that show in drafts beside what was sent of them, the commonest first."""
    pairs = [(letter(edit.drafted), letter(edit.sent)) for edit in edits]
    made = Counter(change for pair in pairs for change in set(_changes(*pair)))
    found = [
        Proposal(*change, count, sum(_could(change, draft) for draft, _ in pairs))
        for change, count in made.items()
    ]
    habits = [one for one in (*found, *_shorter(pairs)) if _is_habit(one)]
    return tuple(sorted(habits, key=lambda one: (-one.times, one.id, one.what)))


def _is_habit(one: Proposal) -> bool:
    return one.times >= OFTEN and one.times >= MOSTLY * one.of


def _could(change: _Change, draft: Letter) -> bool:
    """Whether the draft gave occasion for the change."""
    if change.id in {"word", "replaced"}:
        return f" {change.what} " in f" {' '.join(_words(draft.prose)).lower()} "
    return True


def _changes(draft: Letter, sent: Letter) -> Iterator[_Change]:
    if draft.greeting and sent.greeting and draft.greeting != sent.greeting:
        yield _Change("greeting", draft.greeting, sent.greeting)
    if draft.closing and sent.closing and draft.closing != sent.closing:
        yield _Change("closing", draft.closing, sent.closing)
    before, after = draft.sentences(), sent.sentences()
    if before and not _still(before[0], after):
        yield _Change("first_sentence")
    if len(before) > 1 and not _still(before[-1], after):
        yield _Change("last_sentence")
    yield from _phrases(before, after)


def _still(one: str, sentences: Sequence[str]) -> str:
    """The sentence as it was sent, perhaps in other words; empty if it is gone."""
    likely = max(sentences, key=lambda other: _likeness(one, other), default="")
    return likely if _likeness(one, likely) > SAME else ""


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _phrases(before: Sequence[str], after: Sequence[str]) -> Iterator[_Change]:
    """A few words that were taken out of a sentence which stayed, or gave way to others."""
    for sentence in before:
        old, new = _words(sentence), _words(_still(sentence, after))
        for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if not new or j - i > FEW or n - m > FEW:
                continue
            what, instead = " ".join(old[i:j]).lower(), " ".join(new[m:n]).lower()
            if tag == "delete":
                yield _Change("word", what)
            elif tag == "replace" and what != instead:
                yield _Change("replaced", what, instead)


def _shorter(pairs: Sequence[tuple[Letter, Letter]]) -> Iterator[Proposal]:
    shares = [len(_words(sent.prose)) / max(1, len(_words(draft.prose))) for draft, sent in pairs]
    if cut := [share for share in shares if share <= SHORTER]:
        yield Proposal("shorter", f"{1 - sum(cut) / len(cut):.0%}", "", len(cut), len(pairs))


def _words(text: str) -> list[str]:
    return WORD.findall(text)
