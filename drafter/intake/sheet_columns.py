"""Which line of a table is its header, and which of its columns are the ones that we know."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from drafter.errors import BadInput
from drafter.prompts.imports import Columns
from drafter.wording.folding import fold
from drafter.wording.formulas import unguarded
from drafter.wording.visible import visible

DELIMITERS = ",;\t|"
PREAMBLE = 20
"""Lines in which the header must stand."""
BY_NUMBER = re.compile(r"#(\d+)")
MISSING = -1
Places = dict[str, int]


@dataclass(frozen=True)
class Header:
    kind: str
    """The table's, such as connections."""
    line: int
    """Its last one."""
    delimiter: str
    cells: tuple[str, ...]
    places: Places
    """Our name for a column -> where it stands."""


@dataclass(frozen=True)
class Wanted:
    """The tables it may be, in a file of this name."""

    tables: tuple[Columns, ...]
    file: str
    undone: str
    said: Mapping[str, str] | None = None
    """Our name for a column -> its header or #number, by the user; None: nobody can say so."""


def header_of(lines: list[str], wanted: Wanted) -> Header:
    """The line that fits best: by the columns found, then the first. Raises BadInput for none."""
    candidates = list(_candidates(lines, wanted, wanted.said or {}))
    if not candidates:
        raise _unknown(lines, wanted)
    header = max(candidates, key=lambda one: len(one.places))
    _refuse_twice(header, wanted)
    return header


def clean(cell: str) -> str:
    """As one text without what nobody sees, and without the marks of our own tables."""
    seen = cell if cell.isascii() and cell.isprintable() else visible(cell)
    return unguarded(seen.strip()).strip()


@lru_cache(maxsize=4096)
def header_key(cell: str) -> str:
    """A header's words, whatever their case, accents and marks: "E-mail_Address" is two."""
    return " ".join(re.findall(r"[^\W_]+", fold(cell)))


def _candidates(lines: list[str], wanted: Wanted, said: Mapping[str, str]) -> Iterator[Header]:
    given = re.match(r"\ufeff?\"?sep=(.)", lines[0], re.IGNORECASE)
    for at in range(len(lines)):
        for delimiter in given[1] if given else DELIMITERS:
            cells, last = _cells(lines[at:], delimiter)
            for table in wanted.tables:
                places = _places(cells, table, said)
                if places and all(any(name in places for name in group) for group in table.needs):
                    yield Header(table.id, at + last, delimiter, cells, places)


def _cells(lines: list[str], delimiter: str) -> tuple[tuple[str, ...], int]:
    """The record that begins there, and how many lines it takes."""
    reader = csv.reader(iter([lines[0].lstrip("\ufeff"), *lines[1:]]), delimiter=delimiter)
    try:
        cells = next(reader, [])
    except csv.Error:
        return (), 1
    return tuple(clean(cell) for cell in cells), reader.line_num


def _places(header: tuple[str, ...], table: Columns, said: Mapping[str, str]) -> Places:
    """Empty where a column that the user named is missing."""
    keys = [header_key(cell) for cell in header]
    known = {
        column: keys.index(first)
        for column, names in table.synonyms.items()
        if (first := next((key for name in names if (key := header_key(name)) in keys), None))
    }
    mine = {column: _chosen(keys, word) for column, word in said.items()}
    return {} if MISSING in mine.values() else known | mine


def _chosen(keys: list[str], word: str) -> int:
    if match := BY_NUMBER.fullmatch(word):
        return int(match[1]) - 1 if int(match[1]) <= len(keys) else MISSING
    key = header_key(word)
    return keys.index(key) if key in keys else MISSING


def _refuse_twice(header: Header, wanted: Wanted) -> None:
    keys = [header_key(cell) for cell in header.cells]
    numbered = {name for name, word in (wanted.said or {}).items() if BY_NUMBER.fullmatch(word)}
    for name, at in header.places.items():
        if name not in numbered and keys.count(keys[at]) > 1:
            again = keys.index(keys[at], at + 1)
            choose = f", or choose with --column {name}=#{again + 1}"
            raise BadInput(
                f'E06 "{wanted.file}" has the column "{header.cells[at]}" twice (columns {at + 1} '
                f"and {again + 1}). {wanted.undone} Rename one"
                f"{choose if wanted.said is not None else ''}."
            )


def _unknown(lines: list[str], wanted: Wanted) -> BadInput:
    first = next(line for line in lines if line.strip())
    cells, _ = _cells([first], max(DELIMITERS, key=first.count))
    found = ", ".join(islice((cell[:40] for cell in cells if cell), 12))
    if wanted.said is None:
        return BadInput(
            f'E04 I can\'t find a header row that I know in "{wanted.file}" (looked at lines '
            f"1-{PREAMBLE}; the first says: {found}). {wanted.undone} I need a name, or a company "
            "and a role, a status or a date. The words for columns stand in prompts/columns.toml; "
            "add yours there."
        )
    if others := list(_candidates(lines, wanted, {})):
        return _no_such(max(others, key=lambda one: len(one.places)), wanted)
    return nameless(cells, wanted) if len(cells) > 1 else BadInput(
        f'E04 I can\'t find the header row in "{wanted.file}" (looked at lines 1-{PREAMBLE}). '
        f'I need a line with at least "First Name" or "name". {wanted.undone} '
        "Take out the lines above it."
    )  # fmt: skip


def nameless(cells: tuple[str, ...], wanted: Wanted) -> BadInput:
    """A table that doesn't say whose it is."""
    named = [cell[:40] for cell in cells if cell]
    return BadInput(
        f'E05 "{wanted.file}" has no column for the person\'s name. Columns found: '
        f"{', '.join(named[:12])}. {wanted.undone} "
        f"Map one with --column recipient_name={_quoted(named[0] if named else '#1')}."
    )


def _no_such(header: Header, wanted: Wanted) -> BadInput:
    keys = [header_key(cell) for cell in header.cells]
    wrong = next(word for word in (wanted.said or {}).values() if _chosen(keys, word) == MISSING)
    found = ", ".join(islice((cell[:40] for cell in header.cells if cell), 12))
    return BadInput(
        f'"{wanted.file}" has no column "{wrong}" (--column). {wanted.undone} '
        f"Columns found: {found}."
    )


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
