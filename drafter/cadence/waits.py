"""What the user's history says about waiting: since when, until when, how often already."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from drafter.prompts import tables
from drafter.situation import Event, Situation
from drafter.wording import dates

NOT_A_MESSAGE = ("portal", "in_person", "note")
MET = ("in_person", "video", "meeting", "onsite", "note", "portal")
LIVE = ("in_person", "video", "phone", "call", "meeting", "onsite")
PRETENDED = re.compile(
    r"\b(?:no|not|without|don['’]t|haven['’]t) (?:\w+ ){0,3}offers?\b|\bdon['’]t really|\bpretend"
    r"|\bbluff|\bmade[- ]up\b|\bnot (?:really )?true\b",
    re.IGNORECASE,
)
THANKS = re.compile(r"\bthank", re.IGNORECASE)
CLOSING = re.compile(r"\bclos(?:es|ed|ing)\b[^.;]{0,25}$", re.IGNORECASE)
PROMISED = re.compile(r"\b(?:by|until|before|around|decision|hear)\b[^.;]{0,25}$", re.IGNORECASE)


def unanswered(s: Situation) -> list[Event]:
    """The sender's messages since the other side's last; an application or thanks is none."""
    events = sorted(s.history, key=lambda event: event.date)
    if s.pasted_message and not any(event.direction == "in" for event in events):
        return []  # What was pasted is their answer, though nobody noted its date.
    last_in = max((at for at, e in enumerate(events) if e.direction == "in"), default=-1)
    return [
        e
        for e in events[last_in + 1 :]
        if e.channel not in NOT_A_MESSAGE
        and not THANKS.search(e.summary)
        and not re.match(r"applied\b", e.summary, re.IGNORECASE)
    ]


def unanswered_word(s: Situation) -> bool:
    """Whether they wrote or rang last; nobody has to wait before answering."""
    last = max(s.history, key=lambda event: event.date, default=None)
    theirs = [e for e in s.history if last and e.date == last.date]
    return bool(theirs) and all(e.direction == "in" and e.channel not in MET for e in theirs)


def again(s: Situation) -> dt.date | None:
    """The first day on which another message to them isn't one on top of the last."""
    sent = [event.date for event in unanswered(s)]
    return dates.add(max(sent), tables.cadence()["general"]["between"]) if sent else None


def free_day(s: Situation, row: Any) -> tuple[dt.date | None, dt.date | None]:
    """The day the wait counts from, and the first day on which nothing is too soon."""
    anchor = _anchor(s, row["anchor"])
    free = dates.add(anchor, row["wait"]) if anchor else None
    if "promised" in row and (day := _named_day(s, PROMISED)):
        anchor, free = day, dates.add(day, row["promised"])
    if "closing" in row and (day := _named_day(s, CLOSING)):
        closed = dates.add(day, row["closing"])
        anchor, free = day, max(free or closed, closed)
    return anchor, free


DUE = re.compile(
    r"\b(?:offer|deadline|answer|decide"
    r"|(?:wants?|needs?|asks? for|expects?|requires?) (?:my|a|an|the)\b[^.;\n]{0,60}\bby\b)",
    re.IGNORECASE,
)


def deadline(s: Situation) -> dt.date | None:
    """The day by which the user must answer somebody else; none where it is only pretended."""
    facts = (fact.text for fact in s.sender.public_facts)
    told = [*facts, s.situation, *(event.summary for event in s.history), *s.details.values()]
    if any(PRETENDED.search(text) for text in told):
        return None
    named = [
        mention.date
        for text in told
        if DUE.search(text)
        for mention in dates.find(text, today=s.today)
    ]
    return max((day for day in named if day and day >= s.today), default=None)


def _anchor(s: Situation, sort: str) -> dt.date | None:
    def fits(e: Event) -> bool:
        if sort == "applied":
            return e.direction == "out" and bool(re.search(r"appl", e.summary, re.IGNORECASE))
        if sort == "interview":
            return e.direction == "in" and e.channel in LIVE
        if sort == "sent":
            sent = e.direction == "out" and e.channel not in NOT_A_MESSAGE
            return sent and not THANKS.search(e.summary)
        return sort == "contact"

    return max((e.date for e in s.history if fits(e)), default=None)


def _named_day(s: Situation, before: re.Pattern[str]) -> dt.date | None:
    """The latest date that follows words such as "decision by" in what is known."""
    texts = [(e.date, e.summary) for e in s.history]
    texts += [(s.today, s.situation), (s.today, s.pasted_message)]
    found = [
        mention.date
        for today, text in texts
        for mention in dates.find(text, today=today)
        if mention.date and before.search(text[max(0, mention.start - 40) : mention.start])
    ]
    return max(found, default=None)
