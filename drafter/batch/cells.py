"""The cells of a row under our names: other tables' columns as ours, a name as one line, a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from drafter.batch.leads import NAMES, Leads
from drafter.eml import is_address
from drafter.errors import BadInput
from drafter.history.people import NOBODY
from drafter.intake.sheet_days import day
from drafter.intake.sheets import Row, clean, header_key
from drafter.prompts.kinds import load_kinds
from drafter.prompts.tables import channels

PROSE = {"situation", "pasted_message", "notes"}
"""Cells that may have more than one line."""
NO_ADDRESS = ("company", "role", "recipient_role", "contact_role", "relationship")
"""Cells that hold an e-mail address only by mistake."""
BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
IN_NAMES = re.compile(r"[^\w\s.,'’()&-]")
GARBLED = re.compile("Ã[\x80-\xbf]|â€|Ã\\w|\ufffd")
"""UTF-8 read as something else, and saved so."""
LONGEST_NAME = 100
NOTHING = "nothing was drafted for it."


def told_by(leads: Leads, row: Row) -> dict[str, str]:
    """Under the names of our own columns, whichever table it is."""
    cells = leads.told(row)
    told = {
        name: text if name in PROSE or name.startswith("detail_") else " ".join(text.split())
        for name, text in cells.items()
    }
    told = _ours(leads.sheet.kind, told)
    if any(BREAKS.search(raw.strip()) for raw in _names(leads, row)):
        told["recipient_name"] = " ".join(IN_NAMES.sub("", told["recipient_name"]).split())
    return told | {
        "channel": _channel(told.get("channel", "")),
        "kind": _kind(told.get("kind", "")),
    }


def refusal(leads: Leads, row: Row, told: Mapping[str, str]) -> str:
    """Why nothing can be drafted for the row, as far as its cells show; empty: it can."""
    name, channel = told["recipient_name"], told["channel"]
    if not any(map(str.isalpha, name)) or name.casefold() in NOBODY:
        return f"Line {row.line} names nobody; {NOTHING}"
    if len(name) > LONGEST_NAME:
        return (
            f"Line {row.line}: the name is {len(name)} characters; the limit is {LONGEST_NAME}. "
            "Row skipped, see skipped.csv."
        )
    if channel and channel not in channels():
        return (
            f'Line {row.line}: there is no channel "{channel}"; {NOTHING[:-1]}. '
            f"Choose among {', '.join(channels())}."
        )
    return ""


def remarks(leads: Leads, row: Row, told: Mapping[str, str]) -> Iterator[str]:
    """What the user should look at, though the row is drafted."""
    name, email = told["recipient_name"], told.get("email", "")
    short, stray = len(row.given) < len(leads.columns), _stray(leads, row, email)
    if (email and not is_address(email)) or stray:
        holds = f'column "{stray}" holds an e-mail address, the one for it none'
        wrong = holds if stray else f'"{email}" is not an e-mail address'
        shifted = "; cells may have shifted" if short or stray else ""
        yield (
            f"W12 Line {row.line}: {wrong}{shifted}. I drafted the text; "
            "no mailto link or .eml was made."
        )
    elif short and leads.looked.unfinished == 1 < leads.looked.rows:
        yield (
            f"W15 Line {row.line} has {len(row.given)} cells, every other row has "
            f"{len(leads.columns)}; cells may have shifted. I drafted the text; please check it."
        )
    if held := _held(" ".join(_names(leads, row))):
        yield f'W13 Line {row.line}: the name contained {held}; I used "{name}". Please check it.'
    if GARBLED.search(name):
        yield f'Line {row.line}: "{name}" looks like a name read in a wrong encoding; check it.'
    if told.get("date") and day_in(leads, told, "date") is None:
        yield f'Line {row.line}: "{told["date"]}" is no date I can read; I left it out.'


def day_in(leads: Leads, told: Mapping[str, str], column: str) -> dt.date | None:
    """The day that stands in the column; None for an empty one, and for what is none."""
    return day(told.get(column, ""), leads.looked.orders.get(column, ""))


def today_of(leads: Leads, row: Row, told: Mapping[str, str], today: dt.date) -> dt.date:
    """The row's own day, else the run's. Raises BadInput for what is no date."""
    if not told.get("today"):
        return today
    if found := day_in(leads, told, "today"):
        return found
    raise BadInput(
        f'Line {row.line}: "{told["today"]}" is no date I can read; {NOTHING} '
        "Write it as 2026-11-17."
    )


def _stray(leads: Leads, row: Row, email: str) -> str:
    """The column that holds the address which the column for it lacks; empty: none does."""
    places = leads.sheet.places
    if "email" not in places or is_address(email):
        return ""
    # Where the cell is blank, a second address of theirs may stand elsewhere, but never there.
    never = {places[name] for name in NO_ADDRESS if name in places}
    for at, (name, cell) in enumerate(zip(leads.columns, row.given, strict=False)):
        if "mail" not in header_key(name) and (email or at in never) and is_address(clean(cell)):
            return name
    return ""


def _names(leads: Leads, row: Row) -> list[str]:
    """The cells of the person's name as they came."""
    places = [
        leads.sheet.places[name] for name in (*NAMES, "last_name") if name in leads.sheet.places
    ]
    return [row.given[at] for at in sorted(places) if at < len(row.given)]


def _held(raw: str) -> str:
    found = set(BREAKS.findall(raw.strip()))
    breaks = found & set("\r\n\x0b\x0c\x85\u2028\u2029")
    words = ["a line break"] * bool(breaks) + ["control characters"] * bool(found - breaks)
    return " and ".join(words)


def _ours(table: str, told: dict[str, str]) -> dict[str, str]:
    """The columns of another table under the names of ours."""
    whole = " ".join(filter(None, (told.get("first_name"), told.get("last_name"))))
    names = (told.get("recipient_name"), told.get("name"), told.get("contact"), whole)
    told["recipient_name"] = next(filter(None, names), "")
    if table in {"connections", "people"}:
        told["recipient_role"] = told.get("recipient_role") or told.get("role", "")
        told["role"] = ""
    if table == "connections":
        told["relationship"] = "connected on LinkedIn"
        told["channel"] = "email" if is_address(told.get("email", "")) else "linkedin_message"
    if table == "applications":
        told["recipient_role"] = told.get("contact_role", "")
        stage, notes = told.get("status", ""), told.get("notes", "")
        told["situation"] = "\n".join(filter(None, (f"{stage}." if stage else "", notes)))
    return told


@lru_cache(maxsize=64)
def _channel(said: str) -> str:
    """By our name for it, or by its title: E-mail, LinkedIn message."""
    key = header_key(said)
    for id, one in channels().items():
        if key in {header_key(id), header_key(one.title)}:
            return id
    return said


def _kind(said: str) -> str:
    id = "_".join(header_key(said).split())
    return id if id in load_kinds() else said
