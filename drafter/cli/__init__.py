"""The commands: each verb is a few lines that call the library."""

from __future__ import annotations

import io
import os
import sys

import typer

from drafter.cli import (
    batch,
    check,
    data,
    draft,
    forget,
    hold,
    import_,
    look,
    port,
    results,
    voice,
    web,
)
from drafter.errors import DrafterError

app = typer.Typer(
    name="drafter",
    help="Someone said no. Draft the polite, persistent message that comes next. It never sends.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("draft")(draft.draft)
app.command("check")(check.check)
app.command("intake")(look.intake)
app.command("kinds")(look.kinds)
app.command("batch")(batch.batch)
app.command("remember")(data.remember)
app.command("profile")(data.profile)
app.add_typer(hold.app, name="hold")
app.command("import")(import_.import_)
app.command("export")(port.export)
app.command("forget")(forget.forget)
app.command("voice")(voice.voice)
app.command("results")(results.results)
app.command("web")(web.web)


def main() -> None:
    """Run one command; whatever the user can cause ends as one sentence and an exit code."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # A terminal that can't show a sign shows "?".
    try:
        app()
    except DrafterError as error:
        from drafter.export import plain

        print(f"drafter: {plain(str(error))}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
