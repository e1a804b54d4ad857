"""Step 1: what they wrote, or whom to write to."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from drafter import intake
from drafter.assembly import example
from drafter.page import fields
from drafter.page.case import Case, current, in_words, sender
from drafter.page.words import say


def show() -> None:
    st.title(say("start.title"))
    st.markdown(say("start.intro"))
    if current() is None and st.button(say("start.example"), icon=":material/play_arrow:"):
        with in_words():
            _try_example()
    with st.expander(say("start.step"), expanded=current() is None):
        pasted, lead = st.tabs([say("start.paste_tab"), say("start.lead_tab")])
        with pasted:
            _paste()
        with lead:
            _lead()


def _paste() -> None:
    text = st.text_area(
        say("start.paste"), key="paste", height=220, placeholder=say("start.paste_hint"),
        persist_state="session",
    )  # fmt: skip
    if st.button(say("start.read"), type="primary"):
        with in_words():
            today = dt.date.today()
            fields.begin(Case(intake.read(text or "", today=today, sender=sender()), today))


def _lead() -> None:
    left, right = st.columns(2)
    with left:
        name = _line("name")
        company = _line("company")
    with right:
        role = _line("role")
        relationship = _line("relationship", hint=say("start.relationship_hint"))
    wish = st.text_area(
        say("start.wish"), key="lead.wish", height=100, placeholder=say("start.wish_hint"),
        persist_state="session",
    )  # fmt: skip
    if st.button(say("start.lead"), type="primary"):
        with in_words():
            today = dt.date.today()
            told = intake.lead(name, role, company, relationship, wish or "", today=today)
            fields.begin(Case(told, today))


def _line(name: str, hint: str = "") -> str:
    typed = st.text_input(
        say(f"start.{name}"), key=f"lead.{name}", placeholder=hint, persist_state="session"
    )
    return typed or ""


def _try_example() -> None:
    given = example()
    st.session_state["paste"] = given.pasted_message
    read = intake.read(given.pasted_message, today=given.today, sender=given.sender)
    fields.begin(Case(read, given.today, example=given))
