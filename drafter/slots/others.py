"""Who else is in it, and until when: the person they would speak to, the month they named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.cadence.waits import deadline
from drafter.situation import Situation
from drafter.wording import dates, names

PASSED_ON = re.compile(
    r"\b(?:word (?:wi|with)|speak to|talk to|ask|tell|introduce you to"
    r"|(?:give|pass|hand|forward|send|show)\w*(?: on)? (?:your |my |the )?"
    r"(?:CV|résumé|resume|name|details|it)(?: on)? to)\s+(?P<who>[A-Z][\w'’-]+)"
)
MONTH = re.compile(
    r"\b(?:write|ask|check|get in touch|try)(?: back| again| in)?\s+in\s+(?P<month>"
    + "|".join(name.title() for name in dates.MONTHS)
    + r")\b"
)
BETWEEN = re.compile(
    r"\b(?:choosing|deciding|torn|choice) between (?P<choice>[^.;]+)", re.IGNORECASE
)
HELPED = re.compile(r"helped: (?P<did>introduced|gave|told|showed|sent|put) me (?P<what>[^;.]+)")
ING = {
    "gave": "giving",
    "told": "telling",
    "showed": "showing",
    "sent": "sending",
    "put": "putting",
}


def known(s: Situation) -> Iterator[tuple[str, str]]:
    told = [s.pasted_message, s.situation, *(e.summary for e in s.history)]
    facts = [fact.text for fact in s.sender.public_facts]
    yield "contact", next(filter(None, (_contact(text, s) for text in told)), "")
    yield "month", _first(MONTH, [s.situation, s.pasted_message], "month")
    choice = _first(BETWEEN, [*facts, s.situation], "choice")
    yield "choice", f"the choice between {choice}" if choice else ""
    if day := deadline(s):
        yield "deadline", dates.spell(day, today=s.today, locale=s.locale, weekday=True)
    if helped := HELPED.search(s.recipient.relationship):
        did = ING.get(helped["did"], "introducing")
        yield "help", f"{did} me {helped['what']}"


def _contact(text: str, s: Situation) -> str:
    """A third person's name; not the reader's own."""
    found = PASSED_ON.search(text)
    return found["who"] if found and not names.same_person(found["who"], s.recipient.name) else ""


def _first(pattern: re.Pattern[str], texts: list[str], group: str) -> str:
    found = next(filter(None, map(pattern.search, texts)), None)
    return found[group].strip() if found else ""
