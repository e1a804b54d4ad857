"""How a text file is encoded, told from its bytes, and its text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

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
UNMARKED = "utf-8-sig"
"""It needs no mark to be read."""
WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter of several bytes in UTF-8."""
LONE = re.compile(rb"[\x80-\xff]")


def encoding_of(path: Path, *, undone: str) -> str:
    """utf-8(-sig), utf-16 or cp1252, which every other 8-bit file is taken for.

    Raises BadInput for a file that is no text, or is UTF-8 for the most part only.
    """
    with _readable(path, undone) as file:
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
        if _is_utf8(iter(lambda: file.read(BLOCK), b"")):
            return UNMARKED
        file.seek(0)
        if foreign := _foreign(file):
            raise _undecodable(path, "UTF-8", *foreign, undone=undone, other=WINDOWS)
        return WINDOWS


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
    except UnicodeError as error:
        byte = error.object[error.start] if isinstance(error, UnicodeDecodeError) else 0
        other = WINDOWS if encoding != WINDOWS else "mac_roman"
        line = _line_of(path, encoding)
        said = encoding.upper().removesuffix("-SIG")
        raise _undecodable(path, said, line, byte, undone=undone, other=other) from None
    except OSError as error:
        raise _unreadable(path, error, undone) from None


@contextmanager
def _readable(path: Path, undone: str) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise _unreadable(path, error, undone) from None


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


def _foreign(file: BinaryIO) -> tuple[int, int] | None:
    """Line and byte of the first letter that is not UTF-8, in a file where most others are."""
    wide, lone, first = 0, 0, None
    for number, line in enumerate(iter(lambda: file.readline(BLOCK), b""), start=1):
        if line.isascii():
            continue
        wide += len(WIDE.findall(line))
        rest = LONE.findall(WIDE.sub(b"", line))
        lone += len(rest)
        if rest and first is None:
            first = number, rest[0][0]
    return first if wide > lone else None


def _line_of(path: Path, encoding: str) -> int:
    """The first line that can't be decoded by itself; 0 where lines can't be told apart."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    line.decode(encoding)
                except UnicodeDecodeError:
                    return 0 if encoding.startswith(("utf-16", "utf-32")) else number
    except (UnicodeError, OSError):
        pass
    return 0


def _undecodable(
    path: Path, said: str, line: int, byte: int, *, undone: str, other: str
) -> BadInput:
    at = f" at line {line}" if line else ""
    return BadInput(
        f'E08 "{path.name}" is not valid {said} (byte 0x{byte:02X}{at}). {undone} '
        f"Save it as CSV UTF-8, or try --encoding {other}."
    )


def _unreadable(path: Path, error: OSError, undone: str) -> BadInput:
    return BadInput(f'I can\'t read "{path}" ({error.strerror}). {undone} Check the file.')


def _refused(path: Path, what: str, undone: str, remedy: str) -> BadInput:
    return BadInput(f'E09 "{path.name}" {what}. {undone} {remedy}')
