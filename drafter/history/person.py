"""When a record is about one person, in the words of the database."""

from __future__ import annotations

from drafter.history.organisations import key
from drafter.history.record import address, folded

PERSON = """((:address <> '' AND address = :address) OR (:person <> '' AND person = :person
    AND (:firm = '' OR firm = '' OR firm = :firm)))"""
"""The same address; or the same name, unless both companies are known and differ, whatever their
legal forms."""


def values(name: str, email: str, company: str) -> dict[str, str]:
    """What PERSON is filled with."""
    return {"person": folded(name), "address": address(email), "firm": key(company)}
