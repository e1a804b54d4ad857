"""A sent message taken apart: how it greets, what it says, how it closes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from drafter.voice.words import words
from drafter.wording import names
from drafter.wording.folding import fold
from drafter.wording.sentences import split
from drafter.wording.visible import visible

BELOW = re.compile(
    r"^[ \t]*(?:-- ?$|-{2,} ?(?:original|forwarded) message|begin forwarded message:"
    r"|from: .+\n(?:sent|date|to): |(?:on|am|le|el|il|op|em)\b[^\n]*[\d<@][^\n]*(?:\n[^\n]+)?"
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu)[^\n]{0,60}:[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
"""Where the user's own words end and a signature block or an older mail begins."""
QUOTED = re.compile(r"^[ \t]*>.*\n?", re.MULTILINE)
NAME = r"[^\W\d_][\w.'’-]*"
HAIL = re.compile(
    r"(?P<hail>dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)\b"
    rf"[ \t]*(?P<name>(?:{NAME}[ \t]*){{0,4}}?)(?P<mark>[,:!–—-]|$)[ \t]*(?P<rest>.*)",
    re.IGNORECASE,
)
ALONE = re.compile(rf"(?P<name>{NAME}(?:[ \t]+{NAME}){{0,2}})[ \t]*(?P<mark>[,:–—-])$")
ANYBODY = frozenset("all team there everyone both sir madam hiring manager recruiter".split())
WRAPPED = 56
"""A line longer than this goes on in the next."""
LAST = 8
"""Lines at the end among which a closing may stand."""


class Letter(NamedTuple):
    greeting: str
    """As a form: "Hi {first},"; empty if there is none."""
    name: str
    paragraphs: tuple[str, ...]
    closing: str
    """As written, without the name; empty if there is none."""

    @property
    def prose(self) -> str:
        return "\n".join(self.paragraphs)

    def sentences(self) -> list[str]:
        said = (sentence.text for paragraph in self.paragraphs for sentence in split(paragraph))
        return [text for text in said if any(map(str.isalnum, text))]


def letter(text: str) -> Letter:
    own = visible(text)
    below = BELOW.search(own)
    lines = [line.strip() for line in QUOTED.sub("", own[: below and below.start()]).split("\n")]
    while lines and not lines[0]:
        del lines[0]
    greeting, name, rest = _greeting(lines[0]) if lines else ("", "", "")
    body, closing = _closing([rest, *lines[1:]])
    return Letter(greeting, name, tuple(_paragraphs(body)), closing)


def _greeting(line: str) -> tuple[str, str, str]:
    """The form, the name in it, and what the line says after it."""
    if found := HAIL.match(line):
        hail, name, rest = found["hail"].capitalize(), found["name"].strip(), found["rest"]
        return f"{hail} {_slot(name)}".rstrip() + _mark(found["mark"]), name, rest
    found = ALONE.match(line)
    if found and not _closes(line):
        return _slot(found["name"]) + _mark(found["mark"]), found["name"], ""
    return "", "", line


def _slot(name: str) -> str:
    called = [fold(word).strip(".") for word in name.split()]
    if not called or ANYBODY & set(called):
        return name.casefold()
    if called[0] in names.TITLES:
        return "{titled}"
    return "{first}" if len(called) == 1 else "{full}"


def _mark(mark: str) -> str:
    """A draft has no exclamation marks, and one kind of dash."""
    return " –" if mark in {"–", "—", "-"} else mark.replace("!", ",")


def _closing(lines: list[str]) -> tuple[list[str], str]:
    """The lines above the closing or the name, and the closing."""
    full = [at for at, line in enumerate(lines) if line]
    for at in reversed(full[1:][-LAST:]):
        if found := _closes(lines[at]):
            return lines[:at], found
    while len(full) > 1 and _is_name(lines[full[-1]]):
        full.pop()
    return lines[: full[-1] + 1] if full else [], ""


def _closes(line: str) -> str:
    """ "Thanks, Ben" is closed by "Thanks,"; empty if the line is no closing."""
    found = _closer().match(line)
    if not found:
        return ""
    mark = (found["mark"] or "").strip()
    return found["words"] + {"!": ",", ".": ".", "": ""}.get(mark, ",")


@cache
def _closer() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(words().closings, key=len, reverse=True)))
    after = rf"(?:(?P<mark>[ \t]*[,.!–—-])(?:[ \t]*{NAME}(?:[ \t]+{NAME}){{0,2}})?\.?)"
    named = r"(?:[ \t]+[A-Z][\w.'’-]*(?:[ \t]+[A-Z][\w.'’-]*)?)?"
    return re.compile(rf"(?P<words>(?i:{known}))(?:{after}|{named})$")


def _goes_on(before: str, line: str) -> bool:
    unfinished = line[0].islower() and before[-1] not in ",.:;?!"
    return line[0].isalnum() and (len(before) > WRAPPED or unfinished)


def bare(way: str) -> str:
    """A greeting or closing without the mark after it."""
    return way.rstrip(" ,.:–")


def _is_name(line: str) -> bool:
    return len(line.split()) <= 3 and re.search(r"[.?!:,]$", line) is None


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines broken only because they were long are one again."""
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if line and before and _goes_on(before, line):
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        before = line
    return paragraphs
