"""One message that went, came or was only drafted; and when two names are one person."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

Direction = Literal["sent", "received", "draft"]
Outcome = Literal["replied", "meeting", "referral", "no", "silence"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

WORD = re.compile(r"\w+")
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor"}
# Letters that Unicode does not take apart into a letter and its mark.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True)
class Record:
    """A message as the user says it was. Only `sent` counts as sent; a draft never does."""

    direction: Direction
    to: str
    """The other person's name, whichever way the message went."""
    date: dt.date
    body: str
    email: str = ""
    company: str = ""
    kind: str = ""
    channel: str = ""
    subject: str = ""
    id: int = 0
    mail: str = ""
    """The Message-ID, where it came out of a mailbox."""
    thread: str = ""
    source: str = ""

    @property
    def digest(self) -> str:
        """The same for the same message, whatever its id and wherever it was found."""
        content = {**vars(self), "date": self.date.isoformat(), "id": 0}
        for found in ("mail", "thread", "source"):
            del content[found]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8")).hexdigest()


def record_of(row: tuple[Any, ...]) -> Record:
    """From direction, name and date, and the rest as Record has it."""
    direction, name, date, *rest = row
    return Record(direction, name, dt.date.fromisoformat(date), *rest)


@dataclass(frozen=True)
class Hold:
    """Somebody whom the user will not write to."""

    who: str
    reason: str
    since: dt.date


@lru_cache(maxsize=512)  # The same few names again and again, for each row of a batch.
def folded(name: str) -> str:
    """A name without case, accents, punctuation and title: "Dr. Zoë Łuk" is "zoe luk"."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = WORD.findall(bare)
    return " ".join(word for word in words if word not in TITLES) or " ".join(words)


def address(email: str) -> str:
    return email.strip().casefold()
