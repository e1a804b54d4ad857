"""Many rows at once: each is drafted as drafting.py says, while the others wait for the service."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from typing import Any

from drafter import export
from drafter.batch.gate import Gate, PausedError
from drafter.batch.journal import Journal
from drafter.batch.lead import Lead, with_kind
from drafter.drafting import Drafter
from drafter.errors import BadInput, DrafterError, WriterUnavailable
from drafter.judge.look import Look
from drafter.judge.reply import Verdict
from drafter.message import Draft, Message, Stop
from drafter.rounds import Ask, resumed
from drafter.situation import Situation
from drafter.writers import WriterRefused, is_async

AHEAD = 32
"""Rows that are claimed, and whose recall is prepared, together."""
READY = 4
"""For so many rows at the service, one more waits with its question ready."""
GRACE = 5.0
"""Seconds after a stop, in which what is in flight may come to its end."""
Report = Callable[[Lead, dict[str, Any]], None]
Answer = Draft | tuple[Verdict, ...] | WriterUnavailable


@dataclass
class Engine:
    drafter: Drafter
    gate: Gate
    journal: Journal
    report: Report
    ahead: Callable[[list[Situation]], None] = lambda situations: None
    """Prepares what recall will need for them."""
    _places: asyncio.Semaphore = field(init=False)
    """Rows between their first call and their result on disk: no more can be called twice."""
    _desk: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    """Rows think one after the other, and in between replies and questions go their ways: else
    all would think when all have their replies, and nobody would be asked meanwhile."""
    _halt: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _why: BaseException | None = field(default=None, init=False)
    """What made it halt."""
    _taken: deque[Lead] = field(default_factory=deque, init=False)
    _taking: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.gate.concurrency)

    async def run(self, leads: Iterator[Lead]) -> None:
        """Drafts every lead. Raises PausedError or WriterRefused when the service is of no use.

        Ctrl-C ends it after what is in flight; a second one at once. What is broken off was
        claimed and has no result: the next run drafts it.
        """
        async with self.journal.kept(), _stopping(self), _connected(self.drafter):
            many = self.gate.concurrency + ceil(self.gate.concurrency / READY)
            workers = [asyncio.create_task(self._work(leads)) for _ in range(many)]
            await self._let_finish(workers)
            await asyncio.gather(*workers, return_exceptions=True)
        if self._why:
            raise self._why

    def stop(self, why: BaseException) -> None:
        """No row is begun any more; the first reason counts."""
        self._why = self._why or why
        self._halt.set()

    async def _let_finish(self, workers: list[asyncio.Task[None]]) -> None:
        """Until the last row; after a stop, GRACE seconds for what is in flight."""
        halted = asyncio.create_task(self._halt.wait())
        everyone = asyncio.create_task(asyncio.wait(workers))
        await asyncio.wait({halted, everyone}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({everyone}, timeout=GRACE)
        for task in (halted, *workers):
            task.cancel()

    async def _work(self, leads: Iterator[Lead]) -> None:
        try:
            while not self._halt.is_set() and (lead := await self._next(leads)):
                await self._settle(lead)
        except BaseException as error:
            self.stop(error)
            raise

    async def _next(self, leads: Iterator[Lead]) -> Lead | None:
        """Rows are taken up a few at a time: claimed in one commit, their recall made together."""
        async with self._taking:
            if not self._taken:
                taken = [*islice(leads, AHEAD)]
                about = [lead.situation for lead in taken if lead.situation]
                claims = (self.journal.claim(lead.entry) for lead in taken)
                await asyncio.gather(asyncio.to_thread(self.ahead, about), *claims)
                self._taken.extend(taken)
        return self._taken.popleft() if self._taken else None

    async def _settle(self, lead: Lead) -> None:
        async with AsyncExitStack() as row:
            result = {"lead_id": lead.id, **await self._result(lead, row)}
            await self.journal.settle(lead.entry, result)
        self.report(lead, result)

    async def _result(self, lead: Lead, row: AsyncExitStack) -> dict[str, Any]:
        if lead.situation is None:
            return {"status": "skipped", "reason": lead.refused}
        try:
            return export.row(await self._draft(with_kind(lead.situation), row))
        except (PausedError, WriterRefused):
            raise
        except DrafterError as error:
            status = "skipped" if isinstance(error, BadInput) else "failed"
            return {"status": status, "reason": str(error)}
        except Exception as error:  # One row must not take the others along, whatever it holds.
            reason = f"Something went wrong inside the drafter ({type(error).__name__})"
            return {"status": "failed", "reason": f"{reason}; please report it."}

    async def _draft(self, about: Situation, row: AsyncExitStack) -> Message | Stop:
        steps = self.drafter.steps(about)
        try:
            async with self._desk:
                await asyncio.sleep(0)
                ask = next(steps)
            await self._take_place(row)
            while True:
                reply = await (self._reply(ask) if ask.needed else self._extra(ask))
                async with self._desk:
                    await asyncio.sleep(0)
                    ask = resumed(steps, reply)
        except StopIteration as end:
            outcome: Message | Stop = end.value
            return outcome

    async def _take_place(self, row: AsyncExitStack) -> None:
        await row.enter_async_context(self._places)
        if self._why:
            raise self._why

    async def _reply(self, ask: Ask | Look) -> Answer:
        try:
            answer = await ask.answer_async()
        except WriterUnavailable as error:
            self.gate.went_wrong(error)
            return error
        if isinstance(ask, Ask) and is_async(ask.writer):
            self.gate.went_well()
        return answer

    async def _extra(self, ask: Ask | Look) -> Answer:
        """The draft is there already, and stands whatever comes of this; no stop waits for it."""
        answer: asyncio.Task[Answer] = asyncio.create_task(ask.answer_async())
        halt = asyncio.create_task(self._halt.wait())
        try:
            await asyncio.wait({answer, halt}, return_when=asyncio.FIRST_COMPLETED)
            return answer.result() if answer.done() else WriterUnavailable("The run was stopped.")
        except WriterUnavailable as error:
            return error
        except PausedError as error:
            self.stop(error)
            return WriterUnavailable(str(error))
        finally:
            answer.cancel()
            halt.cancel()


@asynccontextmanager
async def _connected(drafter: Drafter) -> AsyncIterator[None]:
    if is_async(drafter.writer):
        async with drafter.writer.kept_open():
            yield
    else:
        yield


@asynccontextmanager
async def _stopping(engine: Engine) -> AsyncIterator[None]:
    """The first Ctrl-C lets what is in flight finish; the second one is Python's own."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        engine.stop(PausedError("Stopped, as you asked. Run the same command to go on."))
        loop.remove_signal_handler(signal.SIGINT)

    # Only the main thread hears signals, and Windows' loop not even there.
    with suppress(NotImplementedError, ValueError, RuntimeError):
        loop.add_signal_handler(signal.SIGINT, stop)
    try:
        yield
    finally:
        with suppress(NotImplementedError, ValueError, RuntimeError):
            loop.remove_signal_handler(signal.SIGINT)
