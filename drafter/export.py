"""A message outward: plain text, a mail link, a row of a table."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from drafter.message import Message, Reminder, Stop
from drafter.prompts.tables import channels
from drafter.wording.formulas import guarded
from drafter.wording.visible import ESCAPES

if TYPE_CHECKING:
    from icalendar import Event

WORDS_A_MINUTE = 150
"""A calm pace for a call."""
HALF_PAST_NINE = dt.time(9, 30)
UNSAFE = re.compile(
    # The flag of England or Texas is a black flag and tags; any other tag is a hidden word.
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line break
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction
    "\ufff0-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # notes between lines, tags
    "\ud800-\udfff\ufdd0-\ufdef"  # half characters, and below what is none
    f"{''.join(map(chr, range(0xFFFE, 0x110000, 0x10000)))}"
    f"{''.join(map(chr, range(0xFFFF, 0x110000, 0x10000)))}]"
)
"""What can do harm unseen, wherever it stands."""
ZERO_WIDTH = re.compile("[\u200b\u2060-\u2065\ufeff]")
"""What only lets a line break there, or not; a table keeps it."""
MAX_MAILTO = 1900
"""Bytes; browsers and mail programs cut longer links without a word."""


def plain(text: str) -> str:
    """The text without control, bidi or invisible characters; line breaks and tabs stay.

    What joins or parts letters stays too, as do letters that only a newer or a private alphabet
    has: without them a Persian name is misspelt, and a family of emoji falls apart.
    """
    return ZERO_WIDTH.sub("", _safe(text))


def _safe(text: str) -> str:
    """The text without what can do harm."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if all(map(str.isprintable, text.replace("\t", "\n").split("\n"))):
        return text  # Nearly every text; a search through each costs a batch its time.
    return UNSAFE.sub(r"\1", text)


def as_text(message: Message) -> str:
    """Subject line, empty line, body: what the terminal and a text file show."""
    subject = f"Subject: {plain(message.draft.subject)}\n\n" if message.draft.subject else ""
    return f"{subject}{plain(message.draft.body)}"


def seconds_aloud(message: Message) -> int:
    """How long it takes to say, at 150 words a minute; 0 for what is read. Branches don't count."""
    if not channels()[message.channel].spoken:
        return 0
    said = [line for line in message.draft.body.splitlines() if not line.startswith("If ")]
    return round(len(" ".join(said).split()) / WORDS_A_MINUTE * 60)


def mailto(message: Message, address: str) -> str:
    """A link that opens the user's own mail program; empty if it would be too long to be safe."""
    subject = " ".join(plain(message.draft.subject).split())
    body = plain(message.draft.body).replace("\n", "\r\n")
    link = (
        f"mailto:{quote(plain(address).strip(), safe='@')}"
        f"?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    )
    return link if len(link.encode()) <= MAX_MAILTO else ""


def calendar(*messages: Message) -> bytes:
    """The reminders as an .ics file: at half past nine, wherever the user is that day.

    The same reminder keeps its identity, so that importing it again changes it in place.
    """
    from icalendar import Calendar

    diary = Calendar.new(prodid="-//drafter//reminders//EN")
    for message in messages:
        for reminder in message.reminders:
            diary.add_component(_entry(reminder))
    return bytes(diary.to_ical())


def _entry(reminder: Reminder) -> Event:
    from icalendar import Alarm, Event

    text, start = plain(reminder.text), dt.datetime.combine(reminder.date, HALF_PAST_NINE)
    alarm = Alarm.new(description=text)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", dt.timedelta(0))
    return Event.new(
        uid=uuid5(NAMESPACE_URL, f"drafter:{reminder.kind}:{text}"),
        summary=text,
        start=start,
        end=start + dt.timedelta(minutes=15),
        description=f"drafter draft --kind {reminder.kind}",
        subcomponents=[alarm],
    )


def cell(value: object) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    text = _safe(ESCAPES.sub("", str(value)))
    return guarded(text) if text.strip() else ""


def row(outcome: Message | Stop) -> dict[str, Any]:
    """The columns that a batch adds to a lead."""
    if isinstance(outcome, Stop):
        instead = outcome.instead
        return {
            "status": "skipped",
            "reason": outcome.reason,
            "verdict": "stop",
            "findings": outcome.rule,
            "next_step": instead.get("kind", instead.get("text", "")),
            "next_date": instead.get("date", ""),
        }
    step = outcome.next_step
    return {
        "status": "drafted",
        "reason": outcome.fell_back_because or outcome.unread,
        "kind": outcome.kind,
        "subject": outcome.draft.subject,
        "body": outcome.draft.body,
        "verdict": outcome.verdict,
        "findings": "; ".join(f"{f.rule} {f.severity}: {f.quote}" for f in outcome.findings),
        "writer": outcome.writer,
        "next_step": step.kind if step else "",
        "next_date": step.date.isoformat() if step else "",
    }
