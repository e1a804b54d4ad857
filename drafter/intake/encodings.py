"""How a text file is encoded, told from its bytes, and its text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from drafter.errors import BadInput

BLOCK = 1 << 16
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY = (
    (b"PK\x03\x04", "an Excel workbook", "In Excel use File > Save As > CSV UTF-8."),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save it as CSV UTF-8 there."),
    (b"%PDF-", "a PDF", "Give me the table it was made of."),
)  # fmt: skip
WINDOWS = "cp1252"


def encoding_of(path: Path, *, undone: str) -> str:
    """utf-8(-sig), utf-16 or cp1252, which every other 8-bit file is taken for."""
    with path.open("rb") as file:
        head = file.read(BLOCK)
        for mark, name in MARKS:
            if head.startswith(mark):
                return name
        for magic, what, remedy in BINARY:
            if head.startswith(magic):
                raise _refused(path, f"looks like {what}, not a table of text", undone, remedy)
        if wide := _without_mark(head):
            return wide
        if b"\0" in head:
            raise _refused(path, "is not a text file", undone, "Save it as CSV UTF-8.")
        file.seek(0)
        return "utf-8-sig" if _is_utf8(iter(lambda: file.read(BLOCK), b"")) else WINDOWS


@contextmanager
def opened(path: Path, encoding: str, *, undone: str) -> Iterator[TextIO]:
    """The file as text, its line ends as they are; what can't be decoded in one sentence."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except LookupError:
        raise BadInput(
            f'There is no encoding "{encoding}" (--encoding). {undone} Try cp1252, or leave it out.'
        ) from None
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise BadInput(
            f'E08 "{path.name}" is not valid {encoding.upper()} (byte 0x{byte:02X}). {undone} '
            "If it came from Excel on Windows, try --encoding cp1252."
        ) from None
    except OSError as error:
        raise BadInput(
            f'I can\'t read "{path}" ({error.strerror}). {undone} Check the file.'
        ) from None


def _without_mark(head: bytes) -> str:
    """UTF-16 of mostly Latin letters shows as every second byte zero."""
    if len(head) < 4 or (len(head) % 2 and len(head) < BLOCK):
        return ""
    for odd, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = head[odd::2], head[1 - odd :: 2]
        if half.count(0) > 0.6 * len(half) and other.count(0) == 0:
            return name
    return ""


def _is_utf8(blocks: Iterator[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in blocks:
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refused(path: Path, what: str, undone: str, remedy: str) -> BadInput:
    return BadInput(f'E09 "{path.name}" {what}. {undone} {remedy}')
