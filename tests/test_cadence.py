"""Whether a message may go now: stops come before any model is called."""

from __future__ import annotations

import datetime as dt

import pytest
from people import event, situation

from drafter.cadence import next_step, pace
from drafter.checking import check
from drafter.history.colleagues import Colleague
from drafter.message import Draft, Stop
from drafter.prompts.kinds import kind
from drafter.tone.guard import ToneGuard


def stopped(held: str = "", **changes: object) -> Stop | None:
    about = situation(**changes)
    return pace(kind(about.kind), about, held=held).stop


def rules(**changes: object) -> list[str]:
    about = situation(**changes)
    return [finding.rule for finding in pace(kind(about.kind), about).findings]


def severities(**changes: object) -> list[str]:
    about = situation(**changes)
    return [finding.severity for finding in pace(kind(about.kind), about).findings]


APPLIED = event("2026-11-02", "out", "portal", "applied")


def test_a_reply_to_a_no_is_never_too_soon() -> None:
    assert stopped() is None
    assert rules() == []


def test_a_status_check_waits_and_says_until_when() -> None:
    check = {"kind": "status_check_manager", "history": [APPLIED], "pasted_message": ""}
    early = stopped(**check, today="2026-11-04")
    assert early and early.rule == "C1"
    assert early.instead == {"date": "2026-11-09"}
    assert rules(**check, today="2026-11-06") == ["C1"]
    assert severities(**check, today="2026-11-06") == ["warn"]
    assert severities(**check, today="2026-11-07") == ["hint"]
    assert rules(**check, today="2026-11-09") == []


def test_a_closing_date_moves_the_wait() -> None:
    history = [event("2026-11-02", "out", "portal", "applied, closing date 2026-11-13")]
    check = {"kind": "status_check_manager", "history": history, "pasted_message": ""}
    assert stopped(**check, today="2026-11-10")
    assert not stopped(**check, today="2026-11-23")


def test_no_queries_before_a_date_is_a_hold() -> None:
    paste = (
        "We have received your application. The vacancy closes on 4 December 2026. "
        "We are unable to answer queries before that date."
    )
    stop = stopped(
        kind="status_check_manager", history=[APPLIED], pasted_message=paste, today="2026-11-17"
    )
    assert stop and stop.rule in {"C8", "C1"}
    assert stop.instead["date"] > "2026-12-04"


@pytest.mark.parametrize(
    "said",
    [
        "Please do not contact me or the team again.",
        "Please remove me from your list.",
    ],
)
def test_a_wish_to_be_left_alone_stops_everything(said: str) -> None:
    stop = stopped(pasted_message=said)
    assert stop and stop.rule == "C3"
    assert "text" in stop.instead


@pytest.mark.parametrize(
    "said",
    [
        "Please don't ring the yard. Email reaches me.",
        "Please stop calling the office. If you like, drop me a mail now and then.",
        "Please do not call or text my own phone again; write to this address.",
        "Please do not write to us about this decision again. You're welcome to apply next year.",
        "Please do not write to me about jobs any more. Send me the address for your papers.",
    ],
)
def test_a_wish_that_leaves_a_way_stops_no_letter_on_that_way(said: str) -> None:
    about = situation(kind="reply_keep_on_file", pasted_message=said, history=[])
    assert pace(kind("reply_keep_on_file"), about).stop is None


@pytest.mark.parametrize(
    "said",
    [
        "Please do not email me at this address again.",
        "Do not write to this address again.",
        "Please do not call me again. Do not email me either.",
        "Please stop calling. I also don't want any emails.",
        "Please do not call me again. Please also do not contact me again in any way.",
        "Stop calling me. Any further contact will go to the police.",
        "Please do not call us again.\n\nIngrid Marsh\nTel 01482 1, Email: i@t.example",
        "You are not welcome here. Please do not contact me again about this application.",
        "Let me be clear: it is no. Please do not contact me about jobs again.",
        "Please do not phone or email me again. Letters go by post to the office.",
        "Please don't ring me again. I want to be left in peace at all times; mail goes by post.",
        "Please don't ring me again. We need nothing at all from you. Bills come by letter.",
        "Please don't ring me again, or I'll tell the police. Complaints are taken by letter.",
    ],
)
def test_a_wish_that_leaves_no_way_stops_all_of_them(said: str) -> None:
    about = situation(kind="reply_keep_on_file", pasted_message=said, history=[])
    stop = pace(kind("reply_keep_on_file"), about).stop
    assert stop and stop.rule == "C3"


def test_an_ordinary_no_is_not_a_wish_to_be_left_alone() -> None:
    assert not stopped(pasted_message="We chose somebody else. Please do stay in touch with us.")
    assert not stopped(pasted_message="No luck this time. Do not hesitate to contact me.")


def test_the_users_own_list_and_the_recipients_flag_stop() -> None:
    assert (stop := stopped(held="asked to stop")) and stop.rule == "C3"
    recipient = {"name": "Ingrid Marsh", "do_not_contact": True}
    assert (stop := stopped(recipient=recipient)) and stop.rule == "C3"


def test_a_referrer_is_asked_first() -> None:
    stop = stopped(referrer={"name": "Lou Fenn", "consent": False})
    assert stop and stop.rule == "G9"
    assert "Lou Fenn" in stop.instead["text"]
    assert not stopped(referrer={"name": "Lou Fenn", "consent": True})


def follow_ups(number: int) -> list[dict[str, str]]:
    days = ("2026-10-05", "2026-10-14", "2026-10-26", "2026-11-04")[:number]
    met = event("2026-10-01", "in", "video", "interview")
    thanks = event("2026-10-02", "out", "email", "thank-you")
    return [met, thanks, *(event(day, "out", "email", "asked where it stands") for day in days)]


def test_the_third_in_a_row_warns_and_the_fourth_stops() -> None:
    nudge = {"kind": "followup_2", "pasted_message": "", "today": "2026-11-17"}
    assert "C2" not in rules(**nudge, history=follow_ups(1))
    assert "C2" in rules(**nudge, history=follow_ups(2))
    stop = stopped(**nudge, history=follow_ups(3))
    assert stop and stop.rule == "C2"


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("Since my last note I've passed the rye exam. Is the job still open?", "hint"),
        ("Just circling back on my note. Is the job still open?", "warn"),
        ("Is the job still open?", "warn"),
    ],
)
def test_a_third_that_brings_something_new_is_no_pestering(body: str, severity: str) -> None:
    about = situation(
        kind="followup_2", pasted_message="", today="2026-11-17", history=follow_ups(2)
    )
    found = check(ToneGuard(), Draft("A question", body), about)
    assert [one.severity for one in found if one.rule == "C2"] == [severity]


def test_a_last_note_may_be_the_third() -> None:
    last = {"kind": "last_note", "pasted_message": "", "today": "2026-11-17"}
    assert "C2" not in rules(**last, history=follow_ups(2))


def test_their_last_word_may_be_answered_at_once() -> None:
    said_no = event("2026-11-14", "in", "email", "said no")
    soon = {"kind": "stay_in_touch_after_no", "pasted_message": "", "today": "2026-11-17"}
    assert not stopped(**soon, history=[said_no])
    assert rules(**soon, history=[said_no]) == []
    asked = event("2026-11-15", "out", "email", "asked for the reason")
    assert (stop := stopped(**soon, history=[said_no, asked])) and stop.rule == "C1"


def test_thanks_are_no_message_that_one_waits_after() -> None:
    history = [
        event("2026-11-10", "in", "email", "said no"),
        event("2026-11-11", "out", "email", "thanked her"),
    ]
    ask = {"kind": "ask_upcoming_openings", "pasted_message": "", "today": "2026-11-17"}
    assert not stopped(**ask, history=history)


def test_their_answer_starts_the_count_again() -> None:
    history = [*follow_ups(3), event("2026-11-05", "in", "email", "still deciding")]
    assert not stopped(kind="followup_2", pasted_message="", today="2026-11-17", history=history)


def test_two_messages_within_three_business_days_are_too_many() -> None:
    history = [event("2026-11-16", "out", "email", "introduced myself")]
    stop = stopped(kind="meet_target_companies", pasted_message="", history=history)
    assert stop and stop.rule == "C1"


def test_what_comes_next_has_a_date() -> None:
    step = next_step(kind("ask_why_no"), situation().today)
    assert step and step.kind == "stay_in_touch_after_no"
    assert step.date.isoformat() == "2026-12-29"


# Two people of one firm

COLLEAGUE = Colleague("Dagny Holt", "Tallowbridge Brewery", dt.date(2026, 11, 12))
COLD = {"kind": "named_contact_first_touch", "pasted_message": "", "history": [], "situation": ""}


def crowd(*known: Colleague, off: str = "", **changes: object) -> list[str]:
    about = situation(**{**COLD, **changes})
    found = pace(kind(about.kind), about, colleagues=known, off=frozenset(off.split())).findings
    return [finding.why for finding in found if finding.rule == "C9"]


def test_two_people_of_one_firm_in_a_week_are_a_warning() -> None:
    assert crowd(COLLEAGUE) == [
        "You wrote to Dagny Holt at Tallowbridge Brewery on 12 November; two people of one firm "
        "compare their mail."
    ]
    assert crowd() == crowd(COLLEAGUE, off="C9") == []


def test_of_several_colleagues_the_last_is_named() -> None:
    earlier = Colleague("Rune Falk", "Tallowbridge Brewery", dt.date(2026, 11, 11))
    (why,) = crowd(earlier, COLLEAGUE)
    assert "Dagny Holt" in why


LED = "Dagny Holt gave me your name."


@pytest.mark.parametrize(
    "changes",
    [
        {"referrer": {"name": "Dagny Holt", "consent": True}},
        {"situation": LED},
        {"details": {"how": "Dagny told me to write to Ingrid Marsh."}},
        {"recipient": {"name": "Ingrid Marsh", "company": "Tallowbridge Brewery",
                       "relationship": "introduced by Dagny Holt"}},
        {"pasted_message": "Hello Ben, Dagny showed me your mail. Ingrid Marsh"},
        {"history": [event("2026-11-13", "in", "email", "Dagny Holt: ask Ingrid Marsh")]},
        {"recipient": {"name": "Ingrid Marsh", "company": ""}},
        {"kind": "thank_you_interview"},
    ],
)  # fmt: skip
def test_whoever_was_led_there_is_no_crowd(changes: dict[str, object]) -> None:
    assert crowd(COLLEAGUE, **changes) == []


def test_a_colleague_who_answered_and_named_this_person_led_there() -> None:
    day = COLLEAGUE.date
    firm = COLLEAGUE.company
    assert not crowd(Colleague("Dagny Holt", firm, day, ("Please write to Ms Marsh.",)))
    assert not crowd(Colleague("Dagny Holt", firm, day, referred=True))
    assert crowd(Colleague("Dagny Holt", firm, day, ("I am away until Monday.",)))
    assert crowd(COLLEAGUE, situation="Dagny Holt did not give me your name.")
    assert crowd(COLLEAGUE, situation="I wrote to Dagny Holt and heard nothing.")


@pytest.mark.parametrize(
    ("summary", "date", "warned"),
    [
        ("wrote to Dagny Holt at Tallowbridge Brewery", "2026-11-12", True),
        ("emailed their recruiter Dagny Holt", "2026-11-12", True),
        ("wrote to Dagny Holt at Tallowbridge Brewery", "2026-11-02", False),
        ("wrote to Dagny Holt at Fenn Tea", "2026-11-12", False),
        ("wrote to Ingrid Marsh at Tallowbridge Brewery", "2026-11-12", False),
        ("asked about the role at Tallowbridge Brewery", "2026-11-12", False),
    ],
)
def test_the_history_of_a_lead_may_name_others(summary: str, date: str, warned: bool) -> None:
    assert bool(crowd(history=[event(date, "out", "email", summary)])) is warned
