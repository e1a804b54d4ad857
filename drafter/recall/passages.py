"""Recall: the question that a situation asks, and which answers are good enough to be given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from threading import Thread

from drafter.embedding import Embedder
from drafter.history import History, Record
from drafter.message import Passage
from drafter.prompts.guidance import Card
from drafter.prompts.kinds import Kind
from drafter.recall.chroma import imported
from drafter.recall.index import Index, Near
from drafter.situation import Situation

MOST_CARDS = 3
MOST_PAST = 2
FLOOR = 0.3
"""Fit that a card needs. Measured: texts from other walks of life reach a cosine of 0.25."""
OWN_KIND, ANY_KIND = 0.2, 0.1
"""What a card gains if it was written for this very kind, or for all."""
PASTE = 500
"""Characters of the pasted message that are part of the question."""
NEWEST = 200
"""Past messages of a kind that are looked at."""


class Recall:
    def __init__(
        self, folder: Path, embedder: Embedder, history: History, cards: Sequence[Card]
    ) -> None:
        self._index = Index(folder, embedder)
        self._history = history
        self._cards = tuple(cards)

    @property
    def notice(self) -> str:
        """What the user should know about the last answer; mostly nothing."""
        return self._index.notice

    def __call__(self, situation: Situation, kind: Kind) -> tuple[Passage, ...]:
        """At most three cards of advice, then at most two of the user's own messages."""
        sent = tuple(islice(self._history.past(kind.id), NEWEST))
        shelves = {
            "guidance": [f"{card.title}\n{card.text}" for card in self._cards],
            f"past-{kind.id}": [_words(record) for record in sent],
        }
        advice, past = self._index.nearest(question(situation, kind), shelves).values()
        return (
            *(_advice(card) for card in self._fitting(advice, kind)),
            *(_past(sent[near.place]) for near in past[:MOST_PAST]),
        )

    def warm(self) -> None:
        """Starts in the background what the first call would wait for."""
        Thread(target=_warm, name="recall", daemon=True).start()

    def drop(self) -> None:
        """Removes the index and with it every vector of the user's messages."""
        self._index.drop()

    def _fitting(self, near: Sequence[Near], kind: Kind) -> list[Card]:
        fits = ((_fit(self._cards[found.place], found, kind), found.place) for found in near)
        good = sorted((fit for fit in fits if fit[0] >= FLOOR), reverse=True)
        return [self._cards[place] for _, place in good[:MOST_CARDS]]


def question(situation: Situation, kind: Kind) -> str:
    parts = (kind.title, situation.situation, situation.pasted_message[:PASTE])
    return "\n".join(part for part in parts if part)


def _warm() -> None:
    try:
        imported()
    except Exception:
        return  # The first call will meet it again, and say so.


def _words(record: Record) -> str:
    return f"{record.subject}\n{record.body}".strip()


def _fit(card: Card, found: Near, kind: Kind) -> float:
    if not card.kinds:
        return found.similarity + ANY_KIND
    return found.similarity + OWN_KIND * (kind.id in card.kinds)


def _advice(card: Card) -> Passage:
    return Passage(id=card.id, title=card.title, text=card.text, origin="guidance")


def _past(record: Record) -> Passage:
    title = record.subject or f"{record.channel or 'message'}, {record.date.isoformat()}"
    return Passage(id=f"past-{record.id}", title=title, text=record.body, origin="past")
