"""The lines above a mail: who, when, about what, in the forms of the common mail programs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from drafter.intake.cues import table
from drafter.intake.plain import Plain

ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# Web mail shows no names of headers: "Dana Reyes <dana@example.org>", then a date, then "to me".
SHOWN = re.compile(
    rf"^\W?(?P<name>[^<>:@]{{0,80}}?)\s*<(?P<address>{ADDRESS.pattern})>\s*(?P<rest>[^<>]{{0,60}})$"
)
TO_ME = re.compile(r"^(?:to|an|à|para|aan|a)\b:?.{0,60}$", re.IGNORECASE)
TECHNICAL = re.compile(r"^[A-Z][A-Za-z0-9-]{1,40}:(?: |$)")
HAS_DAY = re.compile(r"\d{1,2}")


class Header(NamedTuple):
    name: str
    """from, to, date, subject or reply_to, whatever the language."""
    value: Plain


@cache
def _names() -> dict[str, str]:
    """What each word for a header means: "gesendet" is the date."""
    return {name.lower(): key for key in reversed(KNOWN) for name in table().mail[key]}


@cache
def _named() -> re.Pattern[str]:
    longest_first = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    return re.compile(
        rf"^[*_ ]*(?P<name>{longest_first})[*_ ]*\s?[:：][*_ ]*(?P<value>.*)$", re.IGNORECASE
    )


KNOWN = ("from", "to", "date", "subject", "reply_to")


def named(line: Plain) -> Header | None:
    """A header line such as "Gesendet: Montag"."""
    match = _named().match(line.text)
    # Where case is ignored, "ſ" passes for an s; such a word is in no list.
    key = _names().get(match["name"].lower()) if match else None
    return Header(key, line.cut(match.start("value")).strip()) if match and key else None


def begins(lines: list[Plain], at: int) -> bool:
    """Whether a header block begins here: a sender's line, and another header close below."""
    first = named(lines[at]) if at < len(lines) else None
    if not first or first.name not in {"from", "date", "subject"} or not first.value.text:
        return False
    near = (named(line) for line in lines[at + 1 : at + 6])
    return any(header and header.name != first.name for header in near)


def read(lines: list[Plain], at: int = 0) -> tuple[tuple[Header, ...], int]:
    """The headers that begin at a line, and the number of the first line after them."""
    if begins(lines, at):
        return _block(lines, at)
    return _shown(lines, at)


def _block(lines: list[Plain], at: int) -> tuple[tuple[Header, ...], int]:
    headers: list[Header] = []
    while at < len(lines):
        line = lines[at]
        if header := named(line):
            headers.append(header)
        elif not line.text.strip():
            if not (at + 1 < len(lines) and named(lines[at + 1])):
                break
        elif not line.text.startswith(" ") and not TECHNICAL.match(line.text):
            break
        at += 1
    return tuple(headers), at


def _shown(lines: list[Plain], at: int) -> tuple[tuple[Header, ...], int]:
    for place in range(at, min(at + 8, len(lines))):
        if match := SHOWN.match(lines[place].text.strip()):
            line = lines[place].strip()
            above = [line for line in lines[at:place] if line.text.strip()]
            headers = [Header("from", line.cut(0, match.end("address") + 1))]
            headers += [Header("subject", above[0].strip())] if above else []
            if HAS_DAY.search(match["rest"]):
                headers.append(Header("date", line.cut(*match.span("rest"))))
            return _below(lines, place + 1, headers)
    return (), at


def _below(lines: list[Plain], at: int, headers: list[Header]) -> tuple[tuple[Header, ...], int]:
    while at < len(lines):
        text = lines[at].text.strip()
        if text and not TO_ME.match(text):
            if not (HAS_DAY.search(text) and len(text) < 50 and not text.endswith((".", "!"))):
                break
            headers.append(Header("date", lines[at].strip()))
        at += 1
    return tuple(headers), at
