"""Step 2: who they are and what it is about, as it was read, to be corrected."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from drafter.export import plain
from drafter.page import me
from drafter.page.case import Case, sender
from drafter.page.fields import DATES, LINES
from drafter.page.words import say
from drafter.prompts.tables import channels
from drafter.situation import Directness, Register

QUOTED = (*LINES, *DATES, "recipient_role", "outcome", "reason", "until", "no_reply",
          "no_feedback", "second_choice")  # fmt: skip


def show(case: Case) -> None:
    with st.expander(say("them.step"), expanded=case.outcome is None):
        _fields(case)
        if sender() is None:
            me.show()


def _fields(case: Case) -> None:
    if case.intake.pasted:
        st.caption(say("them.intro"))
    for first, second in zip(LINES[::2], (*LINES[1::2], ""), strict=True):
        left, right = st.columns(2)
        with left:
            _line(case, first)
        with right:
            _line(case, second) if second else _day(case, "date")
    _manner()
    _directness()
    _dates(case)
    _quotes(case)


def _line(case: Case, name: str) -> None:
    st.text_input(say(f"them.{name}"), key=f"them.{name}", persist_state="session")
    _doubt(case, name)


def _day(case: Case, name: str) -> None:
    st.date_input(
        say(f"them.{name}"), value=None, key=f"them.{name}", format="YYYY-MM-DD",
        persist_state="session",
    )  # fmt: skip
    _doubt(case, name)


def _doubt(case: Case, name: str) -> None:
    for found in case.intake.found:
        if found.field == name and not found.sure:
            st.caption(say("them.unsure"))
            st.text(_one_line(found.quote))


def _manner() -> None:
    left, right = st.columns(2)
    with left:
        st.selectbox(
            say("them.channel"), list(channels()), key="them.channel",
            format_func=lambda id: channels()[id].title, persist_state="session",
        )  # fmt: skip
    with right:
        st.segmented_control(
            say("them.register"), get_args(Register), key="them.register", required=True,
            format_func=lambda register: say(f"them.{register}"), persist_state="session",
        )  # fmt: skip


def _directness() -> None:
    st.segmented_control(
        say("them.directness"), get_args(Directness), key="them.directness", required=True,
        format_func=lambda one: say(f"them.{one}"), persist_state="session",
    )  # fmt: skip


def _dates(case: Case) -> None:
    with st.expander(say("them.dates")):
        st.caption(say("them.dates_why"))
        for column, name in zip(st.columns(3), DATES[1:], strict=True):
            with column:
                _day(case, name)


def _quotes(case: Case) -> None:
    """Each value's words in the original."""
    if not case.intake.pasted:
        return
    with st.expander(say("them.quotes")):
        for found in case.intake.found:
            if found.field in QUOTED:
                st.text(f"{say(f'them.{found.field}')}: {_one_line(found.quote)}")


def _one_line(quote: str) -> str:
    return f"“{' '.join(plain(quote).split())}”"
