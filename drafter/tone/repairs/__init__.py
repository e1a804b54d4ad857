"""What code can mend in a draft before anybody is asked to write it again.

marks.py  spaces, "!", capitals, "Re:"     greeting.py  whom it greets     cutting.py  the limit
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from drafter.message import Draft, Finding, Where
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.tone.gravity import gravity
from drafter.tone.guard import ToneGuard
from drafter.tone.reading import Reading
from drafter.tone.repairs import cutting, greeting, marks

Repair = Callable[[Reading], Draft]
REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("", marks.spaces),
    ("", marks.one_reply_mark),
    ("S3", marks.no_false_reply),
    ("S2", marks.calm),
    ("S1", marks.quiet),
    ("G2", greeting.right_name),
    ("G3", greeting.to_somebody),
    ("", greeting.greeted),
    ("L4", cutting.within_limit),
)
"""The rule that calls for it, and what it does; without a rule it is always tried."""
ROUNDS = 4
"""One repair may make room for another; more than two rounds were never needed."""


class Piece(NamedTuple):
    """Some words of a draft that stayed, went, or came."""

    where: Where
    change: Literal["same", "gone", "new"]
    text: str


def repaired(
    draft: Draft, findings: Iterable[Finding], situation: Situation, kind: Kind | None = None
) -> Draft:
    """The draft with its surface mended, never its matter; the same draft if nothing is to mend.

    No word comes in but a greeting with the recipient's name. A repair is kept only if the guard
    then objects to no more than before. What is announced but not attached stays: only the user
    knows.
    """

    @cache
    def judged(one: Draft) -> tuple[Finding, ...]:
        return ToneGuard()(one, situation, kind)

    called_for = {finding.rule for finding in findings}
    for _ in range(ROUNDS):
        before = draft
        for rule, repair in REPAIRS:
            if not rule or rule in called_for:
                tried = repair(Reading(draft, situation, kind))
                if tried != draft and _objections(judged(tried)) <= _objections(judged(draft)):
                    draft = tried
        if draft == before:
            break
        called_for = {finding.rule for finding in judged(draft)}
    return draft


def _objections(found: tuple[Finding, ...]) -> tuple[int, ...]:
    return sum(finding.severity == "block" for finding in found), *gravity(found)


def difference(before: Draft, after: Draft) -> list[Piece]:
    """What changed, word by word: "same" and "gone" make the one, "same" and "new" the other."""
    return [*_pieces("subject", before.subject, after.subject),
            *_pieces("body", before.body, after.body)]  # fmt: skip


def _pieces(where: Where, before: str, after: str) -> list[Piece]:
    old, new = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (before, after))
    pieces = []
    for change, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if change == "equal":
            pieces.append(Piece(where, "same", gone))
        else:
            pieces += [Piece(where, "gone", gone)] if gone else []
            pieces += [Piece(where, "new", come)] if come else []
    return pieces
