"""What a file is, told from what stands in it; its name may say anything."""

from __future__ import annotations

import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from drafter.errors import BadInput
from drafter.imports import mbox
from drafter.intake.encodings import encoding_of, opened
from drafter.intake.sheets import DELIMITERS, read_sheet
from drafter.prompts.imports import columns

Kind = Literal["mail", "mbox", "table", "pdf", "docx", "text"]

HEAD = 1 << 16
UNDONE = "Nothing was kept."
FIELD = re.compile(rb"(?im)^(from|date|received|message-id|subject|to|mime-version):")
HEADER_LINE = re.compile(rb"[!-9;-~]{1,99}:|[ \t]|$")
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an Outlook message or an old Office file", "Save it as .eml or text."),
    (b"!BDN", "an Outlook data file", "Export the mails from Outlook as .eml or mbox."),
    (b"\x1f\x8b", "packed", "Unpack it first."),
)


def files(path: Path) -> Iterator[Path]:
    """The file itself, or every file below a folder in the order of their names."""
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below.sort()
        yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))


def kind_of(path: Path) -> Kind:
    """Raises BadInput for what is none of these."""
    head = _head(path)
    if not head.strip():
        raise BadInput(f'E02 "{path.name}" is empty ({path.stat().st_size} bytes). {UNDONE} '
                       "Export it again.")  # fmt: skip
    for magic, what, remedy in FOREIGN:
        if head.startswith(magic):
            raise BadInput(f'E09 "{path.name}" looks like {what}. {UNDONE} {remedy}')
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    if mbox.is_mbox(head):
        return "mbox"
    return "mail" if _is_mail(head) else _text(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except FileNotFoundError:
        where = f" in {Path.cwd()}" if not path.is_absolute() else ""
        raise BadInput(
            f'E01 I can\'t find "{path}"{where}. {UNDONE} Check the name, or give the full path.'
        ) from None
    except OSError as error:
        raise BadInput(
            f'I can\'t read "{path}" ({error.strerror}). {UNDONE} Check the file.'
        ) from None


def _packed(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        names = []
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        encoding_of(path, undone=UNDONE)  # Says what to do with a workbook.
    raise BadInput(f'"{path.name}" is a packed file. {UNDONE} Unpack it, and give me the folder.')


def _is_mail(head: bytes) -> bool:
    """Header lines from the first line on, with a sender and a day or an id among them."""
    top = re.split(rb"\r?\n\r?\n|\r\r", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if not all(HEADER_LINE.match(line) for line in top.splitlines()):
        return False
    named = {name.lower() for name in FIELD.findall(top)}
    return b"from" in named and bool(named & {b"date", b"received", b"message-id", b"subject"})


def _text(path: Path) -> Kind:
    """A table that we know, else words; a table that we don't know is refused."""
    encoding = encoding_of(path, undone=UNDONE)
    try:
        read_sheet(path, columns().values(), encoding=encoding)
    except BadInput:
        with opened(path, encoding, undone=UNDONE) as file:
            lines = [line for line in file.read(HEAD).splitlines() if line.strip()]
        if any(_is_table(lines, delimiter) for delimiter in DELIMITERS):
            raise
        return "text"
    return "table"


def _is_table(lines: list[str], delimiter: str) -> bool:
    """Most lines have as many delimiters as the others."""
    counts = Counter(line.count(delimiter) for line in lines)
    count, often = counts.most_common(1)[0]
    return count > 0 and len(lines) > 1 and often > 0.7 * len(lines)
