"""One OpenAI-compatible address: asks, waits, asks again; a whole reply or a sentence."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from drafter.writers import Check, faults
from drafter.writers.clients import Clients
from drafter.writers.door import Door, OpenDoor
from drafter.writers.faults import Fault
from drafter.writers.reply import Unfinished, WebPage, finished_text

LONGEST_REPLY = 1_000_000
"""Bytes; a whole draft is about 2,000."""


@dataclass(frozen=True)
class Endpoint:
    base_url: str
    api_key: str = field(repr=False)
    model: str
    timeout: float = 60.0
    """Seconds without a byte, and seconds from the first byte to the last."""
    max_tokens: int = 600
    temperature: float = 0.4
    seed: int | None = None
    backoff: float = 1.0
    """Seconds before the second attempt; doubles with each."""
    door: Door = field(default_factory=OpenDoor, repr=False, compare=False)
    """Each attempt goes through it; no place is held while we wait for the next."""
    _unknown: dict[str, Fault] = field(default_factory=dict, init=False, repr=False, compare=False)

    def ask(
        self, messages: list[dict[str, Any]], *, check: Check | None = None, **options: Any
    ) -> str:
        """The text of the reply; `check` raises Unfinished when it is of no use."""
        request = self._request(messages, options)
        for attempt in count(1):
            self.door.call()
            try:
                create = self._clients.blocking.chat.completions.with_streaming_response.create
                with create(**_as_it_is(request)) as answer:
                    body = _bounded(answer.iter_bytes(), self.timeout)
                    text = _whole(body, answer.headers, check)
            except self._failures as error:
                wait, request = self._next(error, request, attempt)
                time.sleep(wait)
            else:
                self.door.heard(None)
                return text
        raise AssertionError("count() never ends")

    async def ask_async(
        self, messages: list[dict[str, Any]], *, check: Check | None = None, **options: Any
    ) -> str:
        """The same, for an event loop."""
        request = self._request(messages, options)
        async with self._clients.here() as client:
            create = client.chat.completions.with_streaming_response.create
            for attempt in count(1):
                try:
                    async with self.door.through(messages), create(**_as_it_is(request)) as answer:
                        body = await _bounded_async(answer.iter_bytes(), self.timeout)
                        text = _whole(body, answer.headers, check)
                except self._failures as error:
                    wait, request = self._next(error, request, attempt)
                    await asyncio.sleep(wait)
                else:
                    self.door.heard(None)
                    return text
        raise AssertionError("count() never ends")

    def kept_open(self) -> AbstractAsyncContextManager[None]:
        """Within it, the calls of the running event loop share their connections."""
        return self._clients.kept()

    @cached_property
    def _clients(self) -> Clients:
        return Clients(self.base_url, self.api_key, self.timeout)

    @cached_property
    def _failures(self) -> tuple[type[Exception], ...]:
        import httpx
        import httpx2
        import openai

        return (openai.APIError, httpx2.HTTPError, httpx.HTTPError, TimeoutError, Unfinished)

    def _request(self, messages: list[dict[str, Any]], options: dict[str, Any]) -> dict[str, Any]:
        request = {
            "model": self.model,
            "messages": messages,
            "max_tokens": self.max_tokens,
            "temperature": self.temperature,
            **({} if self.seed is None else {"seed": self.seed}),
            **options,
        }
        for fault in self._unknown.values():
            request = faults.amended(request, fault) or request
        return request

    def _next(
        self, error: Exception, request: dict[str, Any], attempt: int
    ) -> tuple[float, dict[str, Any]]:
        """How long to wait, and what to ask then; raises when asking again makes no sense."""
        fault = _fault(error, self.timeout)
        self.door.heard(fault)
        if attempt < faults.ATTEMPTS and (changed := faults.amended(request, fault)):
            self._unknown.update(dict.fromkeys(fault.unknown, fault))
            return 0.0, changed
        wait = faults.pause(fault, attempt, self.backoff)
        if wait is None:
            raise faults.sentence(
                fault, base_url=self.base_url, model=self.model, key=self.api_key, tries=attempt
            ) from None
        return wait, _with_more_room(request) if fault.cut else request


def _fault(error: Exception, timeout: float) -> Fault:
    import httpx
    import httpx2
    import openai

    match error:
        case Unfinished():
            return faults.from_reply(error)
        case openai.APIStatusError():
            answer = error.response
            return faults.from_status(answer.status_code, answer.headers, answer.text[:5000])
        case (
            openai.APITimeoutError()
            | httpx2.TimeoutException()
            | httpx.TimeoutException()
            | TimeoutError()
        ) if not _was_hung_up(error):
            return Fault(f"no answer within {timeout:g} s", again=True)
        case _:
            return Fault("the connection failed or broke off", again=True)


def _was_hung_up(error: BaseException | None) -> bool:
    """The transport calls every broken connection a timeout; what lies under it tells."""
    import aiohttp

    while error:
        if isinstance(error, aiohttp.ClientConnectionError):
            return not isinstance(error, TimeoutError)
        error = error.__cause__
    return False


def _whole(body: bytes, headers: Mapping[str, str], check: Check | None) -> str:
    if "html" in headers.get("content-type", "") or body.lstrip()[:1] == b"<":
        raise WebPage("the reply was a web page", again=False)
    text = finished_text(body)
    if check:
        check(text)
    return text


def _as_it_is(request: dict[str, Any]) -> dict[str, Any]:
    """For the SDK, which would else look through every part of it: a fifth of a call's cost."""
    return {"model": request["model"], "messages": [], "extra_body": request}


def _with_more_room(request: dict[str, Any]) -> dict[str, Any]:
    rooms = {"max_tokens", "max_completion_tokens"} & request.keys()
    return request | {room: 2 * request[room] for room in rooms}


def _bounded(chunks: Iterator[bytes], seconds: float) -> bytes:
    body, end = bytearray(), time.monotonic() + seconds
    for chunk in chunks:
        _take(body, chunk, end)
    return bytes(body)


async def _bounded_async(chunks: AsyncIterator[bytes], seconds: float) -> bytes:
    body, end = bytearray(), time.monotonic() + seconds
    async for chunk in chunks:
        _take(body, chunk, end)
    return bytes(body)


def _take(body: bytearray, chunk: bytes, end: float) -> None:
    """A service that drips, or never stops, holds nobody up."""
    body += chunk
    if len(body) > LONGEST_REPLY:
        raise Unfinished("the reply was far too long", again=False)
    if time.monotonic() > end:
        raise TimeoutError
