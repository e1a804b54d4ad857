"""drafter export: everything the user has given, as a file of theirs; and the way back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer


def export(
    out: Annotated[Path | None, typer.Option(help="A file; without one it is printed.")] = None,
) -> None:
    """Give everything back: profile, messages, people, outcomes, the people to leave alone."""
    from drafter.history import port
    from drafter.settings import home

    if out is None:
        for line in port.lines(home()):
            sys.stdout.buffer.write(f"{line}\n".encode())
        return
    count = port.save(home(), out)
    print(f"{count} records: {out}. It holds all your messages, so keep it to yourself.")


def take(paths: list[Path], agreed: Callable[[], bool], *, dry_run: bool = False) -> list[Path]:
    """Takes those of the files that are exports; returns the others."""
    from drafter.export import plain
    from drafter.history import port
    from drafter.settings import home

    ours = [path for path in paths if path.is_file() and port.is_export_file(path)]
    for path in ours:
        with path.open("rb") as file:
            print(plain(f"{path}: {port.take(home(), file, dry=True).summary()}."))
        if dry_run:
            print("Nothing was kept (--dry-run).")
        elif agreed():
            with path.open("rb") as file:
                port.take(home(), file)
            print("Kept.")
    return [path for path in paths if path not in ours]
