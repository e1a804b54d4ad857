"""Capitalised words in the middle of a sentence: employers, schools, products, people, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.situation import Recipient, Situation
from drafter.tone.grounding.greeting import greeting_of
from drafter.tone.grounding.ground import Ground, Part, ground_of, hit, is_plain
from drafter.tone.grounding.stems import stems
from drafter.tone.grounding.wordlists import lists
from drafter.tone.reading import Hit, Reading
from drafter.wording.folding import fold

TOKEN = re.compile(r"[^\W_][\w'’&+#]*(?:[.-][^\W_][\w'’]*)*")
OPENS = re.compile(r"(?:^|[:;–—•\"“”‘(\[\]*/…]|[.!?]|\s-)\s*['‘]?$")
BEFORE_NAME = re.compile(
    r"\b(?:at|for|with|from|by|via|through|of|in|to|and|or|joined|left|met|meet|know|knows|told|ask|asked|friend|colleague|brother|sister"
    r"|wife|husband|cousin|uncle|aunt|son|daughter|neighbou?r|boss|manager|deputy|assistant|predecessor|mate|professor|prof|sir|captain|father|sister|reverend|rev|chef|colonel|judge|lady"
    r"|called|named|use|used|using|ms|mr|mrs|dr)\.?\s+(?:the\s+|my\s+|our\s+)?$",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"\b(?:holds?|holding|have|got|gained|earned|passed|completed|renewed|obtained|finished|did"
    r"|(?:certified|licen[cs]ed|qualified|accredited|registered)(?: (?:in|as|by|with|for))?)\s+"
    r"(?:(?:an?|my|the|full|current|valid|both)\s+)*$",
    re.IGNORECASE,
)
SITE = re.compile(
    r"\s+(?:site|depot|plant|branch|office|store|shop|factory|warehouse|campus|yard|works|ward|mill)s?\b"
)
PLACE_OF = re.compile(
    r"\s+(?i:college|school|university|academy|institute|hospital|hotel|hall|house|farm|foods?|group"
    r"|bakery|dairy|brewery|clinic|centre|center|museum|theatre|library|care|bank|logistics|ltd|inc)\b"
)
ENGLISH = frozenset(
    "the a to of and for is i you your my it that with be at this we would could if have had not"
    " but from are by thank dear also last been as i'd i'm".split()
)
PLURAL = re.compile(r"[A-Z]{2,}s")
"""PLCs, of one who knows what a PLC is."""
DETERMINERS = frozenset("my our your his her their the a an this that".split())
CUT = frozenset("cert dip dept admin info uni tech eng mech prof corp exam lab spec ops".split())
"""Words that are cut short in writing; anything else may be another's name."""
RUNS = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]{1,40}(?:[ \t]+(?:of|and|the|&)[ \t]+|[ \t]+)?){2,12}")
LONGEST = 4
"""Letters of a part of a role: AP of an Accounts Payable Lead."""
WHERE = re.compile(r"\b(?:every|any|each|most|all)\b[^.;:!?]{0,30}\b(?:in|around|near)\s+$", re.I)
"""Before a place of which nothing is claimed: "every salon in Clare"."""
DID = re.compile(r"\bI (?:\w+ )?(?:ran|led|built|taught|sold|knew|know|\w+ed)\b")
LINKS = frozenset({" ", " of ", " the ", " & ", " and ", " of the ", " de ", " van ", " for ", "-"})


class Name(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]


def unknown(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    if not is_english(reading.body):
        return  # a language in which every noun has a capital, or none
    known = _initials(reading.situation) | _home(reading.situation)
    greeted = _greeted(reading.draft.body, reading.situation.recipient)
    titled = part.where == "subject" and _is_title_case(part.text)
    for name in names_in(part, ground, greeted, titled):
        plain = [fold(word).replace(".", "") for word in name.words]
        if all(w in known or w in DETERMINERS or _is_short(w, reading.situation) for w in plain):
            continue
        severity = _severity(part.text, name)
        yield hit(reading, "G4", part, (name.start, name.end), severity=severity)


def below_the_name(reading: Reading, ground: Ground) -> Iterator[Hit]:
    """The town or the firm under one's name must be one's own."""
    body = reading.draft.body
    name = re.escape(reading.situation.sender.name)
    signed = re.search(rf"\n[ \t]*{name}[ \t]*\n(?P<below>(?:[^\n]+\n?){{1,4}})\s*$", body)
    for token in TOKEN.finditer(body, signed.start("below")) if signed else ():
        word = token.group()
        if word.istitle() and len(word) > 3 and not ground.names(word) and not is_plain(word):
            yield hit(reading, "G4", Part("body", body, 0), token.span(), severity="warn")


def _severity(text: str, name: Name) -> str:
    before = text[: name.start]
    if all(word.isupper() for word in name.words):  # an abbreviation, or shouted
        return "block" if HOLDS.search(before) else "warn"
    if len(name.words) == 1 and WHERE.search(before) and not DID.search(before):
        return "warn"
    sure = BEFORE_NAME.search(before) or len(name.words) > 1 or SITE.match(text, name.end)
    return "block" if sure else "warn"


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
    if not word[:1].isupper():
        return False
    bare = re.sub(r"['’](?:s|ll|d|ve|m|re)$", "", word)
    one = bare[:-1] if PLURAL.fullmatch(bare) else bare
    if len(bare) < 2 or ground.names(bare) or ground.names(one):
        return False
    if {fold(bare), fold(word)} & (lists().innocent | lists().titles):
        return False
    if stems(fold(bare)) & lists().ordinary and not PLACE_OF.match(text, token.end()):
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


def _home(situation: Situation) -> frozenset[str]:
    """What the country they write in is called."""
    region = situation.locale.replace("_", "-").rpartition("-")[2].upper()
    return lists().lands.get(region, frozenset())


@lru_cache(maxsize=64)
def _greeted(body: str, recipient: Recipient) -> int:
    return greeting_of(body, recipient).end


@lru_cache(maxsize=64)
def _initials(situation: Situation) -> frozenset[str]:
    """SMS for Silver Mesa Schools, AP for an Accounts Payable Lead, D for Devendra."""
    role = f"{situation.role}\n{situation.recipient.role}"
    whole = [_first_letters(run) for run in RUNS.findall(situation.known_text())]
    parts = [
        letters[start : start + size]
        for letters in (_first_letters(run) for run in RUNS.findall(role))
        for start in range(len(letters))
        for size in range(2, LONGEST + 1)
    ]
    return frozenset(letters for letters in [*whole, *parts] if letters)


def _first_letters(run: str) -> str:
    return "".join(word[0] for word in run.split() if word[0].isupper()).casefold()


def _is_short(word: str, situation: Situation) -> bool:
    """ "Cert" for a certificate."""
    return word in CUT and any(known.startswith(word) for known in ground_of(situation).words)
