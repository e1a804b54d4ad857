"""A CSV of leads: which column is what, and each row as it came."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drafter.errors import BadInput
from drafter.intake.sheet_columns import Wanted, nameless
from drafter.intake.sheet_days import Order, Slashed
from drafter.intake.sheet_runs import swallowed
from drafter.intake.sheets import LONGEST_CELL, Row, Sheet, clean, header_key, read_sheet
from drafter.prompts.imports import Columns, lead_columns

MOST = 2000
"""People a run: each draft is meant to be read by a person."""
UNDONE = "Nothing was drafted."
NAMES = {"recipient_name", "first_name", "name", "contact"}
DATED = ("today", "date")
OURS = re.compile(r"fact \d+|detail \w+(?: \w+)*")
"""Columns that are read as they are called."""


@dataclass(frozen=True)
class Looked:
    rows: int
    orders: Mapping[str, Order]
    """Column of dates -> in which order day and month stand there."""
    unfinished: int = 0
    """Rows whose last cell is blank or missing."""


@dataclass(frozen=True)
class Leads:
    """A file that was recognised; `columns` are its header's, with names for nameless ones."""

    sheet: Sheet
    columns: tuple[str, ...]
    more: Mapping[str, int]
    """fact_1, detail_talk … -> where it stands."""
    dates: Order = ""
    """How 03/04/2026 is meant, where the user says so."""

    @cached_property
    def looked(self) -> Looked:
        """What only shows when every row is looked at, once. Raises BadInput (E15)."""
        dated = {name: self.sheet.places[name] for name in DATED if name in self.sheet.places}
        seen = {name: Slashed() for name in dated}
        count, finished, last = 0, 0, len(self.columns) - 1
        for row in self.sheet.rows():
            count += 1
            finished += bool("".join(row.given[last:]).strip())
            for name, slashed in seen.items():
                slashed.see(row.line, row.cells.get(name, ""))
        file = self.sheet.path.name
        orders = {
            name: slashed.order(
                self.columns[dated[name]], file=file, given=self.dates, undone=UNDONE
            )
            for name, slashed in seen.items()
        }
        return Looked(count, orders, count - finished)

    @property
    def reading(self) -> str:
        """How its rows are read; read otherwise, they are other rows."""
        return f"{self.sheet.kind} {sorted(self.sheet.places.items())} {self.dates}"

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Each row with its number from 1."""
        return enumerate(self.sheet.rows(), start=1)

    def given(self, row: Row) -> dict[str, str]:
        """The row under the file's own header; a ragged row keeps what has a column."""
        cells = [*row.given, *[""] * len(self.columns)]
        return dict(zip(self.columns, cells, strict=False))

    def told(self, row: Row) -> dict[str, str]:
        """The row under our names."""
        cells = row.given
        extra = {name: clean(cells[at]) for name, at in self.more.items() if at < len(cells)}
        return {**row.cells, **extra}

    def preview(self) -> list[str]:
        """Which column is read as what, and which are only carried along."""
        read = {**self.sheet.places, **self.more}
        renamed = {at: name for name, at in read.items() if self.columns[at] != name}
        lines = [f"{self.columns[at]} is read as {name}." for at, name in sorted(renamed.items())]
        if kept := [name for at, name in enumerate(self.columns) if at not in read.values()]:
            lines.append(f"Not read, only carried along: {', '.join(kept)}.")
        if self.sheet.assumed:
            lines.append("Read as Windows text (cp1252); check a name with an accent.")
        return lines


def read_leads(
    path: Path, *, columns: Mapping[str, str] | None = None, encoding: str = "", dates: Order = ""
) -> Leads:
    """The file's table. `columns`: our name -> the file's header, where the user says so.

    Raises BadInput, before a row is read, for what is no table of people.
    """
    _look_for(path)
    known = lead_columns()
    said = _said(columns or {}, known["leads"])
    sheet = read_sheet(path, known.values(), encoding=encoding, undone=UNDONE, said=said)
    if not NAMES & sheet.places.keys():
        raise nameless(sheet.header, Wanted((), path.name, UNDONE))
    header = _unique(sheet.header)
    more = {
        key.replace(" ", "_"): at
        for at, name in enumerate(header)
        if OURS.fullmatch(key := header_key(name))
    }
    return Leads(sheet, header, more, dates)


def survey(leads: Leads, *, most: int = MOST) -> int:
    """How many people there are; every row is looked at, none is kept.

    Raises BadInput for a file without people, one that breaks off, dates that can be read in two
    ways, or more people than `most`.
    """
    count, name = leads.looked.rows, leads.sheet.path.name
    if not count:
        raise BadInput(f'E03 "{name}" has a header row but no people under it. {UNDONE}')
    if count > most:
        raise BadInput(
            f'E14 "{name}" holds {count:,} people; I draft at most {MOST:,} per run so each can be '
            f"reviewed. {UNDONE} Take fewer rows, or say --rows {count} to draft them all."
        )
    return count


def fault_of(leads: Leads, row: Row) -> str:
    """Why a row can't be read; empty: it can."""
    if row.fault == "ragged":
        return (
            f'W10 Line {row.line} of "{leads.sheet.path.name}" has {len(row.given)} cells, '
            f"the header has {len(leads.columns)}; skipped. See skipped.csv."
        )
    if row.fault == "long":
        at = max(range(len(row.given)), key=lambda place: len(row.given[place]))
        return (
            f'W11 Line {row.line}, column "{leads.columns[at]}" is {len(row.given[at]):,} '
            f"characters; the limit is {LONGEST_CELL:,}. Row skipped, see skipped.csv."
        )
    if row.fault == "swallowed" and (found := swallowed(row.given, leads.sheet.shape)):
        at, below = found
        return (
            f'W14 Line {row.line}, column "{leads.columns[at]}" runs on over line '
            f"{row.line + below}, which looks like a row of its own; both were skipped, see "
            f"skipped.csv. Close the quotation mark where the cell ends."
        )
    return ""


def _look_for(path: Path) -> None:
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):  # Not there, or a name that no file can have.
        raise BadInput(
            f'E01 I can\'t find "{path.name[:80]}" in {path.absolute().parent}. {UNDONE} '
            "Check the name, or give the full path."
        ) from None
    if folder:
        raise BadInput(f'"{path.name}" is a folder. {UNDONE} Give me the CSV that lies in it.')


def _said(columns: Mapping[str, str], leads: Columns) -> dict[str, str]:
    """What the user said of the columns, ours called as we call them."""
    said = {}
    for name, header in columns.items():
        key = header_key(name)
        known = (one for one, words in leads.synonyms.items() if key in (header_key(one), *words))
        ours = next(known, "")
        if not ours:
            raise BadInput(
                f"There is no column {name} (--column). {UNDONE} "
                f"Choose among {', '.join(leads.synonyms)}."
            )
        said[ours] = header
    return said


def _unique(header: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, though some have none or the same."""
    names: list[str] = []
    given = set(header)
    for at, name in enumerate(header, start=1):
        mine = name or f"column_{at}"
        while mine in names or (mine != name and mine in given):
            mine = f"{mine} ({at})"
        names.append(mine)
    return tuple(names)
