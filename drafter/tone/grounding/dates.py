"""G8: days that can't be right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from drafter.tone.grounding import days as calendar
from drafter.tone.grounding import figures
from drafter.tone.grounding.ground import Ground, Part, ground_of, hit, parts
from drafter.tone.grounding.told import same
from drafter.tone.grounding.wordlists import proposes, says
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
NUMBERED = re.compile(r"\bthe \d|\d(?:st|nd|rd|th)$", re.IGNORECASE)
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
        elif not _may_be(ground, mention):
            yield hit(reading, "G8", part, span, f"No {mention.text} fits")
        return
    if mention.weekday is not None and mention.weekday != date.weekday():
        real = (
            f"{date.day} {dates.MONTHS[date.month - 1]} {date.year} is a {WEEKDAYS[date.weekday()]}"
        )
        yield hit(reading, "G8", part, span, real)
    elif date < ground.today and mention.day and _is_offered(ground, part.text, mention):
        yield hit(reading, "G8", part, span, f"{mention.text} has passed")


def _may_be(ground: Ground, mention: Mention) -> bool:
    """ "Thursday the 9th": of the days told, or else of this month, the last and the next."""
    if mention.weekday is None or not mention.day or not NUMBERED.search(mention.text):
        return True
    told = [day for day in ground.days if day.day == mention.day]
    near = [ground.today + dt.timedelta(days=n) for n in range(-45, 46)]
    return mention.weekday in {day.weekday() for day in told or near if day.day == mention.day}


def _is_offered(ground: Ground, text: str, mention: Mention) -> bool:
    """A day that they named themselves is looked back on, unless a meeting is proposed on it."""
    before = text[: mention.start]
    offering = says("offering", before) or not before.strip()
    known = any(same(mention, one) for one in ground.mentions) and not says("meeting", text)
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
