"""The journal of a run: what became of each row, committed before anybody is told.

A row is `calling` from before the first call for it until its result is in; what is `calling` after
a crash is drafted again, and nothing else is.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from drafter.batch.entry import Entry
from drafter.errors import StorageError
from drafter.history.database import private_folder, reading, writing, writing_often
from drafter.history.record import address, folded

Turn = Callable[[], AbstractContextManager[sqlite3.Connection]]
SETTLED = "drafted"
"""A row that failed is tried again by the next run. So is one that was skipped: no call is made for
it, and the day may have come, or the hold be gone."""


class Step(NamedTuple):
    """One thing to write down: a claim (no result yet), or a result."""

    entry: Entry
    state: str
    result: str
    done: asyncio.Future[None]


@dataclass(frozen=True)
class Journal:
    folder: Path
    run: str
    _steps: asyncio.Queue[Step | None] = field(default_factory=asyncio.Queue, init=False)

    def settled(self) -> frozenset[str]:
        """The keys of the rows whose drafts stand."""
        with reading(self.folder) as connection:
            rows = connection.execute(
                "SELECT key FROM lead WHERE run = ? AND state = ?", [self.run, SETTLED]
            )
            return frozenset(key for (key,) in rows)

    @contextmanager
    def results(self) -> Iterator[Callable[[str], dict[str, Any]]]:
        """Looks up what became of a row; empty for one that was not come to."""
        with reading(self.folder) as connection:

            def look(key: str) -> dict[str, Any]:
                row = connection.execute(
                    "SELECT result FROM lead WHERE run = ? AND key = ?", [self.run, key]
                ).fetchone()
                return dict(json.loads(row[0])) if row and row[0] else {}

            yield look

    async def claim(self, entry: Entry) -> None:
        """On disk when it returns; only then may anybody be called for this row."""
        await self._write(entry, "calling", "")

    async def settle(self, entry: Entry, result: Mapping[str, Any]) -> None:
        """A row is settled once: a second result for it changes nothing."""
        await self._write(entry, str(result["status"]), json.dumps(result))

    async def _write(self, entry: Entry, state: str, result: str) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._steps.put(Step(entry, state, result, done))
        await done

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[Journal]:
        """Writes down what comes in, as much as has gathered in one transaction."""
        with writing_often(self.folder) as turn:
            writer = asyncio.create_task(self._keep(turn))
            try:
                yield self
            finally:
                await self._steps.put(None)
                await writer

    async def _keep(self, turn: Turn) -> None:
        """A commit waits for the disk; whatever comes meanwhile goes into the next one."""
        ended = False
        try:
            while not ended:
                gathered = [await self._steps.get(), *self._waiting()]
                ended = None in gathered
                await self._commit(turn, [step for step in gathered if step])
        except asyncio.CancelledError:  # Results that still wait are paid for as well.
            self._put(turn, [step for step in self._waiting() if step and step.result])
            raise

    def _waiting(self) -> list[Step | None]:
        return [self._steps.get_nowait() for _ in range(self._steps.qsize())]

    async def _commit(self, turn: Turn, steps: list[Step]) -> None:
        # A second Ctrl-C cancels every task; what is being written is paid for, and is kept. So
        # the work is no task of its own.
        work = asyncio.get_running_loop().run_in_executor(None, self._put, turn, steps)
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            await asyncio.wait([work])
            raise
        except Exception as error:
            for step in steps:
                if not step.done.done():
                    step.done.set_exception(error)
        else:
            for step in steps:
                if not step.done.done():
                    step.done.set_result(None)

    def _put(self, turn: Turn, steps: list[Step]) -> None:
        if not steps:
            return
        with turn() as connection:
            for step in steps:
                _put(connection, self.run, step)


def _put(connection: sqlite3.Connection, run: str, step: Step) -> None:
    entry = step.entry
    connection.execute(
        """INSERT INTO lead VALUES (?, ?, ?, ?, ?, ?, 1, ?)
        ON CONFLICT (run, key) DO UPDATE SET state = excluded.state,
        result = CASE excluded.state WHEN 'calling' THEN result ELSE excluded.result END,
        number = excluded.number, attempts = attempts + (excluded.state = 'calling')
        WHERE state <> 'drafted'""",
        [run, entry.key, entry.number, folded(entry.name), address(entry.email), step.state,
         step.result],
    )  # fmt: skip


def id_of(out: Path) -> str:
    """A folder is written by one run; the same folder goes on with it."""
    return hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:8]


@contextmanager
def opened(folder: Path, leads: Path, out: Path) -> Iterator[Journal]:
    """The journal of the run that writes into `out`; one process at a time.

    Raises StorageError within a second if another process is at it, with its number.
    """
    run = id_of(out)
    with _alone(folder, run, out):
        with writing(folder) as connection:
            connection.execute(
                """INSERT INTO run VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET out = excluded.out""",
                [run, str(leads.resolve()), str(out.resolve()), dt.datetime.now().isoformat()],
            )
        yield Journal(folder, run)


@contextmanager
def _alone(folder: Path, run: str, out: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    private_folder(folder)
    holder = folder / f"run-{run}.pid"
    lock = FileLock(folder / f"run-{run}.lock", 0.2, 0o600)
    try:
        lock.acquire()
    except Timeout:
        pid = holder.read_text("utf-8") if holder.exists() else "unknown"
        raise StorageError(
            f'Another drafter (process {pid}) is drafting into "{out}". Nothing was drafted. '
            "Let it finish, or choose another --out."
        ) from None
    try:
        _sign(holder)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _sign(holder: Path) -> None:
    try:
        holder.write_text(str(os.getpid()), "utf-8")
        holder.chmod(0o600)
    except OSError as error:
        raise StorageError(
            f"Your data can't be written ({holder}: {error.strerror}). Nothing was drafted. "
            "Make room on the disk, then try again."
        ) from None
