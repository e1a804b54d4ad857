"""Spaces, exclamation marks, capitals, and a "Re:" that answers nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from drafter.message import Draft, Where
from drafter.tone import spam
from drafter.tone.content import EMPTY
from drafter.tone.grounding.greeting import greeting_of
from drafter.tone.language import FUNCTION_WORDS
from drafter.tone.reading import Reading

GAP = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])")
SAME_MARK = re.compile(r"^\s*(re|aw|sv)\s*:\s*(?:\1\s*:\s*)+", re.IGNORECASE)
REPLY_MARKS = re.compile(r"\s*(?:(?:re|fwd?|aw|sv)\s*:\s*)+", re.IGNORECASE)
LOUD_MARKS = re.compile(r"[!?]*![!?]*")
CLOSERS = re.compile(r"[)\]\"'”’]*\s*")
CAPITALS = re.compile(
    r"(?<![\w/@.-])[A-Z]+(?:['’][A-Z]+)?(?![\w/@-])"
    r"(?:[ ,]+[A-Z]+(?:['’][A-Z]+)?(?![\w/@-]))*"
)
WORD = re.compile(r"[A-Z]+(?:['’][A-Z]+)?")
SHORT = 3
"""So few capitals are an acronym, unless they are a word of every day."""


def spaces(reading: Reading) -> Draft:
    """One space for several, in the writer's own lines; a name is left as it is written."""
    body, own = reading.draft.body, reading.unnamed["body"]

    def one(gap: re.Match[str]) -> str:
        sides = own[gap.start() - 1] + own[gap.end()]
        return gap.group() if " " in sides or sides == "__" else " "

    subject = GAP.sub(" ", reading.draft.subject)
    return Draft(subject, GAP.sub(one, body))


def one_reply_mark(reading: Reading) -> Draft:
    """ "Re: Re: Re:" says no more than the first."""
    draft = reading.draft
    return replace(draft, subject=SAME_MARK.sub(r"\1: ", draft.subject))


def no_false_reply(reading: Reading) -> Draft:
    """No "Re:" on a subject that opens a new thread."""
    text = reading.draft.subject
    for hit in spam.subject(reading):
        if REPLY_MARKS.fullmatch(text[: hit.end]) and text[hit.end :].strip():
            return replace(reading.draft, subject=text[hit.end :])
    return reading.draft


def calm(reading: Reading) -> Draft:
    """The first "!" of the body may stay, alone; the others end like any sentence."""
    body, own = reading.draft.body, reading.unnamed["body"]
    greeted = greeting_of(body, reading.situation.recipient).end
    runs = list(LOUD_MARKS.finditer(own))
    first = next((run.start() for run in runs if "?" not in run.group()), -1)

    def softer(run: re.Match[str]) -> str:
        if "?" in run.group():
            return "?"
        return "!" if run.start() == first else _stop(body, run, greeting=run.start() < greeted)

    loud = LOUD_MARKS.finditer(reading.unnamed["subject"])
    spans = [(*run.span(), "?" if "?" in run.group() else "") for run in loud]
    subject = _put(reading.draft.subject, spans)
    return Draft(subject, _put(body, [(*run.span(), softer(run)) for run in runs]))


def _stop(body: str, run: re.Match[str], *, greeting: bool) -> str:
    """A full stop, or a comma where the sentence goes on."""
    if body[: run.start()].rstrip(" ")[-1:] in {*".,;:…"}:
        return ""
    rest = CLOSERS.match(body, run.end())
    goes_on = rest is not None and body[rest.end() : rest.end() + 1].islower()
    return "," if goes_on or greeting else "."


def quiet(reading: Reading) -> Draft:
    """Shouted words in ordinary letters; acronyms stay, and names are as the situation has them."""
    shouted: dict[Where, list[tuple[int, int]]] = {"subject": [], "body": []}
    for hit in spam.shouting(reading):
        shouted[hit.where].append((hit.start, hit.end))
    subject = _put(reading.draft.subject, _lowered(reading, "subject", shouted["subject"]))
    for name in reading.names if shouted["subject"] else ():
        if " " in name:
            subject = re.sub(re.escape(name), name.replace("\\", r"\\"), subject, flags=re.I)
    return Draft(subject, _put(reading.draft.body, _lowered(reading, "body", shouted["body"])))


def _lowered(
    reading: Reading, where: Where, shouted: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    text = reading.draft.subject if where == "subject" else reading.unnamed["body"]
    starts = {sentence.start for sentence in reading.sentences} if where == "body" else {0}
    spoken = _ordinary(reading)
    for run in CAPITALS.finditer(text):
        if any(start < run.end() and run.start() < end for start, end in shouted):
            for word in WORD.finditer(text, *run.span()):
                small = spoken(word.group())
                if word.start() in starts:
                    small = small[:1].upper() + small[1:]
                yield (*word.span(), small)


def _ordinary(reading: Reading) -> Callable[[str], str]:
    """How a word is written when nobody shouts: as the situation has it, else small."""
    known = set(re.findall(r"\w+(?:['’]\w+)?", reading.situation.known_text()))
    acronyms, everyday = reading.rules["S1"].innocent, FUNCTION_WORDS | EMPTY

    @cache
    def spoken(word: str) -> str:
        small = word.lower()
        if small == "i" or small.startswith(("i'", "i’")):
            return "I" + small[1:]
        common = small.replace("’", "'") in everyday
        acronym = word in known or any(p.fullmatch(word) for p in acronyms)
        if not common and (acronym or 1 < len(word) <= SHORT or not re.search("[AEIOUY]", word)):
            return word
        return small if common or small in known or word.title() not in known else word.title()

    return spoken


def _put(text: str, changes: Iterator[tuple[int, int, str]] | list[tuple[int, int, str]]) -> str:
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text
