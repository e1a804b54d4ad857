"""Files in the data folder that still name somebody."""

from __future__ import annotations

from pathlib import Path

from drafter.history.database import FILE
from drafter.history.mentions import Mentions

PIECE = 1 << 20


def files_with(folder: Path, mentions: Mentions) -> tuple[Path, ...]:
    """Files in the data folder that still name them, such as an export that was put there."""
    needles = {
        form
        for word in (*mentions.names, *mentions.addresses)
        for spelt in (word, word.lower())
        for form in (spelt.encode("utf-8").lower(), spelt.encode("utf-16-le").lower())
        if len(word.split()) > 1 or "@" in word
    }
    # Our own file is clean; what it still says of a namesake is about the namesake.
    return tuple(
        path for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / FILE and _holds(path, needles)
    )  # fmt: skip


def _holds(path: Path, needles: set[bytes]) -> bool:
    overlap = max(map(len, needles), default=0)
    before = b""
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                window = (before + piece).lower()
                if any(needle in window for needle in needles):
                    return True
                before = piece[-overlap:]
    except OSError:
        return False
    return False
