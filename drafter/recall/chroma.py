"""Chroma opened for one question: private, silent, gone if it is damaged.

Chroma ends the whole process (SIGABRT) on some damaged files. So a seal, the checksum of the
files, is left when they are closed, and files that do not match it are never opened.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

from drafter.history.database import private_folder

if TYPE_CHECKING:
    from chromadb.api.client import Client


class UnusableError(Exception):
    """Chroma can't be used; its message is the reason in a few words."""


@contextmanager
def opened(place: Path) -> Iterator[Client]:
    """An open client; after any failure the folder is gone, so that the next one starts anew."""
    try:
        if place.is_dir() and _seal(place).read_text() != _checksum(place):
            raise UnusableError("it was changed from outside")
        with closing(_open(place)) as client:
            yield client
        _make_private(place)
        _seal(place).write_text(_checksum(place))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic in Chroma's Rust part is no Exception
        _forget_clients()
        shutil.rmtree(place, ignore_errors=True)
        reason = str(error) if isinstance(error, UnusableError) else type(error).__name__
        raise UnusableError(reason) from error


def _open(place: Path) -> Client:
    imported()
    from chromadb import PersistentClient
    from chromadb.config import Settings

    if not place.is_dir():
        for outdated in place.parent.glob("chroma-*-*"):
            shutil.rmtree(outdated, ignore_errors=True)
        private_folder(place)
    # Said outright, because Chroma would also take them from any .env in the current folder.
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
    )
    return cast("Client", PersistentClient(place, settings))


def imported() -> None:
    """Brings Chroma in, which takes a second or two the first time."""
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb  # noqa: F401


def _forget_clients() -> None:
    """Chroma keeps a client that failed to start, and would hand it out again."""
    if "chromadb" in sys.modules:
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()


def _make_private(place: Path) -> None:
    _seal(place).touch()
    for path in place.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _seal(place: Path) -> Path:
    return place / "seal"


def _checksum(place: Path) -> str:
    total = sha256()
    for path in sorted(place.rglob("*")):
        if path.is_file() and path != _seal(place):
            total.update(f"{path.relative_to(place)} {path.stat().st_size}\n".encode())
            total.update(path.read_bytes())
    return total.hexdigest()
