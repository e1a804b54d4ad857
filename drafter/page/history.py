"""The page of what was sent, and what came of it."""

import datetime as dt
from itertools import islice

import streamlit as st

from drafter.export import plain
from drafter.history import OUTCOMES, Record, voice
from drafter.history.edits import edits
from drafter.learning import proposals, sendings, shares, still_open, words
from drafter.page.case import in_words, workshop
from drafter.page.words import say
from drafter.prompts.kinds import load_kinds
from drafter.settings import home
from drafter.voice.setting import changes

SHOWN = 50


def _message(sent: Record) -> None:
    with st.container(border=True):
        company = f", {sent.company}" if sent.company else ""
        st.text(plain(f"{sent.date.isoformat()}  {sent.to}{company}"))
        if sent.kind in load_kinds():
            st.text(load_kinds()[sent.kind].title)
        _outcome(sent)
        _answers(sent)
        with st.expander(say("history.show")):
            st.code(plain(f"{sent.subject}\n\n{sent.body}".strip()), language=None, wrap_lines=True)


def _answers(sent: Record) -> None:
    """What came back from this person since."""
    for event in workshop().history.events_with(sent.to, sent.email, sent.company):
        if event.direction == "in" and event.date >= sent.date:
            came = say(f"history.{event.summary}") if event.summary in OUTCOMES else event.summary
            st.text(plain(f"{say('history.back')}: {came} ({event.date.isoformat()})"))


def _outcome(sent: Record) -> None:
    came = st.pills(
        say("history.what_came"), OUTCOMES, key=f"outcome.{sent.id}",
        format_func=lambda outcome: say(f"history.{outcome}"),
    )  # fmt: skip
    if came:
        workshop().history.outcome(sent.id, came, dt.date.today())
        st.caption(say("history.noted"))


def _learned() -> None:
    """What came of it so far, and what the user keeps changing."""
    told = shares(sendings(home(), dt.date.today()))
    if any(told.values()):
        with st.expander(say("history.results")):
            for side, group in told.items():
                st.text(plain("\n".join(words.lines(side, group))))
            if young := still_open(home(), dt.date.today()):
                st.text(words.tell("open", count=young))
    for number, proposal in enumerate(proposals(edits(home()))):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(plain(proposal.text), width="stretch")
            if proposal.options:
                st.button(
                    say("history.take_on"), key=f"habit.{number}", on_click=_take_on,
                    args=(proposal.options,),
                )  # fmt: skip


def _take_on(options: tuple[str, str]) -> None:
    """The habit becomes a wish about how drafts sound."""
    how, what = options
    before = voice.edits(home()).get("never", ())
    pairs, never = ([what], []) if how == "--set" else ([], [what])
    voice.save(home(), changes(pairs, never, before))


st.title(say("history.title"))
st.markdown(say("history.intro"))
with in_words():
    _learned()
with in_words():
    sent_before = list(islice(workshop().history.past(), SHOWN))
    for record in sent_before:
        _message(record)
    if not sent_before:
        st.markdown(say("history.empty"))
