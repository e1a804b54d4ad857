"""Vectors of texts, kept so that no text is embedded twice; all of them can be lost at any time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path

from drafter.history.database import reading, writing

AT_ONCE = 900
"""SQLite takes 999 values in one statement, in its older versions."""


def digest(text: str) -> str:
    """What a text is called wherever the text itself must not stand."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def stored(folder: Path, embedder: str, digests: Iterable[str]) -> dict[str, bytes]:
    """The float32 bytes of those texts that have a vector by this embedder."""
    with reading(folder) as connection:
        return {
            name: vector
            for some in _batches(digests)
            for name, vector in connection.execute(
                f"SELECT digest, vector FROM vector WHERE {_among(some)} AND embedder = ?",
                [*some, embedder],
            )
        }


def known(folder: Path, embedder: str) -> set[str]:
    """The digests of all texts that have a vector by this embedder."""
    with reading(folder) as connection:
        rows = connection.execute("SELECT digest FROM vector WHERE embedder = ?", [embedder])
        return {name for (name,) in rows}


def keep(folder: Path, embedder: str, vectors: Mapping[str, bytes]) -> None:
    with writing(folder) as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO vector VALUES (?, ?, ?)",
            [(name, embedder, vector) for name, vector in vectors.items()],
        )


def forget(folder: Path, texts: Iterable[str]) -> None:
    """Removes the vectors of these texts, whoever made them."""
    with writing(folder) as connection:
        for some in _batches(map(digest, texts)):
            connection.execute(f"DELETE FROM vector WHERE {_among(some)}", some)


def _batches(digests: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(digests)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _among(some: list[str]) -> str:
    return f"digest IN ({', '.join('?' * len(some))})"
