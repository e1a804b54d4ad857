"""May we write now? When, how often, and whether at all, asked before any model is called."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter import intake
from drafter.message import Finding, NextStep, Severity, Stop
from drafter.prompts import tables
from drafter.prompts.kinds import Kind
from drafter.prompts.tone import load_rules
from drafter.situation import Event, Situation
from drafter.wording import dates

NOT_A_MESSAGE = ("portal", "in_person", "note")
LIVE = ("in_person", "video", "phone", "call", "meeting", "onsite")
THANKS = re.compile(r"\bthank", re.IGNORECASE)
CLOSING = re.compile(r"\bclos(?:es|ed|ing)\b[^.;]{0,25}$", re.IGNORECASE)
PROMISED = re.compile(r"\b(?:by|until|before|around|decision|hear)\b[^.;]{0,25}$", re.IGNORECASE)


@dataclass(frozen=True)
class Pace:
    """Either a stop, or what to keep in mind."""

    stop: Stop | None = None
    findings: tuple[Finding, ...] = ()


def pace(kind: Kind, situation: Situation, *, held: str = "") -> Pace:
    """`held`: why this person is on the user's own do-not-contact list, or empty."""
    row = tables.cadence()[kind.wait]
    for check in (_do_not_contact, _referrer, _hold, _too_many, _too_soon):
        if stop := check(kind, situation, row, held):
            return Pace(stop)
    return Pace(findings=tuple(_findings(kind, situation, row)))


def next_step(kind: Kind, today: dt.date) -> NextStep | None:
    if not kind.next_kind:
        return None
    return NextStep(kind.next_kind, dates.add(today, kind.next_wait or "7bd"))


def _stop(s: Situation, rule: str, instead: dict[str, str], **words: object) -> Stop:
    shown = load_rules()[rule]
    text = f"{shown.why} {shown.fix}".format(**words)
    return Stop(id=s.id, rule=rule, reason=text, instead=instead)


def _do_not_contact(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    quote = held
    texts = [s.pasted_message, *(e.summary for e in s.history if e.direction == "in")]
    for text in texts:
        found = intake.holds(text, received=s.today, today=s.today) if text else None
        if found and found.kind == "do_not_contact":
            quote = quote or found.quote
    if s.recipient.do_not_contact:
        quote = quote or "marked as do not contact"
    instead = {"text": "Write to somebody else there, or to another company."}
    return _stop(s, "C3", instead, quote=quote) if quote else None


def _referrer(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    if s.referrer is None or s.referrer.consent:
        return None
    first = f"Ask {s.referrer.name} first whether you may use their name."
    return _stop(s, "G9", {"text": first}, what=s.referrer.name)


def _hold(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    """They named a date to wait for, and this kind only asks where things stand."""
    if row.get("reply"):
        return None
    for received, text in _heard(s):
        found = intake.holds(text, received=received, today=s.today)
        if found is None or found.kind == "do_not_contact":
            continue
        until = found.until or dates.business_days_after(received, 5)
        if s.today <= until:
            free = dates.business_days_after(until, 2)
            day = dates.spell(free, today=s.today, locale=s.locale)
            return _stop(s, "C8", {"date": free.isoformat()}, quote=found.quote, date=day)
    return None


def _heard(s: Situation) -> Iterator[tuple[dt.date, str]]:
    """What they wrote, with the day it came; the paste is their latest message."""
    inbound = [e for e in s.history if e.direction == "in"]
    if s.pasted_message:
        yield max((e.date for e in inbound), default=s.today), s.pasted_message
    for event in inbound:
        yield event.date, event.summary


def unanswered(s: Situation) -> list[Event]:
    """The sender's messages since the other side's last; an application or thanks is none."""
    last_in = max((e.date for e in s.history if e.direction == "in"), default=dt.date.min)
    return [
        e
        for e in s.history
        if e.direction == "out"
        and e.date >= last_in
        and e.channel not in NOT_A_MESSAGE
        and not THANKS.search(e.summary)
        and not re.match(r"applied\b", e.summary, re.IGNORECASE)
    ]


def _too_many(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    most, sent = tables.cadence()["general"]["unanswered"], len(unanswered(s))
    if row.get("reply") or sent < most:
        return None
    instead = {"kind": "stay_in_touch_after_no"}
    return _stop(s, "C2", instead, count=sent + 1)


def _too_soon(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    anchor, free = _free(s, row)
    half = anchor + (free - anchor) / 2 if anchor and free else None
    if not half or not free or s.today >= half:
        return None
    day = dates.spell(free, today=s.today, locale=s.locale)
    return _stop(s, "C1", {"date": free.isoformat()}, date=day)


def _free(s: Situation, row: Any) -> tuple[dt.date | None, dt.date | None]:
    """The day the wait counts from, and the first day on which nothing is too soon."""
    anchor = _anchor(s, row["anchor"])
    free = dates.add(anchor, row["wait"]) if anchor else None
    if (day := _named_day(s, PROMISED)) and "promised" in row:
        anchor, free = day, dates.add(day, row["promised"])
    if (day := _named_day(s, CLOSING)) and "closing" in row:
        closed = dates.add(day, row["closing"])
        anchor, free = day, max(free or closed, closed)
    recent = [e.date for e in unanswered(s)]
    if recent and not row.get("reply"):
        again = dates.add(max(recent), tables.cadence()["general"]["between"])
        if again > (free or again - dt.timedelta(1)):
            anchor, free = max(recent), again
    return anchor, free


def _anchor(s: Situation, sort: str) -> dt.date | None:
    def fits(e: Event) -> bool:
        if sort == "applied":
            return e.direction == "out" and bool(re.search(r"appl", e.summary, re.IGNORECASE))
        if sort == "interview":
            return e.direction == "in" and e.channel in LIVE
        if sort == "sent":
            return e.direction == "out" and e.channel not in NOT_A_MESSAGE
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


def _findings(kind: Kind, s: Situation, row: Any) -> Iterator[Finding]:
    _, free = _free(s, row)
    if free and s.today < free and not row.get("reply"):
        yield _finding("C1", date=dates.spell(free, today=s.today, locale=s.locale))
    count, most = len(unanswered(s)) + 1, tables.cadence()["general"]["unanswered"]
    if count >= most and not row.get("reply"):
        yield _finding("C2", count=count)
    for event in unanswered(s):
        apart = (s.today - event.date).days
        if apart < 2 and event.channel and event.channel != s.channel:
            yield _finding("C5", other=event.channel.replace("_", " "))
    applied = any(
        re.search(r"appl", t, re.I) for t in (s.situation, *(e.summary for e in s.history))
    )
    if row["anchor"] == "applied" and not applied:
        yield _finding("C7")


def _finding(id: str, **words: object) -> Finding:
    rule = load_rules()[id]
    severity: Severity = rule.severity
    return Finding(id, severity, "body", 0, 0, "", rule.why.format(**words), rule.fix)
