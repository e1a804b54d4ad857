"""Applications and contacts out of a job tracker's table."""

from __future__ import annotations

from collections import Counter

from drafter.history.applications import Application
from drafter.history.people import Known
from drafter.imports.column_days import order_in
from drafter.imports.headers import AT
from drafter.intake.sheet_days import Order, day
from drafter.intake.sheets import Row, Sheet

LONGEST = 200


def tracked(
    sheet: Sheet, left: Counter[str], notes: list[str], *, dates: Order = ""
) -> tuple[list[Application], list[Known]]:
    """What was applied for and whom it names, each once.

    What is left out is counted in `left`, dates that can't be read are told in `notes`.
    """
    rows = [row for row in sheet.rows() if _usable(row, left)]
    order = order_in(sheet, rows, "date", notes, dates=dates)
    applications = [_application(row.cells, order) for row in rows]
    contacts = [one for row in rows if (one := _contact(row.cells))]
    left["twice"] += len(applications) - len(set(applications))
    return list(dict.fromkeys(applications)), list(dict.fromkeys(contacts))


def _usable(row: Row, left: Counter[str]) -> bool:
    why = row.fault or ("" if row.cells.get("company") else "no_company")
    left[why] += bool(why)
    return not why


def _application(cells: dict[str, str], order: Order) -> Application:
    return Application(
        company=_line(cells["company"]),
        role=_line(cells.get("role", "")),
        status=_line(cells.get("status", "")),
        date=day(cells.get("date", ""), order),
        source="tracker",
    )


def _contact(cells: dict[str, str]) -> Known | None:
    name, email = _line(cells.get("contact", "")), cells.get("email", "")
    if not any(map(str.isalpha, name)) or "@" in name:
        return None
    role, company = _line(cells.get("contact_role", "")), _line(cells["company"])
    known = email if AT.fullmatch(email) else ""
    return Known(name, role, company, known, source="tracker")


def _line(cell: str) -> str:
    return " ".join(cell.split())[:LONGEST]
