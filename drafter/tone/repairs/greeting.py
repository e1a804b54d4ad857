"""Whom the first line greets: the right name, somebody rather than anybody, anybody at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from drafter.message import Draft
from drafter.prompts.tables import letter, limits
from drafter.situation import Recipient, Situation
from drafter.tone.grounding.greeting import NOBODY, Greeting, greeting_of, hailing
from drafter.tone.grounding.names import wrong_person
from drafter.tone.language import is_english
from drafter.tone.reading import Hit, Reading
from drafter.wording import names
from drafter.wording.folding import fold

ALIKE = 0.72
"""From here on two words are one name, once misspelt: Smtih and Smith, Katherine and Catherine."""
ANYBODY = re.compile(
    r"\s*(?:(?P<hail>dear|hello|hi|good (?:morning|afternoon|evening|day))\s+"
    r"(?:sirs?|madam|hiring (?:manager|team)|recruiter|recruiting (?:manager|team))"
    r"(?:\s*(?:/|\bor\b|\band\b)\s*(?:sir|madam|hiring (?:manager|team)))?"
    r"|to whom(?:soever)? it may concern)(?=\s*[,:;.!–—\n])",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(\s*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)))\s*(?=[,!–—\n])", re.I
)
BRIEF = 5
"""So few words before a comma and a line's end greet somebody, in whatever form."""


def right_name(reading: Reading) -> Draft:
    """The recipient's name as they write it, where the greeting is clearly meant for them."""
    draft, them = reading.draft, reading.situation.recipient
    greeting = greeting_of(draft.body, them)
    wrong = [hit for hit in wrong_person(reading) if hit.where == "body"]
    misspelt = [hit for hit in wrong if hit.end <= greeting.end]
    meant = [_meant(draft.body[hit.start : hit.end], reading.situation) for hit in misspelt]
    if all(meant):
        body = draft.body
        for hit, name in sorted(zip(misspelt, meant, strict=True), reverse=True):
            body = body[: hit.start] + name + body[hit.end :]
        return replace(draft, body=body)
    if wrong == misspelt and _is_theirs(reading, greeting, misspelt):
        first, last = greeting.tokens[0], greeting.tokens[-1]
        return replace(draft, body=_named(reading, first[0], last[0] + len(last[1])))
    return draft


def _meant(word: str, situation: Situation) -> str:
    """The part of their name that was misspelt; empty if none is near enough.

    Who stands in the situation under just this name is somebody else.
    """
    theirs = names.spellings(situation.recipient.name)
    if fold(word) in _known(situation) - theirs:
        return ""
    parts = names.parts(names.written(situation.recipient.name))
    near = [(SequenceMatcher(None, fold(word), fold(part)).ratio(), part) for part in parts]
    best = max(near, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""


def _is_theirs(reading: Reading, greeting: Greeting, wrong: Sequence[Hit]) -> bool:
    """Nobody the situation knows is called so, and the rest speaks of this recipient's place.

    A letter to somebody else must not pass for theirs because its first line was changed.
    """
    situation, below = reading.situation, fold(reading.draft.body[greeting.end :])
    called = {fold(reading.draft.body[hit.start : hit.end]) for hit in wrong}
    if called & _known(situation) or any(name in below for name in called):
        return False
    places = (situation.recipient.company, situation.role)
    return any(fold(place) in below for place in places if place)


def _known(situation: Situation) -> set[str]:
    return set(re.findall(r"\w+", fold(situation.known_text())))


def to_somebody(reading: Reading) -> Draft:
    """ "Dear Sir or Madam" to a person whose name is known."""
    found = ANYBODY.match(reading.draft.body)
    if not found or not _is_a_person(reading.situation.recipient):
        return reading.draft
    if found["hail"]:
        return replace(reading.draft, body=_named(reading, found.end("hail"), found.end()))
    hail = letter()["greeting"][reading.situation.formality].format(name=_name(reading.situation))
    return replace(reading.draft, body=hail.rstrip(",") + reading.draft.body[found.end() :])


def greeted(reading: Reading) -> Draft:
    """A letter begins with its reader's name."""
    draft, row, them = reading.draft, limits(reading.situation), reading.situation.recipient
    if row.short or row.spoken or not is_english(reading) or not _is_a_name(them):
        return draft
    if bare := BARE.match(draft.body):
        return replace(draft, body=_named(reading, bare.end(1), bare.end(1)))
    first = draft.body.strip().partition("\n")[0]
    if not first or first.startswith(">") or hailing(first) or _greets(first, them):
        return draft
    hail = letter()["greeting"][reading.situation.formality].format(name=_name(reading.situation))
    return replace(draft, body=f"{hail}\n\n{draft.body.lstrip()}")


def _greets(line: str, them: Recipient) -> bool:
    brief = len(line.split()) <= BRIEF and line.endswith((",", ":", "!"))
    opening = {fold(word).strip(".,:;!") for word in line.split()[:BRIEF]}
    return brief or bool(ANYBODY.match(f"{line}\n") or opening & names.spellings(them.name))


def _named(reading: Reading, start: int, end: int) -> str:
    """The body with their name in place of these words."""
    body = reading.draft.body
    gap = "" if body[:start].endswith((" ", "\t")) or not body[:start].strip() else " "
    return f"{body[:start]}{gap}{_name(reading.situation)}{body[end:]}"


def _name(situation: Situation) -> str:
    return names.address(situation.recipient, situation.formality)


def _is_a_name(them: Recipient) -> bool:
    return sum(map(str.isalpha, them.name)) > 1


def _is_a_person(them: Recipient) -> bool:
    words = {fold(word).strip(".") for word in them.name.split()}
    return _is_a_name(them) and not words & (names.TEAMS | NOBODY)
