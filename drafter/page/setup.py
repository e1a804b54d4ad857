"""The page about the user: their profile, and which writer is in use."""

import streamlit as st

from drafter.assembly import example
from drafter.errors import BadInput
from drafter.export import plain
from drafter.page import bring, forget, voice
from drafter.page.case import in_words, workshop
from drafter.page.words import say
from drafter.situation import Fact, Sender

LINES = ("name", "identity", "email", "phone", "signature")


def _fill(known: Sender) -> None:
    state = st.session_state
    for name in LINES:
        state[f"setup.{name}"] = getattr(known, name)
    state["setup.linkedin_premium"] = known.linkedin_premium
    state["setup.facts"] = "\n".join(fact.text for fact in known.public_facts)
    state["setup.private"] = "\n".join(fact.text for fact in known.facts if fact.private)


def _typed() -> Sender:
    state = st.session_state
    lines = {name: (state[f"setup.{name}"] or "").strip() for name in LINES}
    texts = [(text, False) for text in (state["setup.facts"] or "").splitlines() if text.strip()]
    texts += [(text, True) for text in (state["setup.private"] or "").splitlines() if text.strip()]
    facts = tuple(
        Fact(id=f"f{number}", text=text, private=hidden)
        for number, (text, hidden) in enumerate(texts, start=1)
    )
    if not lines["name"]:
        raise BadInput("I need your name (it is empty). Nothing was saved. Fill it in.")
    return Sender(**lines, facts=facts, linkedin_premium=bool(state["setup.linkedin_premium"]))


def _line(name: str, hint: str = "") -> None:
    st.text_input(say(f"setup.{name}"), key=f"setup.{name}", placeholder=hint)


def _lines(name: str, height: int, hint: str = "") -> None:
    st.text_area(say(f"setup.{name}"), key=f"setup.{name}", height=height, placeholder=hint)


def _profile() -> None:
    if "setup.name" not in st.session_state and (known := workshop().history.profile()):
        _fill(known)
    if st.button(say("setup.example"), icon=":material/play_arrow:"):
        _fill(example().sender)
        st.caption(say("setup.example_note"))
    left, right = st.columns(2)
    with left:
        _line("name")
    with right:
        _line("identity", hint=say("setup.identity_hint"))
    left, right = st.columns(2)
    with left:
        _line("email")
    with right:
        _line("phone")
    _lines("facts", 140, say("setup.facts_hint"))
    st.caption(say("setup.facts_why"))
    _lines("private", 100)
    st.caption(say("setup.private_why"))
    _lines("signature", 90, say("setup.signature_hint"))
    st.checkbox(say("setup.linkedin_premium"), key="setup.linkedin_premium")
    if st.button(say("setup.save"), type="primary"):
        workshop().history.save_profile(_typed())
        st.caption(say("setup.saved"))


def _writer() -> None:
    st.subheader(say("setup.writer"))
    for sentence in (workshop().chosen, *workshop().notices):
        st.text(plain(sentence))
    st.markdown(say("setup.connect"))
    st.code(say("setup.connect_lines").strip(), language=None, wrap_lines=True)


st.title(say("setup.title"))
st.markdown(say("setup.intro"))
with in_words():
    _profile()
with in_words():
    voice.show()
with in_words():
    bring.show()
with in_words():
    forget.section()
with in_words():
    _writer()
