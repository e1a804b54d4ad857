"""How many calls at once, how fast, and when to stop: what a service can take is found out."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from drafter.brief.tokens import count
from drafter.errors import DrafterError
from drafter.writers import WriterRefused
from drafter.writers.door import Said
from drafter.writers.faults import LONGEST_WAIT, Fault

IN_A_ROW = 10
OF_THE_LAST, LAST = 10, 20
"""So many failures in a row, or more than so many of the last twenty, and the run pauses."""
DOUBTFUL = 5
"""Failures in a row after which one call at a time finds out whether the service still lives."""
GROWTH = 0.125
"""What a good answer adds to the calls at once: an eighth more with every round of them."""
MINUTE = 60.0
LATER = "Run the same command later to go on."


class PausedError(DrafterError):
    """The run stops here, can be resumed, and the rows that are done are safe."""

    exit_code = 3


@dataclass
class Gate:
    """Lets at most `concurrency` attempts through at once; fewer after a 429, more again later."""

    concurrency: int
    per_minute: int = 0
    """Calls a minute; 0: as many as come."""
    tokens_per_minute: int = 0
    most: int = 0
    """Calls after which the run pauses; 0: as many as it takes."""
    clock: Callable[[], float] = time.monotonic
    allowed: float = field(init=False)
    """How many may run now."""
    over: DrafterError | None = field(default=None, init=False)
    """Why nobody may pass any more."""
    calls: int = field(default=0, init=False)
    _running: int = field(default=0, init=False)
    _closed_until: float = field(default=0.0, init=False)
    _slowed_at: float = field(default=float("-inf"), init=False)
    _changed: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _spent: deque[tuple[float, int]] = field(default_factory=deque, init=False)
    _gone_wrong: deque[bool] = field(default_factory=lambda: deque(maxlen=LAST), init=False)
    _in_a_row: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.allowed = float(self.concurrency)

    @asynccontextmanager
    async def through(self, said: Said) -> AsyncIterator[None]:
        """A place among the calls that run; waits for one."""
        await self._enter(said)
        try:
            yield
        finally:
            self._running -= 1
            self._wake()

    def call(self) -> None:
        """Counts a call. Raises PausedError, or what ended the run, if it may not be made."""
        if self.most and self.calls >= self.most and not self.over:
            self.over = PausedError(
                f"{self.calls} calls were made, as many as you allowed. {LATER}"
            )
        if self.over:
            raise self.over
        self.calls += 1

    def heard(self, fault: Fault | None) -> None:
        """How an attempt ended. Raises PausedError where the next would only end alike."""
        if fault is None:
            self._in_a_row = 0
            self.allowed = min(float(self.concurrency), self.allowed + GROWTH)
        elif fault.status == 429:
            self._slow_down(fault.wait or 0.0)
        elif fault.again:
            self._in_a_row += 1
            # What was in flight when the service died fails too, and tells nothing new.
            if self._in_a_row >= IN_A_ROW + self.concurrency - 1:
                why = f"error {fault.status}" if fault.why == "status" else fault.why
                self._end(f"The service failed {self._in_a_row} times in a row ({why}).")

    def went_well(self) -> None:
        """A draft came."""
        self._gone_wrong.append(False)

    def went_wrong(self, error: DrafterError) -> None:
        """No attempt brought a draft. Raises PausedError where more rows would only end alike."""
        if isinstance(error, WriterRefused):
            self.over = error
            self._wake()
            raise error
        self._gone_wrong.append(True)
        if all([*self._gone_wrong][-IN_A_ROW:]) and len(self._gone_wrong) >= IN_A_ROW:
            self._end(str(error))
        if sum(self._gone_wrong) > OF_THE_LAST:
            self._end(str(error))

    def _end(self, why: str) -> None:
        self.over = PausedError(f"{why} {LATER}")
        self._wake()
        raise self.over from None

    def _wake(self) -> None:
        """Whoever waits looks again."""
        self._changed.set()
        self._changed.clear()

    def _slow_down(self, wait: float) -> None:
        if wait > LONGEST_WAIT:
            self._end(f"The service is limiting requests (429, asks to wait {wait:.0f} s).")
        now = self.clock()
        self._closed_until = max(self._closed_until, now + wait)
        if now - self._slowed_at >= 1.0:  # Calls that were made together are told together.
            self._slowed_at = now
            self.allowed = max(1.0, self.allowed / 2)

    async def _enter(self, said: Said) -> None:
        tokens = sum(count(turn["content"]) for turn in said) if self.tokens_per_minute else 0
        while not self.over and (wait := self._wait(tokens)) != 0.0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), wait)
        self.call()
        self._running += 1
        if self.per_minute or self.tokens_per_minute:
            self._spent.append((self.clock(), tokens))

    def _wait(self, tokens: int) -> float | None:
        """Seconds until there may be a place; None: until somebody leaves."""
        now = self.clock()
        room = 1 if self._in_a_row >= DOUBTFUL else int(self.allowed)
        if self._running >= room:
            return None
        if now < self._closed_until:
            return self._closed_until - now
        while self._spent and self._spent[0][0] <= now - MINUTE:
            self._spent.popleft()
        full = self.per_minute and len(self._spent) >= self.per_minute
        used = sum(cost for _, cost in self._spent)
        dear = self.tokens_per_minute and self._spent and used + tokens > self.tokens_per_minute
        return self._spent[0][0] + MINUTE - now if full or dear else 0.0
