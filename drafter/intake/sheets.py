"""A table of text, such as a CSV: its delimiter and header found, its rows by our own names."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from drafter.errors import BadInput
from drafter.intake.encodings import UNMARKED, WINDOWS, encoding_of, opened
from drafter.intake.sheet_columns import (
    DELIMITERS,
    PREAMBLE,
    Wanted,
    clean,
    header_key,
    header_of,
)
from drafter.intake.sheet_runs import Shape, swallowed
from drafter.prompts.imports import Columns

__all__ = ["DELIMITERS", "Row", "Sheet", "clean", "header_key", "read_sheet"]

LONGEST_LINE = 100_000
LONGEST_CELL = 20_000
LARGEST_CELL = 1 << 22
"""A cell that long is skipped with its row; past it, a quotation mark must have been left open."""


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]
    """Our name for a column -> what stands there, as one text without what nobody sees."""
    fault: str = ""
    """ragged: more cells than the header; long: a cell is; swallowed: a cell holds other rows."""
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
    def from_a_spreadsheet(self) -> bool:
        """Marked, or in an encoding of old: a spreadsheet wrote it, and needs the mark again."""
        with self.path.open("rb") as file:
            return file.read(3) == codecs.BOM_UTF8 or self.encoding != UNMARKED

    @property
    def unread(self) -> tuple[str, ...]:
        used = set(self.places.values())
        return tuple(name for at, name in enumerate(self.header) if at not in used and name)

    @property
    def shape(self) -> Shape:
        return Shape(len(self.header), self.delimiter, self.places.get("email"))

    def rows(self) -> Iterator[Row]:
        """Row by row; empty ones are left out. Raises BadInput for an open quotation mark."""
        with opened(self.path, self.encoding, undone=self.undone) as file:
            for _ in range(self.line):
                file.readline(LONGEST_LINE)
            for line, cells in _records(file, self):
                if any(map(str.strip, cells)):
                    yield self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Row:
        width, given = len(self.header), tuple(cells)
        if len(cells) > width and any(map(str.strip, cells[width:])):
            return Row(line, {}, "ragged", given)
        if max(map(len, cells)) > LONGEST_CELL:
            return Row(line, {}, "long", given)
        if any("\n" in cell or "\r" in cell for cell in cells) and swallowed(cells, self.shape):
            return Row(line, {}, "swallowed", given)
        cells += [""] * (width - len(cells))
        return Row(line, {name: clean(cells[at]) for name, at in self.places.items()}, "", given)


def read_sheet(
    path: Path,
    tables: Iterable[Columns],
    *,
    encoding: str = "",
    undone: str = "Nothing was kept.",
    said: Mapping[str, str] | None = None,
) -> Sheet:
    """The one of these tables that a file is. Raises BadInput when it is none of them.

    `said`: which columns the user chose; None where there is no option for that.
    """
    encoding = encoding or encoding_of(path, undone=undone)
    with opened(path, encoding, undone=undone) as file:
        lines = [file.readline(LONGEST_LINE) for _ in range(PREAMBLE)]
    if not any(line.strip("\ufeff \t\r\n") for line in lines):
        raise BadInput(
            f'E02 "{path.name}" is empty ({path.stat().st_size} bytes). {undone} '
            "Export it again and check it has a header row and at least one "
            f"{'line' if said is None else 'person'}."
        )
    found = header_of(lines, Wanted(tuple(tables), path.name, undone, said))
    return Sheet(
        path, found.kind, encoding, found.delimiter, found.line, found.cells, found.places, undone
    )


def _records(file: TextIO, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on."""
    # The module's own limit of 131,072 would stop the whole file at one long cell.
    csv.field_size_limit(LARGEST_CELL)
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
    name, column = sheet.path.name, _column_at(sheet, line)
    if "expected after" in said:
        return BadInput(
            f'Line {line} of "{name}" has a quotation mark in the midst of a cell{column}. '
            f"{sheet.undone} Write it twice there, or take it out."
        )
    return BadInput(
        f'E07 A quotation mark opened on line {line} of "{name}" is never closed, so the rest of '
        f"the file would be read as one cell. {sheet.undone} Fix line {line}{column}."
    )


def _column_at(sheet: Sheet, line: int) -> str:
    """Where in that line the open cell stands, as words."""
    with opened(sheet.path, sheet.encoding, undone=sheet.undone) as file:
        text = next(islice(file, line - 1, None), "")[:LONGEST_LINE]
    cells = next(csv.reader([text], delimiter=sheet.delimiter), [])
    at = len(cells) - 1
    return f', column "{sheet.header[at]}"' if 0 <= at < len(sheet.header) else ""
