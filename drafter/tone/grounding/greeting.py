"""Who the first line speaks to."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.situation import Recipient
from drafter.tone.grounding.wordlists import pattern
from drafter.wording import names
from drafter.wording.folding import fold

AFTER_HAIL = re.compile(r"[ \t]*(?:there\b|again\b)?[ \t]*", re.IGNORECASE)
TOKEN = re.compile(r"[\"'“‘(]?[^\W\d_][\w'’.-]*[\"'”’)]?")
NOBODY = frozenset(
    "all team everyone everybody both folks there again sir madam sirs hiring manager recruiter"
    " friend friends colleague colleagues committee panel and & or sir/madam hr thanks thank good"
    " just quick following many i it madame monsieur mesdames messieurs señor señora senor senora"
    " signor signora senhor senhora herr frau herren damen khun pan pani".split()
)

DAYTIMES = frozenset(
    """tag tage morgen abend dia dias tardes noches tarde noite jour soir giorno sera buongiorno
    morning afternoon evening day monday tuesday wednesday thursday friday saturday sunday weekend
    gott new year christmas greetings pagi siang malam dzien dobry den vecer rano utro tjena hej
    calls panel interview application question news""".split()
)
"""Words of a greeting that names nobody: "Guten Tag"."""


class Greeting(NamedTuple):
    end: int
    """Where the greeting ends, comma included; 0: there is none."""
    tokens: tuple[tuple[int, str], ...] = ()
    """The words of the name, each with its place."""


def greeting_of(body: str, recipient: Recipient) -> Greeting:
    hail = hailing(body)
    tokens, end, stopped = _name_at(body, hail or len(body) - len(body.lstrip()))
    if hail:
        return Greeting(end, tuple(tokens))
    if stopped and _speaks_to(tokens, recipient):
        return Greeting(end, tuple(tokens[_hailed(tokens, recipient) :]))
    return Greeting(end, tuple(tokens[1:])) if _is_a_line(body, tokens, end) else Greeting(0)


def hailing(body: str) -> int:
    """Where "Dear", "Hola" or "Good morning" ends; 0: the text begins with nothing like it."""
    hail = pattern("hails").match(body, len(body) - len(body.lstrip()))
    after = AFTER_HAIL.match(body, hail.end()) if hail else None
    return after.end() if after else 0


def _hailed(tokens: list[tuple[int, str]], recipient: Recipient) -> int:
    """How many words hail, in whatever language, before the given name or a title: "Ahoj Petra"."""
    given = set(names.first(recipient.name).split()) if recipient.name else set()
    called = {fold(word) for word in given | {names.nickname(recipient.name)} if word}
    for at, (_, word) in enumerate(tokens):
        if fold(word).strip(".") in names.TITLES or fold(word) in called:
            return at
    return 0


def _is_a_line(body: str, tokens: list[tuple[int, str]], end: int) -> bool:
    """Two words alone on the first line, "Sawubona Thabo,", hail somebody in some language."""
    words = [fold(word) for _, word in tokens]
    alone = body[end : end + 2].lstrip(" ").startswith("\n") or body[end - 1 : end] == "\n"
    return len(words) == 2 and alone and not {*words} & (NOBODY | DAYTIMES)


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
