"""Which of the user's facts a letter told, kept when it is sent."""

from __future__ import annotations

from pathlib import Path

from drafter.history import History, used
from drafter.wording.told import tells


def note_facts(folder: Path, message: int, body: str) -> None:
    """The facts of the profile as it is today; without one, none."""
    known = History(folder).profile()
    facts = [fact.text for fact in known.facts] if known else []
    used.note(folder, message, [fact for fact in facts if tells(body, fact)])
