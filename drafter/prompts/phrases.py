"""A plain phrase of prompts/ as a pattern, and what a text must hold for it to match."""

from __future__ import annotations

import re

Needs = tuple[tuple[str, ...], ...]
"""One word of each of these; in small letters, as a part of a word."""
MAYBE = r"(\(\?:[^()]*\))\?"
SHORT_FORMS = {
    "can't": r"can(?:['’]?t|\s*not)",
    "won't": r"(?:won['’]?t|will\s+not)",
    "n't": r"(?:n['’]?t|\s+not)",
    "'ve": r"(?:['’]?ve|\s+have)",
    "'re": r"(?:['’]?re|\s+are)",
    "'ll": r"(?:['’]?ll|\s+will)",
    "'m": r"(?:['’]?m|\s+am)",
    "'d": r"(?:['’]?d|\s+(?:would|had))",
    "'s": r"['’]?s",
}
SHORTENED = re.compile(r"(?<=w)on't$|(?<!ca)n't$|'\w*$")


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """A plain phrase as a pattern: case, kind of apostrophe and line breaks don't matter.

    `(a|b)` are alternatives, `(a|b)?` may be absent, `*` stands for up to three words,
    a word's end `~` for any ending (`apolog~`). A short form stands for the long one too, and
    for the one without its apostrophe: `haven't` finds "have not" and "havent".
    """
    pattern = re.escape(phrase)
    for sign in "()|?":
        pattern = pattern.replace(re.escape(sign), sign)
    pattern = pattern.replace("(", "(?:").replace(r"\~", r"\w*")
    # What may be absent takes a space along: at the start the one after it, else the one before.
    pattern = re.sub(rf"^{MAYBE}\\ ", r"(?:\1\\ )?", pattern)
    pattern = re.sub(rf"\\ {MAYBE}(?!\w)", r"(?:\\ \1)?", pattern)
    pattern = pattern.replace(r"\ \*", r"(?:\s+\S+){0,3}?")
    pattern = pattern.replace(r"\ ", r"[\s,]+")
    for short, both in SHORT_FORMS.items():
        pattern = pattern.replace(short, both)
    edge_left = r"(?<!\w)" if phrase[:1].isalnum() or phrase[:1] == "(" else ""
    edge_right = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] in ")?" else ""
    return re.compile(f"{edge_left}(?:{pattern}){edge_right}", re.IGNORECASE)


def needed(phrase: str) -> Needs:
    """What no match can be without: each bare word, and one word of each bracket."""
    bracket = re.compile(r"\([^()]*\)\??")
    bare = bracket.sub(" ", phrase)
    if "(" in bare:
        return ()  # brackets inside brackets
    groups = [g[1:-1].split("|") for g in bracket.findall(phrase) if not g.endswith("?")]
    needed = [[word] for word in bare.split() if word != "*"] + groups
    return tuple(tuple(_plainest(words) for words in group) for group in needed)


def _plainest(words: str) -> str:
    """The longest single word of an alternative, as it is looked for; `who'd` is also "who had"."""
    whole = [SHORTENED.sub("", word) for word in words.replace("*", " ").lower().split()]
    return max(whole, key=len, default="").strip("~")


def may_stand(needs: Needs, lowered: str) -> bool:
    return all(any(word in lowered for word in words) for words in needs)
