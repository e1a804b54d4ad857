"""prompts/tone/asks.toml: the signs of an ask, its size, and how much a tie bears."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from drafter.prompts import files


@dataclass(frozen=True)
class Topic:
    name: str
    size: int
    sign: re.Pattern[str]


@dataclass(frozen=True)
class Signs:
    most: dict[str, int]
    """The largest ask that a tie bears."""
    ties: dict[str, re.Pattern[str]]
    topics: tuple[Topic, ...]
    talk: dict[str, re.Pattern[str]]
    form: dict[str, re.Pattern[str]]


@cache
def signs() -> Signs:
    path = files.folder() / "tone" / "asks.toml"
    try:
        table = tomllib.loads(files.words(path))
        return Signs(
            most=table["most"],
            ties={row["name"]: _any(row["signs"]) for row in table["tie"]},
            topics=tuple(Topic(r["name"], r["size"], _any(r["signs"])) for r in table["topic"]),
            talk={name: _any(row) for name, row in table["talk"].items()},
            form={name: _any(row) for name, row in table["form"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise files.fault(path, 0, f"{type(error).__name__}: {error}") from None


def _any(row: list[Any]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{sign})" for sign in row), re.IGNORECASE)
