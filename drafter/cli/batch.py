"""drafter batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from drafter.batch import Estimate, Lead, Leads


def batch(
    leads: Annotated[Path, typer.Argument(help="A CSV of leads.")],
    out: Annotated[Path, typer.Option(help="Where drafts.csv goes.")] = Path("drafts"),
    writer: Annotated[str, typer.Option(help="phrasebook, or hosted.")] = "",
    model: Annotated[str, typer.Option(help="The service's model name.")] = "",
    seed: Annotated[int | None, typer.Option(help="Another number, another wording.")] = None,
    no_recall: Annotated[bool, typer.Option("--no-recall", help="Without advice cards.")] = False,
    judge: Annotated[bool, typer.Option("--judge", help="The model reads each again.")] = False,
    concurrency: Annotated[int, typer.Option(min=1, max=256, help="Calls at once.")] = 8,
    per_minute: Annotated[int, typer.Option(min=0, help="Calls a minute; 0: any.")] = 0,
    tokens_per_minute: Annotated[int, typer.Option(min=0, help="0: any.")] = 0,
    max_calls: Annotated[int, typer.Option(min=0, help="Pause after so many; 0: never.")] = 0,
    column: Annotated[
        list[str] | None,
        typer.Option(help='OURS=HEADER, such as recipient_name="Wer"; repeatable.'),
    ] = None,
    encoding: Annotated[str, typer.Option(help="cp1252, utf-16, …; found out if left out.")] = "",
    dates: Annotated[str, typer.Option(help="dmy or mdy, for dates such as 03/04/2026.")] = "",
    rows: Annotated[int, typer.Option(help="To draft more than 2,000: how many there are.")] = 0,
    price: Annotated[str, typer.Option(help="Dollars for a million tokens: IN,OUT.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would take.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Draft a message for every row of a CSV of leads; nothing is sent. The same again goes on."""
    from drafter.assembly import open_drafter
    from drafter.batch.gate import Gate
    from drafter.batch.opening import asks_a_service, prepared
    from drafter.cli import show
    from drafter.cli.data import known_profile

    table = _read(leads, column, encoding, dates)
    count = _counted(table, rows)
    workshop = open_drafter(
        revise_at="block", writer=writer, model=model, seed=seed,
        recall=False if no_recall else None, judge=judge,
    )  # fmt: skip
    show.note(workshop.chosen, *table.preview())
    calls = asks_a_service(workshop)
    if judge and not calls:
        show.note("No service is configured, so nobody reads the drafts again (--judge).")
    gate = Gate(concurrency if calls else 1, per_minute, tokens_per_minute, max_calls)
    with prepared(workshop, table, out, known_profile(workshop.history)) as run:
        if dry_run or (calls and not yes):
            _tell(run.estimate(), concurrency, price)
            if dry_run or not _agreed():
                raise typer.Exit(0)
        with _progress(count) as report:
            done = run.run(gate, report=report)
    show.note(*workshop.notices)
    print(done.summary())


def _read(path: Path, column: list[str] | None, encoding: str, dates: str) -> Leads:
    from drafter.batch import read_leads
    from drafter.cli.import_ import date_order

    order = date_order(dates, "Nothing was drafted.")
    return read_leads(path, columns=_columns(column), encoding=encoding, dates=order)


def _columns(given: list[str] | None) -> dict[str, str]:
    from drafter.errors import BadInput

    pairs = [text.partition("=") for text in given or []]
    if wrong := next((ours for ours, sign, header in pairs if not (ours and header)), None):
        raise BadInput(
            f'I can\'t read "{wrong}" (--column). Nothing was drafted. Write it as OURS=HEADER.'
        )
    return {ours.strip(): header.strip() for ours, _, header in pairs}


def _counted(table: Leads, rows: int) -> int:
    """How many there are; more than usual only if the user says how many."""
    from drafter.batch import survey
    from drafter.batch.leads import MOST
    from drafter.errors import BadInput

    count = survey(table, most=max(MOST, rows))
    if rows and rows != count:
        raise BadInput(
            f'"{table.sheet.path.name}" holds {count:,} people, not {rows:,} (--rows). Nothing was '
            f"drafted. Say --rows {count} if you mean all of them."
        )
    return count


def _tell(would: Estimate, concurrency: int, price: str) -> None:
    """What the run would take, to a person who has to decide."""
    from drafter.cli import show

    show.note(
        f"{would.rows} rows: {would.calls} to be written by the service, {would.by_code} by the "
        f"phrasebook, {would.done} done already, {would.skipped} skipped.",
        *(f"  skipped, {row}" for row in would.why),
        *_kinds(would),
        f"About {would.calls} calls, {would.tokens_in:,} tokens in and {would.tokens_out:,} out, "
        f"{would.seconds(concurrency) / 60:.1f} minutes at {concurrency} calls at once.",
        _cost(would, price),
    )


def _kinds(would: Estimate) -> Iterator[str]:
    """Which messages these would be, the commonest first, and which of them we chose."""
    if would.kinds:
        yield f"Kinds: {', '.join(f'{n} {kind}' for kind, n in would.kinds.most_common())}."
    if would.guessed:
        yield 'Chosen by what the rows tell; a column "kind" would decide:'
    for kind in would.guessed:
        yield f"  {kind}: {would.rows_of(kind)}"


def _cost(would: Estimate, price: str) -> str:
    from drafter.errors import BadInput

    if not would.calls:
        return ""
    if not price:
        return "What it costs depends on the service; give its prices with --price IN,OUT."
    try:
        cheap, dear = (float(part) for part in price.split(","))
    except ValueError:
        raise BadInput(
            f'"{price}" is no pair of prices (--price). Nothing was drafted. Write it as 0.15,0.60.'
        ) from None
    return f"About ${would.cost(cheap, dear):.2f}."


def _agreed() -> bool:
    import sys

    from drafter.errors import BadInput

    if not sys.stdin.isatty():
        raise BadInput(
            "A service would be called, and nobody is there to say yes. Nothing was drafted. "
            "Look at --dry-run, then add --yes."
        )
    return typer.confirm("Go on?", err=True)


@contextmanager
def _progress(count: int) -> Iterator[Callable[[Lead, dict[str, Any]], None]]:
    """A bar with rate and remaining time for a person, a line for each row that was not drafted."""
    import sys

    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from drafter.cli import show

    console = Console(stderr=True, highlight=False, markup=False)
    rate = TextColumn("{task.fields[rate]}", style="dim")
    bar = Progress(
        BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(),
        console=console, disable=not sys.stderr.isatty(),
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=count, rate="")

        def report(lead: Lead, result: dict[str, Any]) -> None:
            bar.update(task, advance=1, rate=f"{bar.tasks[0].speed or 0:.1f} a second")
            show.note(*lead.remarks)
            if result["status"] != "drafted":
                show.note(f"{lead.id}: {result['status']} ({result['reason']})")

        yield report
