"""A shelf of texts that are asked together, and the vectors of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.embedding import Embedder
from drafter.errors import StorageError
from drafter.history import vectors
from drafter.recall.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drafter.embedding import Vectors

    Vector = NDArray[np.float32]

MOST_LOOKED_AT = 30
MOST_NEW = 100
"""Texts that one question waits for: two or three seconds. The rest have the next questions."""


REMEMBERED = 5000
"""Vectors that stay at hand."""


class Question(NamedTuple):
    text: str
    vector: Vector


class Shelf:
    """Texts by their digests; of equal ones, the first. `keys` are what the caller calls them."""

    def __init__(
        self, name: str, texts: Iterable[tuple[int, str]], most: int = MOST_LOOKED_AT
    ) -> None:
        self.name = name
        self.most = most
        """How many of the nearest are looked at more closely."""
        self.texts: dict[str, str] = {}
        self.keys: dict[str, int] = {}
        for key, text in texts:
            if (digest := vectors.digest(text)) not in self.keys:
                self.texts[digest], self.keys[digest] = text, key
        self.digests = tuple(self.texts)
        self._places = {digest: place for place, digest in enumerate(self.digests)}
        self.waiting: tuple[str, ...] = self.digests
        """Texts without a vector."""
        self.sorted_out = False
        """Whether those that had one before are out of `waiting`."""
        self.loaded = False
        self._stamp: tuple[int, str] = (-1, "")

    @cached_property
    def words(self) -> Words:
        return Words(list(self.texts.values()))

    def shares(self, question: str, near: Iterable[str]) -> dict[str, float]:
        """What each of these, and those that share its words, have of the best BM25 score."""
        shares = self.words.shares(question)
        places = (*(self._places[digest] for digest in near), *self.words.most(shares, self.most))
        return {self.digests[place]: float(shares[place]) for place in places}

    @property
    def stamp(self) -> str:
        """The same for the same texts with vectors, in whatever order."""
        if self._stamp[0] != len(self.waiting):
            ready = sorted(self.texts.keys() - set(self.waiting))
            self._stamp = (len(self.waiting), sha256("".join(ready).encode()).hexdigest())
        return self._stamp[1]


class Memory:
    """Vectors by digest: from the user's data, where each is kept from the day it was made."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.embedder = embedder
        self._folder = folder
        self._seen: dict[str, bytes] = {}
        self._unsaved: dict[str, bytes] = {}
        """What could not be kept, say on a full disk; good for this process."""

    def asked(self, text: str) -> Question:
        return Question(text, self.embedder([text])[0])

    def prepare(self, shelf: Shelf, most: int = MOST_NEW) -> None:
        """Makes vectors for the first texts that lack one."""
        if not shelf.waiting:
            return
        lacking = shelf.waiting
        if not shelf.sorted_out:
            known = vectors.known(self._folder, self.embedder.name) | self._unsaved.keys()
            lacking = tuple(digest for digest in shelf.waiting if digest not in known)
            shelf.sorted_out = True
        if new := lacking[:most]:
            made = self.embedder([shelf.texts[digest] for digest in new])
            self._keep({digest: row.tobytes() for digest, row in zip(new, made, strict=True)})
        shelf.waiting = lacking[most:]

    def load(self, shelf: Shelf) -> None:
        """Takes all its vectors into memory, 1.5 kB each, for whoever asks many questions."""
        if not shelf.loaded:
            self._seen.update(vectors.stored(self._folder, self.embedder.name, shelf.digests))
            shelf.loaded = True

    def of(self, digests: Sequence[str]) -> tuple[list[str], Vectors]:
        """Those that have a vector, and the vectors as rows."""
        import numpy as np

        lacking = [digest for digest in digests if digest not in self._seen]
        found = {digest: self._seen[digest] for digest in digests if digest in self._seen}
        found.update(vectors.stored(self._folder, self.embedder.name, lacking))
        found.update((name, self._unsaved[name]) for name in lacking if name in self._unsaved)
        if len(digests) + len(self._seen) < REMEMBERED:
            self._seen.update(found)
        names = [digest for digest in digests if digest in found]
        rows = np.frombuffer(b"".join(found[name] for name in names), dtype=np.float32)
        return names, rows.reshape(len(names), -1) if names else self.embedder([])

    def drop(self) -> None:
        self._seen.clear()

    def _keep(self, made: Mapping[str, bytes]) -> None:
        try:
            vectors.keep(self._folder, self.embedder.name, made)
        except StorageError:
            self._unsaved.update(made)
