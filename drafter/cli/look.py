"""drafter intake, kinds: what a text tells, and what can be drafted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from drafter.prompts.kinds import Kind

JSON = typer.Option("--json", help="Print JSON.")


def intake(
    today: Annotated[str, typer.Option(help="YYYY-MM-DD.")] = "",
    json: Annotated[bool, JSON] = False,
) -> None:
    """Say what a pasted mail on standard input tells: who, what, when, why, and what to write."""
    from drafter import intake as reader
    from drafter.cli import show
    from drafter.cli.reading import day_of, standard_input
    from drafter.export import plain

    read = reader.read(standard_input("what they wrote"), today=day_of(today))
    if json:
        show.as_json(read.as_json())
        return
    for found in read.found:
        sure = "" if found.sure else "  (not sure)"
        print(plain(f"{found.field:16} {found.value}{sure}"))
    for question in read.missing:
        print(plain(f"? {question}"))
    for suggestion in read.suggestions:
        print(plain(f"→ {suggestion.kind}: {suggestion.why}"))


def kinds(
    name: Annotated[str, typer.Argument(help="One of them: what it asks and would like.")] = "",
    json: Annotated[bool, JSON] = False,
) -> None:
    """List the situations that a message can be drafted for, or show one."""
    from drafter.cli import show
    from drafter.prompts.kinds import kind as kind_of
    from drafter.prompts.kinds import load_kinds

    known = [kind_of(name)] if name else list(load_kinds().values())
    if json:
        show.as_json([_as_json(kind) for kind in known])
    elif name:
        _explain(known[0])
    else:
        for kind in known:
            print(f"{kind.id:28} {kind.title}. {kind.when}")


def _explain(kind: Kind) -> None:
    print(f"{kind.title}. {kind.when}\nTo: {kind.who}\nAsks: {kind.ask or 'nothing'}")
    print(f"Channels: {', '.join(kind.channels)}")
    for slot, question in {**kind.needs, **kind.likes}.items():
        print(f'--detail "{slot}=…"  {question}')


def _as_json(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.id, "title": kind.title, "when": kind.when, "channels": kind.channels,
        "needs": list(kind.needs), "likes": list(kind.likes), "source": kind.source,
        "beats": [
            {"name": beat.name, "asks": beat.asks, "variants": len(beat.variants)}
            for beat in kind.beats
        ],
    }  # fmt: skip
