"""A Chroma folder that is built aside, private, silent, sealed when closed, gone when damaged.

Chroma ends the whole process (SIGABRT) on some damaged files. So a seal with the checksum of the
files is left when they are closed, and files that do not match it are never opened.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

from drafter.history.database import private_folder

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection


class UnusableError(Exception):
    """Chroma can't be used; its message is the reason in a few words."""


class Opened:
    """An open folder, and what is on its shelves: the stamp of each one that is complete."""

    def __init__(self, place: Path, stamps: dict[str, str]) -> None:
        self.stamps = stamps
        self._place = place
        self._client = _client(place)
        self._collections: dict[str, Collection] = {}

    def collection(self, name: str) -> Collection:
        if name not in self._collections:
            self._collections[name] = self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        return self._collections[name]

    def close(self) -> None:
        with closing(self._client):
            self._collections.clear()
        _make_private(self._place)
        stamps = json.dumps(self.stamps, sort_keys=True)
        written = f"{_checksum(self._place, stamps)}\n{stamps}"
        wet = self._place / "seal.wet"
        wet.touch(0o600)
        wet.write_text(written)
        wet.replace(_seal(self._place))


def built(place: Path, fill: Callable[[Opened], None]) -> None:
    """A whole new folder, which takes its place only when it is complete and sealed."""
    for outdated in place.parent.glob("chroma-*-*"):
        removed(outdated)
    aside = place.with_name(f"{place.name}.new")
    with gone_if_it_fails(aside):
        opened = Opened(private_folder(aside), {})
        fill(opened)
        opened.close()
        aside.replace(place)


def unsealed(place: Path) -> Opened:
    """Raises UnusableError, and the folder is gone, if anybody changed it after it was closed."""
    with gone_if_it_fails(place):
        checksum, _, stamps = _seal(place).read_text().partition("\n")
        if checksum != _checksum(place, stamps):
            raise UnusableError("it was changed from outside")
        return Opened(place, dict(json.loads(stamps)))


@contextmanager
def gone_if_it_fails(place: Path) -> Iterator[None]:
    """After any failure the folder is removed, so that the next one starts anew."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic in Chroma's Rust part is no Exception
        _forget_clients()
        with suppress(OSError):
            removed(place)
        reason = str(error) if isinstance(error, UnusableError) else type(error).__name__
        raise UnusableError(reason) from error


def removed(place: Path) -> None:
    """Whatever stands there, a file or a link too."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def imported() -> None:
    """Brings Chroma in, which takes a second or two the first time."""
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb  # noqa: F401


def _client(place: Path) -> Client:
    imported()
    from chromadb import PersistentClient
    from chromadb.config import Settings

    # Said outright, because Chroma would also take them from any .env in the current folder.
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
    )
    return cast("Client", PersistentClient(place, settings))


def _forget_clients() -> None:
    """Chroma keeps a client that failed to start, and would hand it out again."""
    if "chromadb" in sys.modules:
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()


def _make_private(place: Path) -> None:
    for path in place.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _seal(place: Path) -> Path:
    return place / "seal"


def _checksum(place: Path, stamps: str) -> str:
    total = sha256(stamps.encode())
    for path in sorted(place.rglob("*")):
        if path.is_file() and path != _seal(place):
            total.update(f"{path.relative_to(place)} {path.stat().st_size}\n".encode())
            total.update(path.read_bytes())
    return total.hexdigest()
