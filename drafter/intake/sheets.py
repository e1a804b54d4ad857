"""A table of text, such as a CSV: its delimiter and header found, its rows by our own names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from drafter.errors import BadInput
from drafter.intake.encodings import WINDOWS, encoding_of, opened
from drafter.prompts.imports import Columns
from drafter.wording.folding import fold
from drafter.wording.visible import visible

DELIMITERS = ",;\t|"
PREAMBLE = 20
"""Lines in which the header must stand."""
LONGEST_LINE = 100_000
LONGEST_CELL = 20_000
FORMULA = re.compile(r"^'(?=[=+@\t-])")
"""What our own tables put before a cell that a spreadsheet would run."""


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]
    """Our name for a column -> what stands there, as one text without what nobody sees."""
    fault: str = ""
    """ragged: more cells than the header; long: a cell is."""
    given: tuple[str, ...] = ()
    """The cells as they came."""


@dataclass(frozen=True)
class Sheet:
    """A table that was recognised; its rows are read when they are asked for."""

    path: Path
    kind: str
    encoding: str
    delimiter: str
    line: int
    """The header's."""
    header: tuple[str, ...]
    places: dict[str, int]
    """Our name for a column -> where it stands."""
    undone: str

    @property
    def assumed(self) -> bool:
        """An 8-bit file could be anything; we took it for Windows text."""
        return self.encoding == WINDOWS

    @property
    def unread(self) -> tuple[str, ...]:
        used = set(self.places.values())
        return tuple(name for at, name in enumerate(self.header) if at not in used and name)

    def rows(self) -> Iterator[Row]:
        """Row by row; empty ones are left out. Raises BadInput for an open quotation mark."""
        with opened(self.path, self.encoding, undone=self.undone) as file:
            for _ in range(self.line):
                file.readline(LONGEST_LINE)
            for line, cells in _records(file, self):
                if any(cell.strip() for cell in cells):
                    yield self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Row:
        if any(cell.strip() for cell in cells[len(self.header) :]):
            return Row(line, {}, "ragged", tuple(cells))
        found = {
            name: clean(cells[at]) if at < len(cells) else "" for name, at in self.places.items()
        }
        fault = "long" if max(map(len, cells)) > LONGEST_CELL else ""
        return Row(line, found, fault, tuple(cells))


def clean(cell: str) -> str:
    return FORMULA.sub("", visible(cell).strip())


def read_sheet(
    path: Path,
    tables: Iterable[Columns],
    *,
    encoding: str = "",
    undone: str = "Nothing was kept.",
) -> Sheet:
    """The one of these tables that a file is. Raises BadInput when it is none of them."""
    encoding = encoding or encoding_of(path, undone=undone)
    with opened(path, encoding, undone=undone) as file:
        lines = [file.readline(LONGEST_LINE) for _ in range(PREAMBLE)]
    if not any(line.strip() for line in lines):
        raise BadInput(
            f'E02 "{path.name}" is empty ({path.stat().st_size} bytes). {undone} '
            "Export it again and check it has a header row and at least one line."
        )
    found = list(_candidates(lines, list(tables)))
    if not found:
        raise _no_header(path, lines, undone)
    _, line, delimiter, header, table, places = max(found, key=lambda one: one[0])
    _refuse_twice(path, header, table, places, undone)
    return Sheet(path, table.id, encoding, delimiter, line, header, places, undone)


Candidate = tuple[tuple[int, int, int], int, str, tuple[str, ...], Columns, dict[str, int]]


def _candidates(lines: list[str], tables: list[Columns]) -> Iterator[Candidate]:
    """Each line that could be a header, with how well it fits: columns found, then order."""
    given = re.match(r"\ufeff?\"?sep=(.)", lines[0], re.IGNORECASE)
    for number, line in enumerate(lines, start=1):
        for delimiter in given[1] if given else DELIMITERS:
            header = _cells(line, delimiter)
            for at, table in enumerate(tables):
                places = _places(header, table)
                if all(any(name in places for name in group) for group in table.needs):
                    yield (len(places), -number, -at), number, delimiter, header, table, places


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line.strip("\ufeff\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(clean(cell) for cell in cells)


def _places(header: tuple[str, ...], table: Columns) -> dict[str, int]:
    said = [header_key(cell) for cell in header]
    return {
        column: said.index(first)
        for column, names in table.synonyms.items()
        if (first := next((key for name in names if (key := header_key(name)) in said), None))
    }


def header_key(cell: str) -> str:
    """A header's words, whatever their case, accents and marks: "E-mail_Address" is two."""
    return " ".join(re.findall(r"[^\W_]+", fold(cell)))


def _records(file: TextIO, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on."""
    reader = csv.reader(file, delimiter=sheet.delimiter, strict=True)
    while True:
        line = sheet.line + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _open_quote(sheet, line, str(error)) from None
        if cells is None:
            return
        yield line, cells


def _open_quote(sheet: Sheet, line: int, said: str) -> BadInput:
    name = sheet.path.name
    if "expected after" in said:
        return BadInput(
            f'Line {line} of "{name}" has a quotation mark in the midst of a cell. {sheet.undone} '
            "Write it twice there, or take it out."
        )
    return BadInput(
        f'E07 A quotation mark opened on line {line} of "{name}" is never closed, so the rest of '
        f"the file would be read as one cell. {sheet.undone} Fix line {line}."
    )


def _no_header(path: Path, lines: list[str], undone: str) -> BadInput:
    first = next(line for line in lines if line.strip())
    columns = _cells(first, max(DELIMITERS, key=first.count))
    found = ", ".join(islice((cell[:40] for cell in columns if cell), 12))
    return BadInput(
        f'E04 I can\'t find a header row that I know in "{path.name}" (looked at lines '
        f"1-{PREAMBLE}; the first says: {found}). {undone} I need a name, or a company and "
        "a role, a status or a date. The words for columns stand in prompts/columns.toml; "
        "add yours there."
    )


def _refuse_twice(
    path: Path, header: tuple[str, ...], table: Columns, places: dict[str, int], undone: str
) -> None:
    said = [header_key(cell) for cell in header]
    for at in places.values():
        if said.count(said[at]) > 1:
            again = said.index(said[at], at + 1)
            raise BadInput(
                f'E06 "{path.name}" has the column "{header[at]}" twice (columns {at + 1} and '
                f"{again + 1}). {undone} Rename one."
            )
