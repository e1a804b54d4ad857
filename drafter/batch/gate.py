"""How many calls at once, how fast, and when to stop: what a service can take is found out."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from drafter.errors import DrafterError
from drafter.writers import WriterRefused
from drafter.writers.faults import Fault

IN_A_ROW = 10
OF_THE_LAST, LAST = 10, 20
"""So many failures in a row, or more than so many of the last twenty, and the run pauses."""
MINUTE = 60.0


class PausedError(DrafterError):
    """The run stops here, can be resumed, and the rows that are done are safe."""

    exit_code = 3


@dataclass
class Gate:
    """Lets at most `concurrency` calls through at once; fewer after a 429, more again later."""

    concurrency: int
    per_minute: int = 0
    """Requests a minute; 0: as many as come."""
    tokens_per_minute: int = 0
    clock: Callable[[], float] = time.monotonic
    allowed: float = field(init=False)
    """How many may run now."""
    _running: int = field(default=0, init=False)
    _closed_until: float = field(default=0.0, init=False)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition, init=False)
    _spent: deque[tuple[float, int]] = field(default_factory=deque, init=False)
    _failed: deque[bool] = field(default_factory=lambda: deque(maxlen=LAST), init=False)
    _in_a_row: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.allowed = float(self.concurrency)

    @asynccontextmanager
    async def through(self, tokens: int) -> AsyncIterator[None]:
        """A place among the calls that run; waits for one."""
        await self._enter(tokens)
        try:
            yield
        finally:
            self._running -= 1
            async with self._changed:
                self._changed.notify()

    def heard(self, fault: Fault) -> None:
        """What an endpoint noticed in one attempt: at "slow down", half as many at once."""
        if fault.status == 429:
            self.allowed = max(1.0, self.allowed / 2)
            self._closed_until = max(self._closed_until, self.clock() + (fault.wait or 0.0))

    def went_well(self) -> None:
        self.allowed = min(float(self.concurrency), self.allowed + 1 / self.allowed)
        self._in_a_row = 0
        self._failed.append(False)

    def went_wrong(self, error: DrafterError) -> None:
        """Raises PausedError where more calls would only end alike."""
        if isinstance(error, WriterRefused):
            raise error
        self._in_a_row += 1
        self._failed.append(True)
        if self._in_a_row >= IN_A_ROW or sum(self._failed) > OF_THE_LAST:
            raise PausedError(str(error)) from error

    async def _enter(self, tokens: int) -> None:
        async with self._changed:
            while wait := self._wait(tokens):
                if wait == float("inf"):
                    await self._changed.wait()
                else:
                    self._changed.release()
                    await asyncio.sleep(wait)
                    await self._changed.acquire()
            self._running += 1
            if self.per_minute or self.tokens_per_minute:
                self._spent.append((self.clock(), tokens))

    def _wait(self, tokens: int) -> float:
        """Seconds until there may be a place; infinity: until somebody leaves."""
        now = self.clock()
        if self._running >= int(self.allowed):
            return float("inf")
        if now < self._closed_until:
            return self._closed_until - now
        while self._spent and self._spent[0][0] <= now - MINUTE:
            self._spent.popleft()
        full = self.per_minute and len(self._spent) >= self.per_minute
        used = sum(cost for _, cost in self._spent)
        dear = self.tokens_per_minute and self._spent and used + tokens > self.tokens_per_minute
        return self._spent[0][0] + MINUTE - now if full or dear else 0.0
