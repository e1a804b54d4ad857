"""What stands before a service: when the next attempt may go, and how each of them ended."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from drafter.writers.faults import Fault

Said = Sequence[Mapping[str, Any]]
"""The messages that are sent."""


class Door(Protocol):
    """Each may raise, where no more attempts are to be made."""

    def through(self, said: Said) -> AbstractAsyncContextManager[None]:
        """A place for one attempt; waits for it."""
        ...

    def call(self) -> None:
        """An attempt is about to be made by somebody who can't wait at a door."""
        ...

    def heard(self, fault: Fault | None) -> None:
        """How an attempt ended; None: well."""
        ...


class OpenDoor:
    """Everybody may pass at any time."""

    @asynccontextmanager
    async def through(self, said: Said) -> AsyncIterator[None]:
        yield

    def call(self) -> None:
        pass

    def heard(self, fault: Fault | None) -> None:
        pass
