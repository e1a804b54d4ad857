"""People out of a table: LinkedIn's Connections.csv, or a list of one's own."""

from __future__ import annotations

import re
from collections import Counter

from drafter.history.people import NOBODY, Known
from drafter.imports.column_days import order_in
from drafter.imports.headers import AT
from drafter.intake.sheet_days import Order, day
from drafter.intake.sheets import Sheet

PICTURES = re.compile("[\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff]")


def people(sheet: Sheet, left: Counter[str], notes: list[str], *, dates: Order = "") -> list[Known]:
    """Those with a name, each once.

    What is left out is counted in `left`, dates that can't be read are told in `notes`.
    """
    rows = [row for row in sheet.rows() if not (row.fault and _count(left, row.fault))]
    order = order_in(sheet, rows, "since", notes, dates=dates)
    found: dict[object, Known] = {}
    for row in rows:
        one = _person(row.cells, order, sheet.kind)
        if one is None:
            left["unnamed"] += 1
            continue
        who = one.url or one.email or (one.name, one.company)
        left["twice"] += who in found
        found.setdefault(who, one)
    return list(found.values())


def _person(cells: dict[str, str], order: Order, kind: str) -> Known | None:
    first, last = _word(cells.get("first_name", "")), _word(cells.get("last_name", ""))
    name = _word(cells.get("name", "")) or " ".join(filter(None, (first, last)))
    if not any(map(str.isalpha, name)) or name.casefold() in NOBODY:
        return None
    email = cells.get("email", "")
    return Known(
        name=name,
        role=_word(cells.get("role", "")),
        company=_word(cells.get("company", "")),
        email=email if AT.fullmatch(email) else "",
        since=day(cells.get("since", ""), order),
        url=cells.get("url", "").partition("?")[0].rstrip("/"),
        source="linkedin" if kind == "connections" else "table",
    )


def _word(cell: str) -> str:
    """One line without pictures."""
    return " ".join(PICTURES.sub(" ", cell).split())


def _count(left: Counter[str], why: str) -> bool:
    left[why] += 1
    return True
