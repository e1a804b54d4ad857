"""drafter batch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def batch(
    leads: Annotated[Path, typer.Argument(help="A CSV of leads.")],
    out: Annotated[Path, typer.Option(help="Where drafts.csv goes.")] = Path("drafts"),
    writer: Annotated[str, typer.Option(help="phrasebook, or hosted.")] = "",
    model: Annotated[str, typer.Option(help="The service's model name.")] = "",
    seed: Annotated[int | None, typer.Option(help="Another number, another wording.")] = None,
    no_recall: Annotated[bool, typer.Option("--no-recall", help="Without advice cards.")] = False,
) -> None:
    """Draft one message for every row of a CSV of leads; nothing is sent."""
    from drafter.assembly import open_drafter
    from drafter.batch import draft_all
    from drafter.cli import show
    from drafter.cli.data import known_profile

    recall = False if no_recall else None
    workshop = open_drafter(revise_at="block", writer=writer, model=model, seed=seed, recall=recall)
    show.note(workshop.chosen, *workshop.notices)
    done = draft_all(
        leads, out, workshop.drafter, known_profile(workshop.history), report=show.note
    )
    print(done.summary())
