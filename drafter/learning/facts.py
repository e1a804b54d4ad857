"""Which of the user's facts a letter told, kept when it is sent."""

from __future__ import annotations

from pathlib import Path

from drafter.history import used
from drafter.situation import Sender
from drafter.wording.telling import tells


def note_facts(folder: Path, message: int, body: str, sender: Sender | None) -> None:
    """Of the sender's facts, those that a message tells."""
    facts = sender.facts if sender else ()
    used.note(folder, message, [fact.text for fact in facts if tells(body, fact.text)])
