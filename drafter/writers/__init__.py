"""Who writes the draft: a hosted model, a local one, or the phrasebook.

hosted.py      any OpenAI-compatible address       chat_model.py  the same, for LangChain
endpoint.py    asks, waits, asks again             faults.py      what went wrong, as a sentence
reply.py       what came back, as a Draft          scripted.py    a writer that reads from a list
"""

from __future__ import annotations

from typing import Protocol

from drafter.errors import WriterUnavailable
from drafter.message import Draft
from drafter.writers.plan import Plan


class Writer(Protocol):
    """Writes the next draft of a plan, or raises WriterUnavailable."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    def write(self, plan: Plan) -> Draft: ...


class WriterRefused(WriterUnavailable):
    """Every further call would end alike: wrong key, wrong model, wrong address."""


class WriterBusy(WriterUnavailable):
    """The service asks us to slow down; the same call may do later."""

    exit_code = 3
