"""Where a mail's own words end: the sign-off and name, and the small print below."""

from __future__ import annotations

import re
from functools import cache

from drafter.intake.cues import table
from drafter.intake.plain import Plain

LONGEST_SIGNATURE = 14


def disclaimer(content: Plain) -> int:
    """Where the small print begins: everything from its first line on."""
    place = 0
    for line in content.lines():
        match = table().disclaimers.find(line) if len(line.text) > 5 else None
        if match and (place > 0 or match[0] > 0):
            lead = line.text[: match[0]]
            return place if len(lead.split()) < 12 and "." not in lead else place + match[0]
        place += len(line.text) + 1
    return len(content.text)


@cache
def sign_off() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A sign-off on a line of its own, perhaps with a name; and one in the midst of a line."""
    words = "|".join(sorted(map(re.escape, table().mail["sign_offs"]), key=len, reverse=True))
    words = words.replace(r"\ ", " ")
    line = re.compile(rf"^[ \W]{{0,3}}(?P<words>{words})\b[ ,.!–-]*(?P<rest>[^\n]{{0,60}})$", re.I)
    inline = re.compile(
        rf"(?:^|[.!?)…]\W{{0,4}}|, )(?P<words>{words})[ ,.!–-]+(?=[^\W\d_]|$)",
        re.I,
    )
    return line, inline


def signature(content: Plain) -> int:
    """Where the signature begins, as an offset; the content's end if there is none."""
    lines = content.text.split("\n")
    below = sum(bool(line.strip()) for line in lines)
    place = 0
    for at, line in enumerate(lines):
        below -= bool(line.strip())
        if line.rstrip() == "--":
            return place
        match = sign_off()[0].match(line) if below <= LONGEST_SIGNATURE else None
        if match and (at or len(lines) == 1) and _is_name_or_nothing(match["rest"]):
            return place
        place += len(line) + 1
    return _in_line(content)


def _in_line(content: Plain) -> int:
    """ "… next time. Rgds, M. Sorel": the last sign-off, when only a few words follow."""
    last = None
    for match in sign_off()[1].finditer(content.text, max(0, len(content.text) - 300)):
        rest = content.text[match.end() :]
        if len(rest.split()) <= 10 and _is_name_or_nothing(" ".join(rest.split()[:2])):
            last = last or match
    return last.start("words") if last else _last_block(content)


def _last_block(content: Plain) -> int:
    """A name without a sign-off: last lines, set apart, of capitalised words only."""
    text = content.text.rstrip()
    start = text.rfind("\n\n") + 2
    lines = text[start:].split("\n")
    alike = all(
        len(line) < 80 and _is_name_or_nothing(line) and line[-1:] not in ".!?" for line in lines
    )
    return start if start > 1 and alike and len(lines) <= 4 else len(content.text)


def _is_name_or_nothing(rest: str) -> bool:
    words = [word for word in rest.split() if word[0].isalpha()]
    small = {"van", "von", "de", "der", "and", "the", "x", "at"}
    return all(word[0].isupper() or word.lower() in small for word in words) or (
        len(words) == 1 and words[0].isalpha() and len(rest) < 14
    )
