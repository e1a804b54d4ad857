"""The SDK's clients for one address: one for threads, one for each event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import openai


@dataclass(frozen=True)
class Clients:
    base_url: str
    api_key: str = field(repr=False)
    timeout: float
    _of: MutableMapping[asyncio.AbstractEventLoop, openai.AsyncOpenAI] = field(
        default_factory=WeakKeyDictionary, init=False, repr=False, compare=False
    )

    @cached_property
    def blocking(self) -> openai.OpenAI:
        import openai

        transport = openai.DefaultHttpx2Client(**self._transport)
        return openai.OpenAI(**self._settings, http_client=transport)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Within it, the calls of this event loop share their connections."""
        loop = asyncio.get_running_loop()
        async with self._new() as client:
            self._of[loop] = client
            try:
                yield
            finally:
                del self._of[loop]

    @asynccontextmanager
    async def here(self) -> AsyncIterator[openai.AsyncOpenAI]:
        """The client that is kept in this event loop, or one for this call."""
        if client := self._of.get(asyncio.get_running_loop()):
            yield client
            return
        async with self._new() as client:
            yield client

    def _new(self) -> openai.AsyncOpenAI:
        import openai

        # Half the processor time of the SDK's own transport for each call, measured.
        transport = openai.DefaultAioHttpClient(**self._transport)
        return openai.AsyncOpenAI(**self._settings, http_client=transport)

    @property
    def _settings(self) -> dict[str, Any]:
        # The SDK's own retries are off; two budgets would multiply.
        return {
            "base_url": self.base_url,
            "api_key": self.api_key,
            "max_retries": 0,
            "timeout": self.timeout,
        }

    @property
    def _transport(self) -> dict[str, Any]:
        # A redirect would carry the message to an address that nobody chose.
        return {"follow_redirects": False, "timeout": self.timeout}
