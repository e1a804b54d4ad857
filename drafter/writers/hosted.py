"""Any OpenAI-compatible service as a writer: OpenAI, OpenRouter, Ollama, LM Studio, llama.cpp."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from drafter.message import Draft, Turn
from drafter.writers import Check, WriterRefused
from drafter.writers.chat_model import chat_model
from drafter.writers.door import Door, OpenDoor
from drafter.writers.endpoint import Endpoint
from drafter.writers.faults import address
from drafter.writers.plan import Plan
from drafter.writers.reply import SCHEMA, read_draft

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True)
class HostedWriter:
    base_url: str
    api_key: str = field(repr=False)
    """Empty is fine for a service on this machine or in this house."""
    model: str
    timeout: float = 60.0
    max_tokens: int = 600
    temperature: float = 0.4
    seed: int | None = None
    backoff: float = 1.0
    name: str = "hosted"
    door: Door = field(default_factory=OpenDoor, repr=False, compare=False)

    def write(self, plan: Plan) -> Draft:
        return read_draft(self.complete(plan.conversation, SCHEMA, check=read_draft))

    async def write_async(self, plan: Plan) -> Draft:
        return read_draft(await self.complete_async(plan.conversation, SCHEMA, check=read_draft))

    def behind(self, door: Door) -> HostedWriter:
        """The same writer, each attempt of which goes through a door."""
        return replace(self, door=door)

    def kept_open(self) -> AbstractAsyncContextManager[None]:
        return self.endpoint.kept_open()

    def complete(
        self, turns: Sequence[Turn], schema: dict[str, Any], check: Check, **options: Any
    ) -> str:
        """The text of a reply in the form of `schema`; asked again where `check` refuses it."""
        from langsmith import tracing_context

        said = [(turn.role, turn.content) for turn in turns]
        # LangChain would send the whole letter to a tracing service that the environment names.
        with tracing_context(enabled=False):
            reply = self.chat.invoke(said, response_format=schema, check=check, **options)
        return str(reply.content)

    async def complete_async(
        self, turns: Sequence[Turn], schema: dict[str, Any], check: Check, **options: Any
    ) -> str:
        """The same in an event loop, for many rows at once: without LangChain, at half the cost."""
        said = [{"role": turn.role, "content": turn.content} for turn in turns]
        return await self.endpoint.ask_async(said, response_format=schema, check=check, **options)

    @cached_property
    def chat(self) -> BaseChatModel:
        return chat_model(self.endpoint)

    @cached_property
    def endpoint(self) -> Endpoint:
        return Endpoint(
            base_url=_web_address(self.base_url),
            api_key=_usable_key(self.api_key, self.base_url),
            model=self.model,
            timeout=self.timeout,
            max_tokens=self.max_tokens,
            temperature=self.temperature,
            seed=self.seed,
            backoff=self.backoff,
            door=self.door,
        )


def _web_address(base_url: str) -> str:
    try:
        parts = urlsplit(base_url.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise WriterRefused(
            "The service's address is not a web address (it begins with http:// or https://). "
            "Nothing was sent. Set it again; it usually ends in /v1."
        )
    return base_url.strip()


def _usable_key(key: str, base_url: str) -> str:
    key = key.strip()
    if key and urlsplit(base_url.strip()).username is not None:
        raise WriterRefused(
            "A user stands in the service's address, beside an API key; only one of them can be "
            "sent. Nothing was sent. Take one out."
        )
    if not key and not _is_near(urlsplit(base_url.strip()).hostname or ""):
        raise WriterRefused(
            f"No API key for {address(base_url.strip())}. Nothing was sent. "
            "Set DRAFTER_API_KEY, or draft with --writer phrasebook."
        )
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise WriterRefused(
            "The API key holds characters that no key has (a space, a line break, an accent). "
            "Nothing was sent. Copy it again, and set DRAFTER_API_KEY."
        )
    return key or "none"


def _is_near(host: str) -> bool:
    """This machine or the local network, where services ask for no key."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost"))
