"""Steps 6 and 7: take the message along, and say that it was sent."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from drafter.cadence import next_step
from drafter.export import as_text, calendar, mailto, plain
from drafter.history import Record, edits
from drafter.learning import note_facts
from drafter.message import Message
from drafter.page.case import Case, in_words, start_over, workshop
from drafter.page.fields import text
from drafter.page.words import say
from drafter.prompts.kinds import kind
from drafter.settings import home
from drafter.situation import Situation
from drafter.tone.override import final
from drafter.wording import dates


def show(case: Case, made: Message, situation: Situation) -> None:
    st.subheader(say("out.heading"))
    case.override = _reason(made) if made.verdict == "block" else ""
    if made.verdict == "block" and not case.override:
        return
    _copy(made)
    _elsewhere(made)
    _after(case, made, situation)


def _reason(made: Message) -> str:
    """Why the user wants to send it all the same; some faults no reason outweighs."""
    if final(made.findings):
        st.markdown(say("out.final"))
        return ""
    st.markdown(say("out.blocked"))
    return (st.text_input(say("out.override"), key="out.override") or "").strip()


def _copy(made: Message) -> None:
    if made.draft.subject:
        st.caption(say("out.subject"))
        st.code(plain(made.draft.subject), language=None, wrap_lines=True)
    st.caption(say("out.body"))
    st.code(plain(made.draft.body), language=None, wrap_lines=True)


def _elsewhere(made: Message) -> None:
    address = text("them.recipient_email")
    link = mailto(made, address) if address else ""
    with st.container(horizontal=True):
        if made.channel == "email" and link:
            st.link_button(say("out.mail"), link)
        st.download_button(
            say("out.download"), as_text(made), file_name=say("out.file"), on_click="ignore"
        )
    if made.channel == "email" and not link:
        st.caption(say("out.too_long" if address else "out.no_address"))


def _after(case: Case, made: Message, situation: Situation) -> None:
    st.subheader(say("after.heading"))
    if case.sent:
        _next(made, situation, case.sent)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            say("after.date"), value=situation.today, format="YYYY-MM-DD", width=180
        )
        pressed = st.button(say("after.sent"), type="primary")
    if pressed and day:
        with in_words():
            _remember(case, made, situation, day)
            case.sent = day
            st.rerun()


def _remember(case: Case, made: Message, situation: Situation, day: dt.date) -> None:
    to, history = situation.recipient, workshop().history
    kept = history.remember(Record(
        "sent", to.name, day, plain(made.draft.body), email=to.email, company=to.company,
        kind=made.kind, channel=made.channel, subject=plain(made.draft.subject),
    ))  # fmt: skip
    edits.keep(home(), kept, case.written)
    note_facts(home(), kept, plain(made.draft.body), situation.sender)
    if made.verdict == "block":
        rules = sorted({f.rule for f in made.findings if f.severity == "block"})
        history.override(kept, ", ".join(rules), plain(case.override))


def _next(made: Message, situation: Situation, sent: dt.date) -> None:
    st.markdown(say("after.kept"))
    if step := next_step(kind(made.kind), sent):
        day = dates.spell(step.date, today=sent, locale=situation.locale, weekday=True)
        what = kind(step.kind).title
        st.text(f"{say('after.next')}: {what}, {say('after.not_before')} {day}.")
    else:
        st.markdown(say("after.nothing_next"))
    if made.reminders:
        st.download_button(
            say("after.calendar"), calendar(made), file_name="drafter.ics", on_click="ignore"
        )
    st.button(say("after.over"), on_click=start_over)
