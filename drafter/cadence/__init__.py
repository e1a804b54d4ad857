"""May we write now? When, how often, and whether at all, asked before any model is called.

waits.py       since when, until when, how often already
colleagues.py  who else at the firm was written to
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafter import intake
from drafter.cadence import waits
from drafter.cadence.colleagues import crowded
from drafter.cadence.door import open_door
from drafter.cadence.waits import unanswered
from drafter.history.colleagues import Colleague
from drafter.message import Finding, NextStep, Severity, Stop
from drafter.prompts import tables
from drafter.prompts.kinds import Kind
from drafter.prompts.tone import load_rules
from drafter.situation import Situation
from drafter.wording import dates

WAITS = {"until", "in_touch", "no_queries"}
NEARLY = 2
"""So many days before the usual wait is over nobody minds."""
ASKS_WHERE_IT_STANDS = {"applied", "interview", "contact"}


@dataclass(frozen=True)
class Pace:
    """Either a stop, or what to keep in mind."""

    stop: Stop | None = None
    findings: tuple[Finding, ...] = ()


def pace(
    kind: Kind,
    situation: Situation,
    *,
    held: str = "",
    colleagues: Sequence[Colleague] = (),
    off: frozenset[str] = frozenset(),
) -> Pace:
    """`held`: why this person is on the user's own do-not-contact list, or empty.

    `colleagues`: who else at the firm was written to of late. `off`: rules that stay silent.
    """
    row = tables.cadence()[kind.wait]
    for check in (_do_not_contact, _referrer, _ground, _hold, _answered, _too_many, _too_soon):
        if (stop := check(kind, situation, row, held)) and stop.rule not in off:
            return Pace(stop)
    found = [*_findings(kind, situation, row), *_crowded(kind, situation, colleagues)]
    return Pace(findings=tuple(finding for finding in found if finding.rule not in off))


def next_step(kind: Kind, today: dt.date) -> NextStep | None:
    if not kind.next_kind:
        return None
    return NextStep(kind.next_kind, dates.add(today, kind.next_wait or "7bd"))


def _stop(s: Situation, rule: str, instead: dict[str, str], **words: object) -> Stop:
    shown = load_rules()[rule]
    # What mends a warning ("make it the last one") is no help to somebody who should not write.
    advice = "" if rule == "C2" else f" {shown.fix}"
    text = f"{shown.why}{advice}".format(**words)
    return Stop(id=s.id, rule=rule, reason=text, instead=instead)


def _do_not_contact(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    quote = held
    texts = [s.pasted_message, *(e.summary for e in s.history if e.direction == "in")]
    for text in texts:
        found = intake.holds(text, received=s.today, today=s.today) if text else None
        if found and found.kind == "do_not_contact" and not open_door(text, found.quote, s):
            quote = quote or found.quote
    if s.recipient.do_not_contact:
        quote = quote or "marked as do not contact"
    instead = {"text": "Leave it there, and write to another company."}
    return _stop(s, "C3", instead, quote=quote.rstrip(".")) if quote else None


def _referrer(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    if s.referrer is None or s.referrer.consent:
        return None
    first = f"Ask {s.referrer.name} first whether you may use their name."
    return _stop(s, "G9", {"text": first}, what=s.referrer.name)


def _ground(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    """A deadline that nobody set is no reason to press."""
    if row.get("ground") != "deadline" or waits.deadline(s) or s.details.get("deadline"):
        return None
    return _stop(s, "U2", {"kind": "status_check_manager"})


def _hold(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    """They named a date to wait for, and this kind only asks where things stand."""
    if row.get("reply"):
        return None
    for received, text in _heard(s):
        found = intake.holds(text, received=received, today=s.today)
        if found is None or found.kind == "do_not_contact":
            continue
        if found.kind in WAITS and row["anchor"] not in ASKS_WHERE_IT_STANDS:
            continue  # Their date is about the decision; this message isn't.
        until = found.until or dates.business_days_after(received, 5)
        if s.today <= until:
            free = dates.business_days_after(until, 2)
            day = dates.spell(free, today=s.today, locale=s.locale)
            return _stop(
                s, "C8", {"date": free.isoformat()}, quote=found.quote.rstrip("."), date=day
            )
    return None


def _heard(s: Situation) -> Iterator[tuple[dt.date, str]]:
    """What they wrote, with the day it came; the paste is their latest message."""
    inbound = [e for e in s.history if e.direction == "in"]
    if s.pasted_message:
        yield max((e.date for e in inbound), default=s.today), s.pasted_message
    for event in inbound:
        yield event.date, event.summary


def _answered(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    """Their message had this very answer already."""
    sent = [event.summary for event in unanswered(s)]
    if not row.get("reply") or kind.id.replace("_", " ") not in sent:
        return None
    step = next_step(kind, s.today)
    instead = {"kind": step.kind, "date": step.date.isoformat()} if step else {}
    return _stop(s, "C2", instead or {"text": "Wait for their answer."}, count=len(sent) + 1)


def _too_many(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    most, sent = tables.cadence()["general"]["unanswered"], len(unanswered(s))
    if sent < most:
        return None
    instead = {"kind": "stay_in_touch_after_no"}
    return _stop(s, "C2", instead, count=sent + 1)


def _too_soon(kind: Kind, s: Situation, row: Any, held: str) -> Stop | None:
    """Within three business days of the last one, or before half the usual wait is over."""
    if row.get("answers") and waits.unanswered_word(s):
        return None
    anchor, free = waits.free_day(s, row)
    half = anchor + (free - anchor) / 2 if anchor and free else None
    next_day = None if row.get("reply") else waits.again(s)
    if next_day and s.today < next_day:
        free = max(next_day, free or next_day)
    elif not half or not free or s.today >= half:
        return None
    day = dates.spell(free, today=s.today, locale=s.locale)
    return _stop(s, "C1", {"date": free.isoformat()}, date=day)


def _findings(kind: Kind, s: Situation, row: Any) -> Iterator[Finding]:
    _, free = waits.free_day(s, row)
    if free and s.today < free and not (row.get("answers") and waits.unanswered_word(s)):
        day = dates.spell(free, today=s.today, locale=s.locale)
        found = _finding("C1", date=day)
        soon = (free - s.today).days <= NEARLY
        yield replace(found, severity="hint") if soon else found
    count, most = len(unanswered(s)) + 1, tables.cadence()["general"]["unanswered"]
    if count >= most and kind.id not in tables.cadence()["general"]["closing"]:
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


def _crowded(kind: Kind, s: Situation, known: Sequence[Colleague]) -> Iterator[Finding]:
    for other in crowded(kind, s, known)[:1]:
        day = dates.spell(other.date, today=s.today, locale=s.locale)
        yield _finding("C9", name=other.name, firm=s.recipient.company, date=day)


def _finding(id: str, **words: object) -> Finding:
    rule = load_rules()[id]
    severity: Severity = rule.severity
    return Finding(id, severity, "body", 0, 0, "", rule.why.format(**words), rule.fix)
