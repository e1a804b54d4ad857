"""G3: no Mr or Ms, he or she, that nobody told us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.tone.grounding.greeting import greeting_of
from drafter.tone.grounding.ground import Part, ground_of, hit, parts, whole
from drafter.tone.grounding.wordlists import lists
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording import names
from drafter.wording.folding import fold

SEX = {
    **dict.fromkeys(("mr", "sir", "herr"), "m"),
    **dict.fromkeys(("ms", "mrs", "miss", "madam", "frau", "mme"), "f"),
}
TITLED = re.compile(
    r"\b(?P<title>Mr|Ms|Mrs|Miss|Herr|Frau|Mme)\b\.?[ \t]+(?P<name>[^\W\d_][\w'’-]+)"
)
TOLD = re.compile(r"\b(mr|ms|mrs|miss|herr|frau|mme)\b\.?\s+((?:[\w'-]+\s+){0,3}?[\w'-]+)\b")
SURE: dict[str, str] = {"mr": "m", "ms": "f"}
"""Titles that say no more than he or she does."""
PRONOUN = re.compile(
    r"\b(?:(?P<m>he|him|his|he['’]s|he['’]ll)|(?P<f>she|her|hers|she['’]s|she['’]ll))\b", re.I
)


def guessed(reading: Reading) -> Iterator[Hit]:
    own = fold(reading.situation.recipient.honorific)
    for found in matches(reading, "G3"):
        if not own or own not in fold(reading.draft.body[found.start : found.end]).split():
            yield found
    known = names.spellings(reading.situation.recipient.name)
    for part in whole(reading):
        for match in TITLED.finditer(part.text):
            if fold(re.sub(r"['’]s$", "", match["name"])) in known:
                yield from _judged(reading, part, match)
    yield from _pronouns(reading)


def _judged(reading: Reading, part: Part, match: re.Match[str]) -> Iterator[Hit]:
    """A title that the situation contradicts is wrong; one it doesn't give is a guess."""
    given, said = _given(reading), fold(match["title"])
    sexes = {SEX[title] for title in given if title in SEX}
    if said in given:
        return
    if sexes and SEX[said] not in sexes:
        yield hit(reading, "G3", part, match.span("title"), severity="block")
    elif SURE.get(said) not in _spoken_of(reading):
        likely = not given and _named(reading) == SURE.get(said)
        yield hit(reading, "G3", part, match.span("title"), severity="hint" if likely else "warn")


def _given(reading: Reading) -> set[str]:
    recipient = reading.situation.recipient
    given = {fold(title).strip(".") for title in (recipient.honorific, names.title(recipient.name))}
    known = names.spellings(recipient.name)
    told = TOLD.findall(ground_of(reading.situation).text)
    return (given - {""}) | {title for title, name in told if set(name.split()) & known}


def _spoken_of(reading: Reading) -> set[str]:
    """He or she, as the user speaks of people."""
    told = PRONOUN.finditer(ground_of(reading.situation).text)
    return {str(match.lastgroup) for match in told}


def _named(reading: Reading) -> str:
    """What a given name leaves no doubt of; empty for most."""
    words = names.parts(reading.situation.recipient.name)
    given = fold(words[0]) if len(words) > 1 else ""
    return "m" if given in lists().men else "f" if given in lists().women else ""


def _pronouns(reading: Reading) -> Iterator[Hit]:
    """He or she for the recipient, where nothing says which."""
    if not PRONOUN.search(reading.body) and not PRONOUN.search(reading.draft.subject):
        return
    sexes = {SEX[title] for title in _given(reading) if title in SEX} | _spoken_of(reading)
    known = names.spellings(reading.situation.recipient.name)
    greeted = greeting_of(reading.draft.body, reading.situation.recipient).end
    for part in parts(reading):
        words = re.findall(r"[^\W\d_]+", part.text)
        named = part.start >= greeted and any(fold(word) in known for word in words)
        for match in PRONOUN.finditer(part.text) if named else ():
            if match.lastgroup not in sexes:
                yield hit(reading, "G3", part, match.span())
