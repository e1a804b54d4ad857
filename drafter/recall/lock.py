"""One process at a time uses the index; who comes second learns who was first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.history.database import private_folder

PATIENCE = 2.0
"""Seconds to wait for another process that uses the index."""


class BusyError(Exception):
    """Somebody else uses the index; its message is their process number, if it is known."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Chroma is not safe for two processes at once, not even when one only reads.

    Raises BusyError if another process has it, OSError if the folder can't be used.
    """
    from filelock import FileLock, Timeout

    private_folder(folder)
    lock = FileLock(folder / "chroma.lock", PATIENCE, 0o600, poll_interval=0.02)
    owner = folder / "chroma.pid"
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(_number(owner)) from None
    try:
        _sign(owner)
        yield
    finally:
        with suppress(OSError):
            owner.unlink()
        lock.release()


def _sign(owner: Path) -> None:
    """Beside the lock, because on some systems a locked file can't be read. A help, not a must."""
    with suppress(OSError):
        owner.touch(0o600)
        owner.write_text(str(os.getpid()))


def _number(owner: Path) -> str:
    with suppress(OSError, ValueError):
        return str(int(owner.read_text()))
    return ""
