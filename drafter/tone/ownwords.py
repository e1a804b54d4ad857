"""Which part of a body is the writer's own message: not the quotes, not the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
FOOTER = re.compile(
    r"^[ \t]*[-_=*~]{8,}[ \t]*\n(?=(?:[^\n]+\n){0,6}?[^\n]*(?:unsubscribe|mailing list|lists\.\w))"
    r"(?:[^\n]+(?:\n|$)){1,8}",
    re.MULTILINE | re.IGNORECASE,
)
"""A ruled line, and below it up to an empty one what a mailing list adds."""
CLOSING = re.compile(
    r"(?:(?:with|many|best|kind|kindest|warm|warmest|yours?|very|all|my|the)\s+)*"
    r"(?:regards|wishes|best|yours|sincerely|faithfully|truly|respectfully|cordially|gratefully|"
    r"warmly|cheers|thanks|thanks again|thank you|thank you again|gratitude|appreciation|"
    r"take care|talk soon|ngā mihi)(?:\s+(?:yours|to you all|and regards|and best wishes))?"
    r"\s*[,.!–—-]?",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"P\.? ?P?\.?S\b", re.IGNORECASE)
HEAD_ENDS = re.compile(r"\s*[,|(–—/]|\s-\s")
WORD = re.compile(r"\w+")
IN_LINE = re.compile(r"[^\n]")
PROSE = 5
"""A line of so many words that ends like a sentence is text, even below the name."""


def own_words(body: str, sender: Sender) -> str:
    """As long as `body`; what isn't the writer's own message is blanked with spaces."""
    cues = (cue.span() for cue in CUE.finditer(body))
    return blanked(body, [*_quoted(body), *_signature(body, sender), *cues])


def blanked(
    text: str, spans: Iterable[tuple[int, int]], *, what: re.Pattern[str] = IN_LINE, sign: str = " "
) -> str:
    """As long as `text`; in these spans a sign for each character, line breaks kept."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = what.sub(sign, text[start:end])
    return "".join(letters)


def _quoted(body: str) -> Iterator[tuple[int, int]]:
    yield from (line.span() for line in QUOTED_LINE.finditer(body))
    yield from (footer.span() for footer in FOOTER.finditer(body))
    if below := THREAD_BELOW.search(body):
        yield below.start(), len(body)


def _signature(body: str, sender: Sender) -> Iterator[tuple[int, int]]:
    """From the closing or the sender's name on, line by line, but no sentence and no postscript."""
    if sender.signature and (at := body.rfind(sender.signature)) > 0:
        yield at, at + len(sender.signature)
    closed, seen, names = False, False, _words(sender.name)
    for line in re.finditer(r"[^\n]+", body):
        text = line.group().strip()
        closed = closed or (seen and (closes(text) or _is_signed(text, names)))
        if POSTSCRIPT.match(text):
            return
        if closed and not _is_prose(text):
            yield line.span()
        seen = seen or bool(text)


def closes(line: str) -> bool:
    return CLOSING.fullmatch(line) is not None


def _is_signed(line: str, names: set[str]) -> bool:
    """ "Ana Ruiz", "Ana", "A. Ruiz", "Ana Ruiz, RN | Leeds", but not "Ana Ruiz told me"."""
    parts = _words(HEAD_ENDS.split(line.strip("-–— \t"), maxsplit=1)[0])
    return not parts.isdisjoint(names) and parts <= names | {name[0] for name in names}


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE and line.endswith((".", "!", "?"))
