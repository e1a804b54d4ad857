"""G8: days that can't be right; and for G4, days that nobody told us."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from drafter.tone.grounding import days as calendar
from drafter.tone.grounding import figures
from drafter.tone.grounding.ground import Ground, Part, confided, ground_of, hit, parts
from drafter.tone.grounding.wordlists import proposes, proposes_at, says
from drafter.tone.reading import Hit, Reading
from drafter.wording import dates
from drafter.wording.dates import WEEKDAYS, Mention
from drafter.wording.folding import fold

AGO = re.compile(r"\b(?P<count>[\w-]+)\s+(?P<unit>day|week|month|year)s?\s+ago\b", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:(?P<yesterday>yesterday)|(?P<morning>this morning|earlier today|this afternoon)"
    rf"|last (?P<last>week|month|year|{'|'.join(WEEKDAYS)}))\b",
    re.IGNORECASE,
)
HABIT = re.compile(r"\b(?:every|each|any|most|a|busy|usual|typical)\s+$", re.IGNORECASE)
"""Before a weekday that is no day in particular: "a Saturday shift"."""
LONG = {"day": (1, 1), "week": (7, 4), "month": (30.4, 16), "year": (365.2, 190)}


def impossible(reading: Reading) -> Iterator[Hit]:
    ground = ground_of(reading.situation)
    for part in parts(reading):
        for mention in calendar.find(part.text, ground.today):
            yield from _against_calendar(reading, ground, part, mention)
        yield from _against_history(reading, ground, part)


def _against_calendar(
    reading: Reading, ground: Ground, part: Part, mention: Mention
) -> Iterator[Hit]:
    span, date = (mention.start, mention.end), mention.date
    if date is None:
        if mention.day and mention.month:
            yield hit(reading, "G8", part, span, f"There is no {mention.text}")
        return
    if mention.weekday is not None and mention.weekday != date.weekday():
        real = (
            f"{date.day} {dates.MONTHS[date.month - 1]} {date.year} is a {WEEKDAYS[date.weekday()]}"
        )
        yield hit(reading, "G8", part, span, real)
    elif date < ground.today and mention.day and _is_offered(ground, part.text, mention):
        yield hit(reading, "G8", part, span, f"{mention.text} has passed")


def _is_offered(ground: Ground, text: str, mention: Mention) -> bool:
    """A day that they named themselves is looked back on, unless a meeting is proposed on it."""
    before = text[: mention.start]
    offering = says("offering", before) or not before.strip()
    known = any(_same(mention, one) for one in ground.mentions) and not says("meeting", text)
    return offering and proposes(text) and not known and not says("past", text)


def _against_history(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    """ "Yesterday", "last week", "two weeks ago", where what happened has a date."""
    if not says("past", part.text) and not re.search(r"\b(?:our|for|your|my)\b", part.text):
        return
    days = _days(reading, ground, part.text)
    for match in [*EARLIER.finditer(part.text), *AGO.finditer(part.text)]:
        fits = _fits_ago if "count" in match.groupdict() else _fits
        if days and fold(match.group()) not in ground.text and not fits(match, ground, days):
            what = f"Nothing I know of happened {match.group()}"
            heavy = "block" if says("met", part.text) or says("contact", part.text) else "hint"
            yield hit(reading, "G8", part, match.span(), what, severity=heavy)


def _days(reading: Reading, ground: Ground, text: str) -> list[dt.date]:
    """When what the sentence speaks of may have been; nobody meets in a web form."""
    if not says("met", text):
        return ground.days
    sent = [event.date for event in reading.situation.history if event.direction == "out"]
    return [day for day in ground.days if sent.count(day) < ground.days.count(day)]


def _fits_ago(match: re.Match[str], ground: Ground, days: list[dt.date]) -> bool:
    count, unit = _count(match["count"]), match["unit"].casefold()
    if not count:
        return True
    length, slack = LONG[unit]
    gone = [(ground.today - day).days for day in days]
    if any(abs(passed - count * length) <= slack + count for passed in gone):
        return True
    years = {value for value, _ in ground.figures}
    ago = ground.today.year - count
    return unit == "year" and bool({ago, ago - 1} & years)


def _count(word: str) -> float:
    if word.casefold() in {"a", "an"}:
        return 1
    found = figures.find(word)
    return found[0].value if found else 0


def _fits(match: re.Match[str], ground: Ground, days: list[dt.date]) -> bool:
    today, last = ground.today, (match["last"] or "").casefold()
    if match["yesterday"]:
        return today - dt.timedelta(days=1) in days
    if match["morning"]:
        return today in days
    if last == "year":
        years = {day.year for day in days} | {value for value, _ in ground.figures}
        return today.year - 1 in years
    if last == "month":
        return _fits_month(ground, days)
    if last == "week":
        return any(3 <= (today - day).days <= 13 for day in days)
    named = [day.casefold() for day in WEEKDAYS].index(last)
    return any(day.weekday() == named and 0 < (today - day).days <= 14 for day in days)


def _fits_month(ground: Ground, days: list[dt.date]) -> bool:
    before = ground.today.replace(day=1) - dt.timedelta(days=1)
    dated = {(day.year, day.month) for day in days}
    named = {(m.year or before.year, m.month) for m in ground.mentions if m.month and not m.date}
    return (before.year, before.month) in dated | named


def unknown_days(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    """For G4. A day that is proposed is no claim; one that is told must be known."""
    secret = confided(reading.situation)
    for mention in calendar.find(part.text, ground.today):
        if (
            _is_told(ground, mention)
            or (mention.month and _is_told(secret, mention))
            or HABIT.search(part.text[: mention.start])
        ):
            continue
        span, proposing = (mention.start, mention.end), proposes_at(part.text, mention.start)
        past = mention.date is not None and mention.date < ground.today
        if mention.weekday is not None and not mention.day:
            if not proposing:
                yield hit(reading, "G4", part, span, severity="warn")
        elif not proposing or past:
            yield hit(reading, "G4", part, span)


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
        return mention.weekday in named | {day.weekday() for day in near}
    if mention.day and not mention.month and mention.day in {day.day for day in ground.days}:
        return True  # "on the 28th", of a month that goes without saying
    if mention.date in ground.meant:
        return True
    return any(
        _same(mention, known) for known in [*ground.mentions, Mention(0, 0, "", ground.today)]
    )


def _is_relative(mention: Mention) -> bool:
    return mention.text[:1].casefold() in "ytd" and not mention.text[:1].isdigit()


def _same(said: Mention, known: Mention) -> bool:
    day = known.day or (known.date.day if known.date else None)
    month = known.month or (known.date.month if known.date else None)
    year = known.year or (known.date.year if known.date else None)
    if said.year and year and said.year != year:
        return False
    if said.day and said.day != day:
        return False
    return not said.month or said.month == month
