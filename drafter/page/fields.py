"""The fields that the user corrects: filled from what was read, and read back as a Situation."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from drafter.history.people import introduced
from drafter.page.case import Case, workshop
from drafter.settings import home
from drafter.situation import Event, Sender, Situation

LINES = ("recipient_name", "company", "role", "ref", "recipient_email")
DATES = ("date", "interview_date", "applied_date", "sent_date")


def begin(case: Case) -> None:
    """A new case replaces the old one and all its fields, and the page is drawn anew."""
    state = st.session_state
    state["case"] = case
    for key in [key for key in state if str(key).startswith(("answer.", "out.", "draft."))]:
        del state[key]
    for name in LINES:
        state[f"them.{name}"] = case.intake.value(name)
    for name in DATES:
        day = case.intake.value(name)
        state[f"them.{name}"] = dt.date.fromisoformat(day) if day else None
    state["them.channel"], state["them.register"] = case.intake.channel, "neutral"
    state["them.directness"] = "balanced"
    suggested = case.intake.suggestions
    state["kind"] = suggested[0].kind if suggested else ""
    if case.example:
        _complete(case.example)
    st.rerun()


def _complete(known: Situation) -> None:
    """The example also answers what its mail does not say."""
    state, to = st.session_state, known.recipient
    given = {"recipient_name": to.name, "company": to.company, "recipient_email": to.email,
             "role": known.role, "ref": known.ref}  # fmt: skip
    for name, value in given.items():
        state[f"them.{name}"] = value or state[f"them.{name}"]
    state["them.channel"], state["them.register"] = known.channel, known.formality
    state["them.directness"] = known.directness
    state["kind"] = known.kind or state["kind"]
    for slot, answer in known.details.items():
        state[f"answer.{slot}"] = answer


def text(key: str) -> str:
    """What stands in a field, also one that is not drawn yet."""
    return (st.session_state.get(key) or "").strip()


def situation(case: Case, who: Sender, kind: str, **more: object) -> Situation:
    """All that the page knows by now, what is remembered of this person included."""
    lines = {name: text(f"them.{name}") for name in LINES}
    days = {name: str(st.session_state.get(f"them.{name}") or "") for name in DATES[:2]}
    made = case.intake.situation(
        who, **lines, **days, kind=kind, channel=st.session_state["them.channel"],
        register=st.session_state["them.register"],
        directness=st.session_state["them.directness"], **more,
    )  # fmt: skip
    to = introduced(home(), made.recipient)
    before = workshop().history.events_with(to.name, to.email, to.company)
    known = case.example.history if case.example else ()
    events = sorted({*before, *known, *made.history, *_own_events()}, key=lambda event: event.date)
    return made.model_copy(update={"history": tuple(events), "recipient": to})


def _own_events() -> list[Event]:
    """What the user did, by the dates they gave."""
    applied, sent = (st.session_state.get(f"them.{name}") for name in DATES[2:])
    did = []
    if applied:
        did.append(Event(date=applied, direction="out", channel="portal", summary="applied"))
    if sent:
        did.append(Event(date=sent, direction="out", channel="email", summary="my last message"))
    return did
