"""prompts/learning.toml: what the past teaches, in words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any

from drafter.learning.outcomes import Share, told_apart
from drafter.prompts import files


def say(id: str, **slots: object) -> str:
    """A proposal in a sentence."""
    return str(_words()["proposals"][id]).format(**slots)


def tell(id: str, **slots: object) -> str:
    """A line about what came of it."""
    return str(_words()["results"][id]).format(**slots)


def side(id: str) -> str:
    return str(_words()["results"]["sides"][id])


def lines(by: str, group: Sequence[Share]) -> list[str]:
    """A side of the past: its groups with their intervals, and whether they can be told apart."""
    if not group:
        return []
    rows = [
        tell("row", **(share._asdict() | {"low": f"{share.low:.0%}", "high": f"{share.high:.0%}"}))
        for share in group
    ]
    end = [verdict(by, group)] if len(group) > 1 else []
    return [tell("heading", side=side(by)), *(f"  {row}" for row in [*rows, *end])]


def verdict(by: str, group: Sequence[Share]) -> str:
    """Whether any group was answered more often than another, as far as the numbers carry."""
    best = max(group, key=lambda share: share.low)
    worst = min(group, key=lambda share: share.high)
    if told_apart(best, worst):
        return tell("apart", one=best.group, other=worst.group)
    return tell("together", side=side(by))


@cache
def _words() -> dict[str, Any]:
    path = files.folder() / "learning.toml"
    try:
        return tomllib.loads(files.words(path))
    except tomllib.TOMLDecodeError as error:
        raise files.fault(path, 0, f"is not valid TOML ({error})") from None
