"""Numbers in running text, however they are written: 96k, €96,000, fourteen, a fifth, 14 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Figure(NamedTuple):
    start: int
    end: int
    value: float
    unit: str = ""
    """"%", "year", or nothing; other units are not told apart."""


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES: dict[str, float] = {
    **{word: n for n, word in enumerate(_ONES)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    "dozen": 12,
}
SCALES: dict[str, float] = {
    "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
FRACTIONS = {"third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0, "half": 50.0}

_UNIT = r"(?:[\s-]?(?P<unit>%|per ?cent\b|percent\b|years?\b|yrs?\b|decades?\b))?"
_LOW = "|".join(_ONES[1:10])
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:{_LOW})\b)?|{'|'.join(reversed(_ONES))})"
_SCALE = r"(?:dozen|hundred|thousand|million|billion)"
_TERM = rf"(?:{_BELOW_100}\b[\s-]+)?{_SCALE}(?:[\s-]+{_SCALE})*"
_AND = r"(?:[\s-]+|\s+and\s+(?<=hundred and )|\s+and\s+(?<=thousand and ))"
DIGITS = re.compile(
    r"(?<![\w.,/])(?<![A-Z]-)(?:[€$£¥₹]\s?)?"
    r"(?P<num>\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?P<ordinal>st|nd|rd|th)?(?:\s?(?P<scale>k|K|m|M|mn|bn|thousand|million|billion|lakh|crore)\b)?\+?"
    + _UNIT,
)
WORDS = re.compile(
    rf"\b(?P<words>{_TERM}\b(?:{_AND}{_TERM}\b)*(?:{_AND}{_BELOW_100})?|{_BELOW_100})\b{_UNIT}",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?:by|(?:by|of|to|about|nearly|almost|over|under|than|cut|up|down|off)\s+(?P<n>a|one|two|three)"
    r"|(?P<m>a|one|two|three)(?=\s+\w+s?\s+of\s+(?:all|the|his|her|their|our|my|its|your)\b))"
    r"\s+(?P<part>third|quarter|fifth|tenth|half)s?\b"
    r"(?!-|\s+(?:of an|an|hour|interview|round|time|day|past|term))",
    re.IGNORECASE,
)
ONE_IN = re.compile(
    rf"\b(?P<n>an?|{'|'.join(_ONES[1:])}|\d{{1,2}})(?:\s+[a-z]+)?\s+in\s+(?:an?|every|one)\s+"
    r"(?P<of>ten|twenty|hundred|thousand)\b(?!\s+(?:years?|months?|weeks?|days?|minutes?|hours?))",
    re.IGNORECASE,
)
"""A share: "one complaint in a hundred"."""
JOINED = re.compile(
    rf"(?:[\s-]*(?:or|to|–|-)[\s-]*(?:\d+|{'|'.join(VALUES)})\b)?[\s-]*"
    r"(?:short |quick |brief |simple )?"
)
"""Between a figure and what it counts: "ten or fifteen short minutes"."""
THOUSANDS = re.compile(r"\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+")
AGED = re.compile(r"[\s-]olds?\b")
JOINS = re.compile(r"\s*(?:-|–|to|or)\s*")
OF_THEM = re.compile(r"\s+of (?:them|those|these|which|that)\b")
NEARBY = re.compile(r"[^,.;:!?]{0,40},\s+")
AS_WHAT = re.compile(r"\s+(?:of them )?as\b")
THE_LAST = re.compile(r"[^.;:!?]{0,60}\bthe (?:last|first|final|past|next|other)\s+")
NO_NOUN = re.compile(r"\s*(?:[,.;:!?)]|$|\b(?:as|in|on|at|with|for|by|of (?:them|which)|\w+ing)\b)")


def find(text: str) -> list[Figure]:
    """Every figure, in order."""
    shares = list(_shares(text))
    written = [*shares, *_digits(_without(text, shares))]
    rest = _without(text, written)  # "96 thousand" is one figure
    return _with_units(text, sorted([*written, *_words(rest), *_fractions(rest)]))


def _with_units(text: str, found: list[Figure]) -> list[Figure]:
    """The unit is said once: "five or six years", "38 years, 12 of them", "the last ten"."""
    for at, (first, then) in enumerate(pairwise(found)):
        between, after = text[first.end : then.start], text[then.end :]
        if then.unit and not first.unit and JOINS.fullmatch(between):
            found[at] = first._replace(unit=then.unit)
        of_them = OF_THEM.match(after) and NEARBY.fullmatch(between)
        the_last = THE_LAST.fullmatch(between) and NO_NOUN.match(after)
        as_what = NEARBY.fullmatch(between) and AS_WHAT.match(after)
        if found[at].unit and not then.unit and (of_them or the_last or as_what):
            found[at + 1] = then._replace(unit=found[at].unit)
    return found


def _without(text: str, found: list[Figure]) -> str:
    for figure in found:
        text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def _shares(text: str) -> Iterator[Figure]:
    for match in ONE_IN.finditer(text):
        count = match["n"].casefold()
        number = float(count) if count.isdigit() else VALUES.get(count, 1)
        of = VALUES.get(match["of"].casefold()) or SCALES[match["of"].casefold()]
        yield Figure(*match.span(), 100 * number / of, "%")


def _digits(text: str) -> Iterator[Figure]:
    for match in DIGITS.finditer(text):
        scale = SCALES.get((match["scale"] or "").casefold(), 1)
        yield _figure(match, _plain(match["num"]) * scale)


def _words(text: str) -> Iterator[Figure]:
    for match in WORDS.finditer(text):
        half = match["words"].casefold() == "dozen" and text[: match.start()].endswith("half a ")
        yield _figure(match, 6 if half else _spoken(match["words"]))


def _fractions(text: str) -> Iterator[Figure]:
    for match in FRACTION.finditer(text):
        count = {"two": 2, "three": 3}.get((match["n"] or match["m"] or "a").casefold(), 1)
        yield Figure(*match.span(), round(count * FRACTIONS[match["part"].casefold()]), "%")


def _figure(match: re.Match[str], value: float) -> Figure:
    unit = (match["unit"] or "").casefold().replace(" ", "")
    if AGED.match(match.string, match.end()):
        unit = ""  # "thirteen-year-olds" are thirteen
    if unit.startswith("decade"):
        return Figure(*match.span(), value * 10, "year")
    kind = "%" if unit in {"%", "percent"} else "year" if unit else ""
    return Figure(*match.span(), value, kind)


def _plain(digits: str) -> float:
    """1,200 and 1.200 and 1 200 are the same; 1.5 and 1,5 too."""
    if THOUSANDS.fullmatch(digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


def _spoken(words: str) -> float:
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.casefold()):
        if word in VALUES:
            part = max(part, 1) * 12 if word == "dozen" else part + VALUES[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in SCALES:
            total, part = total + max(part, 1) * SCALES[word], 0
    return total + part
