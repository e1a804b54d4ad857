"""Companies, each kept once however its name is written."""

from __future__ import annotations

import sqlite3

from drafter.history.record import folded

FORMS = frozenset(
    "ltd limited inc incorporated llc llp plc corp corporation co company gmbh ag kg se sa sas sarl"
    " srl spa bv nv ab as oy aps group the".split()
)
"""Words that one firm's name has here and lacks there."""


def key(company: str) -> str:
    """What two ways to write one company have in common."""
    return firm(company) or folded(company)


def firm(company: str) -> str:
    """A company's name without its legal form: "Harbour Boats Ltd" is "harbour boats"."""
    return " ".join(word for word in folded(company).split() if word not in FORMS)


def organisation(connection: sqlite3.Connection, company: str) -> int | None:
    """Its id, kept if it is new; a name without a letter is none."""
    if not key(company):
        return None
    connection.execute(
        "INSERT INTO organisation (firm, name) VALUES (?, ?) ON CONFLICT (firm) DO NOTHING",
        [key(company), company],
    )
    row = connection.execute("SELECT id FROM organisation WHERE firm = ?", [key(company)])
    return int(row.fetchone()[0])
