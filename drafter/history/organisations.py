"""Companies, each kept once however its name is written."""

from __future__ import annotations

import sqlite3

from drafter.history.colleagues import firm
from drafter.history.record import folded


def key(company: str) -> str:
    """What two ways to write one company have in common."""
    return firm(company) or folded(company)


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
