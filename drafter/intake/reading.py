"""Pasted text, or a lead typed in, read into an Intake."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from drafter.errors import BadInput
from drafter.intake import employer, jobs, people, suggest, verdict
from drafter.intake.cues import table
from drafter.intake.days import days
from drafter.intake.found import Found, Hold, Intake, found, nothing_to_read
from drafter.intake.happened import since_interview
from drafter.intake.holds import hold_in, reapply_in
from drafter.intake.manner import tone
from drafter.intake.parts import TRANSCRIPT, Parts, split
from drafter.intake.plain import Plain, plain
from drafter.situation import Sender
from drafter.wording import names

MET = re.compile(
    r"\b(?:interview\w*|me(?:e)?t(?:ing)? (?:with )?(?:you|us|me|her|him)"
    r"|see(?:ing)? (?:us|you)|spoke|speaking (?:with|to) you|came in|coming in"
    r"|your visit"
    r"|our (?:call|chat|conversation|talk)|Gespräch|entretien|entrevista)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"\b(?:will|would like to|invite|invited|next|before|prior|schedule\w*|can we|could we)\b", re.I
)
STAMP = re.compile(
    r"^\W{0,2}(?:txt|text|sms|whatsapp|msg|vm|voicemail)?\s*\[?(?P<day>\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)[^\n]{0,14}?[:\]]",
    re.I,
)
LATE_STAMP = re.compile(r"[-–)]\s*(?P<day>\d{1,2}\.? [A-Za-zäûé]{3,9}\.?(?: 20\d\d)?)\W*$")
ASKED = ("recipient_name", "role", "company", "date", "outcome")
DEEPEST = 3


def read(
    text: str, *, today: dt.date, channel: str = "email", locale: str = "en",
    sender: Sender | None = None,
) -> Intake:  # fmt: skip
    """What a pasted mail, transcript or chat line says, and the questions it leaves open."""
    parts = _theirs(text, sender)
    if not parts.body.text.strip() and not parts.headers:
        raise nothing_to_read()
    at = _received(parts, today, locale)
    received = dt.date.fromisoformat(at.value) if at else today
    # Said on an unknown day, "Tuesday" may be today.
    since = received if at else today - dt.timedelta(days=1)
    hold = hold_in(parts, received=since, today=today, locale=locale)
    values = [*_values(parts, sender, received, locale), *([at] if at else [])]
    said = hold_in(parts, received=since, today=since, locale=locale)
    wait = said if said and said.until else reapply_in(parts, received=since, locale=locale)
    values += [_until(wait, sure=bool(at))] if wait else []
    values = _in_order(values)
    known = {value.field: value.value for value in values}
    present = frozenset(known) | _circumstances(parts, text, channel)
    present |= since_interview(known, today)
    return Intake(
        found=tuple(values),
        missing=_questions(present),
        suggestions=suggest.for_mail(parts.body.text, known.get("outcome", ""), present),
        today=today, channel=channel, locale=locale, pasted=text, hold=hold, tone=tone(parts),
    )  # fmt: skip


def _theirs(text: str, sender: Sender | None) -> Parts:
    """The newest message that isn't the user's own."""
    parts = split(text)
    for _ in range(DEEPEST):
        who = parts.header("from")
        mine = sender and who and _is_from(who.text, sender)
        if not mine or not parts.quoted.text:
            return parts
        parts = split(text, parts.quoted.span()[0])
    return parts


def _is_from(line: str, sender: Sender) -> bool:
    if sender.email and sender.email.lower() in line.lower():
        return True
    shown = line.split("<")[0].strip(" \"'")
    return bool(shown) and names.same_person(shown, sender.name)


def _values(parts: Parts, sender: Sender | None, received: dt.date, locale: str) -> Iterator[Found]:
    subject = parts.header("subject")
    decision = verdict.outcome(parts)
    yield from (
        value
        for value in (
            people.name(parts, sender), people.email(parts, sender), people.job(parts),
            employer.company(parts) or jobs.company(subject, parts.body),
            jobs.role(parts.body, subject), jobs.ref(subject, parts.body),
            decision, verdict.reason(parts.own, decision),
            _interview(parts.own, received, locale), verdict.language(parts.body),
        )
        if value
    )  # fmt: skip
    yield from verdict.flags(parts)


def _received(parts: Parts, today: dt.date, locale: str) -> Found | None:
    if (line := parts.header("date")) and (named := days(line, received=today, locale=locale)):
        day = named[0]
        return found("date", line, day.start, day.end, value=day.date.isoformat(), sure=day.sure)
    for where, pattern in (
        (parts.body, STAMP),
        (parts.body, LATE_STAMP),
        (parts.signature, LATE_STAMP),
    ):
        if match := pattern.search(where.text):
            stamp = where.cut(*match.span("day"))
            if named := [d for d in days(stamp, received=today, locale=locale) if d.date <= today]:
                iso = named[0].date.isoformat()
                return found("date", stamp, 0, len(stamp.text), value=iso, sure=False)
    return None


def _interview(sentences: Sequence[Plain], received: dt.date, locale: str) -> Found | None:
    for sentence in sentences:
        met = MET.search(sentence.text)
        if not met or TO_COME.search(sentence.text):
            continue
        for day in days(sentence, received=received, locale=locale):
            bare = not any(char.isdigit() for char in sentence.text[day.start : day.end])
            date = day.date - dt.timedelta(days=7 if bare and day.date > received else 0)
            if date <= received:
                return found("interview_date", sentence, day.start, day.end, value=date.isoformat(),
                             sure=day.sure)  # fmt: skip
    return None


def _until(wait: Hold, *, sure: bool) -> Found:
    return Found("until", str(wait.until), wait.start, wait.end, wait.quote, sure)


def _in_order(values: list[Found]) -> list[Found]:
    """By their place in the text; one of each field."""
    first = {value.field: value for value in reversed(values)}
    return sorted(first.values(), key=lambda value: (value.start, value.end))


def _circumstances(parts: Parts, text: str, channel: str) -> frozenset[str]:
    spoken = channel in {"phone_script", "voicemail"} or bool(TRANSCRIPT.match(text))
    mail = bool(parts.headers or parts.signature.text)
    return frozenset({"spoken"} if spoken else ()) | frozenset({"pasted"} if mail else ())


def _questions(present: frozenset[str]) -> tuple[str, ...]:
    asked = [field for field in ASKED if field not in present]
    if "no_reply" in present and "recipient_email" not in present:
        asked.append("recipient_email")
    return tuple(table().questions[field] for field in asked)


def lead(
    name: str, role: str = "", company: str = "", relationship: str = "", wish: str = "", *,
    email: str = "", today: dt.date, channel: str = "email", locale: str = "en",
) -> Intake:  # fmt: skip
    """Somebody to write to, typed in: nothing is found but what was said."""
    if not name.strip():
        raise BadInput(
            "This lead has no name (name: empty). Nothing was drafted. Fill in the name."
        )
    given = {
        "recipient_name": name, "recipient_role": role, "company": company,
        "recipient_email": email,
    }  # fmt: skip
    said = [
        Found(f, v.strip(), 0, len(v.strip()), v.strip(), True)
        for f, v in given.items()
        if v.strip()
    ]
    wished = plain(wish)
    said += [value for value in (jobs.role(wished), jobs.ref(wished)) if value]
    asked = {"company": company, "relationship": relationship, "wish": wish}
    open_ = [field for field, value in asked.items() if not value.strip()]
    return Intake(
        found=tuple(said),
        missing=tuple(table().questions[field] for field in open_),
        suggestions=suggest.for_lead(wish, role, company, relationship),
        today=today, channel=channel, locale=locale, described=wish, relationship=relationship,
    )  # fmt: skip


def role_in(text: str) -> Found | None:
    """The job's title in the user's own description."""
    return jobs.role(plain(text))


def company_in(text: str) -> Found | None:
    return jobs.company(plain(text))


def ref_in(text: str) -> Found | None:
    return jobs.ref(plain(text))
