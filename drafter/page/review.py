"""Each draft of a batch beside its lead: approve it, change it, or leave it out."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafter.batch import Batch
from drafter.batch.lead import with_kind
from drafter.batch.table import packed
from drafter.export import plain
from drafter.message import Draft, verdict_of
from drafter.page import findings
from drafter.page.case import workshop
from drafter.page.words import say
from drafter.prompts.kinds import load_kinds
from drafter.situation import Sender, Situation

A_PAGE = 10
LEAD = ("recipient_name", "company", "email")
Row = dict[str, Any]


def show(batch: Batch, writes: Sender) -> None:
    st.subheader(say("review.heading"))
    rows = batch.drafted()
    about = {lead.id: lead.situation for lead in batch.rows()}
    first = (_page(len(rows)) - 1) * A_PAGE
    for row in rows[first : first + A_PAGE]:
        with st.container(border=True):
            left, right = st.columns([1, 2])
            left.text(plain(_lead(row)))
            with right:
                _row(row, about[row["lead_id"]])
    _take_along([row for row in rows if _approved(row)], writes)


def _lead(row: Row) -> str:
    """To whom, about what, and when to send it."""
    lines = [str(row[name]) for name in LEAD if row.get(name)]
    if row.get("kind") in load_kinds():
        lines.append(load_kinds()[row["kind"]].title)
    if row.get("send_on"):
        lines.append(f"{say('review.send_on')}: {row['send_on']}")
    return "\n".join(lines)


def _page(rows: int) -> int:
    pages = -(-rows // A_PAGE)
    return 1 if pages < 2 else int(st.number_input(say("review.page"), 1, pages, key="review.page"))


def _row(row: Row, about: Situation | None) -> None:
    if row["status"] != "drafted" or about is None:
        st.markdown(say(f"review.{row['status']}"))
        st.text(plain(row.get("reason", "")))
        return
    if row["subject"]:
        st.text(plain(row["subject"]))
    body = st.text_area(
        say("review.body"), plain(row["body"]), key=_key("body", row), height="content",
        persist_state="session",
    )  # fmt: skip
    _decide(row, with_kind(about), body or "")


def _decide(row: Row, about: Situation, body: str) -> None:
    """It may be approved unless the check blocks it, they are on hold, or it is one for many."""
    found = workshop().check(Draft(row["subject"], body), about)
    findings.show(found)
    held = bool(row["held"])  # Other words change nothing.
    twin = row["twin"] and not held and body == plain(row["body"])
    if held:
        st.text(plain(row["held"]))
    elif twin:
        st.markdown(say("review.withheld"))
        st.text(plain(row["findings"]))
    barred = held or bool(twin) or verdict_of(found) == "block"
    st.session_state[_key("barred", row)] = barred
    st.checkbox(
        say("review.approve"), key=_key("approve", row), disabled=barred, persist_state="session"
    )


def _approved(row: Row) -> bool:
    state = st.session_state
    barred = row.get("held") or state.get(_key("barred", row))
    return bool(state.get(_key("approve", row))) and not barred


def _take_along(rows: list[Row], writes: Sender) -> None:
    st.markdown(say("review.approved", count=len(rows)))
    if rows:
        changed = [{**row, "body": st.session_state[_key("body", row)]} for row in rows]
        st.download_button(
            say("review.take"), packed(changed, writes), file_name="approved.zip", on_click="ignore"
        )


def _key(what: str, row: Row) -> str:
    return f"review.{what}.{row['lead_id']}"
