"""One errand, several people: nothing that belongs to one is told to another."""

from __future__ import annotations

from people import event, situation

from drafter.intake.several import each


def test_each_gets_a_situation_with_their_own_name_and_firm() -> None:
    told = {"moment": "You showed me the fermenters.", "times": "Tuesday at nine"}
    about = situation(details=told, history=[event("2026-11-10", "in", "email", "a no")])
    first, second, third = each(about, ["Ola Brandt at Fenn Tea", "  ", "Paul Vance"])
    assert first == about
    assert (second.recipient.name, second.recipient.company) == ("Ola Brandt", "Fenn Tea")
    assert about.recipient.company and third.recipient.company == ""
    *_, fourth = each(about, ["Paul Vance"], "Rill Transport")
    assert fourth.recipient.company == "Rill Transport"
    assert second.details == {"times": "Tuesday at nine"}
    assert (second.pasted_message, second.history) == ("", ())
