"""drafter hold: whom to leave alone; nothing is drafted to them."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Keep a list of people whom you will not write to.", no_args_is_help=True)
Who = Annotated[str, typer.Argument(help="Their address, or their name.")]


@app.command()
def add(who: Who, reason: Annotated[str, typer.Option(help="Why, in your words.")] = "") -> None:
    """Draft nothing to this person from now on."""
    from drafter.assembly import open_history
    from drafter.export import plain

    open_history().hold(who.strip(), reason.strip())
    print(plain(f"On the list: {who.strip()}. Nothing is drafted to them."))


@app.command("list")
def list_(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show who is on the list, since when, and why."""
    from drafter.assembly import open_history
    from drafter.cli import show
    from drafter.export import plain

    known = open_history().holds()
    if json:
        show.as_json([{"who": h.who, "reason": h.reason, "since": str(h.since)} for h in known])
        return
    for one in known:
        because = f" ({one.reason})" if one.reason else ""
        print(plain(f"{one.who}, since {one.since}{because}"))
    if not known:
        print('Nobody is on the list. Add one: drafter hold add "Name or address"')


@app.command()
def remove(who: Who) -> None:
    """Take this person off the list."""
    from drafter.assembly import open_history
    from drafter.errors import BadInput
    from drafter.export import plain

    if not open_history().release(who.strip()):
        raise BadInput(
            f'"{who}" is not on your list (hold remove). Nothing was changed. '
            "`drafter hold list` shows who is, as it was written."
        )
    print(plain(f"Off the list: {who.strip()}."))
