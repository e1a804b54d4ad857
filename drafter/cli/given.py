"""What a draft is asked for: a file, the example, or a message and words on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.assembly import Workshop
    from drafter.intake import Intake
    from drafter.message import Message, Stop
    from drafter.situation import Sender, Situation


def asked(
    workshop: Workshop,
    context: Path | None,
    told: dict[str, Any],
    manner: dict[str, str],
    *,
    kind: str,
    today: str,
    example: bool,
) -> Situation:
    """The situation that the command line gives, with its kind."""
    from drafter.cli.reading import day_of

    if context:
        alone("--context", today, *map(str, filter(None, told.values())))
        about = from_file(context)
    elif example:
        about = built_in(kind, told["channel"])
    else:
        about = from_words(workshop, {**told, **manner, "kind": kind, "today": day_of(today)})
    return with_kind(about, kind)


def for_each(
    about: Situation, pages: list[Path] | None, more: list[str], company: str
) -> list[Situation]:
    """The situation with the pages in it, for its recipient and for all others who were named."""
    from drafter.cli.reading import source_of
    from drafter.intake.several import each

    sources = (*about.sources, *map(source_of, pages or []))
    return list(each(about.model_copy(update={"sources": sources}), more, company))


def alone(option: str, *others: str) -> None:
    from drafter.errors import BadInput

    if any(others):
        raise BadInput(
            f"Other facts were given beside a whole situation ({option}). Nothing was drafted. "
            "Put them into the file."
        )


def from_file(path: Path) -> Situation:
    from drafter.cli.reading import json_of, text_of
    from drafter.situation import read_situation

    return read_situation(json_of(text_of(path), path.name), where=path.name)


def with_kind(about: Situation, kind: str) -> Situation:
    """The situation with the kind asked for; where there is none, the likeliest, and it says so."""
    if kind or about.kind:
        return about.model_copy(update={"kind": kind or about.kind})
    from drafter import intake
    from drafter.cli import show

    first = intake.likeliest(about)[0]
    show.note(f"Kind: {first.kind} ({first.why})")
    return about.model_copy(update={"kind": first.kind})


def built_in(kind: str, channel: str) -> Situation:
    from drafter.assembly import example

    return _on(channel, example(kind)) if channel else example(kind)


def _on(channel: str, about: Situation) -> Situation:
    from drafter.situation import read_situation

    return read_situation(about.model_dump(mode="json") | {"channel": channel}, where="--channel")


def details(pairs: list[str] | None) -> dict[str, str]:
    """ "slot=text" of the command line."""
    from drafter.errors import BadInput
    from drafter.prompts.kinds import known_slots

    pairs = pairs or []
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


def from_words(workshop: Workshop, given: dict[str, Any]) -> Situation:
    """What was pasted or told, the options on top, the profile as the sender."""
    from drafter.cli.data import known_profile
    from drafter.history.people import introduced
    from drafter.settings import home

    given["channel"] = given["channel"] or "email"
    sender = known_profile(workshop.history)
    read = _read(given, sender)
    relationship = given.pop("relationship")
    corrected = {key: text for key, text in given.items() if text}
    about = read.situation(sender.model_dump(), **corrected)
    relationship = relationship or about.recipient.relationship
    told = about.recipient.model_copy(update={"relationship": relationship})
    recipient = introduced(home(), told)
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


def keep(asked: list[Situation], made: list[Message | Stop]) -> None:
    """The drafts, so that what is sent can be laid beside them; a draft never counts as sent."""
    from drafter.history import Record, edits
    from drafter.message import Message
    from drafter.settings import home

    for about, one in zip(asked, made, strict=True):
        if isinstance(one, Message):
            to, draft = about.recipient, one.draft
            edits.drafted(home(), Record(
                "draft", to.name, about.today, draft.body, email=to.email, company=to.company,
                kind=one.kind, channel=one.channel, subject=draft.subject,
            ))  # fmt: skip
