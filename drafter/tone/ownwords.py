"""Which part of a body is the writer's own message: not the quotes, not the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from drafter.situation import Sender

CUE = re.compile(r"^- [A-Z][^:.?!\n]{1,40}:(?= )", re.MULTILINE)
"""The label of a line on a cue card: "- The meeting: Could I …"."""
QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
THREAD_BELOW = re.compile(
    r"^[ \t]*(?:"
    r"(?:On|Am|Le|El|Il|Op|Em)\b(?=[^\n]*[\d<@])[^\n]*(?:\n[^\n]+)?"
    r"(?<!you )\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu)[^\n]{0,60}:[ \t]*$"
    r"|-{2,} ?(?:Original|Forwarded) Message ?-{2,}"
    r"|Begin forwarded message:"
    r"|From: .+\n(?:Sent|Date|To): "
    r")",
    re.MULTILINE | re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:(?:with|many|best|kind|kindest|warm|warmest|yours?|very|all|my|the)\s+)*"
    r"(?:regards|wishes|best|yours|sincerely|faithfully|truly|respectfully|cordially|gratefully|"
    r"warmly|cheers|thanks|thanks again|thank you|thank you again|gratitude|appreciation|"
    r"take care|talk soon|ngā mihi)(?:\s+(?:yours|to you all|and regards|and best wishes))?"
    r"\s*[,.!–—-]?",
    re.IGNORECASE,
)
PROSE = 5
"""A line of so many words that ends like a sentence is text, even below the name."""


def own_words(body: str, sender: Sender) -> str:
    """As long as `body`; what isn't the writer's own message is blanked with spaces."""
    cues = (cue.span() for cue in CUE.finditer(body))
    for start, end in chain(_quoted(body), _signature(body, sender), cues):
        body = body[:start] + re.sub(r"[^\n]", " ", body[start:end]) + body[end:]
    return body


def _quoted(body: str) -> Iterator[tuple[int, int]]:
    yield from (line.span() for line in QUOTED_LINE.finditer(body))
    if below := THREAD_BELOW.search(body):
        yield below.start(), len(body)


def _signature(body: str, sender: Sender) -> Iterator[tuple[int, int]]:
    """From the closing or the sender's name on, line by line, but no sentence and no postscript."""
    if sender.signature and (at := body.rfind(sender.signature)) > 0:
        yield at, at + len(sender.signature)
    closed, seen = False, False
    for line in re.finditer(r"[^\n]+", body):
        text = line.group().strip()
        closed = closed or (seen and (closes(text) or _names_sender(text, sender)))
        if re.match(r"P\.? ?P?\.?S\b", text, re.IGNORECASE):
            return
        if closed and not _is_prose(text):
            yield line.span()
        seen = seen or bool(text)


def closes(line: str) -> bool:
    return CLOSING.fullmatch(line) is not None


def _names_sender(line: str, sender: Sender) -> bool:
    """ "Ana Ruiz", "Ana", "A. Ruiz", "Ana Ruiz, RN | Leeds", but not "Ana Ruiz told me"."""
    names = [part.casefold() for part in re.findall(r"\w+", sender.name)]
    head = re.split(r"\s*[,|(–—/]|\s-\s", line.strip("-–— \t"), maxsplit=1)[0]
    parts = [part.casefold() for part in re.findall(r"\w+", head)]
    initials = {name[0] for name in names}
    return bool(set(parts) & set(names)) and all(p in names or p in initials for p in parts)


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE and line.endswith((".", "!", "?"))
