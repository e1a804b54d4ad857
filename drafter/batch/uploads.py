"""An uploaded table as a file of ours: its size looked at, its name not trusted."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from drafter.errors import BadInput
from drafter.history.database import private_folder
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
    path = private_folder(home() / "batches") / f"{name}.csv"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.write(content)
    return path
