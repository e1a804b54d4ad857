"""The tables in prompts/*.toml: limits, waits, forms of a letter, spelling, homework."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from drafter.errors import PromptFileError
from drafter.prompts import files
from drafter.situation import Situation


@dataclass(frozen=True)
class Limits:
    """What a channel takes. Zero: no such limit."""

    id: str
    title: str
    max_chars: int
    target_words: tuple[int, int]
    max_words: int
    subject: bool
    max_subject: int
    spoken: bool
    short: bool
    chat: bool
    """Signed with the name alone."""
    checked: str
    source: str
    unsuitable: str
    """Why some kinds of message don't go through it."""
    only: str
    """Why some kinds go through nothing else."""
    premium_chars: int
    """In place of `max_chars` for those who pay LinkedIn."""


@cache
def _table(name: str) -> dict[str, Any]:
    path = files.folder() / f"{name}.toml"
    try:
        return tomllib.loads(files.words(path))
    except tomllib.TOMLDecodeError as error:
        raise PromptFileError(
            f"A prompt file is not right ({name}.toml: {error}). Nothing was drafted."
        ) from None


@cache
def channels() -> dict[str, Limits]:
    return {
        id: Limits(
            id=id,
            title=row["title"],
            max_chars=row.get("max_chars", 0),
            target_words=(row["target_words"][0], row["target_words"][1]),
            max_words=row.get("max_words", 0),
            subject=row.get("subject", False),
            max_subject=row.get("max_subject", 0),
            spoken=row.get("spoken", False),
            short=row.get("short", False),
            chat=row.get("chat", False),
            checked=str(row["checked"]),
            source=row["source"],
            unsuitable=row["unsuitable"],
            only=row.get("only", ""),
            premium_chars=row.get("premium_chars", row.get("max_chars", 0)),
        )
        for id, row in _table("channels").items()
    }


def limits(situation: Situation) -> Limits:
    """What this message's channel takes from this sender."""
    row = channels()[situation.channel]
    premium = situation.sender.linkedin_premium
    return replace(row, max_chars=row.premium_chars) if premium else row


def cadence() -> dict[str, Any]:
    return _table("cadence")


def letter() -> dict[str, Any]:
    """Greetings, closings and the other fixed forms, by register."""
    return _table("letter")


def spelling() -> dict[str, Any]:
    """British and American words, and whose they are."""
    return _table("spelling")


def register() -> dict[str, Any]:
    """Short forms written out, and what softens."""
    return _table("register")


def homework() -> dict[str, Any]:
    """What may be told from a pasted page, and in which words."""
    return _table("homework")
