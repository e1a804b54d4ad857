"""Nobody else may look into the user's data: what stands open to others is closed, and told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO
CLOSED = "Others on this computer could look into your data ({folder}); it is closed to them now."


def closed(folder: Path) -> str:
    """A sentence for the user if anything had to be closed; what can't be is left as it is."""
    if os.name == "nt" or not folder.exists():  # There, a file's mode tells nothing.
        return ""
    open_to_others = list(_open(folder))
    for path in open_to_others:
        with suppress(OSError):
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)
    return CLOSED.format(folder=folder) if open_to_others else ""


def _open(folder: Path) -> Iterator[Path]:
    """No link is followed: what it leads to may be anybody's."""
    for path in (folder, *folder.rglob("*")):
        with suppress(OSError):
            if not path.is_symlink() and path.lstat().st_mode & OTHERS:
                yield path
