"""Who the first line speaks to."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.situation import Recipient
from drafter.wording import names
from drafter.wording.folding import fold

HAIL = re.compile(
    r"\s*(?P<word>dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|morning|greetings"
    r"|kia ora|bonjour|hola|ciao|hallo|moin|salut|ola|namaste|howdy|aloha|sehr geehrte[rs]?"
    r"|liebe[rs]?|estimad[oa]|cher|chère)\b[ \t]*(?:there\b|again\b)?[ \t]*",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[\"'“‘(]?[^\W\d_][\w'’.-]*[\"'”’)]?")
NOBODY = frozenset(
    "all team everyone everybody both folks there again sir madam sirs hiring manager recruiter"
    " friend friends colleague colleagues committee panel and & or sir/madam hr thanks thank good"
    " just quick following many i it".split()
)


class Greeting(NamedTuple):
    end: int
    """Where the greeting ends, comma included; 0: there is none."""
    tokens: tuple[tuple[int, str], ...] = ()
    """The words of the name, each with its place."""


def greeting_of(body: str, recipient: Recipient) -> Greeting:
    hail = HAIL.match(body)
    start = hail.end() if hail else len(body) - len(body.lstrip())
    tokens, end, stopped = _name_at(body, start)
    if not hail and not (stopped and _speaks_to(tokens, recipient)):
        return Greeting(0)
    return Greeting(end, tuple(tokens))


def _name_at(body: str, start: int) -> tuple[list[tuple[int, str]], int, bool]:
    """Capitalised words, titles and particles, up to a comma, colon, dash or line's end."""
    tokens: list[tuple[int, str]] = []
    place = start
    while match := TOKEN.match(body, place):
        word = match.group()
        title = fold(word).strip(".") in names.TITLES
        bare = word if title else word.rstrip(".")
        if not (
            title or bare.strip("\"'“‘(")[:1].isupper() or _continues(bare) or not bare.isascii()
        ):
            break
        tokens.append((match.start(), bare))
        place = match.start() + len(bare)
        if len(bare) < len(word):
            break
        place += len(re.match(r"[ \t]*", body[place:]).group())  # type: ignore[union-attr]
    stopped = re.match(r"[ \t]*[,:!–—\n]", body[place:])
    return tokens, place + (stopped.end() if stopped else 0), bool(stopped)


def _continues(word: str) -> bool:
    return fold(word) in names.PARTICLES or fold(word) in {"and", "all", "team", "both", "everyone"}


def _speaks_to(tokens: list[tuple[int, str]], recipient: Recipient) -> bool:
    """Without a "Dear", only a title, a lone name or the recipient's own makes it a greeting."""
    words = [word for _, word in tokens]
    if not words or fold(words[0]) in NOBODY:
        return False
    titled = fold(words[0]).strip(".") in names.TITLES
    known = names.spellings(recipient.name)
    return titled or any(fold(word) in known for word in words)
