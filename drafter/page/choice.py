"""Steps 3 and 4: which kind of message, and what only the user can tell for it."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from drafter import slots
from drafter.page import fields, me, others
from drafter.page.case import Case, in_words
from drafter.page.words import say
from drafter.prompts.kinds import Kind, load_kinds
from drafter.situation import Sender, Situation
from drafter.slots import steps

QUESTIONS = 4


def show(case: Case) -> Situation | None:
    """The situation to draft for, once the button is pressed."""
    with st.expander(say("kind.step"), expanded=case.outcome is None):
        return _asked(case)


def _asked(case: Case) -> Situation | None:
    about = _kind(case)
    if st.session_state["them.channel"] not in about.channels:
        st.caption(say("kind.not_here"))
    who = me.writes()
    if not who or not fields.text("them.recipient_name"):
        st.caption(say("them.name_first"))
        return None
    asked = _questions(case, who, about)
    _own_line()
    others.ask()
    if not st.button(say("kind.draft"), type="primary"):
        return None
    answers = {slot: fields.text(f"answer.{slot}") for slot in (*asked, steps.OWN_LINE)}
    given = {slot: answer for slot, answer in answers.items() if answer}
    return fields.situation(case, who, about.id, details=given)


def _kind(case: Case) -> Kind:
    """The likeliest three with their reasons; all others one step away."""
    kinds = load_kinds()
    reasons = {s.kind: s.why for s in case.intake.suggestions}
    if case.example and case.example.kind:
        reasons.setdefault(case.example.kind, kinds[case.example.kind].when)
    chosen = st.radio(
        say("kind.choose"), [*reasons, ""], key="kind", persist_state="session",
        format_func=lambda id: kinds[id].title if id else say("kind.other"),
        captions=[*reasons.values(), say("kind.other_why")],
    )  # fmt: skip
    if chosen:
        return kinds[chosen]
    other = st.selectbox(
        say("kind.all"), [id for id in kinds if id not in reasons], key="kind.other",
        persist_state="session",
        format_func=lambda id: kinds[id].title,
    )  # fmt: skip
    return kinds[other]


def _questions(case: Case, who: Sender, about: Kind) -> tuple[str, ...]:
    """Asks for what nothing answers yet; an answer does not make its question go away."""
    asked: dict[str, str] = {}
    with in_words():
        missing = slots.missing(about, fields.situation(case, who, about.id))
        missing.pop(steps.OWN_LINE, None)
        asked = dict(islice(missing.items(), QUESTIONS))
    if asked:
        st.markdown(say("kind.questions"))
        st.caption(say("kind.questions_why"))
    for slot, question in asked.items():
        st.text_input(question, key=f"answer.{slot}", persist_state="session")
    return tuple(asked)


def _own_line() -> None:
    st.text_input(
        say("kind.own_line"), key=f"answer.{steps.OWN_LINE}", placeholder=say("kind.own_line_hint"),
        persist_state="session",
    )  # fmt: skip
