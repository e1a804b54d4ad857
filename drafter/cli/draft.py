"""drafter draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from drafter.assembly import Workshop
    from drafter.message import Message, Stop


def draft(
    context: Annotated[Path | None, typer.Option(help="A situation as JSON.")] = None,
    example: Annotated[bool, typer.Option("--example", help="Try it on a built-in no.")] = False,
    kind: Annotated[str, typer.Option(help="See `drafter kinds`; empty: the likeliest.")] = "",
    channel: Annotated[str, typer.Option(help="email (unless said), sms, …")] = "",
    to: Annotated[
        list[str] | None, typer.Option(help='"Name" or "Name at Company"; repeatable.')
    ] = None,
    company: Annotated[str, typer.Option(help="Their company.")] = "",
    role: Annotated[str, typer.Option(help="The job in question.")] = "",
    relationship: Annotated[str, typer.Option(help="How you know them.")] = "",
    situation: Annotated[str, typer.Option(help="What happened, what you want.")] = "",
    detail: Annotated[list[str] | None, typer.Option(help="slot=text, repeatable.")] = None,
    source: Annotated[list[Path] | None, typer.Option(help="A page as text, repeatable.")] = None,
    today: Annotated[str, typer.Option(help="YYYY-MM-DD.")] = "",
    locale: Annotated[str, typer.Option(help="en, en-US, …")] = "en",
    register: Annotated[str, typer.Option(help="formal, neutral or casual.")] = "neutral",
    directness: Annotated[str, typer.Option(help="direct, balanced or gentle.")] = "balanced",
    writer: Annotated[str, typer.Option(help="phrasebook, or hosted.")] = "",
    model: Annotated[str, typer.Option(help="The service's model name.")] = "",
    seed: Annotated[int | None, typer.Option(help="Another number, another wording.")] = None,
    drop: Annotated[list[str] | None, typer.Option(help="A passage not to use; its id.")] = None,
    pin: Annotated[list[str] | None, typer.Option(help="A passage to use; its id.")] = None,
    judge: Annotated[bool, typer.Option("--judge", help="The model reads it again.")] = False,
    ics: Annotated[Path | None, typer.Option(help="Write the reminders to this file.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Draft one message: from a mail piped in, from --to and --situation, or --context FILE."""
    from drafter.assembly import open_drafter
    from drafter.cli import given

    first, _, at = (to or [""])[0].partition(" at ")
    told = {
        "channel": channel, "role": role, "situation": situation, "recipient_name": first,
        "company": company or at, "relationship": relationship, "details": given.details(detail),
    }  # fmt: skip
    manner = {"locale": locale, "register": register, "directness": directness}
    workshop = open_drafter(writer=writer, model=model, seed=seed, judge=judge or None)
    about = given.asked(workshop, context, told, manner, kind=kind, today=today, example=example)
    each_to = given.for_each(about, source, (to or [])[1:], company)
    drafter = workshop.drafting(pinned=pin or (), dropped=drop or ())
    made = [drafter.draft(one) for one in each_to]
    if not (context or example):
        given.keep(each_to, made)
    _remind(made, ics)
    _print(made, workshop, as_json=json)


def _remind(made: list[Message | Stop], path: Path | None) -> None:
    """The reminders as a calendar, where a file is named for them."""
    if path is None:
        return
    from drafter.errors import StorageError
    from drafter.export import calendar
    from drafter.message import Message

    drafts = [one for one in made if isinstance(one, Message)]
    try:
        path.write_bytes(calendar(*drafts))
    except OSError as error:
        raise StorageError(
            f'I can\'t write "{path}" ({error.strerror}). No reminder was kept. Check the folder.'
        ) from None


def _print(made: list[Message | Stop], workshop: Workshop, *, as_json: bool) -> None:
    """The outcomes in words or as JSON, and the exit code that tells the worst to a script."""
    from drafter.cli import show

    if as_json:
        shapes = [one.as_json() for one in made]
        show.as_json(shapes[0] if len(shapes) == 1 else shapes)
        for one in made:
            show.stepped_in(one)
    else:
        show.note(workshop.chosen, *workshop.notices)
        show.each(made)
    verdicts = {one.verdict for one in made}
    for verdict, code in (("stop", 5), ("block", 7)):
        if verdict in verdicts:
            raise typer.Exit(code)
