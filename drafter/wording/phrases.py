"""Noun phrases: where they end, which article they take, how they begin in a sentence."""

from __future__ import annotations

import re

from drafter.wording.tidy import tellable
from drafter.wording.verbs import LIMITS

HEAD_ENDS = re.compile(
    r",|\(|;| (?:at|in|for|with|on|of|from|who|that|which|moving|applying|leaving|since|to|across"
    r"|during|through|until|by|after|before|per|used|still)\b"
)
PROPER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december army navy i english french german spanish irish
    welsh scottish british italian portuguese polish dutch danish swedish norwegian finnish
    icelandic greek turkish arabic hebrew russian ukrainian romanian hungarian czech slovak
    croatian serbian bulgarian albanian estonian latvian lithuanian chinese japanese korean
    vietnamese thai hindi urdu bengali tamil punjabi persian farsi swahili yoruba igbo somali
    amharic cantonese mandarin european african asian american australian canadian indian mexican
    brazilian""".split()
)
AN_SOUND = re.compile(
    r"[AEFHILMNORSX](?:[A-Z]{0,2}|[B-DF-HJ-NP-TV-Z]+)\b"
    r"|[FHLMNRSX](?:[B-DF-HJ-NP-TV-Z][A-Za-z]{0,2}\b|[-\d])"
    r"|(?:8|11|18)\b|8\d|(?i:hour|honest|honou?r|heir)"
)
"""Written like "a", spoken like "an": SQL, MSc, X-ray, 8, hour."""
A_SOUND = re.compile(r"U(?:[A-Z]{0,2}\b|-)|(?i:uni(?!n|m)|eu|ewe|one\b|one-|once|us[eu]|uk|ut[ei])")
"""Written like "an", spoken like "a": user, union, European, one."""


ASKS = re.compile(
    r"(?:what|which|who|whom|whose|how|where|when|why|is|are|was|were|do|does|did|can|could|would"
    r"|will|should|may|have|has|had|if|in what|in which|at what|for whom)\b",
    re.IGNORECASE,
)


def noun_of(phrase: str) -> str:
    """A noun phrase up to its first comma, bracket or preposition."""
    return HEAD_ENDS.split(phrase, maxsplit=1)[0].strip() or phrase


def article(phrase: str) -> str:
    """ "a " or "an " before a singular noun phrase; empty before one that takes none."""
    words = phrase.lower().split()
    if not words or words[0] in {"a", "an", "the", "my", "two", "three", "some"}:
        return ""
    if words[-1].endswith("s") and not words[-1].endswith(("ss", "us")):
        return ""
    return f"{indefinite(phrase)} "


def indefinite(phrase: str) -> str:
    """ "a" or "an", by the sound of the first word."""
    word = phrase.lstrip("\"'“‘(")
    vowel = word[:1].lower() in tuple("aeiouàáâäåæèéêëìíîïòóôöøùúûü")
    return "an" if AN_SOUND.match(word) or (vowel and not A_SOUND.match(word)) else "a"


def lower_first(text: str) -> str:
    """Lower case for a common first word; acronyms and proper names keep theirs."""
    first = text.split()[0] if text.split() else ""
    if re.match(r"I(['’]\w+)?$", first):
        return text
    name = first[1:] != first[1:].lower() or first.lower().strip(",") in PROPER
    name = name or bool(re.match(r"[A-Z]-", first))  # X-ray, T-shirt
    following = text.split()[1:2]
    title = bool(following) and following[0][:1].isupper() and len(following[0]) > 1
    title = title and following[0].lower().strip(",") not in PROPER
    looks_like_name = title and not re.match(r"I['’]", following[0]) and first.istitle()
    return text if name or looks_like_name or any(c.isdigit() for c in first) else (
        text[:1].lower() + text[1:]
    )  # fmt: skip


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    return text if text[-1] in ".!?" else f"{text}."


def joined(one: str, two: str) -> str:
    """Two short sentences that begin with "I" as one, so that not each begins alike."""
    alike = all(re.match(r"I [^.?!]+\.$", told) and len(told.split()) <= 12 for told in (one, two))
    lists = " and " in one or "," in one
    return f"{one[:-1]}, and {two}" if alike and not lists else f"{one} {two}"


def question(text: str) -> str:
    """The user's question with its mark; empty if it asks nothing."""
    bare = text.rstrip(" .!?")
    asks = text.endswith("?") or ASKS.match(bare)
    return f"{upper_first(bare)}?" if bare and asks else ""


def identity(text: str) -> str:
    """The identity line with its article, to stand after "I'm": "a data engineer in Utrecht"."""
    line = tellable(text).rstrip(" .")
    line = re.sub(r"^(i am|i['’]m)\s+", "", line, flags=re.IGNORECASE)
    if not line or line.lower() in LIMITS:
        return ""
    noun, comma, tail = line.partition(", ")
    if comma and not re.match(r"(new|laid|based|moving|looking|currently|formerly|now|with|from|in"
                              r"|at|on|and)\b", tail):  # fmt: skip
        place = all(w[:1].isupper() and w.isalpha() for w in tail.split())
        named = re.match(r"(class|grade|level|band)\b", tail, re.IGNORECASE)
        located = re.search(r" (?:in|from|near) [A-Z]", noun)  # "in Columbus, Ohio"
        if place and located:
            line = f"{noun}, {tail}"
        else:
            line = f"{noun} in {tail}" if place and not named else f"{noun} ({tail})"
    head = noun_of(noun)
    return article(head) + lower_first(line)
