"""Step 5: the draft, to be edited and checked again, or why there is none."""

from __future__ import annotations

import dataclasses
import datetime as dt

import streamlit as st

from drafter.export import plain, seconds_aloud
from drafter.message import Draft, Message, Stop
from drafter.page import findings, grounds, measures, others
from drafter.page.case import Case, in_words, start_over, workshop
from drafter.page.words import say
from drafter.prompts.kinds import load_kinds
from drafter.prompts.tables import channels
from drafter.prompts.tables import limits as limits_of
from drafter.situation import Situation
from drafter.wording import dates


def write(case: Case, situation: Situation, *, seed: int) -> None:
    """A new outcome for the case, its text in the fields, and the page drawn anew."""
    with st.spinner(say("kind.working")):
        case.outcome = (
            workshop(seed).drafting(pinned=case.pinned, dropped=case.dropped).draft(situation)
        )
        others.write(case, situation, seed=seed)
    case.situation, case.seed, case.sent = situation, seed, None
    if isinstance(case.outcome, Message):
        st.session_state["draft.subject"] = plain(case.outcome.draft.subject)
        st.session_state["draft.body"] = case.written = plain(case.outcome.draft.body)
    st.session_state.pop("out.override", None)
    st.rerun()


def show(case: Case, made: Message, situation: Situation) -> Message:
    """The message as it stands after the user's edits."""
    title, again = st.columns([3, 1], vertical_alignment="bottom")
    title.subheader(say("draft.heading"))
    other = again.button(say("draft.again"), width="stretch")
    if other or case.anew:
        with in_words():
            case.anew = False
            write(case, situation, seed=case.seed + other)
    _fell_back(made)
    made = _edited(made, situation)
    case.outcome = made
    _counters(made, situation)
    measures.show(made, situation)
    # A rerun is what checks; the button is there for those who look for one.
    st.button(say("draft.check"))
    findings.show(made.findings)
    grounds.show(case, made)
    return made


def _edited(made: Message, situation: Situation) -> Message:
    limits, subject = channels()[made.channel], ""
    if limits.subject:
        subject = st.text_input(say("draft.subject"), key="draft.subject", persist_state="session")
    body = st.text_area(
        say("draft.body"), key="draft.body", height="content", persist_state="session"
    )
    draft = Draft(subject or "", body or "")
    if draft == made.draft:
        return made
    found = workshop().check(draft, situation)
    return dataclasses.replace(made, draft=draft, findings=found)


def _counters(made: Message, situation: Situation) -> None:
    limits, body = limits_of(situation), made.draft.body
    low, high = limits.target_words
    words = say("draft.words", words=len(body.split()), low=low, high=high)
    chars = say("draft.chars", chars=len(body))
    if limits.max_chars:
        chars = say("draft.chars_of", chars=len(body), most=limits.max_chars)
    if seconds := seconds_aloud(made):
        chars = say("draft.aloud", seconds=seconds)
    st.text(f"{words} · {chars}")


def _fell_back(made: Message) -> None:
    if made.unread:
        st.text(plain(made.unread))
    if made.fell_back_from:
        st.caption(say("draft.fell_back"))
        st.text(plain(made.fell_back_because))
    if made.rejected:
        with st.expander(say("draft.rejected")):
            st.code(plain(made.rejected.body), language=None, wrap_lines=True)


def stopped(stop: Stop, situation: Situation) -> None:
    """No draft, on purpose: why, and what to do instead."""
    with st.container(border=True):
        st.subheader(say("stop.heading"))
        st.markdown(say("stop.why"))
        st.text(plain(stop.reason))
        for sort, value in stop.instead.items():
            st.text(f"{say('stop.instead')}: {_instead(sort, value, situation)}")
        st.button(say("after.over"), on_click=start_over)


def _instead(sort: str, value: str, situation: Situation) -> str:
    if sort == "kind" and value in load_kinds():
        return load_kinds()[value].title
    if sort == "date":
        date = dt.date.fromisoformat(value)
        day = dates.spell(date, today=situation.today, locale=situation.locale)
        return f"{say('stop.date')} {day}"
    return plain(value)
