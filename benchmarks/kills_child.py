"""The runs that benchmarks/kills.py kills: forked from a process that has everything imported.

Takes orders {"concurrency", "where", "at"} as lines on standard input; a run stands still at its
point and says "here". MUTANT in the environment breaks the journal on purpose: "fetch" settles a
row when it is claimed, "zero" begins from the first row each time.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from drafter.batch import Batch, journal, read_leads, table
from drafter.batch.entry import Entry
from drafter.batch.gate import Gate, PausedError
from drafter.batch.journal import Journal, Step
from drafter.drafting import Drafter
from drafter.embedding import HashedVectors
from drafter.situation import Sender
from drafter.tone.guard import ToneGuard
from drafter.writers.hosted import HostedWriter
from drafter.writers.phrasebook import Phrasebook

BEN = Sender(name="Ben Achterkamp", identity="cellar hand, Hull")


def main() -> None:
    place, url = Path(sys.argv[1]), sys.argv[2]
    writer = HostedWriter(url, "", "m", timeout=20.0, backoff=0.05)
    drafter = Drafter(
        writer=writer,
        phrasebook=Phrasebook(HashedVectors()),
        recall=lambda situation, kind: (),
        guard=ToneGuard(),
    )
    run = Batch(
        read_leads(place / "leads.csv"), place / "out", drafter, BEN, place / "home",
        today=dt.date(2026, 11, 17),
    )  # fmt: skip
    run.estimate()  # Loads whatever the first row would.
    asyncio.run(open_and_close(writer))
    break_on_purpose(os.environ["MUTANT"])
    for line in sys.stdin:
        obey(run, **json.loads(line))


async def open_and_close(writer: HostedWriter) -> None:
    async with writer.kept_open():
        _ = writer.endpoint._failures


def obey(run: Batch, concurrency: int, where: str, at: int) -> None:
    """A process for one run, which waits until it is known."""
    child = os.fork()
    if not child:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(attempt(run, concurrency, where, at))
    os.waitpid(child, os.WUNTRACED)
    say(f"born {child}")
    _, status = os.waitpid(child, 0)
    say(f"gone {os.waitstatus_to_exitcode(status)}")


def attempt(run: Batch, concurrency: int, where: str, at: int) -> int:
    if where == "commit":
        stand_at_a_commit(at)
    if where == "export":
        stand_in_the_export(at)
    try:
        # Some rows, then the tables: a run that pauses writes them too.
        run.run(Gate(concurrency, most=2 if where == "export" else 0))
    except PausedError:
        return 3
    return 0


def stand_at_a_commit(at: int) -> None:
    """Before the commit of a result, or with it half done."""
    results, put = count(1), journal._put

    def stand(connection: sqlite3.Connection, run: str, step: Step) -> None:
        here = bool(step.result) and next(results) == at
        if here and at % 2:
            halt()
        put(connection, run, step)
        if here:
            halt()

    journal._put = stand


def stand_in_the_export(at: int) -> None:
    """At one of the moments when a table goes to the disk or takes its name."""
    moments = count(1)

    def then(do: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            if next(moments) == at:
                halt()
            return do(*given, **named)

        return step

    table.os.fsync = then(os.fsync)
    table.Path.replace = then(Path.replace)  # type: ignore[method-assign]


def halt() -> None:
    say("here")
    while True:
        time.sleep(60)  # until it is killed


def break_on_purpose(mutant: str) -> None:
    async def settle_at_once(kept: Journal, entry: Entry) -> None:
        await kept.settle(entry, {"status": "drafted", "body": ""})

    if mutant == "fetch":
        Journal.claim = settle_at_once  # type: ignore[method-assign]
    if mutant == "zero":
        Journal.settled = lambda kept: frozenset()  # type: ignore[method-assign]


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
