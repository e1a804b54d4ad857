"""drafter import: mails, contacts, applications and a résumé, shown before they are kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from drafter.history import History
    from drafter.intake.sheet_days import Order


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Mail files or folders, CSVs, a résumé.")],
    me: Annotated[str, typer.Option(help="Your address: mails from it are sent ones.")] = "",
    dates: Annotated[str, typer.Option(help="dmy or mdy, for dates such as 03/04/2026.")] = "",
    encoding: Annotated[str, typer.Option(help="A table's encoding, such as cp1252.")] = "",
    facts: Annotated[str, typer.Option(help="Which of a résumé's facts to keep: 1,3,5.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show only.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Keep them without a question.")] = False,
) -> None:
    """Keep what you have: mails (.eml, mbox), LinkedIn connections, a job tracker, a résumé.

    What `drafter export` wrote is taken back too.
    """
    from drafter.assembly import open_history
    from drafter.cli import port
    from drafter.export import plain
    from drafter.imports import gathered, keep, summed
    from drafter.settings import home

    paths = port.take(paths, lambda: _agreed(yes), dry_run=dry_run)
    if not paths:
        return
    history = open_history()
    known = history.profile()
    mine = known.email if known else ""
    with gathered(
        paths, home(), me=me, profile=mine, dates=date_order(dates), encoding=encoding
    ) as found:
        summary = summed(found, home())
        print(plain("\n".join(summary.lines())))
        if dry_run:
            print("Nothing was kept (--dry-run).")
            return
        if summary.new and _agreed(yes):
            kept = keep(found, home())
            print(f"Kept: {kept.added} new, {kept.changed} brought up to date.")
            _make_searchable()
    if summary.facts:
        _keep_facts(history, summary.facts, facts)


def _make_searchable() -> None:
    """So that the next draft finds them; what is left undone, later drafts do by and by."""
    from drafter.assembly import open_drafter
    from drafter.cli import show

    recall = open_drafter(writer="phrasebook").recall
    steps = recall.catch_up() if recall else iter(())
    try:
        for step, _ in enumerate(steps):
            if not step:
                show.note("Preparing them for the search; Ctrl-C leaves it to later drafts.")
    except KeyboardInterrupt:
        show.note("Left to later drafts.")


def _agreed(yes: bool) -> bool:
    from drafter.errors import BadInput

    if not yes and not sys.stdin.isatty():
        raise BadInput(
            "Nobody is here to say yes (import). Nothing was kept. Run it again with --yes."
        )
    return yes or typer.confirm("Keep these?")


def _keep_facts(history: History, proposed: list[str], chosen: str) -> None:
    """Those that were named, into the profile; without a word from the user none."""
    from drafter.errors import BadInput
    from drafter.imports.resume import with_facts

    if not chosen and sys.stdin.isatty():
        chosen = typer.prompt(
            "Which may your messages use? Numbers", default="", show_default=False
        )
    numbers = _numbers(chosen, len(proposed))
    if not numbers:
        print("No fact was kept. To keep some: --facts 1,3")
        return
    known = history.profile()
    if known is None:
        raise BadInput(
            "I don't know who you are yet (no profile). No fact was kept. "
            'Run drafter profile --name "Your Name" first.'
        )
    now = with_facts(known, [proposed[number - 1] for number in numbers])
    history.save_profile(now)
    print(f"Kept: {len(now.facts) - len(known.facts)} new facts in your profile.")


def _numbers(chosen: str, most: int) -> list[int]:
    from drafter.errors import BadInput

    words = chosen.replace(",", " ").split()
    if not all(word.isdecimal() and 1 <= int(word) <= most for word in words):
        raise BadInput(
            f'"{chosen}" are not numbers from 1 to {most} (--facts). No fact was kept. '
            "Write for example --facts 1,3."
        )
    return [int(word) for word in dict.fromkeys(words)]


def date_order(dates: str, undone: str = "Nothing was kept.") -> Order:
    from drafter.errors import BadInput

    match dates:
        case "" | "dmy" | "mdy":
            return dates
    raise BadInput(f'"{dates}" is no order of dates (--dates). {undone} Say dmy or mdy.')
