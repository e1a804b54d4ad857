"""Files in the data folder that name somebody: tables that the page was given, and any others."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from drafter.errors import StorageError
from drafter.history.database import FILE
from drafter.history.mentions import Mentions
from drafter.history.record import folded

UPLOADS = "batches"
UPLOAD = re.compile(r"[0-9a-f]{12}(?:\.csv)?")
"""What the page calls a table that it was given, and the folder of what was drafted from it."""
CODES = ("utf-8", "cp1252", "utf-16-le")
PIECE, OVERLAP = 1 << 20, 1 << 10


def copies(folder: Path, mentions: Mentions) -> tuple[Path, ...]:
    """Tables that the page was given and that name them, each with the drafts made from it."""
    ours = [path for path in (folder / UPLOADS).glob("*") if UPLOAD.fullmatch(path.name)]
    naming = {path.stem for path in ours if any(_names(file, mentions) for file in _files(path))}
    return tuple(sorted(path for path in ours if path.stem in naming))


def remove(paths: tuple[Path, ...]) -> None:
    for path in paths:
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                f"I can't remove a copy of a table ({path}: {error.strerror}). Nobody was "
                "forgotten. Remove it yourself, then run this again."
            ) from None


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
        path for path in _files(folder)
        if path != folder / FILE
        and any(needle in piece.lower() for piece in _pieces(path) for needle in needles)
    )  # fmt: skip


def _files(place: Path) -> list[Path]:
    return sorted(path for path in (place, *place.rglob("*")) if path.is_file())


def _names(path: Path, mentions: Mentions) -> bool:
    """Whoever is called by one word is named where it is a whole cell."""
    words = {folded(name) for name in mentions.names}
    words = set() if any(" " in word for word in words) else words
    for piece in _pieces(path):
        for code in CODES if b"\0" in piece else CODES[:2]:
            text = piece.decode(code, "backslashreplace")  # A letter left out makes another name.
            if any(mentions.of(text)):
                return True
            if words and any(folded(cell) in words for cell in re.split(r'[,;\t|"\r\n]', text)):
                return True
    return False


def _pieces(path: Path) -> Iterator[bytes]:
    """What a file says, or what lies in a zip; one that can't be read says nothing."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                yield from _overlapping(file)
            return
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                with packed.open(name) as file:
                    yield from _overlapping(file)
    # A zip may be damaged, be packed in another way, or want a password.
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return


def _overlapping(file: IO[bytes]) -> Iterator[bytes]:
    """So that no name is torn apart."""
    before = b""
    while piece := file.read(PIECE):
        yield before + piece
        before = piece[-OVERLAP:]
