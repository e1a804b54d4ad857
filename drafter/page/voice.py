"""How the user writes, on the page about them: what was measured, and what they would rather."""

from __future__ import annotations

import streamlit as st

from drafter.errors import DrafterError
from drafter.export import plain
from drafter.history import voice as kept
from drafter.page.words import say
from drafter.settings import home
from drafter.voice import voice_of
from drafter.voice.setting import changes
from drafter.voice.told import sentences

LINES = ("greeting", "closing", "ask")


def show() -> None:
    st.subheader(say("voice.heading"))
    st.caption(say("voice.intro"))
    for sentence in sentences(voice_of(home())):
        st.text(plain(sentence))
    with st.expander(say("voice.change")):
        for column, name in zip(st.columns(len(LINES)), LINES, strict=True):
            column.text_input(
                say(f"voice.{name}"), key=f"voice.{name}", placeholder=say(f"voice.{name}_hint")
            )
        st.text_input(say("voice.never"), key="voice.never", placeholder=say("voice.never_hint"))
        with st.container(horizontal=True):
            st.button(say("voice.save"), on_click=_save)
            st.button(say("voice.reset"), on_click=kept.reset, args=(home(),))
    if refused := st.session_state.pop("voice.refused", ""):
        st.text(plain(refused))


def _save() -> None:
    """What was typed; an empty field leaves things as they are."""
    typed = {name: (st.session_state[f"voice.{name}"] or "").strip() for name in LINES}
    unwanted = (st.session_state["voice.never"] or "").split(",")
    pairs = [f"{name}={text}" for name, text in typed.items() if text]
    try:
        before = kept.edits(home()).get("never", ())
        if made := changes(pairs, unwanted, before):
            kept.save(home(), made)
    except DrafterError as error:
        st.session_state["voice.refused"] = str(error)
        return
    for name in (*LINES, "never"):
        st.session_state[f"voice.{name}"] = ""
