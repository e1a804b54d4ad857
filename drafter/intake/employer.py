"""Where the writer works, as the signature, the sender's line or the greeting says it."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.intake import people
from drafter.intake.found import Found, found
from drafter.intake.headers import ADDRESS
from drafter.intake.parts import Parts
from drafter.intake.signature import is_firm, is_job, is_team, pieces, without_legal, words
from drafter.wording.folding import fold

FIRM = r"(?P<firm>[A-Z][\w&'’.-]*(?: (?:&|of|and|[A-Z][\w&'’.-]*))*?)"
NOT_A_NAME = re.compile(r"[\d@]|www|\.com")


def company(parts: Parts) -> Found | None:
    for find in (_signed, _of_team, _spoken, _below_the_job):
        if firm := find(parts):
            return firm
    return None


def _signed(parts: Parts) -> Found | None:
    for piece in pieces(parts):
        if is_job(piece.text) and " at " in piece.text:
            return found("company", piece, piece.text.find(" at ") + 4, len(piece.text))
        if is_firm(piece.text) and len(piece.text.split()) <= 6 and piece.text[0].isupper():
            return found("company", piece, 0, len(without_legal(piece.text)))
    return None


def _of_team(parts: Parts) -> Found | None:
    """ "Larkrise Careers", "The Fernhill Talent Team"."""
    line = parts.header("from")
    for piece in [*([line] if line else []), *pieces(parts)]:
        text = ADDRESS.sub(lambda m: " " * len(m.group()), piece.text).rstrip(" <>\"'")
        team = rf"[\"']?(?:The |Your )?{FIRM} (?={words('teams').pattern})"
        match = re.match(team, text)
        if match and not is_team(match["firm"]) and fold(match["firm"]) not in NO_FIRM:
            return found("company", piece, *match.span("firm"))
    return None


NO_FIRM = frozenset({"the", "your", "our"})


def _spoken(parts: Parts) -> Found | None:
    match = people.INTRODUCED.search(parts.body.text[: people.OPENING])
    if match and match["company"]:
        return found("company", parts.body, *match.span("company"), sure=False)
    return None


def _below_the_job(parts: Parts) -> Found | None:
    for above, below in pairwise(pieces(parts)):
        text = below.text
        likely = is_job(above.text) and text[0].isupper() and len(text.split()) <= 5
        if likely and not NOT_A_NAME.search(text) and not is_job(text):
            return found("company", below, 0, len(text), sure=False)
    return None
