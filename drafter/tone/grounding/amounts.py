"""Figures of a draft, asked whether the situation has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Situation
from drafter.tone.grounding import arranged, clock, counted, days, figures, sums, whose
from drafter.tone.grounding.figures import Figure
from drafter.tone.grounding.ground import Ground, Part, blanked, confided, hit, squash
from drafter.tone.grounding.wordlists import pattern, proposes, proposes_at, says
from drafter.tone.reading import Hit, Reading

CODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,6}[-/]?\d[\w/-]*|\d+[A-JL-LN-Z]\w*|[A-Z][\w]*-\d[\w-]*)(?!\w)"
)
LIST_MARK = re.compile(r"^\s*\(?\d{1,2}[.)]\s|(?<=\s)\(\d\)", re.MULTILINE)
LONE = re.compile(r"\s*(?:[.,;:!?)]|$|(?:to|or|is best|if|when|please)\b)")
SPAN = re.compile(
    r"[\s-]*(?:working |business )?(?<![^\W\d_])(?P<unit>days?|weeks?|months?|years?|yrs?)\b", re.I
)
SOME_OF = re.compile(r"\b(?:last|first|next|other|remaining|best)\s+$", re.IGNORECASE)
"""Before a count of some of what is told: "40 maps, the last ten as a ranger"."""
SOME_TOLD = re.compile(
    rf"\b(?:last|first|next|other|remaining|best)\s+(?:\d|(?:{'|'.join(figures.VALUES)})\b)"
)
OPENS, TIME = re.compile(r"(?:^|:)\W*$"), re.compile(r"\s*(?:min(?:ute)?s?|hours?)\b", re.I)
HOUR = re.compile(r"\b(?:at|until|till|from|after|before|by|past|around)\s+$", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:in|within|after|for|every|next|coming|a|about|another|until|of)\s+"
    r"(?:\w+\s+(?:(?:or|to)\s+)?)?$",
    re.IGNORECASE,
)
AHEAD_YEARS = re.compile(r"\b(?:in|within|next|coming|another)\s+(?:\w+\s+)?$", re.I)
ASKS_WHICH = re.compile(
    r"\b(?:is it|is this|are they|would it be)\b(?:(?!\b(?:I|me|my|we|our|because)\b)[^.;?!])*$",
    re.IGNORECASE,
)
"""A question what is true of them: "is it four nights on, or Monday to Friday?"."""
THAN_LATER = re.compile(r"\b(?:now|today|rather|sooner)\b[^.;!?]{0,20}\bthan in $", re.IGNORECASE)
ORDINAL = re.compile(r"^\d{1,2}(?:st|nd|rd|th)\b")
SMALL = 12
"""Up to here a number in words may be a manner of counting what was told."""
DAYS = {"d": (1, 1), "w": (7, 4), "m": (30.4, 16), "y": (365.2, 200)}
"""How long a unit is, and how far off a rounded count may be."""


def unknown(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    today, situation = reading.situation.today, reading.situation
    spoken_of = [(m.start, m.end) for m in days.find(part.text, today) if m.day or m.month]
    text = blanked(
        part.text, [*spoken_of, *_spans(pattern("idiom"), part.text), *_spans(LIST_MARK, part.text)]
    )
    proposing = proposes(part.text)
    for form in (clock.SAID, CODE):
        for match in form.finditer(text):
            told = clock.is_told if form is clock.SAID else _is_code
            bound = form is CODE or not proposing or has_clock(arranged.chosen(situation))
            bound = bound or arranged.is_settled(part.text, match.span())
            if not told(ground, match.group()) and bound:
                yield hit(reading, "G4", part, match.span())
        text = blanked(text, _spans(form, text))
    found = figures.find(text)
    if not found:
        return
    mine, theirs = whose.sides(situation)
    for figure in found:
        if _is_miscounted(ground, situation, text, figure):
            wrong = True
        elif ground.counts(figure) or ground.counts(_of_them(text, figure)):
            wrong = whose.is_misplaced(mine, theirs, text, figure)
        else:
            wrong = not _is_innocent(ground, situation, text, figure, proposing)
        if wrong:
            spelled = text[figure.start].isalpha() and not figure.unit and figure.value <= SMALL
            given = {"severity": "warn"} if spelled else {}
            yield hit(reading, "G4", part, (figure.start, figure.end), **given)


def _of_them(text: str, figure: Figure) -> Figure:
    """ "Twenty-three of them" may be of years, or of what was named since."""
    return figure._replace(unit="") if figures.OF_THEM.match(text, figure.end) else figure


def _is_code(ground: Ground, said: str) -> bool:
    return squash(said) in ground.squashed


def _is_innocent(
    ground: Ground, situation: Situation, text: str, figure: Figure, proposing: bool
) -> bool:
    before, after = text[: figure.start], text[figure.end :]
    if ORDINAL.search(text[figure.start : figure.end + 2]) and figure.value in {
        day.day for day in ground.days
    }:
        return True  # "on the 28th", of a month that goes without saying
    tail = text[figure.start : figure.end + 24]
    asked = figures.JOINED.sub("", after, count=1)
    told = says("result", before) and not proposing
    opens = OPENS.search(before) and TIME.match(asked)  # "20 minutes about your work"
    asking = proposing or opens or says("asking", text) or not pattern("size_told").match(asked)
    if pattern("ask_size").match(asked) and asking and not told and not figure.unit:
        return figure.value <= 60
    spelt = not figure.unit and (text[figure.start].isalpha() or proposing)
    # "one thing", "a week or two", "beats three"; but "three awards" and "2 awards" are claims
    if spelt and (figure.value <= 2 or (figure.value <= 3 and LONE.match(after))):
        return True
    units = {"", figure.unit}
    if any(sums.near(before, figure.value, n) for n, unit in ground.figures if unit in units):
        return True
    if (
        pattern("contacts").match(re.sub(r"^(?:st|nd|rd|th)?\s+", "", after))
        and figure.value <= len(situation.history) + 1
    ):
        return True
    if "?" in text and ASKS_WHICH.search(before):
        return True
    if after.startswith(" of us") and any(n == figure.value - 1 for n, _ in ground.figures):
        return True  # "the three of us", of somebody with two others
    if figure.unit == "year" and _is_elapsed(ground, figure.value, "year"):
        return True
    if figure.unit != "%" and (span := SPAN.search(tail)):
        form = AHEAD_YEARS if span["unit"][0].casefold() == "y" else AHEAD
        ahead = proposes_at(text, figure.start) and form.search(before) is not None
        ahead = ahead or THAN_LATER.search(before) is not None
        return ahead or _is_elapsed(ground, figure.value, span["unit"])
    more = any(value > figure.value for value, _ in ground.figures)
    if more and not figure.unit and SOME_OF.search(before) and not SOME_TOLD.search(ground.text):
        return True
    return (
        _is_year(ground, figure.value, before, proposing)
        or _is_hour(arranged.chosen(situation) if proposing else ground, figure, before, after)
        or (1950 < figure.value <= 2100 and confided(situation).counts(figure))
    )


def _is_miscounted(ground: Ground, situation: Situation, text: str, figure: Figure) -> bool:
    """They are told to be another number; an ask, a part of them and a rounded one are right."""
    before, after = text[: figure.start], text[figure.end :]
    asked = pattern("ask_size").match(figures.JOINED.sub("", after, count=1))
    if figure.unit or SOME_OF.search(before) or (asked and says("asking", text)):
        return False
    few = text[figure.start].isalpha() and figure.value <= 3
    proposed = (few or asked or SPAN.match(after)) and proposes_at(text, figure.start)
    if proposed or (few and figure.value == 1):
        return False
    known = counted.told(ground.counted, counted.things(text, figure))
    if not known or figure.value in known | ground.derived:
        return False
    if text[figure.start].isalpha() and figure.value <= 3 and max(known) > SMALL:
        return False  # two of 22 may be meant
    if (span := SPAN.match(after)) and _is_elapsed(ground, figure.value, span["unit"]):
        return False
    if pattern("contacts").match(after.lstrip()) and figure.value <= len(situation.history) + 1:
        return False
    return not any(sums.near(before, figure.value, value) for value in known)


def _is_hour(ground: Ground, figure: Figure, before: str, after: str) -> bool:
    """ "Until six", where no time of day is told that it could be wrong about."""
    hour = figure.value <= 12 and not figure.unit and LONE.match(after) and HOUR.search(before)
    return bool(hour) and not has_clock(ground)


def has_clock(ground: Ground) -> bool:
    return bool(clock.SAID.search(ground.text) or clock.AT.search(ground.text))


def _is_year(ground: Ground, year: float, before: str, proposing: bool) -> bool:
    """This year, for a proposal also the next, and "since 2023" of three years' work."""
    worked = ground.today.year - year
    since = {(worked, "year"), (worked + 1, "year")} & ground.figures
    if since and before.rstrip().endswith("since"):
        return True
    return worked == 0 or (proposing and worked == -1)


def _is_elapsed(ground: Ground, count: float, unit: str) -> bool:
    """Three weeks since an interview of which the situation gives the day."""
    length, slack = DAYS[unit[0].casefold()]
    since = [(ground.today - day).days for day in ground.days]
    years = [
        ground.today.year - value
        for value, _ in ground.figures
        if 1950 < value <= ground.today.year
    ]
    if unit[0].casefold() == "y" and any(count in (gone, gone - 1) for gone in years):
        return True
    return any(gone >= 0 and abs(gone - count * length) <= slack for gone in since)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]
