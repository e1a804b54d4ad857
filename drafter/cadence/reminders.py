"""What to do after this message, and when: the next one, and after a no, where to learn more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from drafter.message import Reminder
from drafter.prompts import tables
from drafter.prompts.kinds import Kind, kind
from drafter.situation import Situation
from drafter.wording import dates


def reminders(about: Kind, s: Situation, filled: Mapping[str, str]) -> tuple[Reminder, ...]:
    """Soonest first. `filled`: the slots; a no that named what was missing brings two more."""
    return tuple(sorted(_all(about, s, filled), key=lambda reminder: reminder.date))


def _all(about: Kind, s: Situation, filled: Mapping[str, str]) -> Iterator[Reminder]:
    words = tables.cadence()["reminders"]
    whom = ", ".join(filter(None, (s.recipient.name, s.recipient.company)))
    if about.next_kind:
        after = kind(about.next_kind)
        text = words["next"].format(title=after.title, whom=whom)
        yield Reminder(_day(s, about.next_wait or "7bd"), after.id, text)
    if about.id in words["after_no"] and (gap := filled.get("reason") or filled.get("gap")):
        for row in words["gap"]:
            text = row["text"].format(gap=gap, whom=whom)
            yield Reminder(_day(s, row["after"]), row["kind"], text)


def _day(s: Situation, wait: str) -> dt.date:
    return dates.add(s.today, wait)
