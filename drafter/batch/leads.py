"""A CSV of leads: which column is what, and each row as it came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.errors import BadInput
from drafter.intake.sheets import LONGEST_CELL, Row, Sheet, header_key, read_sheet
from drafter.prompts.imports import Columns, lead_columns

MOST = 2000
"""People a run: each draft is meant to be read by a person."""
UNDONE = "Nothing was drafted."
OURS = re.compile(r"fact \d+|detail \w+(?: \w+)*")
"""Columns that are read as they are called."""


@dataclass(frozen=True)
class Leads:
    """A file that was recognised; `columns` are its header's, with names for nameless ones."""

    sheet: Sheet
    columns: tuple[str, ...]
    more: Mapping[str, int]
    """fact_1, detail_talk … -> where it stands."""

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
        extra = {name: cells[at].strip() for name, at in self.more.items() if at < len(cells)}
        return {**row.cells, **extra}

    def preview(self) -> list[str]:
        """Which column is read as what, and which are only carried along."""
        read = {**self.sheet.places, **self.more}
        renamed = {at: name for name, at in read.items() if self.columns[at] != name}
        lines = [f"{self.columns[at]} is read as {name}." for at, name in renamed.items()]
        if kept := [name for at, name in enumerate(self.columns) if at not in read.values()]:
            lines.append(f"Not read, only carried along: {', '.join(kept)}.")
        if self.sheet.assumed:
            lines.append("Read as Windows text (cp1252); check a name with an accent.")
        return lines


def read_leads(
    path: Path, *, columns: Mapping[str, str] | None = None, encoding: str = ""
) -> Leads:
    """The file's table. `columns`: our name -> the file's header, where the user says so.

    Raises BadInput, before a row is read, for what is no table of people.
    """
    if not path.is_file():
        raise BadInput(
            f'E01 I can\'t find "{path.name}" in {path.absolute().parent}. {UNDONE} '
            "Check the name, or give the full path."
        )
    tables = [_chosen(table, columns or {}) for table in lead_columns().values()]
    sheet = read_sheet(path, tables, encoding=encoding, undone=UNDONE)
    header = tuple(name or f"column_{at}" for at, name in enumerate(sheet.header, start=1))
    more = {
        key.replace(" ", "_"): at
        for at, name in enumerate(header)
        if OURS.fullmatch(key := header_key(name))
    }
    return Leads(sheet, header, more)


def survey(leads: Leads, *, most: int = MOST) -> int:
    """How many people there are; every row is looked at, none is kept.

    Raises BadInput for a file without people, one that breaks off, or more people than `most`.
    """
    count = sum(1 for _ in leads.rows())
    name = leads.sheet.path.name
    if not count:
        raise BadInput(f'E03 "{name}" has a header row but no people under it. {UNDONE}')
    if count > most:
        raise BadInput(
            f'E14 "{name}" holds {count:,} people; I draft at most {MOST:,} per run so each can be '
            f"reviewed. {UNDONE} Take fewer rows, or say --rows {count} to draft them all."
        )
    return count


def fault_of(row: Row, header: Sequence[str]) -> str:
    """Why a row can't be read; empty: it can."""
    if row.fault == "ragged":
        return f"W10 Line {row.line} has {len(row.given)} cells, the header has {len(header)}"
    if row.fault == "long":
        at = max(range(len(row.given)), key=lambda place: len(row.given[place]))
        column = header[at] if at < len(header) else f"column_{at + 1}"
        return (
            f'W11 Line {row.line}, column "{column}" is {len(row.given[at]):,} characters; '
            f"the limit is {LONGEST_CELL:,}"
        )
    return ""


def _chosen(table: Columns, columns: Mapping[str, str]) -> Columns:
    """The table with the user's own words for its columns first."""
    mine = {name: (said,) for name, said in columns.items() if table.id == "leads"}
    if unknown := mine.keys() - table.synonyms.keys():
        raise BadInput(
            f"There is no column {sorted(unknown)[0]} (--column). {UNDONE} "
            f"Choose among {', '.join(table.synonyms)}."
        )
    return replace(table, synonyms={**table.synonyms, **mine})
