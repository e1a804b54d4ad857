"""An uploaded table as a file of ours: its size looked at, its name not trusted."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from drafter.errors import BadInput, StorageError
from drafter.history.database import private_folder
from drafter.history.files import UPLOADS
from drafter.settings import home

LARGEST = 20_000_000
"""Bytes; 2,000 people with their whole mails are about 10 million."""


def kept(content: bytes) -> Path:
    """Where it lies, under its checksum: the same file again is the same run."""
    if len(content) > LARGEST:
        raise BadInput(
            f"The file is {len(content):,} bytes (the limit is {LARGEST:,}). Nothing was drafted. "
            "Split it."
        )
    name = hashlib.sha256(content).hexdigest()[:12]
    path = private_folder(home() / UPLOADS) / f"{name}.csv"
    if not path.exists():
        _write(path, content)
    return path


def _write(path: Path, content: bytes) -> None:
    """Written aside and swapped in, so that a file under that checksum is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise StorageError(
            f"I can't keep the table ({path}: {error.strerror}). Nothing was drafted. "
            "Free the disk, then give it to me again."
        ) from None
    finally:
        aside.unlink(missing_ok=True)
