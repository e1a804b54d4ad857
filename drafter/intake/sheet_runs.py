"""A cell that runs on over other rows: a quotation mark opened there, and closed lines later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

BREAK = re.compile(r"\r\n?|\n")
ADDRESS = re.compile(r"[^\s@:<>]+@[^\s@<>]+\.[^\s@<>]+")
LIST = 3
"""So many words with a comma between them, and no space, are a row even without an address."""


@dataclass(frozen=True)
class Shape:
    """What a row of the table has."""

    width: int
    delimiter: str
    email: int | None = None
    """Where its address stands."""


def swallowed(cells: Sequence[str], shape: Shape) -> tuple[int, int] | None:
    """Which cell holds another row, and so many lines below the record's first; None: no cell.

    A letter in a cell has lines with commas and addresses too. A row has as many cells as the
    header and no space after a comma; and of addresses one, at its place, unless every line of the
    cell looks like a row.
    """
    below = 0
    for at, cell in enumerate(cells):
        _, *lines = BREAK.split(cell)
        for nth, line in enumerate(lines, start=1):
            rest = cells[at + 1 :] if nth == len(lines) else ()
            if _is_row(line, rest, shape):
                return at, below + nth
        if lines and all(_may_be_row(each, cells[at + 1 :], shape) for each in lines):
            return at, below + 1
        below += len(lines)
    return None


def _is_row(line: str, rest: Sequence[str], shape: Shape) -> bool:
    """`rest`: the cells that stand on the same line, after the quotation mark that closes."""
    parts = line.split(shape.delimiter)
    return (
        shape.email is not None
        and shape.email < len(parts)
        and len(parts) > 1
        and len(parts) + len(rest) == shape.width
        and bool(ADDRESS.fullmatch(parts[shape.email].strip()))
        and line.count("@") == 1
        and not any(part[:1].isspace() for part in parts[1:])
    )


def _may_be_row(line: str, rest: Sequence[str], shape: Shape) -> bool:
    """Without an address; 30,000 is no two cells."""
    parts = re.split(
        rf"(?!(?<=\d){re.escape(shape.delimiter)}\d){re.escape(shape.delimiter)}", line
    )
    return (
        len(parts) >= LIST
        and len(parts) in {shape.width, shape.width - len(rest)}
        and "@" not in line
        and all(parts)
        and not any(part[0].isspace() for part in parts[1:])
    )
