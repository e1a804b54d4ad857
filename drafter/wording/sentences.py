"""Text in sentences, each with its place; short forms and addresses don't end one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Sentence(NamedTuple):
    text: str
    start: int
    """Offset in the text it was cut from."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


STOP = re.compile(r"[.!?…]+[\"'”’)\]*]*(?=\s|$)|\n")
NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof st ref req rev hon gen col capt sgt vs approx e.g i.e cf fig dept".split()
)
NUMBERED = frozenset({"no", "nos"})
"""Short forms only before a number: a no is a word like any other."""
MAYBE_LAST = frozenset(
    "etc a.m p.m ltd inc co corp jr sr u.s u.k ph.d ext tel min hrs jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
STARTER = re.compile(r"\s+(?:I|My|We|The|It|If|Could|Would|Thank|So|But|And|You|Please)\b")
BLANKS, SPACES = re.compile(" *"), re.compile(r"\s*")
NEAR = 40
"""Characters in which a short form is looked for."""
LONGEST = 1000
"""Nobody writes such a sentence; cut there, it can't take for ever to judge."""
WRAPPED = 56
"""A line longer than this, without a stop at its end, goes on in the next."""


def split(text: str) -> Iterator[Sentence]:
    start = 0
    for stop in STOP.finditer(text):
        if ends_sentence(text, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if stop.group() == "\n":
        return not _goes_on(text, stop)
    if not stop.group().startswith("."):
        return True
    word = _word_before(text, stop.start())
    last, follows = word.strip("(\"'“‘"), _sign_after(text, stop.end(), SPACES)
    if len(last) == 1 and last.isalpha() and last.isupper():
        named = _sign_after(text, stop.end(), BLANKS).isupper()
        return not named or STARTER.match(text, stop.end()) is not None
    if last.casefold() in NUMBERED:
        return not follows.isdigit()
    if last.casefold() in NEVER_LAST or _numbers_a_line(text, stop.start(), last):
        return False
    return last.casefold() not in MAYBE_LAST or follows.isupper() or not follows


def _word_before(text: str, end: int) -> str:
    near = text[max(0, end - NEAR) : end]
    return near.split()[-1] if near and not near[-1].isspace() else ""


def _sign_after(text: str, start: int, passed: re.Pattern[str]) -> str:
    """The first sign that isn't passed over; empty at the end of the text."""
    found = passed.match(text, start)
    return text[found.end() : found.end() + 1] if found else ""


def _line_before(text: str, end: int) -> str:
    return text[text.rfind("\n", 0, end) + 1 : end]


def _goes_on(text: str, newline: re.Match[str]) -> bool:
    """A line that was only broken because it was long."""
    before = _line_before(text, newline.start()).rstrip()
    after = text[newline.end() : newline.end() + 1]
    if not before or not after.isalnum():
        return False
    return len(before) > WRAPPED or (after.islower() and before[-1] not in ",:")


def _numbers_a_line(text: str, at: int, word: str) -> bool:
    return word.isdigit() and _line_before(text, at).strip() == word


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    part = text[start:end]
    if part.strip():
        yield Sentence(part.strip(), start + len(part) - len(part.lstrip()))
