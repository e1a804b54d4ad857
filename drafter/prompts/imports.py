"""What columns and mail folders are called, and what is said of an import."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from drafter.prompts import files

Synonyms = dict[str, tuple[str, ...]]
"""Our name for a column -> what a header may say."""


@dataclass(frozen=True)
class Columns:
    """One kind of table: what its columns may be called, and which must be there."""

    id: str
    synonyms: Synonyms
    needs: tuple[tuple[str, ...], ...]
    """Of each group one at least."""


@dataclass(frozen=True)
class Mailbox:
    """Names of folders and addresses in small letters, and the words for a summary."""

    folders: dict[str, frozenset[str]]
    automatic: frozenset[str]
    """What stands before the @ where no person writes."""
    left: dict[str, str]
    summary: dict[str, str]


def columns() -> dict[str, Columns]:
    """The kinds of table that can be imported; the earlier one where two fit alike."""
    return {id: table for id, table in lead_columns().items() if id != "leads"}


@cache
def lead_columns() -> dict[str, Columns]:
    """The same, with the table of leads before them: whom a batch can write to."""
    data = _table("columns")
    try:
        needs = {id: tuple(map(tuple, groups)) for id, groups in data.pop("needs").items()}
        tables = {id: _synonyms(rows) for id, rows in data.items()}
        unknown = [
            name for id in tables for group in needs[id] for name in group if name not in tables[id]
        ]
    except (AttributeError, KeyError, TypeError) as error:
        raise _fault("columns", f"{error}") from None
    if unknown or needs.keys() - tables.keys():
        raise _fault("columns", f"[needs] names what no table has: {', '.join(unknown)}")
    return {id: Columns(id, table, needs[id]) for id, table in tables.items()}


def _synonyms(rows: dict[str, Any]) -> Synonyms:
    if any(not isinstance(names, list) for names in rows.values()):
        raise TypeError('each column is a list: role = ["position"]')
    return {column: tuple(names) for column, names in rows.items()}


@cache
def mailbox() -> Mailbox:
    data = _table("imports")
    try:
        return Mailbox(
            folders={id: frozenset(map(str.lower, names)) for id, names in data["folders"].items()},
            automatic=frozenset(map(str.lower, data["automatic"]["addresses"])),
            left=data["left"],
            summary=data["summary"],
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise _fault("imports", f"{error} is missing or of another form") from None


@cache
def resume_words() -> dict[str, frozenset[str]]:
    """Headings of a résumé by what stands below, and words that tell a credential."""
    try:
        data = _table("imports")["resume"]
        return {id: frozenset(map(str.lower, words)) for id, words in data.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise _fault("imports", f"{error} is missing or of another form") from None


def _table(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files.words(files.folder() / f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise _fault(name, str(error)) from None


def _fault(name: str, what: str) -> Exception:
    return files.fault(files.folder() / f"{name}.toml", 0, what)
