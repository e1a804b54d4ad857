"""Short forms that a person may be greeted by."""

from __future__ import annotations

import re

from drafter.situation import Situation
from drafter.wording import names
from drafter.wording.folding import fold

# The short forms that don't begin like the name; the others ("Dom", "Kate") can be seen.
SHORT = {
    "bob": "robert", "bobby": "robert", "bill": "william", "billy": "william", "will": "william",
    "dick": "richard", "peg": "margaret", "peggy": "margaret", "meg": "margaret",
    "maggie": "margaret", "ted": "edward", "ned": "edward", "jack": "john", "hank": "henry",
    "harry": "henry", "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth",
    "tony": "anthony", "chuck": "charles", "kate": "catherine", "jim": "james", "jimmy": "james",
    "nick": "nicholas", "sandy": "alexander", "alex": "alexander", "sasha": "aleksandr",
}  # fmt: skip


def may_be_called(word: str, situation: Situation) -> bool:
    """A name that the paste or the user calls them by, and that begins like theirs."""
    short, given = fold(word), fold(names.first(situation.recipient.name))
    if SHORT.get(short) == given:
        return True
    said = fold(
        f"{situation.situation}\n{situation.pasted_message}\n{situation.recipient.relationship}"
    )
    others = fold(situation.referrer.name) if situation.referrer else ""
    told = re.search(rf"\b{re.escape(short)}\b", said) is not None and short not in others
    return told and given.startswith(short[:2])
