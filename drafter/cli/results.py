"""drafter results: what came of what was sent, and what the user's own edits suggest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.learning import Proposal, Share


def results(
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What came of your letters, by kind, channel, length and wait; and what you keep changing."""
    from drafter.cli import show
    from drafter.export import plain
    from drafter.history.edits import edits
    from drafter.learning import proposals, sendings, shares, still_open
    from drafter.settings import home

    today = dt.date.today()
    told, young = shares(sendings(home(), today)), still_open(home(), today)
    found = proposals(edits(home()))
    if json:
        show.as_json(
            {
                "shares": {side: [share._asdict() for share in group]
                           for side, group in told.items()},
                "still_open": young,
                "proposals": [one._asdict() | {"text": one.text} for one in found],
            }
        )  # fmt: skip
        return
    for line in (*_lines(told, young), *map(_habit, found)):
        print(plain(line))


def _habit(one: Proposal) -> str:
    """What the user keeps changing, and the command that would change it for them."""
    import shlex

    return (
        f"{one.text} Take it on: drafter voice {shlex.join(one.options)}"
        if one.options
        else one.text
    )


def _lines(told: Mapping[str, tuple[Share, ...]], young: int) -> Iterator[str]:
    from drafter.learning import words

    if not any(told.values()):
        yield words.tell("none")
    for side, group in told.items():
        yield from words.lines(side, group)
    if young:
        yield words.tell("open", count=young)
