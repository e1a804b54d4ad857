"""drafter forget: one person removed from everything that is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from drafter.history.found import Found


def forget(
    who: Annotated[str, typer.Argument(help="Their address, or their name.")],
    company: Annotated[str, typer.Option(help="Where they work, if two share a name.")] = "",
    never_again: Annotated[
        bool, typer.Option("--never-again", help="Draft nothing to them later either.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show only.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Remove without a question.")] = False,
) -> None:
    """Remove a person: messages, notes, contacts, drafts; it can't be undone."""
    from drafter.assembly import drop_index
    from drafter.export import plain
    from drafter.history import forget as history
    from drafter.settings import home

    found = history.look(home(), who, company)
    print(plain("\n".join(found.lines()) if found else f"Nothing is kept about {who}."))
    if dry_run:
        print("Nothing was removed (--dry-run).")
        return
    if not found and not never_again and not history.unfinished(home()):
        _report_files(home(), found)
        return
    if found and not _agreed(yes):
        print("Nothing was removed.")
        return
    done = history.forget(home(), who, drop_index, company=company, never=never_again)
    print(plain(f"Forgotten: {who}."))
    for copy in done.copies:
        print(plain(f"This named them, and was removed: {copy}"))
    if never_again or done.held:
        print("Nothing will be drafted to them. The mark that sees to it can't be read back.")
    _report_files(home(), done)


def _agreed(yes: bool) -> bool:
    from drafter.errors import BadInput

    if not yes and not sys.stdin.isatty():
        raise BadInput(
            "Nobody is here to say yes (forget). Nothing was removed. Run it again with --yes."
        )
    return yes or typer.confirm("Remove all this for good?")


def _report_files(folder: Path, found: Found) -> None:
    """What we know of outside the database, and that we don't know all."""
    from drafter.export import plain
    from drafter.history.files import files_with

    for file in files_with(folder, found.mentions):
        print(plain(f"This file still names them; remove it yourself: {file}"))
    for place in found.batches:
        print(plain(f"Drafts of a batch lie here and may name them: {place}"))
    print("Copies that you made, exports and your mail program are yours to clean.")
