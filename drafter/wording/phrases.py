"""Noun phrases: where they end, which article they take, how they begin in a sentence."""

from __future__ import annotations

import re

HEAD_ENDS = re.compile(
    r",|\(|;| (?:at|in|for|with|on|of|from|who|that|which|moving|applying|leaving|since|to|across"
    r"|during|through|until|by|after|before|per|used|still)\b"
)
PROPER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december army navy english french german spanish irish
    welsh i""".split()
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
    first = phrase.split()[0]
    if re.match("[A-Z]{1,3}$|[B-DF-HJ-NP-TV-Z]{2}", first):
        return "an " if first[0] in "AEFHILMNORSX" else "a "
    if re.match(r"(8|11|18)\b", first) or re.match(r"(hour|honest|heir)", words[0]):
        return "an "
    return "an " if words[0][0] in "aeiou" and not re.match(r"(uni|eu|one|use)", words[0]) else "a "


def lower_first(text: str) -> str:
    """Lower case for a common first word; acronyms and proper names keep theirs."""
    first = text.split()[0] if text.split() else ""
    if re.match(r"I(['’]\w+)?$", first):
        return text
    name = first[1:] != first[1:].lower() or first.lower().strip(",") in PROPER
    following = text.split()[1:2]
    title = bool(following) and following[0][:1].isupper() and len(following[0]) > 1
    looks_like_name = title and not re.match(r"I['’]", following[0]) and first.istitle()
    return text if name or looks_like_name or any(c.isdigit() for c in first) else (
        text[:1].lower() + text[1:]
    )  # fmt: skip


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def identity(text: str) -> str:
    """The identity line with its article, to stand after "I'm": "a data engineer in Utrecht"."""
    line = " ".join(text.split()).rstrip(" .")
    line = re.sub(r"^(i am|i['’]m)\s+", "", line, flags=re.IGNORECASE)
    if not line:
        return ""
    noun, comma, tail = line.partition(", ")
    if comma and not re.match(r"(new|laid|based|moving|looking|currently|formerly|now|with|from|in"
                              r"|at|on|and)\b", tail):  # fmt: skip
        place = all(w[:1].isupper() and w.isalpha() for w in tail.split())
        named = re.match(r"(class|grade|level|band)\b", tail, re.IGNORECASE)
        line = f"{noun} in {tail}" if place and not named else f"{noun} ({tail})"
    head = noun_of(noun)
    return article(head) + lower_first(line)
