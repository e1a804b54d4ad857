"""An mbox taken apart as it is read: one mail at a time, whatever the size of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

BLOCK = 1 << 20
LONGEST = 1 << 20
"""Bytes of a mail that are kept; what follows is attachments."""
LOOK_AHEAD = 1024
# The line between two mails ends with a date, and headers follow; in a body it can stand too.
ENVELOPE = re.compile(
    rb"From \S[^\r\n]{0,300}\d\d:\d\d[^\r\n]{0,40}\d{4}[^\r\n]{0,20}\r?\n"
    rb"(?=>?From |[!-9;-~]{1,99}:)"
)
ESCAPED = re.compile(rb"(?m)^>(?=>*From )")


def mails(file: BinaryIO) -> Iterator[bytes]:
    """Each mail's bytes, its first line left out, cut where it is longer than anybody writes."""
    mail, rest, before, begun = bytearray(), b"", b"\n", False
    while True:
        block = file.read(BLOCK)
        data, place = rest + block, 0
        # What may be half an envelope waits for the next block.
        end = len(data) if not block else max(0, len(data) - LOOK_AHEAD)
        for start, after in _envelopes(data, end, before):
            _add(mail, data[place:start])
            if begun:
                yield _unescaped(mail)
            mail, place, begun = bytearray(), after, True
        end = max(place, end)
        _add(mail, data[place:end])
        rest, before = data[end:], data[end - 1 : end] or before
        if not block:
            break
    if begun:
        yield _unescaped(mail)


def is_mbox(head: bytes) -> bool:
    return ENVELOPE.match(head.lstrip(b"\r\n")) is not None


def _envelopes(data: bytes, end: int, before: bytes) -> Iterator[tuple[int, int]]:
    """Where each begins and ends, of those that begin before `end`."""
    place = data.find(b"From ")
    while 0 <= place < end:
        at_line = (data[place - 1 : place] if place else before) == b"\n"
        match = ENVELOPE.match(data, place) if at_line else None
        if match:
            yield match.span()
        place = data.find(b"From ", match.end() if match else place + 1)


def _add(mail: bytearray, more: bytes) -> None:
    mail += more[: max(0, LONGEST - len(mail))]


def _unescaped(mail: bytearray) -> bytes:
    return ESCAPED.sub(b"", bytes(mail))
