"""What the user may set about how they write, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from drafter.errors import BadInput
from drafter.wording.visible import visible

CHOICES = {
    "thanks": ("thanks", "thank you"),
    "forms": ("short", "long", "mixed"),
    "formality": ("formal", "neutral", "casual"),
}
FREE = ("greeting", "closing", "ask")
NUMBERS = {"sentence": range(4, 41), "length": range(15, 301)}
NAMES = (*FREE, *NUMBERS, *CHOICES)
SLOTS = {"first", "titled", "full"}
LONGEST = 60


def changes(pairs: Iterable[str], never: Iterable[str], before: Iterable[str]) -> dict[str, Any]:
    """ "name=text" and unwanted words as what is kept; `before`: the words unwanted so far."""
    made: dict[str, Any] = dict(map(_change, pairs))
    wanted = [word for word in map(_line, never) if word]
    if wanted:
        made["never"] = list(dict.fromkeys([*before, *(word.casefold() for word in wanted)]))
    return made


def _change(pair: str) -> tuple[str, str]:
    name, sign, text = pair.partition("=")
    name, text = name.strip(), _line(text)
    if not sign or name not in NAMES:
        raise _refused(pair, f"Set one of {', '.join(NAMES)}, as in closing=Cheers")
    if name in CHOICES and text not in CHOICES[name]:
        raise _refused(pair, f"{name} is {' or '.join(CHOICES[name])}")
    if name in NUMBERS and not (text.isdecimal() and int(text) in NUMBERS[name]):
        span = NUMBERS[name]
        raise _refused(pair, f"{name} is a number of words from {span[0]} to {span[-1]}")
    if len(text) > LONGEST or set(re.findall(r"\{(.*?)\}", text)) - _slots(name):
        raise _refused(
            pair, "Write one short line; a greeting may hold {first}, {titled} or {full}"
        )
    return name, "" if text.casefold() == "none" else text


def _slots(name: str) -> set[str]:
    return SLOTS if name == "greeting" else set()


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def _refused(pair: str, remedy: str) -> BadInput:
    return BadInput(f'"{_line(pair)[:80]}" can\'t be set (voice). Nothing was saved. {remedy}.')
