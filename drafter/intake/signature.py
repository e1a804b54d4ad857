"""A signature in pieces, and what a piece can be: a person, a job, a team, an employer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.intake.cues import table
from drafter.intake.endings import sign_off
from drafter.intake.parts import Parts
from drafter.intake.plain import Plain
from drafter.wording import names
from drafter.wording.folding import fold

PIECE = re.compile(r"(?:[^|,•·;:/<>()\n\u2013\u2014-]|(?<=\w)-(?=\w)|(?<=\w)/(?=\w)|(?<=[ A-Z])&)+")
NO_REPLY = re.compile(
    r"\b(?:no-?_?\.?reply|do-?not-?reply|notifications?|mailer|bounce)", re.IGNORECASE
)
GREETING = frozenset("hi hello dear hey thanks thank good best regards morning kia ora".split())
MOST_WORDS = 6


def pieces(parts: Parts) -> Iterator[Plain]:
    """Line by line, between commas and bars; the sign-off's words left out."""
    for at, line in enumerate(parts.signature.lines()):
        alone, inside = sign_off()
        match = (alone.match(line.text) or inside.match(line.text)) if at == 0 else None
        for piece in PIECE.finditer(line.text, match.end("words") if match else 0):
            if (stripped := line.cut(*piece.span()).strip()).text:
                yield stripped


@cache
def words(key: str) -> re.Pattern[str]:
    """The words of one list in prompts/intake.toml: jobs, teams, firms or labels."""
    listed = sorted(table().words[key], key=len, reverse=True)
    return re.compile(rf"(?i:(?<![\w-])(?:{'|'.join(map(re.escape, listed))})(?![\w-]))")


def is_team(text: str) -> bool:
    return bool(words("teams").search(text) or NO_REPLY.search(text))


def is_job(text: str) -> bool:
    return bool(words("jobs").search(text))


def is_label(text: str) -> bool:
    """ "Extract:", "VM transcript:" say what a paste is, not who speaks."""
    return bool(words("labels").search(text))


def is_firm(text: str) -> bool:
    return bool(words("firms").search(text)) or text.split()[-1].lower() in _legal()


def is_employer(name: str) -> bool:
    """By a word such as Stores or Brewery, a legal form, or "&"."""
    trade = words("trades").search(" ".join(name.split()[1:]))
    return bool(is_firm(name) or trade or "&" in name or name.lower().startswith("the "))


def without_legal(text: str) -> str:
    """ "Fenwater Ltd" is called Fenwater."""
    kept = text.rstrip()
    while len(kept.split()) > 1 and kept.split()[-1].lower() in _legal():
        kept = kept[: -len(kept.split()[-1])].rstrip(" ,")
    return kept


@cache
def _legal() -> frozenset[str]:
    return frozenset(mark.lower() for mark in table().words["legal"])


def is_person(text: str) -> bool:
    """A few capitalised words; no job, no firm, no team."""
    tokens = text.split()
    if not 1 <= len(tokens) <= MOST_WORDS or re.search(r"[\d@:!?]", text):
        return False
    if is_team(text) or is_job(text) or is_firm(text):
        return False
    if any(fold(token).strip(".,") in GREETING for token in tokens):
        return False
    small = [t for t in tokens if not (t[0].isupper() or names.CJK.match(t))]
    return len(small) < len(tokens) and all(fold(t).strip(".") in names.PARTICLES for t in small)
