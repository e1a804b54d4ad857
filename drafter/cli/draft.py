"""drafter draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from drafter.assembly import Workshop
    from drafter.intake import Intake
    from drafter.message import Message, Stop
    from drafter.situation import Sender, Situation


def draft(
    context: Annotated[Path | None, typer.Option(help="A situation as JSON.")] = None,
    example: Annotated[bool, typer.Option("--example", help="Try it on a built-in no.")] = False,
    kind: Annotated[str, typer.Option(help="See `drafter kinds`; empty: the likeliest.")] = "",
    channel: Annotated[str, typer.Option(help="email, linkedin_message, sms, …")] = "email",
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
    writer: Annotated[str, typer.Option(help="phrasebook, or hosted.")] = "",
    model: Annotated[str, typer.Option(help="The service's model name.")] = "",
    seed: Annotated[int | None, typer.Option(help="Another number, another wording.")] = None,
    ics: Annotated[Path | None, typer.Option(help="Write the reminders to this file.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Draft one message: from a mail piped in, from --to and --situation, or --context FILE."""
    from drafter.assembly import open_drafter
    from drafter.cli.reading import day_of, source_of
    from drafter.intake.several import each

    details = _details(detail or [])
    pages = tuple(map(source_of, source or []))
    workshop = open_drafter(writer=writer, model=model, seed=seed)
    if context:
        _alone("--context", *(to or []), company, role, relationship, situation, today, *details)
        about = _with_kind(_from_file(context), kind)
    elif example:
        about = _with_kind(_example(), kind)
    else:
        first, _, at = (to or [""])[0].partition(" at ")
        given = {
            "channel": channel, "today": day_of(today), "locale": locale, "register": register,
            "kind": kind, "role": role, "situation": situation, "details": details,
            "recipient_name": first, "company": company or at, "relationship": relationship,
        }  # fmt: skip
        about = _with_kind(_from_words(workshop, given), kind)
    about = about.model_copy(update={"sources": (*about.sources, *pages)})
    made = [workshop.drafter.draft(one) for one in each(about, (to or [])[1:])]
    if ics:
        _remind(made, ics)
    _print(made, workshop, as_json=json)


def _remind(made: list[Message | Stop], path: Path) -> None:
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


def _alone(option: str, *others: str) -> None:
    from drafter.errors import BadInput

    if any(others):
        raise BadInput(
            f"Other facts were given beside a whole situation ({option}). Nothing was drafted. "
            "Put them into the file."
        )


def _from_file(path: Path) -> Situation:
    from drafter.cli.reading import json_of, text_of
    from drafter.situation import read_situation

    return read_situation(json_of(text_of(path), path.name), where=path.name)


def _with_kind(about: Situation, kind: str) -> Situation:
    """The situation with the kind asked for; where there is none, the likeliest, and it says so."""
    if kind or about.kind:
        return about.model_copy(update={"kind": kind or about.kind})
    from drafter import intake
    from drafter.cli import show

    first = intake.likeliest(about)[0]
    show.note(f"Kind: {first.kind} ({first.why})")
    return about.model_copy(update={"kind": first.kind})


def _example() -> Situation:
    from drafter.assembly import example

    return example()


def _details(pairs: list[str]) -> dict[str, str]:
    from drafter.errors import BadInput
    from drafter.prompts.kinds import known_slots

    for pair in pairs:
        if "=" not in pair:
            raise BadInput(
                f'"{pair}" is not slot=text (--detail). Nothing was drafted. '
                'Write for example --detail "moment=She showed me the depot."'
            )
    details = {slot.strip(): text for slot, _, text in (pair.partition("=") for pair in pairs)}
    if unknown := set(details) - known_slots():
        raise BadInput(
            f'There is no slot "{min(unknown)}" (--detail). Nothing was drafted. '
            "`drafter kinds KIND` names those of a kind."
        )
    return details


def _from_words(workshop: Workshop, given: dict[str, Any]) -> Situation:
    """What was pasted or told, the options on top, the profile as the sender."""
    from drafter.cli.data import known_profile

    sender = known_profile(workshop.history)
    read = _read(given, sender)
    relationship = given.pop("relationship")
    corrected = {key: text for key, text in given.items() if text}
    about = read.situation(sender.model_dump(), **corrected)
    relationship = relationship or about.recipient.relationship
    recipient = about.recipient.model_copy(update={"relationship": relationship})
    return about.model_copy(update={"recipient": recipient})


def _read(given: dict[str, Any], sender: Sender) -> Intake:
    """Their message, the user's own account of it, or with neither a lead from the options."""
    from drafter import intake
    from drafter.cli.reading import piped, standard_input

    known: Any = {"today": given["today"], "channel": given["channel"], "locale": given["locale"]}
    told = piped()
    if not told and given["recipient_name"]:
        return intake.lead(
            given["recipient_name"], given["role"], given["company"], given["relationship"],
            given["situation"], **known,
        )  # fmt: skip
    told = told or given["situation"] or standard_input("what they wrote")
    if intake.is_description(told):
        given["situation"] = given["situation"] or told
        return intake.described(told, sender=sender, **known)
    return intake.read(told, sender=sender, **known)
