"""The part of the page where a person is removed from everything."""

from __future__ import annotations

import streamlit as st

from drafter.assembly import drop_index
from drafter.export import plain
from drafter.history.files import files_with
from drafter.history.forget import forget, look
from drafter.page.case import start_over, workshop
from drafter.page.words import say
from drafter.settings import home


def section() -> None:
    """A name, what there is of it, and a button that says what it does."""
    st.subheader(say("forget.title"))
    st.markdown(say("forget.intro"))
    who = (st.text_input(say("forget.who"), key="forget.who") or "").strip()
    company = (st.text_input(say("forget.company"), key="forget.company") or "").strip()
    never = st.checkbox(say("forget.never"), key="forget.never")
    if not who:
        return
    found = look(home(), who, company)
    st.text(plain("\n".join(found.lines())) if found else say("forget.nothing"))
    if (found or never) and st.button(say("forget.confirm"), icon=":material/delete_forever:"):
        _forget(who, company, never)


def _forget(who: str, company: str, never: bool) -> None:
    found = forget(home(), who, drop_index, company=company, never=never)
    start_over()
    workshop.clear()  # What an open drafter remembers of them goes too.
    if found.copies:
        st.caption(say("forget.removed"))
        st.text(plain("\n".join(map(str, found.copies))))
    st.caption(say("forget.done"))
    for path in (*files_with(home(), found.mentions), *found.batches):
        st.text(plain(str(path)))
