"""Messages outward: text, mail link, table cell."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from icalendar import Calendar

from drafter import export
from drafter.message import Draft, Message, Reminder


def message(subject: str, body: str) -> Message:
    return Message(id="", kind="ask_why_no", channel="email", draft=Draft(subject, body))


def test_a_mail_link_carries_subject_and_body_to_the_letter() -> None:
    made = message("Cellar & more: 100 %?", "Dear Ms Ødegård,\n\nA+B = ü?\nBen")
    link = urlsplit(export.mailto(made, "i.marsh@tallowbridge.example"))
    fields = parse_qs(link.query.replace("+", "%2B"))
    assert unquote(link.path) == "i.marsh@tallowbridge.example"
    assert fields["subject"] == ["Cellar & more: 100 %?"]
    assert fields["body"] == ["Dear Ms Ødegård,\r\n\r\nA+B = ü?\r\nBen"]


def test_a_subject_adds_no_field() -> None:
    link = export.mailto(message("Hi\r\nBcc: x@y.example&cc=z", "b"), "a@b.example?bcc=c@d.example")
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}


def test_a_link_that_a_browser_would_cut_is_none() -> None:
    assert export.mailto(message("s", "word " * 200), "a@b.example")
    assert export.mailto(message("s", "word " * 500), "a@b.example") == ""


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x00", "\u202e", "\u200b", "\U000e0041", "\x9b"])
def test_nothing_invisible_reaches_the_terminal(char: str) -> None:
    assert export.plain(f"a{char}b\n\tc") == "ab\n\tc"


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "👩\u200d💻", "\U0001fae9", "Zu\u00adsammen", "\uf8ff"]
)
def test_a_letter_is_spelt_as_it_was_written(text: str) -> None:
    assert export.plain(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+49 170 1234567", "+49 170 1234567"),
        ("-3.5", "-3.5"),
        ("-rm", "'-rm"),
        ("Ben", "Ben"),
    ],
)
def test_no_cell_is_a_formula(value: str, written: str) -> None:
    assert export.cell(value) == written


def test_a_call_is_timed_without_its_branches() -> None:
    said = "- Open: " + "word " * 148 + "\n\nIf they are busy: " + "word " * 300
    letter = message("", said)
    assert export.seconds_aloud(replace(letter, channel="phone_script")) == 60
    assert export.seconds_aloud(letter) == 0


def test_reminders_are_entries_of_a_calendar() -> None:
    gap = Reminder(
        dt.date(2026, 12, 1), "informational_request", "Explore it (field work), then\nask"
    )
    diary = Calendar.from_ical(export.calendar(replace(message("", "Hi"), reminders=(gap,))))
    (entry,) = diary.walk("VEVENT")
    assert entry.start == dt.datetime(2026, 12, 1, 9, 30)
    assert str(entry["summary"]) == gap.text
    assert [alarm["action"] for alarm in entry.walk("VALARM")] == ["DISPLAY"]
    again = Calendar.from_ical(export.calendar(replace(message("", "Hi"), reminders=(gap,))))
    assert entry["uid"] == again.walk("VEVENT")[0]["uid"]
