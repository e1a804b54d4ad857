"""Recall: the question that a situation asks, and the passages that answer it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, Thread

from drafter.embedding import Embedder
from drafter.history import History, past
from drafter.history.database import held_open
from drafter.history.past import Sent
from drafter.message import Passage
from drafter.prompts.guidance import Card
from drafter.prompts.kinds import Kind
from drafter.recall.choice import MOST_CARDS, beside_the_point, fitting, lent
from drafter.recall.chroma import imported
from drafter.recall.index import Index
from drafter.recall.ranking import Candidate, ranked
from drafter.recall.shelf import Memory, Question, Shelf
from drafter.situation import Situation

PASTE = 500
"""Characters of the pasted message that are part of the question."""


class Recall:
    def __init__(
        self, folder: Path, embedder: Embedder, history: History, cards: Sequence[Card]
    ) -> None:
        self._folder = folder
        self._memory = Memory(folder, embedder)
        self._index = Index(folder, self._memory)
        self._cards = tuple(cards)
        texts = enumerate(f"{card.title}\n{card.text}" for card in cards)
        self._advice = Shelf("guidance", texts, most=len(self._cards))
        self._past: dict[str, tuple[bytes, tuple[int, int], Shelf]] = {}
        self._turn = RLock()

    @property
    def notice(self) -> str:
        """What the user should know about the last answer; mostly nothing."""
        return self._index.notice

    def __call__(
        self,
        situation: Situation,
        kind: Kind,
        *,
        pinned: Collection[str] = (),
        dropped: Collection[str] = (),
    ) -> tuple[Passage, ...]:
        """At most three cards of advice, then at most two of the user's own messages.

        What is `pinned` comes first among its like, whether it fits or not, and takes a place;
        what is `dropped` never comes. Both are ids of passages; one that is gone is passed over.
        """
        return self.answer(self.asked(situation, kind), kind, pinned=pinned, dropped=dropped)

    def asked(self, situation: Situation, kind: Kind) -> Question:
        """What the situation tells, or where it tells nothing, what kind of message is wanted."""
        return self._memory.asked(question(situation) or kind.title)

    def answer(
        self,
        question: Question,
        kind: Kind,
        *,
        pinned: Collection[str] = (),
        dropped: Collection[str] = (),
    ) -> tuple[Passage, ...]:
        with self._turn:
            advice, same, other = self._ranked(question, kind)
        if beside_the_point(advice):
            advice, same, other = [], [], []
        pins = [card for card in self._cards if card.id in set(pinned) - set(dropped)]
        found = fitting(advice, self._cards, kind, {*pinned, *dropped})
        cards = (*pins, *found[: max(MOST_CARDS - len(pins), 0)])
        return (
            *map(_advised, cards),
            *map(_written, lent(self._folder, same, other, pinned, dropped)),
        )

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """For many questions in a row: index and data are opened once for all of them."""
        with held_open(self._folder), self._index.kept_open():
            yield

    def ahead(self, situations: Iterable[Situation]) -> None:
        """Makes the vectors of their questions, many at once, before they are asked."""
        texts = [text for about in situations if (text := question(about))]
        if texts:
            self._memory.embedder(texts)

    def catch_up(self) -> Iterator[str]:
        """Makes all vectors that are still lacking, a hundred a step: what an import can call."""
        for kind in past.kinds(self._folder):
            shelf = self._shelf(kind)
            while shelf.waiting:
                with self._turn:
                    self._memory.prepare(shelf)
                yield shelf.name

    def warm(self) -> None:
        """Starts in the background what the first call would wait for."""
        Thread(target=_warm, name="recall", daemon=True).start()

    def drop(self) -> None:
        """Removes the index; the vectors in the user's data stay, see history/vectors.py."""
        self._index.drop()
        self._memory.drop()

    def _ranked(self, question: Question, kind: Kind) -> list[list[Candidate]]:
        shelves = (self._advice, self._shelf(kind.id), self._shelf(""))
        self._memory.prepare(self._advice, most=len(self._cards))  # all of it, from the first draft
        near = self._index.nearest(question, shelves)
        return ranked(question, shelves, near, self._memory)

    def _shelf(self, kind: str) -> Shelf:
        """What was sent of a kind; read again only when something of that kind has changed."""
        now = past.changes(self._folder)
        before, extent, shelf = self._past.get(kind, (None, None, None))
        if shelf is None or not now or now != before:
            size = past.extent(self._folder, kind)
            if shelf is None or size != extent:
                shelf = Shelf(f"past-{kind or 'any'}", past.texts(self._folder, kind))
            self._past[kind] = (now, size, shelf)
        return shelf


def question(situation: Situation) -> str:
    parts = (situation.situation, situation.pasted_message[:PASTE])
    return "\n".join(part for part in parts if part.strip())


def _warm() -> None:
    try:
        imported()
    except Exception:
        return  # The first call will meet it again, and say so.


def _advised(card: Card) -> Passage:
    return Passage(id=card.id, title=card.title, text=card.text, origin="guidance")


def _written(sent: Sent) -> Passage:
    return Passage(id=f"past-{sent.id}", title=sent.title, text=sent.body, origin="past")
