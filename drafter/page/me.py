"""Who writes: asked here once, as long as there is no profile."""

from __future__ import annotations

import streamlit as st

from drafter.page.case import sender, workshop
from drafter.page.fields import text
from drafter.page.words import say
from drafter.situation import Fact, Sender


def show() -> None:
    st.markdown(say("me.heading"))
    st.caption(say("me.intro"))
    left, right = st.columns(2)
    with left:
        _line("name")
    with right:
        _line("identity", hint=say("me.identity_hint"))
    _line("fact", hint=say("me.fact_hint"))


def _line(name: str, hint: str = "") -> None:
    st.text_input(say(f"me.{name}"), key=f"me.{name}", placeholder=hint, persist_state="session")


def writes() -> Sender | None:
    """The profile, else what was typed here; None while there is no name."""
    if known := sender():
        return known
    if not (name := text("me.name")):
        return None
    facts = (Fact(id="f1", text=fact),) if (fact := text("me.fact")) else ()
    return Sender(name=name, identity=text("me.identity"), facts=facts)


def keep() -> None:
    """What was typed here becomes the profile."""
    typed = writes()
    if sender() is None and typed is not None:
        workshop().history.save_profile(typed)
