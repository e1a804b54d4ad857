"""Capitalised words in the middle of a sentence: employers, schools, products, people, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.tone.grounding.greeting import greeting_of
from drafter.tone.grounding.ground import Ground, Part, hit, stems
from drafter.tone.grounding.wordlists import lists
from drafter.tone.reading import Hit, Reading
from drafter.wording.folding import fold

TOKEN = re.compile(r"[^\W_][\w'’&+#]*(?:[.-][^\W_][\w'’]*)*")
OPENS = re.compile(r"(?:^|[:;–—•\"“”‘(\[*/…]|[.!?]|\s-)\s*['‘]?$")
BEFORE_NAME = re.compile(
    r"\b(?:at|for|with|from|by|via|through|of|in|to|and|or|joined|left|met|meet|know|knows|told|ask|asked|friend|colleague|brother|sister"
    r"|wife|husband|cousin|uncle|aunt|son|daughter|neighbou?r|boss|manager|deputy|assistant|predecessor|mate|professor|prof|sir|captain|father|sister|reverend|rev|chef|colonel|judge|lady"
    r"|called|named|use|used|using|ms|mr|mrs|dr)\.?\s+(?:the\s+|my\s+|our\s+)?$",
    re.IGNORECASE,
)
ENGLISH = frozenset(
    "the a to of and for is i you your my it that with be at this we would could if have had not"
    " but from are by thank dear also last been as i'd i'm".split()
)
LINKS = frozenset({" ", " of ", " the ", " & ", " and ", " of the ", " de ", " van ", " for ", "-"})


class Name(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]


def unknown(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    if not is_english(reading.body):
        return  # a language in which every noun has a capital, or none
    greeted = greeting_of(reading.draft.body, reading.situation.recipient).end
    initials = _initials(reading.situation.known_text())
    titled = part.where == "subject" and _is_title_case(part.text)
    for name in names_in(part, ground, greeted, titled):
        if all(fold(word).replace(".", "") in initials for word in name.words):
            continue
        sure = BEFORE_NAME.search(part.text[: name.start]) or len(name.words) > 1
        shouted = all(word.isupper() for word in name.words)
        severity = "block" if sure and not shouted else "warn"
        yield hit(reading, "G4", part, (name.start, name.end), severity=severity)


def names_in(part: Part, ground: Ground, greeted: int, titled: bool) -> Iterator[Name]:
    """Runs of capitalised words that the situation doesn't know."""
    run: list[re.Match[str]] = []
    for token in TOKEN.finditer(part.text):
        inside = part.where == "body" and part.start + token.start() < greeted
        if inside or not _is_new(token, part.text, ground, titled):
            continue
        if run and part.text[run[-1].end() : token.start()] not in LINKS:
            yield _name(run)
            run = []
        run.append(token)
    if run:
        yield _name(run)


@lru_cache(maxsize=64)
def is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return len(words) < 12 or sum(word in ENGLISH for word in words) >= len(words) * 0.12


def _is_new(token: re.Match[str], text: str, ground: Ground, titled: bool) -> bool:
    word = token.group().rstrip("'’")
    bare = re.sub(r"['’](?:s|ll|d|ve|m|re)$", "", word)
    if not bare[0].isupper() or len(bare) < 2 or ground.knows(bare):
        return False
    if {fold(bare), fold(word)} & (lists().innocent | lists().titles) or stems(
        fold(bare)
    ) & lists().ordinary:
        return False
    if bare.isupper() and (len(bare) > 5 or len(re.findall(r"\b[A-Z]{4,}\b", text)) > 1):
        return False  # shouting is another rule's affair
    before = text[: token.start()]
    if titled:
        return re.search(r"\b(?:at|from|with|@)\s+$", before, re.IGNORECASE) is not None
    if not OPENS.search(before):
        return True
    following = TOKEN.match(text, token.end() + 1)
    return bool(
        following and following.group()[0].isupper() and _opens_a_name(following, text, ground)
    )


def _opens_a_name(following: re.Match[str], text: str, ground: Ground) -> bool:
    """ "Larkfield Dairy taught me" begins with a name; "Thank You" and "Since Monday" don't."""
    word = fold(re.sub(r"['’]s$", "", following.group()))
    ordinary = word in lists().innocent | lists().titles or bool(stems(word) & lists().ordinary)
    return not ordinary and not ground.knows(following.group())


def _name(run: list[re.Match[str]]) -> Name:
    return Name(run[0].start(), run[-1].end(), tuple(token.group() for token in run))


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


@lru_cache(maxsize=64)
def _initials(text: str) -> frozenset[str]:
    """SMS for Silver Mesa Schools, D for Devendra."""
    runs = re.findall(r"(?:[A-ZÀ-Þ][\w'’-]+(?:\s+(?:of|and|the|&)\s+|\s+)?){2,}", text)
    return frozenset(
        "".join(w[0] for w in run.split() if w[0].isupper()).casefold() for run in runs
    )
