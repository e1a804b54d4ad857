"""The dates of a table's column: how they are meant, and which can't be read."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.intake.sheet_days import Order, order_of, unread
from drafter.intake.sheets import Row, Sheet
from drafter.prompts.imports import mailbox


def order_in(
    sheet: Sheet, rows: Sequence[Row], name: str, notes: list[str], *, dates: Order
) -> Order:
    """In which order day and month stand there; `notes` says what is left out as no date.

    Raises BadInput (E15) where the column doesn't show the order.
    """
    if name not in sheet.places:
        return dates
    days = {row.line: row.cells[name] for row in rows}
    column, file = sheet.header[sheet.places[name]], sheet.path.name
    order = order_of(column, days, file=file, given=dates, undone=sheet.undone)
    if lines := unread(days, order):
        first = days[lines[0]][:40]
        words = mailbox().summary["undated_cells"]
        notes.append(words.format(file=file, n=len(lines), line=lines[0], cell=first))
    return order
