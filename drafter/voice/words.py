"""prompts/voice.toml: what is looked for in the user's messages, and the sentences that tell it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.prompts import files


@dataclass(frozen=True)
class Words:
    closings: dict[str, str]
    """Each in small letters, with its register."""
    asks: tuple[str, ...]
    """The longest first."""
    same: tuple[str, ...]
    unlike: tuple[str, ...]
    openings: frozenset[str]
    lent: frozenset[str]
    harmless: frozenset[str]
    numbers: frozenset[str]
    plainer: dict[str, str]
    user: dict[str, str]
    model: dict[str, str]


def words() -> Words:
    return _read(files.folder() / "voice.toml")


@cache
def _read(path: Path) -> Words:
    try:
        return _words(tomllib.loads(files.words(path)))
    except tomllib.TOMLDecodeError as error:
        raise files.fault(path, 0, f"is not TOML ({error})") from None
    except (KeyError, AttributeError, TypeError) as error:
        raise files.fault(path, 0, f"lacks or mistakes {error}") from None


def _words(table: dict) -> Words:  # type: ignore[type-arg]
    openings, lent = table["openings"], table["lent"]
    begin = frozenset(openings["words"].split())
    return Words(
        closings={text: level for level, row in table["closings"].items() for text in row},
        asks=tuple(sorted(table["asks"]["known"], key=len, reverse=True)),
        same=tuple(table["asks"]["same"]),
        unlike=tuple(table["asks"]["unlike"]),
        openings=begin,
        lent=begin | frozenset(lent["words"].split()),
        harmless=frozenset(lent["harmless"].split()),
        numbers=frozenset(lent["numbers"].split()),
        plainer=table["plainer"],
        user=table["user"],
        model=table["model"],
    )
