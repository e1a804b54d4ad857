"""G4: days that nobody told us, save those that are only proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Situation
from drafter.tone.grounding import arranged
from drafter.tone.grounding import days as calendar
from drafter.tone.grounding.ground import Ground, Part, confided, hit
from drafter.tone.grounding.wordlists import proposes_at, says
from drafter.tone.reading import Hit, Reading
from drafter.wording.dates import WEEKDAYS, Mention
from drafter.wording.folding import fold

WISH = re.compile(
    r"^\W*(?:(?:I|we) )?(?:wish|wishing|hope you have|hope for) (?:you )?an?\b"
    r"|^\W*(?:have an?|enjoy)\b",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:I|my|we|our|you|your|yours|promis\w+|agreed)\b", re.IGNORECASE)
SOON = 6
"""Months ahead in which a bare month is the coming one."""


def unknown(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    """A day that is proposed is no claim; one that is told must be known."""
    for mention in calendar.find(part.text, ground.today):
        if not _is_right(reading.situation, ground, part.text, mention):
            yield from _judged(reading, ground, part, mention)
    for match in arranged.PLURAL.finditer(part.text):
        weekday = [day.casefold() for day in WEEKDAYS].index(match["name"].casefold())
        told = arranged.is_told(part.text, match.start())
        if told and not arranged.has_weekday(ground, weekday):
            yield hit(reading, "G4", part, match.span(), severity="warn")


def _is_right(situation: Situation, ground: Ground, text: str, mention: Mention) -> bool:
    if mention.weekday is not None and not mention.day and arranged.is_usual(text, mention):
        claimed = arranged.is_told(text, mention.start)
        return not claimed or arranged.has_weekday(ground, mention.weekday)
    before = text[: mention.start]
    if _is_told(ground, mention) or arranged.follows_an_end(ground, before, mention):
        return True
    return bool(mention.month) and _is_told(confided(situation), mention)


def _judged(reading: Reading, ground: Ground, part: Part, mention: Mention) -> Iterator[Hit]:
    span, bare = (mention.start, mention.end), mention.weekday is not None and not mention.day
    past = mention.date is not None and mention.date < ground.today
    if _claims_nothing(part.text) and _is_to_come(ground, mention):
        yield hit(reading, "G4", part, span, severity="hint")
        return
    settled = not bare and arranged.is_settled(part.text, span)
    if settled or not proposes_at(part.text, mention.start) or (past and not bare):
        yield hit(reading, "G4", part, span, severity="warn" if bare else "block")
    elif any(_is_alike(mention, one) for one in arranged.chosen(reading.situation).mentions):
        yield hit(reading, "G4", part, span, severity="warn")


def _claims_nothing(sentence: str) -> bool:
    """A wish, or something that holds for everybody: "people fight about worktops in May"."""
    return bool(WISH.search(sentence) or not (OWN.search(sentence) or says("past", sentence)))


def _is_to_come(ground: Ground, mention: Mention) -> bool:
    """ "A quiet December": a month without a day, where nothing that is to come has a date."""
    if not _is_near(mention.month, ground) or mention.day or mention.year:
        return False
    months = [one.month for one in ground.mentions if one.month and not one.date]
    later = any(_is_near(month, ground) for month in months)
    return not later and all(day <= ground.today for day in {*ground.days, *ground.meant})


def _is_near(month: int | None, ground: Ground) -> bool:
    return month is not None and 0 < (month - ground.today.month) % 12 <= SOON


def _is_alike(said: Mention, known: Mention) -> bool:
    """Both name a day, or both a month."""
    return bool(said.day) == bool(known.day) and bool(said.month) == bool(known.month)


def _is_told(ground: Ground, mention: Mention) -> bool:
    if not (mention.day or mention.month or mention.weekday is not None or mention.date):
        return True  # "last week": the calendar's affair
    if mention.date and not mention.day and not mention.month:
        return (
            fold(mention.text) in ground.text
            or _is_relative(mention)
            or mention.date in ground.days
        )
    if mention.weekday is not None and not mention.day:
        near = [day for day in [*ground.days, ground.today] if abs((day - ground.today).days) <= 21]
        named = {m.weekday for m in ground.mentions}
        known = named | {day.weekday() for day in near}
        return mention.weekday in known or arranged.comes_round(ground, mention.weekday)
    if mention.day and not mention.month:  # "on the 28th", of a month that goes without saying
        told = [
            *((day.day, day.weekday()) for day in ground.days),
            *((one.day, one.weekday) for one in ground.mentions if not one.date),
        ]
        return any(
            day == mention.day and (mention.weekday is None or weekday in {None, mention.weekday})
            for day, weekday in told
        )
    if mention.date in ground.meant:
        return True
    return any(
        same(mention, known) for known in [*ground.mentions, Mention(0, 0, "", ground.today)]
    )


def _is_relative(mention: Mention) -> bool:
    return mention.text[:1].casefold() in "ytd" and not mention.text[:1].isdigit()


def same(said: Mention, known: Mention) -> bool:
    day = known.day or (known.date.day if known.date else None)
    month = known.month or (known.date.month if known.date else None)
    year = known.year or (known.date.year if known.date else None)
    if said.year and year and said.year != year:
        return False
    if said.day and said.day != day:
        return False
    return not said.month or said.month == month
