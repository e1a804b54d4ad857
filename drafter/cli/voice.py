"""drafter voice: how the user writes, as measured, and what they set themselves."""

from __future__ import annotations

from typing import Annotated

import typer


def voice(
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help='name=text, as in greeting="Hi {first},"; repeatable.'),
    ] = None,
    never: Annotated[
        list[str] | None, typer.Option(help="A word that no draft shall use; repeatable.")
    ] = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="Forget what you set; what is measured stands.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show how you write, from what you sent, or set it yourself."""
    from drafter.cli import show
    from drafter.export import plain
    from drafter.history import voice as kept
    from drafter.settings import home
    from drafter.voice import voice_of
    from drafter.voice.setting import changes
    from drafter.voice.told import sentences

    folder = home()
    made = changes(set_ or [], never or [], () if reset else kept.edits(folder).get("never", ()))
    if reset:
        kept.reset(folder)
    if made:
        kept.save(folder, made)
    yours = voice_of(folder)
    if json:
        show.as_json(yours.as_json())
        return
    for sentence in sentences(yours):
        print(plain(sentence))
