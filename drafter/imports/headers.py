"""The headers of a mail as values: decoded, without control characters, never longer than most."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from drafter.history.record import address
from drafter.wording import names
from drafter.wording.visible import visible

LONGEST = 2_000
LONGEST_LIST = 20_000
"""Characters of a header with addresses or references."""
MOST_REFERENCES = 50
MOST_PEOPLE = 5
"""Who count as written to; a mail to more is for them all and none."""
MESSAGE_ID = re.compile(r"<([^<>\s]{3,250})>")
AT = re.compile(r"[^\s@<>\"(),:;]{1,64}@[^\s@<>\"(),:;]{1,190}")
ROLE = re.compile(r"\s*(?:[|·•/]| [-–—] | via | @ ).*$", re.IGNORECASE)
"""What follows a name in the sender's line: "Dana Reyes | Halden Mills"."""
FIRST_YEAR = 1990


@dataclass(frozen=True)
class Person:
    name: str
    email: str


def header(message: Message, name: str, most: int = LONGEST) -> str:
    """A header as one line of text: decoded, without control characters, not longer than most."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    raw = found[:most].encode("ascii", "surrogateescape")
    text = decoded(raw)
    if "=?" in text:
        with suppress(ValueError, LookupError):  # Left as it stands; it is only shown.
            text = str(make_header(decode_header(re.sub(r"\s+", " ", text))))
    return " ".join(visible(text).split())[:most]


def people(message: Message, name: str) -> tuple[Person, ...]:
    """Those whom a header names; one more than MOST_PEOPLE stands for many."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    raw = decoded(found[:LONGEST_LIST].encode("ascii", "surrogateescape"))
    # Encoded names are decoded one by one: a comma in a name must not part it.
    pairs = getaddresses([visible(" ".join(raw.split()))])[: MOST_PEOPLE + 1]
    return tuple(
        Person(_name(shown, match.group()), address(match.group()))
        for shown, email in pairs
        if (match := AT.fullmatch(email.strip()))
    )


def _name(shown: str, email: str) -> str:
    """ "Marsh, Ingrid | Tallowbridge" is Ingrid Marsh; without a name, what stands before the @."""
    try:
        shown = str(make_header(decode_header(shown)))
    except (ValueError, LookupError):
        shown = ""
    line = " ".join(visible(shown).split())[:120].strip("'\" ")
    plain = names.plain(ROLE.sub("", line)) if "@" not in line else ""
    return plain or " ".join(re.split(r"[._+-]+", email.partition("@")[0])).title()


def answers(message: Message) -> tuple[str, ...]:
    told = [*ids(message, "references")[-MOST_REFERENCES:], *ids(message, "in-reply-to")[:1]]
    first = ids(message, "references")[:1]
    return tuple(dict.fromkeys([*first, *told]))


def ids(message: Message, name: str) -> list[str]:
    found = MESSAGE_ID.findall(header(message, name, LONGEST_LIST))
    return [visible(id) for id in found]


def moment(message: Message) -> dt.datetime | None:
    """The date it bears, else the day its last server had it."""
    received = header(message, "received").rpartition(";")[2]
    for text in (header(message, "date"), received.strip()):
        try:
            moment = parsedate_to_datetime(text).astimezone()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        soon = dt.datetime.now().astimezone() + dt.timedelta(days=1)
        if moment.year >= FIRST_YEAR and moment <= soon:
            return moment
    return None


def decoded(data: bytes, charset: str = "") -> str:
    for name in (charset, "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")
