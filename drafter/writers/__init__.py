"""Who writes the draft: a hosted model, a local one, or the phrasebook.

hosted.py      any OpenAI-compatible address       chat_model.py  the same, for LangChain
endpoint.py    asks, waits, asks again             faults.py      what went wrong, as a sentence
reply.py       what came back, as a Draft          scripted.py    a writer that reads from a list
clients.py     the SDK's connections               door.py        when an attempt may go
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from drafter.errors import WriterUnavailable
from drafter.message import Draft, Turn
from drafter.writers.plan import Plan

if TYPE_CHECKING:
    from drafter.writers.door import Door


Check = Callable[[str], object]
"""Raises Unfinished when a reply is of no use."""


class Writer(Protocol):
    """Writes the next draft of a plan, or raises WriterUnavailable."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    def write(self, plan: Plan) -> Draft: ...


class Model(Protocol):
    """Answers in the form of a JSON schema, or raises WriterUnavailable."""

    def complete(
        self, turns: Sequence[Turn], schema: dict[str, Any], check: Check, **options: Any
    ) -> str:
        """The text of a reply; asked again where `check` refuses it."""
        ...

    async def complete_async(
        self, turns: Sequence[Turn], schema: dict[str, Any], check: Check, **options: Any
    ) -> str:
        """The same in an event loop."""
        ...


class AsyncWriter(Writer, Model, Protocol):
    """A writer that many rows can wait for at once."""

    async def write_async(self, plan: Plan) -> Draft: ...

    def behind(self, door: Door) -> AsyncWriter:
        """The same writer, each attempt of which goes through a door."""
        ...

    def kept_open(self) -> AbstractAsyncContextManager[None]:
        """Within it, the calls of the running event loop share their connections."""
        ...


def is_async(writer: Writer) -> TypeGuard[AsyncWriter]:
    """Quicker than a look at every member of the protocol, for who asks with each call."""
    return hasattr(writer, "write_async")


class WriterRefused(WriterUnavailable):
    """Every further call would end alike: wrong key, wrong model, wrong address."""


class WriterBusy(WriterUnavailable):
    """The service asks us to slow down; the same call may do later."""

    exit_code = 3
