"""Whether they asked us to stop or to wait, and until when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.intake.cues import Cues, table
from drafter.intake.days import days, wait
from drafter.intake.found import Hold, HoldKind
from drafter.intake.parts import Parts, split
from drafter.intake.plain import Plain
from drafter.intake.verdict import outcome

BACK = re.compile(r"\b(?:then|that date|that time|this date)\b", re.IGNORECASE)
RETURN = re.compile(
    r"\b(?:back|return\w*|until|till|bis|through|from|zurück|retour|regres\w+)\b", re.IGNORECASE
)
COOL_OFF = re.compile(
    r"\b(?:after|for|wait\w*|within|in|at least|another|next|erst)\b", re.IGNORECASE
)


def holds(text: str, *, received: dt.date, today: dt.date) -> Hold | None:
    """The strongest wish in a text; a wait whose date has passed is none any more."""
    return hold_in(_parts(text), received=received, today=today)


@lru_cache(maxsize=64)
def _parts(text: str) -> Parts:
    return split(text)


def hold_in(parts: Parts, *, received: dt.date, today: dt.date, locale: str = "en") -> Hold | None:
    sentences = parts.own
    for cues in table().outcomes:
        if cues.id == "do_not_contact" and (stop := cues.first(sentences)):
            until = wait(stop[1].text, received=received) if _is_cool_off(stop[1].text) else None
            return _hold("do_not_contact", stop[1], until and until.date)
    decision = outcome(parts)
    kinds: list[HoldKind] = ["no_queries", "until", "in_touch"]
    if decision and decision.value == "out_of_office":
        kinds.insert(0, "out_of_office")
    for kind in kinds:
        hold = _waiting(kind, _cues(kind), sentences, received, locale)
        if hold and (hold.until is None or hold.until >= today):
            return hold
    return None


def reapply_in(parts: Parts, *, received: dt.date, locale: str = "en") -> Hold | None:
    """When they would look at an application again; a date, and no wish to be left alone."""
    return _waiting("until", _cues("reapply"), parts.own, received, locale)


def _cues(id: str) -> Cues:
    return next(cues for cues in (*table().outcomes, *table().holds) if cues.id == id)


def _is_cool_off(sentence: str) -> bool:
    return bool(re.search(r"\bfor (?:a|an|\w+)\b.{0,12}\b(?:month|week|year|day)", sentence, re.I))


def _waiting(
    kind: HoldKind, cues: Cues, sentences: Sequence[Plain], received: dt.date, locale: str
) -> Hold | None:
    rest = list(sentences)
    passed = 0
    while hit := cues.first(rest):
        number, sentence, _ = hit
        until = _until(kind, sentences, passed + number, received, locale)
        if until or kind != "until":
            return _hold(kind, sentence, until)
        passed += number + 1
        rest = rest[number + 1 :]
    return None


def _until(
    kind: HoldKind, sentences: Sequence[Plain], at: int, received: dt.date, locale: str
) -> dt.date | None:
    """The latest day to come that the sentence names; "before then" looks at those above it."""
    text = sentences[at].text
    near = list(sentences[at : at + 1])
    if kind == "no_queries" and BACK.search(text):
        near = list(sentences[max(0, at - 2) : at + 1])
    if kind == "out_of_office":
        near = [s for s in sentences[at : at + 3] if RETURN.search(s.text)]
    named = [d.date for s in near for d in days(s, received=received, locale=locale)]
    ahead = [date for date in named if date > received]
    if not ahead and kind in {"until", "do_not_contact"} and COOL_OFF.search(text):
        counted = wait(text, received=received)
        return counted.date if counted else None
    return max(ahead, default=None)


def _hold(kind: HoldKind, sentence: Plain, until: dt.date | None) -> Hold:
    start, end = sentence.span()
    return Hold(kind, until, start, end, sentence.source[start:end])
