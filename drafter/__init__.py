"""Someone said no. Draft the polite, persistent message that comes next. It never sends.

pasted text ─intake─▶ Situation ─cadence─▶ may we write now? (else: what to do instead, and when)
                          ├─recall──▶ advice cards and the user's own past messages
                          ├─brief───▶ the conversation a writer is given
                          ├─writer──▶ Draft: a hosted model, or the phrasebook that needs none
                          ├─tone────▶ findings: the words, why, what instead
                          └─▶ Message ─▶ page · command line · batch row · history

from drafter import open_drafter, Situation
message = open_drafter().drafter.draft(Situation(...))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.assembly import open_drafter
    from drafter.drafting import Drafter
    from drafter.errors import DrafterError
    from drafter.message import Message, Stop
    from drafter.situation import Situation

__all__ = ["Drafter", "DrafterError", "Message", "Situation", "Stop", "open_drafter"]

_HOMES = {
    "Drafter": "drafting",
    "DrafterError": "errors",
    "Message": "message",
    "Situation": "situation",
    "Stop": "message",
    "open_drafter": "assembly",
}


def __getattr__(name: str) -> Any:
    """Loaded when first asked for, so that `drafter --help` stays quick."""
    if name in _HOMES:
        return getattr(import_module(f"drafter.{_HOMES[name]}"), name)
    raise AttributeError(name)
