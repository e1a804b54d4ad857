"""What a draft drew on: each passage can be left out, or wanted in the next try."""

from __future__ import annotations

import streamlit as st

from drafter.export import plain
from drafter.message import Message, Passage
from drafter.page.case import Case
from drafter.page.words import say


def show(case: Case, made: Message) -> None:
    if made.sources:
        with st.expander(say("draft.sources")):
            for source in made.sources:
                _passage(case, source)
    if made.missing:
        with st.expander(say("draft.missing")):
            for _, question in made.missing:
                st.text(f"• {question}")


def _passage(case: Case, source: Passage) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"• {plain(source.title)} ({say(f'draft.{source.origin}')})", width="stretch")
        if source.origin == "pasted":
            return
        st.button(
            say("draft.drop"), key=f"drop.{source.id}", on_click=_leave_out, args=(case, source.id)
        )
        if source.id not in case.pinned:
            st.button(
                say("draft.pin"), key=f"pin.{source.id}", on_click=_keep, args=(case, source.id)
            )


def _leave_out(case: Case, id: str) -> None:
    """The draft is made anew without it."""
    case.dropped |= {id}
    case.pinned -= {id}
    case.anew = True


def _keep(case: Case, id: str) -> None:
    case.pinned |= {id}
