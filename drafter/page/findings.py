"""What the check found, as people read it: the words, why they matter, what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from drafter.export import plain
from drafter.message import Finding, Severity, verdict_of
from drafter.page.words import say

BOXES = {"ok": st.success, "warn": st.warning, "block": st.error}
SIGNS = {"ok": "check_circle", "warn": "warning", "block": "block"}


def show(found: Sequence[Finding]) -> None:
    verdict = verdict_of(tuple(found))
    BOXES[verdict](say(f"verdict.{verdict}"), icon=f":material/{SIGNS[verdict]}:")
    for severity in ("block", "warn"):
        for alike in _grouped(found, severity):
            with st.container(border=True):
                _group(alike)
    if hints := _grouped(found, "hint"):
        with st.expander(say("findings.hints", count=len(hints))):
            for alike in hints:
                _group(alike)


def _grouped(found: Sequence[Finding], severity: Severity) -> list[list[Finding]]:
    """Findings that say the same of different words are shown as one."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        if finding.severity == severity:
            groups.setdefault((finding.why, finding.fix), []).append(finding)
    return list(groups.values())


def _group(alike: list[Finding]) -> None:
    st.markdown(say(f"findings.{alike[0].severity}"))
    if quotes := [f"“{plain(finding.quote).strip()}”" for finding in alike if finding.quote]:
        st.text(" · ".join(quotes))
    st.text(plain(f"{alike[0].why} {alike[0].fix}"))
