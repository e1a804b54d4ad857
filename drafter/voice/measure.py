"""Texts -> Voice: habits counted, and nothing said of what is too rare to be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from statistics import fmean, median

from drafter.voice.letters import Letter, bare, letter
from drafter.voice.profile import FEWEST, LONG, SHORT, Habit, Voice
from drafter.voice.words import words

HABIT = 0.4
"""The share from which on a way of doing it is the way."""
ENOUGH = {"forms": 10, "ask": 3, "never": 10, "opening": 3}
"""How much of each has to be there before anything is said of it."""
OFTEN = 0.15
"""The share of messages in which an opening comes back."""
OPENINGS = 3
SHORT_FORM = re.compile(
    r"'(?:m|ve|ll|re|d|t|s(?:(?<=\bit's)|(?<=\bthat's)|(?<=\bthere's)|(?<=\bhere's)|(?<=\bwhat's)"
    r"|(?<=\blet's)|(?<=\bhe's)|(?<=\bshe's)|(?<=\bwho's)))\b"
)
LONG_FORM = tuple(
    f" {words} "
    for words in (
        "i am", "you are", "we are", "they are", "it is", "that is", "there is", "what is",
        "i will", "you will", "we will", "i would", "you would", "we would", "i have been",
        "you have been", "i have had", "i have read", "i have seen", "i have made", "i have done",
        "let us", "cannot", "do not", "does not", "did not", "is not", "are not", "was not",
        "were not", "could not", "would not", "should not", "will not", "has not", "have not",
    )
)  # fmt: skip
START = re.compile(r"([A-Za-z']+) (?:[a-z']+|I) (?:[a-z']+|I)\b")
THANK_YOU, THANKS = re.compile(r"\bthank you\b"), re.compile(r"\bthanks\b(?! to\b)")
DASH = re.compile(r"\s[–—-]\s|\w—\w")
GREETED = {"dear": 0.8, "good": 0.7, "hello": 0.5, "hi": 0.25, "hey": 0.0}
CLOSED = {"formal": 1.0, "neutral": 0.5, "casual": 0.0}
LEVELS = ((0.68, "formal"), (0.42, "neutral"), (0.0, "casual"))


def measure(texts: Sequence[str]) -> Voice:
    """From a handful on; below it only how many there are."""
    letters = [one for text in texts if (one := letter(text)).paragraphs]
    if len(letters) < FEWEST:
        return Voice(messages=len(letters))
    said = [one.sentences() for one in letters]
    prose = " ".join(p for one in letters for p in one.paragraphs).casefold().replace("’", "'")
    every = [sentence for sentences in said for sentence in sentences]
    forms = _forms(prose)
    exclaiming = sum("!" in one.prose for one in letters)
    return Voice(
        messages=len(letters),
        greeting=_likeliest([one.greeting for one in letters]),
        closing=_likeliest([one.closing for one in letters]),
        sentence=Habit(f"{fmean(len(s.split()) for s in every):.0f}", len(every), len(every)),
        length=Habit(f"{median(len(o.prose.split()) for o in letters):.0f}", len(letters)),
        forms=forms,
        thanks=_thanks(prose),
        formality=Habit(level(formality(letters, forms, exclaiming / len(letters)))),
        exclamations=Habit("", exclaiming, len(letters)),
        dashes=Habit("", sum(bool(DASH.search(o.prose)) for o in letters), len(letters)),
        openings=_openings([sentences[0] for sentences in said if sentences]),
        ask=_ask(s for s in every if s.endswith("?")),
        never=_never(prose, len(letters)),
    )


def _likeliest(ways: Sequence[str]) -> Habit:
    """The way with the commonest mark after it, where it is common enough; else not known."""
    best, count = Counter(bare(way).casefold() for way in ways).most_common(1)[0]
    if count / len(ways) < HABIT:
        return Habit(None, count, len(ways))
    marked = Counter(way for way in ways if bare(way).casefold() == best)
    return Habit(marked.most_common(1)[0][0], count, len(ways))


def _forms(prose: str) -> Habit:
    """Where either could stand: "I'm" and "I am"; of a few cases nothing is said."""
    short = len(SHORT_FORM.findall(prose))
    long = sum(map(f" {prose} ".count, LONG_FORM))
    found = Habit(None, short, short + long)
    if found.of < ENOUGH["forms"]:
        return found
    kind = "short" if found.share >= SHORT else "long" if found.share <= LONG else "mixed"
    return Habit(kind, short, found.of)


def _thanks(prose: str) -> Habit:
    long, short = len(THANK_YOU.findall(prose)), len(THANKS.findall(prose))
    what, count = ("thank you", long) if long >= short else ("thanks", short)
    mostly = long + short >= ENOUGH["ask"] and count >= SHORT * (long + short)
    return Habit(what if mostly else None, count, long + short)


def formality(letters: Sequence[Letter], forms: Habit, exclaiming: float) -> float:
    """From 0 to 1: how they greet and close, write out what could be short, keep their voice."""
    registers = words().closings
    greeted = fmean(_greeted(one.greeting) for one in letters)
    closed = fmean(_closed(registers.get(bare(one.closing).casefold(), "")) for one in letters)
    written = 1 - forms.share if forms.of else 0.5
    return fmean((greeted, closed, written, 1 - exclaiming))


def level(formal: float) -> str:
    return next(name for least, name in LEVELS if formal >= least)


def _greeted(greeting: str) -> float:
    by_title = 0.2 * ("{titled}" in greeting or "{full}" in greeting)
    return GREETED.get(greeting.partition(" ")[0].casefold(), 0.25) + by_title


def _closed(register: str) -> float:
    return CLOSED.get(register, 0.25)


def _openings(firsts: Sequence[str]) -> tuple[Habit, ...]:
    """How first sentences begin, where that comes back; plain words alone, so that no name does."""
    plain = words().openings
    starts = Counter(start for first in firsts if (start := _start(first, plain)))
    least = max(ENOUGH["opening"], OFTEN * len(firsts))
    often = [(start, count) for start, count in starts.most_common(OPENINGS) if count >= least]
    return tuple(Habit(start, count, len(firsts)) for start, count in often)


def _start(sentence: str, plain: frozenset[str]) -> str:
    first = START.match(sentence.replace("’", "'"))
    return first[0] if first and first[1].casefold() in plain else ""


def _ask(questions: Iterable[str]) -> Habit:
    said = list(questions)
    known = re.compile(_asks(), re.IGNORECASE)
    asked = Counter(found[0].casefold() for question in said if (found := known.search(question)))
    if sum(asked.values()) < ENOUGH["ask"]:
        return Habit(None, 0, len(said))
    best, count = asked.most_common(1)[0]
    return Habit(best.capitalize() if count / len(said) >= HABIT else None, count, len(said))


@cache
def _asks() -> str:
    return rf"\b(?:{'|'.join(words().asks)})\b"


def _never(prose: str, messages: int) -> tuple[str, ...]:
    if messages < ENOUGH["never"]:
        return ()
    return tuple(word for word in words().plainer if word not in prose)
