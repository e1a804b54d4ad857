"""The same errand for several people: one situation each, with nothing of one told to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.situation import Recipient, Situation

AT = re.compile(r"\s+(?:at|@)\s+", re.IGNORECASE)
THEIR_OWN = frozenset({"moment", "tie", "their_work", "trigger", "question", "own_line"})
"""Answers that are true of one reader only."""


def each(about: Situation, others: Iterable[str], company: str = "") -> Iterator[Situation]:
    """The situation itself, then one for every "Name" or "Name at Company".

    `company`: where all of them are who say no other; the first one's firm is not it.
    """
    yield about
    for line in filter(None, map(str.strip, others)):
        name, _, firm = AT.sub("\n", line, count=1).partition("\n")
        recipient = Recipient(
            name=name,
            company=firm.strip() or company,
            relationship=about.recipient.relationship,
        )
        details = {slot: text for slot, text in about.details.items() if slot not in THEIR_OWN}
        changes = {"recipient": recipient, "details": details, "pasted_message": "", "history": ()}
        yield about.model_copy(update=changes)
