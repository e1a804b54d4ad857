"""What the user wrote themselves, and what they set about how they write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.errors import StorageError
from drafter.history.database import reading, writing

NEWEST = 200
"""Messages that tell how somebody writes now; more would say the same."""
OWN = """direction = 'sent' AND channel NOT IN ('linkedin_note', 'sms', 'phone_script', 'voicemail')
    AND NOT EXISTS (SELECT 1 FROM edit WHERE edit.message = message.id AND drafted = body)"""
"""Letters; not what went out as it was drafted for them, which shows our manner and not theirs."""


def state(folder: Path) -> tuple[int, int]:
    """How many messages there are, and the last one's id; it changes when the own ones do.

    To count those alone, each would have to be read.
    """
    with reading(folder) as connection:
        (count,) = connection.execute("SELECT count(*) FROM message").fetchone()
        (last,) = connection.execute("SELECT max(id) FROM message").fetchone()
    return count, last or 0


def texts(folder: Path) -> tuple[str, ...]:
    """The bodies alone, newest first."""
    with reading(folder) as connection:
        rows = connection.execute(
            f"SELECT body FROM message WHERE {OWN} ORDER BY date DESC, id DESC LIMIT {NEWEST}"
        )
        return tuple(body for (body,) in rows)


def edits(folder: Path) -> dict[str, Any]:
    """What the user set, by name; empty if nothing."""
    with reading(folder) as connection:
        row = connection.execute("SELECT profile FROM voice").fetchone()
    try:
        found = json.loads(row[0]) if row else {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise StorageError(
            f"What you set about your voice can't be read ({folder}). Nothing was changed. "
            "Run drafter voice --reset."
        )
    return found


def save(folder: Path, changes: Mapping[str, Any]) -> None:
    """Set beside what was set before."""
    kept = json.dumps({**edits(folder), **changes}, ensure_ascii=False)
    with writing(folder) as connection:
        connection.execute("INSERT OR REPLACE INTO voice VALUES (1, ?)", [kept])


def reset(folder: Path) -> None:
    """Back to what is measured."""
    with writing(folder) as connection:
        connection.execute("DELETE FROM voice")
