"""drafter remember, profile: the user's own data."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from drafter.history import Direction, History, Outcome
    from drafter.situation import Sender


def remember(
    sent: Annotated[bool, typer.Option("--sent", help="You sent this.")] = False,
    received: Annotated[bool, typer.Option("--received", help="You received this.")] = False,
    to: Annotated[str, typer.Option(help="The other person's name.")] = "",
    email: Annotated[str, typer.Option(help="Their address.")] = "",
    company: Annotated[str, typer.Option(help="Their company.")] = "",
    date: Annotated[str, typer.Option(help="YYYY-MM-DD; empty: today.")] = "",
    kind: Annotated[str, typer.Option(help="See `drafter kinds`.")] = "",
    channel: Annotated[str, typer.Option(help="email, sms, …")] = "email",
    outcome: Annotated[str, typer.Option(help="replied|meeting|referral|no|silence")] = "",
) -> None:
    """Keep a message that was sent or received (standard input), or record what came of one."""
    from drafter.assembly import open_history
    from drafter.cli.reading import day_of, standard_input
    from drafter.errors import BadInput
    from drafter.history import Record, edits
    from drafter.learning import note_facts
    from drafter.settings import home

    history, day = open_history(), day_of(date, undone="Nothing was kept.")
    if day > dt.date.today():
        raise BadInput(f"{day} is still to come (--date). Nothing was kept. Give the day it was.")
    if outcome:
        history.outcome(to or email, _known_outcome(outcome), day)
        print(f"Noted: {outcome}.")
        return
    if sent == received:
        raise BadInput(
            "I don't know whether this was sent or received (remember). Nothing was kept. "
            "Say --sent or --received."
        )
    text = standard_input("the message")
    direction: Direction = "sent" if sent else "received"
    kept = Record(
        direction=direction, to=to, email=email, company=company, kind=kind, channel=channel,
        date=day, subject="", body=text.strip(),
    )  # fmt: skip
    number = history.remember(kept)
    if sent:
        edits.sent(home(), number, kept)
        note_facts(home(), number, kept.body, history.profile())
    print(f"Kept as {direction}{f' to {to}' if to and sent else ''}, {day.isoformat()}.")


def _known_outcome(text: str) -> Outcome:
    from drafter.errors import BadInput
    from drafter.history import OUTCOMES

    for outcome in OUTCOMES:
        if outcome == text:
            return outcome
    raise BadInput(
        f'"{text}" is not an outcome (--outcome). Nothing was kept. '
        f"Say one of {', '.join(OUTCOMES)}."
    )


def profile(
    name: Annotated[str, typer.Option(help="Your name.")] = "",
    identity: Annotated[str, typer.Option(help='One line: "data engineer, Utrecht".')] = "",
    fact: Annotated[list[str] | None, typer.Option(help="Something you did; repeatable.")] = None,
    private: Annotated[list[str] | None, typer.Option(help="Never to surface.")] = None,
    signature: Annotated[str, typer.Option(help="Lines under your name.")] = "",
    email: Annotated[str, typer.Option(help="Your address.")] = "",
    phone: Annotated[str, typer.Option(help="Your number, for call scripts.")] = "",
    linkedin_premium: Annotated[
        bool | None, typer.Option(help="Whether you pay LinkedIn: longer notes.")
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="Use the example profile.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show or set who you are; asked once, used everywhere."""
    from drafter.assembly import example as built_in
    from drafter.assembly import open_history
    from drafter.cli import show
    from drafter.errors import BadInput
    from drafter.situation import Sender

    history = open_history()
    known = history.profile()
    if example and known is not None:
        raise BadInput("You have a profile already (--example). Nothing was changed. Leave it out.")
    known = built_in().sender if example else known
    given = {"name": name, "identity": identity, "signature": signature, "email": email,
             "phone": phone, "linkedin_premium": linkedin_premium}  # fmt: skip
    changes = {key: value for key, value in given.items() if value not in ("", None)}
    texts = [(text, False) for text in fact or []] + [(text, True) for text in private or []]
    if changes or texts or example:
        if known is None and not name:
            raise BadInput("I need your name first (profile). Nothing was saved. Give --name.")
        known = _with_facts(known or Sender(name=name), texts).model_copy(update=changes)
        history.save_profile(known)
    if known is None:
        print("No profile yet. Set one: drafter profile --name NAME --identity LINE --fact TEXT")
    elif json:
        show.as_json(known.model_dump())
    else:
        _show(known)


def _with_facts(known: Sender, texts: list[tuple[str, bool]]) -> Sender:
    """The profile with more facts, each a text and whether it is private."""
    from drafter.situation import Fact

    new = (
        Fact(id=f"f{number}", text=text, private=hidden)
        for number, (text, hidden) in enumerate(texts, start=len(known.facts) + 1)
    )
    return known.model_copy(update={"facts": (*known.facts, *new)})


def _show(known: Sender) -> None:
    from drafter.export import plain

    lines = [known.name, known.identity, known.email, known.phone]
    print(plain("\n".join(line for line in lines if line)))
    for kept in known.facts:
        print(plain(f"- {kept.text}{' (private)' if kept.private else ''}"))


def known_profile(history: History) -> Sender:
    """The profile; asked for once when a person is there to answer."""
    from drafter.errors import BadInput
    from drafter.situation import Fact, Sender

    if known := history.profile():
        return known
    if not sys.stdin.isatty():
        raise BadInput(
            "I don't know who is writing (no profile yet). Nothing was drafted. "
            'Run drafter profile --name "Your Name" --identity "one line" --fact "what you did".'
        )
    name = typer.prompt("Your name")
    identity = typer.prompt("Who you are, in one line", default="", show_default=False)
    fact = typer.prompt("One thing you did, with a number", default="", show_default=False)
    facts = (Fact(id="f1", text=fact),) if fact else ()
    made = Sender(name=name, identity=identity, facts=facts)
    history.save_profile(made)
    return made
