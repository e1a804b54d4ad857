"""How results look in a terminal: plain words, no control characters."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from drafter.export import as_text, plain, seconds_aloud
from drafter.message import Finding, Message, Stop

MARK = {"block": "✗ must be fixed", "warn": "! look at this", "hint": "· hint"}


def as_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def note(*sentences: str) -> None:
    for sentence in sentences:
        if sentence:
            print(plain(sentence), file=sys.stderr)


def each(made: Iterable[Message | Stop]) -> None:
    """One outcome after another, a line between two."""
    for number, one in enumerate(made):
        if number:
            print(f"\n{'-' * 60}\n")
        if isinstance(one, Stop):
            stop(one)
        else:
            message(one)


def message(made: Message) -> None:
    print(as_text(made))
    print()
    stepped_in(made)
    if seconds := seconds_aloud(made):
        note(f"About {seconds} seconds aloud, without what they say.")
    findings(made.findings)
    if made.missing:
        note("It would be better with:")
        note(*(f'  --detail "{slot}=…"  {question}' for slot, question in made.missing))
    for source in made.sources:
        note(f"  ({source.origin}) {source.title} [{source.id}]")
    for reminder in made.reminders:
        note(f"Next, from {reminder.date.isoformat()}: {reminder.text} ({reminder.kind}).")


def stepped_in(made: Message | Stop) -> None:
    """Which draft the phrasebook's replaced, why, and what it said; who did not read it."""
    if isinstance(made, Stop):
        return
    note(made.unread)
    if made.fell_back_from:
        note(f"The {made.fell_back_from} draft was not used. {made.fell_back_because}")
        if made.rejected:
            note("It read:", *made.rejected.body.splitlines())


def findings(found: Iterable[Finding]) -> None:
    for finding in found:
        quoted = f' "{finding.quote}"' if finding.quote else ""
        note(f"{MARK[finding.severity]} ({finding.rule}){quoted}: {finding.why} {finding.fix}")


def stop(stopped: Stop) -> None:
    print(plain(f"No draft, on purpose ({stopped.rule}). {stopped.reason}"))
    words = {"kind": "Next: drafter draft --kind {}.", "date": "Not before {}.", "text": "{}"}
    for key, value in stopped.instead.items():
        print(plain(words[key].format(value)))
