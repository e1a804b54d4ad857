"""What the user is reminded of: the next step, and after a no, where to get what was missing."""

from __future__ import annotations

import datetime as dt

from people import situation

from drafter.assembly import open_drafter
from drafter.cadence.reminders import reminders
from drafter.message import Message
from drafter.prompts.kinds import kind


def kinds_of(id: str, **filled: str) -> list[tuple[str, dt.date]]:
    found = reminders(kind(id), situation(kind=id, today="2026-11-17"), filled)
    return [(reminder.kind, reminder.date) for reminder in found]


def test_a_no_that_named_what_was_missing_says_where_to_look_for_it() -> None:
    assert kinds_of("ask_why_no", reason="more time on night shifts") == [
        ("informational_request", dt.date(2026, 11, 24)),
        ("stay_in_touch_after_no", dt.date(2026, 12, 29)),
        ("return_with_experience", dt.date(2027, 1, 12)),
    ]


def test_without_a_reason_only_the_next_step_is_left() -> None:
    assert [id for id, _ in kinds_of("ask_why_no")] == ["stay_in_touch_after_no"]


def test_a_reminder_says_what_and_to_whom() -> None:
    about = situation(kind="ask_why_no")
    first, *_ = reminders(kind("ask_why_no"), about, {"reason": "night shifts"})
    assert "night shifts" in first.text
    (only,) = reminders(kind("ask_why_no"), about, {})
    assert about.recipient.name in only.text and about.recipient.company in only.text


def test_the_gap_is_read_out_of_the_no_itself() -> None:
    no = "We have decided to offer the post to someone with more experience of cask beers."
    about = situation(kind="accept_no_keep_door", pasted_message=no)
    made = open_drafter(writer="phrasebook", recall=False).drafter.draft(about)
    assert isinstance(made, Message)
    explore = [one.text for one in made.reminders if one.kind == "informational_request"]
    assert explore and "experience of cask beers" in explore[0]
