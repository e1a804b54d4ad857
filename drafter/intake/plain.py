"""Pasted text made readable, each character still knowing where it stood in the original."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

TAG = (
    r"</?(?:a|article|b|blockquote|body|br|center|div|em|font|footer|h[1-6]|head|header|hr|html|i"
    r"|img|li|link|meta|o:p|ol|p|pre|script|section|small|span|strong|style|sup|table|tbody|td|th"
    r"|thead|title|tr|u|ul)(?=[\s/>])[^<>]{0,2000}>"  # but <hr@example.org> is an address
)
BLOCK = re.compile(r"</?(?:blockquote|br|div|h\d|hr|li|ol|p|table|tr|ul)(?=[\s/>])", re.IGNORECASE)
HIDDEN = re.compile(r"<(style|script|head|title)\b", re.IGNORECASE)
# Zero-width signs, soft hyphens, and signs that turn the direction of writing.
NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
LINE_END = r"(?:\r\n|[\n\r\u2028\u2029])"
TOKENS = (
    rf"(?P<encoded>=\?[\w-]{{2,20}}\?[bq]\?[^?\s]{{1,200}}\?=)|(?P<tag>{TAG})|(?P<entity>&(?:\#\d{{1,6}}|\#x[0-9a-f]{{1,5}}|[a-z]{{2,8}});)"
    rf"|(?P<newline>{LINE_END}(?:[^\S\n\r\u2028\u2029]*{LINE_END})*)|(?P<space>[^\S\n\r\u2028\u2029]+)|(?P<nothing>[{NOTHING}]+)"
    rf"|(?P<run>(?P<one>[,.=_*~#+/|-])(?P=one){{3,}})|(?P<text>(?:[^<&\s{NOTHING},.=_*~#+/|-]|<(?![a-z/]))+|.)"
)
TOKEN = re.compile(TOKENS, re.IGNORECASE | re.DOTALL)
# The source of a mail, as "Show original" gives it: "=E2=80=99" is a sign, "=" ends no line.
SENT = re.compile(
    rf"(?P<soft>=\r?\n)|(?P<octets>(?:=[0-9a-f]{{2}})+)|{TOKENS}", re.IGNORECASE | re.DOTALL
)
AS_SENT = re.compile(r"^content-transfer-encoding:\s*quoted-printable", re.I | re.M)
HEADERS = 8000


@dataclass(frozen=True)
class Plain:
    """`text[i]` stood at `source[starts[at + i]:ends[at + i]]`."""

    text: str
    starts: list[int]
    ends: list[int]
    source: str
    at: int = 0

    @cached_property
    def folded(self) -> str:
        return self.text.lower().replace("’", "'")

    def cut(self, start: int, end: int | None = None) -> Plain:
        # The places are shared: copied for each line of a long paste, they took most of the time.
        return Plain(self.text[start:end], self.starts, self.ends, self.source, self.at + start)

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where a stretch of this text stands in the original; (0, 0) for an empty one."""
        end = len(self.text) if end is None else end
        if end <= start:
            return 0, 0
        return self.starts[self.at + start], self.ends[self.at + end - 1]

    def strip(self) -> Plain:
        lead = len(self.text) - len(self.text.lstrip())
        return self.cut(lead, max(lead, len(self.text.rstrip())))

    def lines(self) -> Iterator[Plain]:
        """Line by line, without the line's end."""
        place = 0
        for line in self.text.removesuffix("\n").split("\n"):
            yield self.cut(place, place + len(line))
            place += len(line) + 1

    def sentences(self) -> Iterator[Plain]:
        """Up to a full stop, an empty line, or the end of a line too short to be wrapped."""
        for match in SENTENCE.finditer(self.text):
            if words := match.group().strip():
                start = self.text.index(words, match.start())
                yield self.cut(start, start + len(words))


LONGEST = 800
# Lines of a wrapped paragraph are long; a stop after a lone letter or a title ends no sentence.
SENTENCE = re.compile(
    r"(?:[^.!?\n]|(?<=.{45})\n(?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\."
    rf"|(?<=\b(?:Mrs|Req|Ref))\.|[.!?](?=[^\s.!?])){{1,{LONGEST}}}[.!?]*"
)


def join(pieces: list[Plain], source: str) -> Plain:
    """Lines put back together."""
    text, starts, ends = [], list[int](), list[int]()
    for piece in pieces:
        own = slice(piece.at, piece.at + len(piece.text))
        starts += piece.starts[own]
        ends += piece.ends[own]
        text.append(f"{piece.text}\n")
        starts.append(ends[-1] if ends else 0)
        ends.append(starts[-1])
    return Plain("".join(text), starts, ends, source)


def plain(source: str, start: int = 0) -> Plain:
    """The text without markup, invisible signs and runs of spaces, from `start` on."""
    markup = re.compile(TAG, re.IGNORECASE).search(source, start)
    html_from = markup.start() if markup and BLOCK.search(source, start) else len(source)
    token = SENT if AS_SENT.search(source, start, start + HEADERS) else TOKEN
    text, starts, ends = [], list[int](), list[int]()
    hidden_until, never_closed = start, set[str]()
    for match in token.finditer(source, start):
        first, last = match.span()
        if first < hidden_until:
            continue
        if match.lastgroup == "tag" and (hidden := HIDDEN.match(match.group())):
            hidden_until = _closing(source, last, hidden[1], never_closed)
        words = _readable(match, first >= html_from)
        text.append(words)
        if match.lastgroup == "text":
            starts += range(first, last)
            ends += range(first + 1, last + 1)
        else:
            starts += [first] * len(words)
            ends += [last] * len(words)
    return Plain("".join(text), starts, ends, source)


def _closing(source: str, place: int, tag: str, never_closed: set[str]) -> int:
    """Where what a tag hides ends; a tag that is never closed hides nothing."""
    if tag not in never_closed and (closing := source.find(f"</{tag}", place)) >= 0:
        return closing
    never_closed.add(tag)
    return place


def _readable(match: re.Match[str], is_html: bool) -> str:
    words = match.group()
    match match.lastgroup:
        case "tag":
            return "\n" if BLOCK.match(words) else ""
        case "entity":
            return html.unescape(words).replace("\xa0", " ")
        case "newline":
            return " " if is_html else "\n\n"[: len(words.splitlines())]
        case "space":
            return " "
        case "nothing":
            return ""
        case "run":
            return words[:3]
        case "encoded":
            return _decoded(words)
        case "octets":
            return bytes.fromhex(words.replace("=", "")).decode("utf-8", "replace")
        case "soft":
            return ""
    return words


def _decoded(words: str) -> str:
    """ "=?utf-8?Q?Caf=C3=A9?=", as mail programs send a subject; left alone if it can't be read."""
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(words)))
    except (ValueError, LookupError):
        return words
