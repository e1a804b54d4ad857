"""The same errand for other people: one draft each, under the first."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from drafter.export import as_text, plain
from drafter.intake.several import each
from drafter.message import Stop
from drafter.page.case import Case, workshop
from drafter.page.words import say
from drafter.situation import Situation


def ask() -> None:
    with st.expander(say("others.step")):
        st.text_area(
            say("others.names"), key="others", placeholder=say("others.hint"), height=80,
            persist_state="session",
        )  # fmt: skip


def write(case: Case, situation: Situation, *, seed: int) -> None:
    lines = (st.session_state.get("others") or "").splitlines()
    draft = workshop(seed).drafter.draft
    case.others = tuple(
        (other.recipient.name, draft(other)) for other in islice(each(situation, lines), 1, None)
    )


def show(case: Case) -> None:
    if case.others:
        st.subheader(say("others.heading"))
    for name, made in case.others:
        st.text(plain(name))
        if isinstance(made, Stop):
            st.text(plain(made.reason))
        elif made.verdict == "block":
            st.caption(say("others.blocked"))
            st.text(as_text(made))
        else:
            st.code(as_text(made), language=None, wrap_lines=True)
