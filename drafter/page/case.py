"""What this session has in hand: what was read, what was made of it, and with whose profile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import streamlit as st

from drafter.assembly import Workshop, open_drafter
from drafter.batch.opening import asks_a_service
from drafter.errors import DrafterError
from drafter.export import plain
from drafter.intake import Intake
from drafter.message import Message, Stop
from drafter.page.words import say
from drafter.situation import Sender, Situation


@dataclass
class Case:
    """One message in the making; nothing of it is kept before the user says so."""

    intake: Intake
    today: dt.date = field(default_factory=dt.date.today)
    example: Situation | None = None
    """The built-in one, when that is what is being tried."""
    situation: Situation | None = None
    """What the outcome was made for."""
    outcome: Message | Stop | None = None
    others: tuple[tuple[str, Message | Stop], ...] = ()
    """For those who are to get the same: a name and what was made for it."""
    pinned: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    """Passages that the user wants in, or out."""
    anew: bool = False
    """Passages were chosen otherwise; the draft is to be made again."""
    written: str = ""
    """The body as it was drafted, before the user changed it."""
    override: str = ""
    """Why the user sends what the guard has blocked."""
    seed: int = 0
    sent: dt.date | None = None


@st.cache_resource(max_entries=8, show_spinner=False)
def workshop(seed: int = 0) -> Workshop:
    """Where the page opens a drafter; another seed gives another wording."""
    return open_drafter(revise_at="warn", seed=seed)


def workshop_for_many() -> Workshop:
    """The same, as on the command line: a call more for a row only if its draft is blocked."""
    shared = workshop()
    if not asks_a_service(shared):
        return shared
    drafter = replace(shared.drafter, revise_at="block", judge=None)
    return replace(shared, drafter=drafter)


def current() -> Case | None:
    case = st.session_state.get("case")
    return case if isinstance(case, Case) else None


def sender() -> Sender | None:
    """The example's, else the saved profile."""
    case = current()
    return case.example.sender if case and case.example else workshop().history.profile()


def start_over() -> None:
    for key in [key for key in st.session_state if str(key) != "case"]:
        del st.session_state[key]
    st.session_state.pop("case", None)


@contextmanager
def in_words() -> Iterator[None]:
    """What goes wrong inside is shown as its one sentence, as plain text; nothing typed is lost."""
    try:
        yield
    except DrafterError as error:
        with st.container(border=True):
            st.markdown(say("app.fault"))
            st.text(plain(str(error)))
