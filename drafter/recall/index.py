"""Texts nearest to a question: a Chroma index that may be lost at any time, cosines without it.

The index holds vectors and digests, never a word; the texts come in with every question.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.embedding import Embedder
from drafter.errors import StorageError
from drafter.history.database import private_folder
from drafter.recall.chroma import UnusableError, opened

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

    from drafter.embedding import Vectors

PATIENCE = 3.0
"""Seconds to wait for another process that uses the index."""
REBUILT = "The search index was damaged; it has been rebuilt from your saved messages."
BUSY = "Another drafter is using the search index; this one searched without it."
WITHOUT = "The search index can't be used ({reason}); the texts were searched without it."


class Near(NamedTuple):
    """A text's place in the list that was given, and its cosine to the question."""

    place: int
    similarity: float


class Index:
    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.notice = ""
        """What the user should know about the last question; mostly nothing."""
        self._folder = folder
        self._embedder = embedder

    def nearest(self, question: str, shelves: Mapping[str, Sequence[str]]) -> dict[str, list[Near]]:
        """For each shelf all its texts, nearest first."""
        filled = {name: texts for name, texts in shelves.items() if texts}
        asked = self._embedder([question])
        found, self.notice = self._answer(asked, filled)
        return {name: found.get(name, []) for name in shelves}

    def drop(self) -> None:
        """Removes every index of any version; the next question builds a new one."""
        try:
            with self._alone():
                for place in self._folder.glob("chroma-*-*"):
                    shutil.rmtree(place)
        except (BusyError, UnusableError, OSError) as error:
            raise StorageError(
                f"The search index can't be removed ({self._folder}: {type(error).__name__}). "
                "It still holds traces of your messages. Close every other drafter and try again."
            ) from None

    def _answer(
        self, asked: Vectors, shelves: Mapping[str, Sequence[str]]
    ) -> tuple[dict[str, list[Near]], str]:
        try:
            with self._alone():
                return self._from_chroma(asked, shelves)
        except BusyError:
            return self._by_cosine(asked, shelves), BUSY
        except UnusableError as error:
            return self._by_cosine(asked, shelves), WITHOUT.format(reason=error)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Chroma is not safe for two processes at once, not even when one only reads."""
        from filelock import FileLock, Timeout

        try:
            private_folder(self._folder)
            lock = FileLock(self._folder / "chroma.lock", PATIENCE, 0o600, poll_interval=0.02)
            lock.acquire()
        except Timeout:
            raise BusyError from None
        except OSError as error:
            raise UnusableError(type(error).__name__) from None
        try:
            yield
        finally:
            lock.release()

    def _from_chroma(
        self, asked: Vectors, shelves: Mapping[str, Sequence[str]]
    ) -> tuple[dict[str, list[Near]], str]:
        place = self._folder / f"chroma-{version('chromadb')}-{self._embedder.name}"
        fresh = not place.is_dir()
        try:
            return self._ask(place, asked, shelves), ""
        except UnusableError:
            if fresh:
                raise
        return self._ask(place, asked, shelves), REBUILT

    def _ask(
        self, place: Path, asked: Vectors, shelves: Mapping[str, Sequence[str]]
    ) -> dict[str, list[Near]]:
        with opened(place) as client:
            return {
                name: self._shelf(client, name, texts, asked) for name, texts in shelves.items()
            }

    def _shelf(self, client: Client, name: str, texts: Sequence[str], asked: Vectors) -> list[Near]:
        shelf = client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        places = {_digest(text): place for text, place in _places(texts).items()}
        self._keep_in_step(shelf, places, texts)
        answer = shelf.query(asked, n_results=len(places), include=["distances"])
        distances = (answer["distances"] or [[]])[0]
        # An approximate index may miss a few of many hundreds, but never that many.
        if len(distances) < 0.9 * len(places) or not all(map(math.isfinite, distances)):
            raise UnusableError("it lost some of its texts")
        found = zip(answer["ids"][0], distances, strict=True)
        return [Near(places[digest], 1.0 - distance) for digest, distance in found]

    def _keep_in_step(
        self, shelf: Collection, places: Mapping[str, int], texts: Sequence[str]
    ) -> None:
        there = set(shelf.get(include=[])["ids"])
        if gone := there - set(places):
            shelf.delete(sorted(gone))
        if missing := sorted(set(places) - there):
            shelf.add(missing, self._embedder([texts[places[digest]] for digest in missing]))

    def _by_cosine(
        self, asked: Vectors, shelves: Mapping[str, Sequence[str]]
    ) -> dict[str, list[Near]]:
        return {name: self._ranked(texts, asked) for name, texts in shelves.items()}

    def _ranked(self, texts: Sequence[str], asked: Vectors) -> list[Near]:
        places = _places(texts)
        cosines = self._embedder(list(places)) @ asked[0]
        near = map(Near, places.values(), map(float, cosines))
        return sorted(near, key=lambda found: -found.similarity)


class BusyError(Exception):
    """Somebody else holds the lock."""


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _places(texts: Sequence[str]) -> dict[str, int]:
    """Where each text stands; of equal ones, the first."""
    return {text: place for place, text in reversed(list(enumerate(texts)))}
