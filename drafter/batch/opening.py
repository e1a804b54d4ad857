"""A run made ready: the file, the drafter and the user's data brought together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from drafter.assembly import Workshop
from drafter.batch import Batch, Leads
from drafter.prompts import files
from drafter.settings import home
from drafter.situation import Sender
from drafter.writers import is_async

LATELY = 2000
"""Letters of the past that new drafts are compared with."""


@contextmanager
def prepared(workshop: Workshop, leads: Leads, out: Path, sender: Sender) -> Iterator[Batch]:
    """The run; while it is open, the search index belongs to it."""
    recall = workshop.recall
    run = Batch(
        leads,
        out,
        workshop.drafter,
        sender,
        home(),
        made_with=_maker(workshop),
        sent_before=tuple(record.body for record in islice(workshop.history.past(), LATELY)),
    )
    if recall is None:
        yield run
        return
    with recall.kept_open():
        yield run.with_recall(recall.ahead)


def _maker(workshop: Workshop) -> str:
    """What a draft is made of, beside row and profile; where it changes, rows are done anew."""
    writer, settings = workshop.drafter.writer, workshop.settings
    return f"{writer.name} {writer.model} {settings.seed} {settings.recall} {files.edition()}"


def asks_a_service(workshop: Workshop) -> bool:
    return is_async(workshop.drafter.writer)
