"""Two people of one firm in one week: whom else the user wrote to, and who led on to whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from drafter.cadence.waits import NOT_A_MESSAGE
from drafter.history.colleagues import Colleague
from drafter.history.organisations import firm
from drafter.prompts.kinds import Kind
from drafter.situation import Event, Situation
from drafter.wording import names
from drafter.wording.folding import fold

WEEK = dt.timedelta(days=7)
NAMED = re.compile(
    r"\b(?:to|with|wrote|write|e-?mailed|messaged|contacted|asked|texted|called|rang|phoned)\s+"
    r"(?:(?:the|their|your|our)\s+(?:[a-z]+\s+){1,3})?"
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Mx|Dr|Prof)\.?\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*)"
)
"""Whom a line of the user's history says they wrote to."""
THEIRS = re.compile(
    r"\b(?:their|her|his) (?:\w+ )?(?:hr|recruit\w*|manager|boss|team|colleague|head)\b"
    r"|\bsame (?:firm|company|team)\b"
)
LED_ON = re.compile(
    r"\b(?:refer|introduc|recommend|suggest|forward|point|direct|pass|connect)(?:s|ed|red|ring|ing)?\b"
    r"|\bin touch\b|\b(?:gave|given|giving|has|had) me\b|\bsent me\b|\byour name\b"
    r"|\b(?:said|told|asked|advised|invited|wants?|says)\b.{0,40}"
    r"\b(?:writ|contact|speak|talk|reach|turn|mail|call|ring|try)"
)
"""Folded words with which one person leads to another."""
NOT = re.compile(r"\b(?:not|never|no|nobody|\w+n't)\b")
SHORT = 3
"""Letters; a shorter part of a name stands for nobody."""


def crowded(kind: Kind, s: Situation, known: Sequence[Colleague]) -> list[Colleague]:
    """The latest first. Thanks and answers that ask nothing may go to as many as gave something."""
    if not firm(s.recipient.company) or not kind.asks or kind.wait == "thank_you":
        return []
    found = [other for other in (*known, *_told(s)) if not _led_here(other, s)]
    return sorted(found, key=lambda other: other.date, reverse=True)


def _told(s: Situation) -> Iterator[Colleague]:
    """Whom the history names beside the recipient, where it says that they are of the same firm."""
    for event in s.history:
        recent = dt.timedelta(0) <= s.today - event.date <= WEEK
        if event.direction == "out" and recent and event.channel not in NOT_A_MESSAGE:
            name = _named(event, s)
            if name and _same_firm(event.summary, s):
                yield Colleague(name, s.recipient.company, event.date)


def _named(event: Event, s: Situation) -> str:
    firms = set(fold(s.recipient.company).split())
    for match in NAMED.finditer(event.summary):
        words = set(re.findall(r"\w+", fold(match["name"])))
        who = (s.recipient.name, s.sender.name)
        if not words & firms and not any(names.same_person(match["name"], one) for one in who):
            return match["name"]
    return ""


def _same_firm(summary: str, s: Situation) -> bool:
    """It is named, or it is "their recruiter"."""
    named = f" {firm(s.recipient.company)} " in f" {firm(summary)} "
    return named or THEIRS.search(fold(summary)) is not None


def _led_here(other: Colleague, s: Situation) -> bool:
    """They sent the user on, as they answered or as the situation tells it."""
    if s.referrer and names.same_person(s.referrer.name, other.name):
        return True
    if other.referred or any(_mentions(text, s.recipient.name) for text in other.answers):
        return True
    heard = [s.pasted_message, *(e.summary for e in s.history if e.direction == "in")]
    if any(_mentions(t, other.name) and _mentions(t, s.recipient.name) for t in heard):
        return True
    told = [*heard, s.situation, s.recipient.relationship, *s.details.values()]
    return any(_sends_on(line, other.name) for text in told for line in _sentences(text))


def _sends_on(sentence: str, name: str) -> bool:
    said = fold(sentence)
    return _mentions(said, name) and bool(LED_ON.search(said)) and not NOT.search(said)


def _mentions(text: str, name: str) -> bool:
    words = set(re.findall(r"\w+", fold(text)))
    return any(len(part) >= SHORT and part in words for part in names.spellings(name))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?;])\s+|\n+", text)
