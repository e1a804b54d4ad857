"""What came of it, and what the user changes: never surer than the numbers allow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from drafter.history import History, Record, voice
from drafter.history import edits as kept
from drafter.learning import note_facts, proposals, sendings, shares, still_open, words
from drafter.learning.outcomes import Share, band, interval, told_apart
from drafter.situation import Fact, Sender
from drafter.voice import voice_of
from drafter.voice.setting import changes

TODAY = dt.date(2026, 11, 22)
DRAFT = (
    "Dear Ms. Ahlgren,\n\nThank you for your answer. I really value it.\n\n"
    "Could you tell me one thing I could do better?\n\nI hope you have a good week.\n\n"
    "Kind regards,\nTomas Reyl"
)
SENT = (
    "Hi Petra,\n\nThank you for your answer. I value it.\n\n"
    "Could you tell me one thing I could do better?\n\nCheers,\nTomas Reyl"
)


def sent(to: str, day: dt.date, body: str = "Hello", **more: str) -> Record:
    return Record("sent", to, day, body, kind="ask_why_no", channel="email", **more)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.278), (1, 1, 0.207, 1.0), (3, 8, 0.137, 0.694)],
)
def test_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    """The figures of R's `binom::binom.wilson` for the same counts."""
    assert interval(hits, of) == pytest.approx((low, high), abs=0.001)


def test_a_letter_counts_after_three_weeks_answered_or_not(tmp_path: Path) -> None:
    """Else answers would count at once and silence only later: seven of seven answered."""
    history = History(tmp_path)
    history.remember(sent("Ida Krohn", TODAY - dt.timedelta(days=30)))
    asked = history.remember(sent("Ola Brandt", TODAY - dt.timedelta(days=21)))
    history.outcome(asked, "meeting", TODAY)
    young = history.remember(sent("Paul Vance", TODAY - dt.timedelta(days=20)))
    history.outcome(young, "meeting", TODAY)
    assert [one.outcome for one in sendings(tmp_path, TODAY)] == ["", "meeting"]
    assert still_open(tmp_path, TODAY) == 1


def test_a_letter_that_came_back_is_an_answer_and_nobody_knows_yet_what_it_led_to(
    tmp_path: Path,
) -> None:
    history = History(tmp_path)
    history.remember(sent("Ida Krohn", TODAY - dt.timedelta(days=24)))
    history.remember(Record("received", "Ida Krohn", TODAY, "Nothing right now."))
    [one] = sendings(tmp_path, TODAY)
    assert one.answered and not one.helped


def test_shares_tell_how_many_and_how_sure(tmp_path: Path) -> None:
    history = History(tmp_path)
    for number in range(8):
        about = sent(
            f"Person {number}", TODAY - dt.timedelta(days=40), "word " * (20 + 20 * number)
        )
        at = history.remember(about)
        if number < 3:
            history.outcome(at, "no" if number else "referral", TODAY)
    told = shares(sendings(tmp_path, TODAY))
    [kind] = told["kind"]
    assert (kind.group, kind.of, kind.answered, kind.helped) == ("ask_why_no", 8, 3, 1)
    assert {share.group for share in told["length"]} == {
        "0-60 words", "61-100 words", "101-150 words", "over 150 words",
    }  # fmt: skip
    assert [share.group for share in told["wait"]] == ["first"]


def test_the_wait_is_counted_from_the_last_contact_with_this_person(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.remember(Record("received", "Ida Krohn", TODAY - dt.timedelta(days=40), "No."))
    history.remember(Record("received", "Ola Brandt", TODAY - dt.timedelta(days=31), "No."))
    history.remember(sent("Ida Krohn", TODAY - dt.timedelta(days=30)))
    assert [one.wait for one in sendings(tmp_path, TODAY)] == [10]


def test_two_groups_are_told_apart_by_numbers_not_by_shares() -> None:
    few = Share("a", 3, 2, 2, *interval(2, 3)), Share("b", 3, 1, 1, *interval(1, 3))
    many = Share("a", 90, 60, 60, *interval(60, 90)), Share("b", 90, 30, 30, *interval(30, 90))
    assert not told_apart(*few)
    assert told_apart(*many)


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "0-60 words"), (60, "0-60 words"), (61, "61-100 words"), (151, "over 150 words")],
)
def test_bands(number: int, name: str) -> None:
    assert band(number, (60, 100, 150), "words") == name


def test_a_draft_is_kept_until_it_is_sent_and_then_beside_what_was_sent(
    tmp_path: Path,
) -> None:
    history = History(tmp_path)
    draft = sent("Petra Ahlgren", TODAY, DRAFT)
    kept.drafted(tmp_path, draft)
    kept.drafted(tmp_path, sent("Petra Ahlgren", TODAY, DRAFT + "\n"))
    assert history.sent_to("Petra Ahlgren") == ()
    made = sent("Petra Ahlgren", TODAY, SENT)
    kept.sent(tmp_path, history.remember(made), made)
    assert kept.edits(tmp_path) == (kept.Edit(DRAFT + "\n", SENT),)
    kept.sent(tmp_path, history.remember(made), made)
    assert len(kept.edits(tmp_path)) == 1


def test_what_went_to_somebody_else_is_no_edit_of_this_draft(tmp_path: Path) -> None:
    history = History(tmp_path)
    kept.drafted(tmp_path, sent("Petra Ahlgren", TODAY, DRAFT, company="Nordic Salt"))
    for other in (
        sent("Ola Brandt", TODAY, SENT),
        sent("Petra Ahlgren", TODAY, SENT, company="Fenwick"),
        sent("Petra Ahlgren", TODAY + dt.timedelta(days=61), SENT, company="Nordic Salt"),
    ):
        kept.sent(tmp_path, history.remember(other), other)
    assert kept.edits(tmp_path) == ()


def test_a_change_made_again_and_again_becomes_a_proposal() -> None:
    found = {one.id: one for one in proposals([kept.Edit(DRAFT, SENT)] * 4)}
    assert (found["greeting"].what, found["greeting"].instead) == ("Dear {titled},", "Hi {first},")
    assert found["closing"].instead == "Cheers,"
    assert (found["word"].what, found["word"].times, found["word"].of) == ("really", 4, 4)
    assert found["last_sentence"].text == "You cut the last sentence in 4 of 4 drafts."
    assert "first_sentence" not in found


@pytest.mark.parametrize("times", [1, 2])
def test_once_or_twice_is_no_habit(times: int) -> None:
    assert proposals([kept.Edit(DRAFT, SENT)] * times) == ()


def test_a_draft_that_was_sent_as_it_was_proposes_nothing_and_weighs_against() -> None:
    untouched = [kept.Edit(DRAFT, DRAFT)] * 5
    assert proposals(untouched) == ()
    assert proposals([*untouched, *[kept.Edit(DRAFT, SENT)] * 4]) == ()


def test_words_that_give_way_to_others() -> None:
    changed = DRAFT.replace(
        "one thing I could do better", "what you missed most in my letter"
    ).replace("good week", "fine week")
    found = proposals([kept.Edit(DRAFT, changed)] * 3)
    assert [(one.id, one.what, one.instead) for one in found] == [("replaced", "good", "fine")]


def test_a_habit_can_be_taken_on_as_a_wish(tmp_path: Path) -> None:
    habits = [one.options for one in proposals([kept.Edit(DRAFT, SENT)] * 4) if one.options]
    pairs = [what for how, what in habits if how == "--set"]
    voice.save(tmp_path, changes(pairs, [what for how, what in habits if how == "--never"], ()))
    assert voice_of(tmp_path).greeting.what == "Hi {first},"
    assert voice_of(tmp_path).closing.what == "Cheers,"
    assert "really" in voice_of(tmp_path).banned


@pytest.mark.parametrize(("of", "apart"), [(3, False), (90, True)])
def test_a_difference_is_named_only_where_the_numbers_carry_it(of: int, apart: bool) -> None:
    hits = {"email": 2 * of // 3, "sms": of // 3}
    group = [Share(name, of, some, 0, *interval(some, of)) for name, some in hits.items()]
    said = words.verdict("channel", group)
    assert ("email was answered more often than sms" in said) == apart


def test_a_letter_counts_for_each_fact_that_it_told(tmp_path: Path) -> None:
    history = History(tmp_path)
    cut, ran = "Cut bottle waste by a third", "Ran the night shift of nine people for two years"
    facts = (Fact(id="f1", text=cut), Fact(id="f2", text=ran), Fact(id="f3", text="Speak Danish"))
    tomas = Sender(name="Tomas Reyl", facts=facts)
    day = TODAY - dt.timedelta(days=30)
    both = "For two years I ran a night shift of nine people, cutting our bottle waste by a third."
    for to, body in (("Ida Krohn", both), ("Ola Brandt", "I cut the bottle waste by a third.")):
        note_facts(tmp_path, history.remember(sent(to, day, body)), body, tomas)
    told = shares(sendings(tmp_path, TODAY))["fact"]
    assert [(share.group, share.of) for share in told] == [(cut, 2), (ran, 1)]
