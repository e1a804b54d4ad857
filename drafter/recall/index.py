"""The texts nearest to a question: a Chroma index that may be lost at any time, cosines without it.

The index holds vectors and digests, never a word; the texts come in with every question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from threading import RLock

from drafter.errors import StorageError
from drafter.recall.chroma import Opened, UnusableError, built, gone_if_it_fails, removed, unsealed
from drafter.recall.lock import BusyError, alone
from drafter.recall.shelf import Memory, Question, Shelf

AT_ONCE = 2000
"""Vectors that one question puts into the index; until all are there, plain arithmetic does."""
REBUILT = "The search index was damaged; it has been rebuilt from your saved messages."
BUSY = "Another drafter{who} is using the search index; this one searched without it."
WITHOUT = "The search index can't be used ({reason}); the texts were searched without it."

Found = dict[str, list[str]]
"""By the shelf's name the digests of the texts that are worth a closer look."""


class Index:
    def __init__(self, folder: Path, memory: Memory) -> None:
        self.notice = ""
        """What the user should know about the last question; mostly nothing."""
        self._folder = folder
        self._memory = memory
        self._place = folder / f"chroma-{version('chromadb')}-{memory.embedder.name}"
        self._turn = RLock()
        self._keepers = 0
        self._kept = ExitStack()
        self._held = False
        self._barred: Exception | None = None
        self._opened: Opened | None = None

    def nearest(self, question: Question, shelves: Sequence[Shelf]) -> Found:
        for shelf in shelves:
            self._memory.prepare(shelf)
            if self._held:
                self._memory.load(shelf)
        with self._turn:
            found, self.notice = self._answer(question, shelves)
        return {
            shelf.name: found[shelf.name] if shelf.name in found else self._near(question, shelf)
            for shelf in shelves
        }

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """For many questions in a row: opened and checked once, sealed at the end.

        No other process gets at the index meanwhile. If one was first, all these questions are
        answered without it, and only the first of them has waited. Whoever else wants it kept open
        meanwhile shares it, and the last one closes it.
        """
        with self._turn:
            self._keepers += 1
            if self._keepers == 1:
                try:
                    self._kept.enter_context(self._alone())
                    self._held = True
                except (BusyError, UnusableError) as error:
                    self._barred = error
        try:
            yield
        finally:
            with self._turn:
                self._keepers -= 1
                if not self._keepers:
                    self._held, self._barred = False, None
                    with self._kept:
                        self._close()

    def drop(self) -> None:
        """Removes every index of any version; the next question builds a new one."""
        try:
            with self._alone():
                for place in self._folder.glob("chroma-*-*"):
                    removed(place)
        except (BusyError, UnusableError, OSError) as error:
            raise StorageError(
                f"The search index can't be removed ({self._folder}: {type(error).__name__}). "
                "It still holds traces of your messages. Close every other drafter and try again."
            ) from None

    def _answer(self, question: Question, shelves: Sequence[Shelf]) -> tuple[Found, str]:
        try:
            with self._alone():
                return self._from_chroma(question, shelves)
        except BusyError as error:
            return {}, BUSY.format(who=f" (process {error})" if str(error) else "")
        except UnusableError as error:
            return {}, WITHOUT.format(reason=error)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._barred:
            raise self._barred
        with ExitStack() as stack:
            if not self._held:
                try:
                    stack.enter_context(alone(self._folder))
                except OSError as error:
                    raise UnusableError(type(error).__name__) from None
            yield

    def _from_chroma(self, question: Question, shelves: Sequence[Shelf]) -> tuple[Found, str]:
        fresh = not self._opened and not _there(self._place)
        try:
            return self._ask(question, shelves), ""
        except UnusableError:
            if fresh:
                raise
        return self._ask(question, shelves), REBUILT

    def _ask(self, question: Question, shelves: Sequence[Shelf]) -> Found:
        if not self._opened and not _there(self._place):
            built(self._place, lambda opened: self._fill(opened, shelves))
            if not self._held:
                return {}  # This once plain arithmetic is sooner done than opening it again.
        opened, self._opened = self._opened or unsealed(self._place), None
        with gone_if_it_fails(self._place):
            self._fill(opened, shelves)
            ready = [shelf for shelf in shelves if opened.stamps.get(shelf.name) == shelf.stamp]
            with ThreadPoolExecutor(2) as threads:  # Chroma searches two shelves at once.
                answers = threads.map(lambda shelf: _asked(opened, shelf, question), ready)
            found = {shelf.name: some for shelf, some in zip(ready, answers, strict=True)}
            if not self._held:
                opened.close()
        self._opened = opened if self._held else None
        return found

    def _close(self) -> None:
        """What can't be sealed is gone, and built again by the next one who asks."""
        opened, self._opened = self._opened, None
        if opened:
            with suppress(UnusableError), gone_if_it_fails(self._place):
                opened.close()

    def _fill(self, opened: Opened, shelves: Sequence[Shelf]) -> None:
        for shelf in shelves:
            self._step(opened, shelf)

    def _step(self, opened: Opened, shelf: Shelf) -> None:
        """Brings the index into step with the shelf, or a good deal nearer to it."""
        if opened.stamps.get(shelf.name) == shelf.stamp:
            return
        collection = opened.collection(shelf.name)
        there = set(collection.get(include=[])["ids"])
        waiting = set(shelf.waiting)
        gone = there - (shelf.texts.keys() - waiting)
        if gone:
            collection.delete(sorted(gone))
        missing = (d for d in shelf.digests if d not in there and d not in waiting)
        names, rows = self._memory.of(list(islice(missing, AT_ONCE)))
        if names:
            collection.add(names, rows)
        if len(there - gone) + len(names) == len(shelf.texts) - len(waiting):
            opened.stamps[shelf.name] = shelf.stamp

    def _near(self, question: Question, shelf: Shelf) -> list[str]:
        names, rows = self._memory.of(shelf.digests)
        if not names:
            return []
        order = (-(rows @ question.vector)).argsort(kind="stable")[: shelf.most]
        return [names[place] for place in order]


def _there(place: Path) -> bool:
    return place.is_symlink() or place.exists()


def _asked(opened: Opened, shelf: Shelf, question: Question) -> list[str]:
    ready = len(shelf.texts) - len(shelf.waiting)
    if not ready:
        return []
    most = min(shelf.most, ready)
    if most == ready:  # All of them are looked at; there is nothing to search.
        waiting = set(shelf.waiting)
        return [digest for digest in shelf.digests if digest not in waiting]
    answer = opened.collection(shelf.name).query(question.vector[None], n_results=most, include=[])
    found = [digest for digest in answer["ids"][0] if digest in shelf.texts]
    # An approximate index may miss a few, but never that many.
    if len(found) < 0.9 * most:
        raise UnusableError("it lost some of its texts")
    return found
