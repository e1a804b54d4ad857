"""Four gauges of how a draft may feel to its reader, and what code has mended in it."""

from __future__ import annotations

import streamlit as st

from drafter.export import plain
from drafter.message import Message
from drafter.page.words import say
from drafter.prompts.kinds import kind
from drafter.situation import Situation
from drafter.tone.gauges import gauges
from drafter.tone.repairs import difference

SIGNS = {"gone": "−", "new": "+"}


def show(made: Message, situation: Situation) -> None:
    found = gauges(made.draft, situation, kind(made.kind) if made.kind else None)
    if found:
        with st.expander(say("draft.gauges")):
            for column, gauge in zip(st.columns(len(found)), found, strict=True):
                column.text(gauge.name)
                column.progress(gauge.value)
                column.text(gauge.words)
    if made.unrepaired:
        with st.expander(say("draft.repaired")):
            for piece in difference(made.unrepaired, made.draft):
                if piece.change in SIGNS:
                    st.text(f"{SIGNS[piece.change]} {plain(piece.text)}")
