"""Invented people and what happened to them; tests change what matters to them."""

from __future__ import annotations

from typing import Any

from drafter.situation import Situation, read_situation

PASTE = """\
From: Ingrid Marsh <i.marsh@tallowbridge.example>
Sent: 16 November 2026 09:12
To: Ben Achterkamp
Subject: RE: Cellar Assistant (Ref TB-118)

Hi Ben,

Thank you for coming in last Tuesday. Unfortunately we have decided to offer the job to somebody
else. I wish you all the best.

Ingrid

Ingrid Marsh | Head Brewer | Tallowbridge Brewery
This message is confidential.
"""


def data(**changes: Any) -> dict[str, Any]:
    """A rejected cellar hand and the head brewer who told him, as JSON."""
    given: dict[str, Any] = {
        "kind": "ask_why_no",
        "channel": "email",
        "today": "2026-11-17",
        "locale": "en-GB",
        "sender": {
            "name": "Ben Achterkamp",
            "identity": "cellar hand, Hull",
            "facts": [
                {"id": "f1", "text": "Ran the bottling line for two summers, team of five"},
                {"id": "f2", "text": "Holds a forklift licence"},
                {"id": "f3", "text": "Was treated for exhaustion in 2024", "private": True},
            ],
        },
        "recipient": {
            "name": "Ingrid Marsh",
            "honorific": "Ms",
            "role": "Head Brewer",
            "company": "Tallowbridge Brewery",
            "relationship": "interviewer",
            "email": "i.marsh@tallowbridge.example",
        },
        "situation": "She showed me the new fermenters. I would like to know one thing to work on.",
        "pasted_message": PASTE,
        "history": [
            {"date": "2026-10-28", "direction": "out", "channel": "portal", "summary": "applied"},
            {"date": "2026-11-10", "direction": "in", "channel": "in_person",
             "summary": "interview and tour"},
            {"date": "2026-11-16", "direction": "in", "channel": "email", "summary": "rejection"},
        ],
    }  # fmt: skip
    return given | changes


def situation(**changes: Any) -> Situation:
    return read_situation(data(**changes), where="test")


def event(date: str, direction: str, channel: str, summary: str) -> dict[str, str]:
    return {"date": date, "direction": direction, "channel": channel, "summary": summary}
