"""The user's words made fit to stand in a sentence: one line, no gaps left to fill, one mark."""

from __future__ import annotations

import re

from drafter.wording.visible import visible

BRACKETED = re.compile(r"\s*(?:\[[^\[\]]*\]|\{+[^{}]*\}+)")
NOTHING = re.compile(
    r"n/?a|none|nil|tb[acd]|unknown|yes|no|not sure|(?:i )?(?:don['’]t|do not) know[.!]?"
    r"|no idea[.!]?",
    re.IGNORECASE,
)
"""What people put into a field that they have no answer for."""
FRAME = ' -–—*•·|/\\<>"“”„'
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[a-zA-ZÀ-ɏḀ-ỿ]")
BRACES = re.compile(r"[\[\]{}]")
LEAD = re.compile(r"^[^\w\"'(£$€+]+")
TWICE = re.compile(r"\b(the|an?|of|to|and|in) \1\b", re.IGNORECASE)
MARKS = (
    (re.compile(r"\s+(?=[,.;:?!](?:\s|$))"), ""),
    (re.compile(r"[.!]*\?[.?!]*"), "?"),
    (re.compile(r"[.!]*!+[.!]*"), "!"),
    (re.compile(r"\.{2,}|…"), "."),
    (re.compile(r"[,;:]+(?=[,.;:?!])"), ""),
)


def plain(text: str) -> str:
    """One line without brackets, which are left to be filled; empty if no word remains."""
    line = BRACKETED.sub("", visible(text))
    line = TWICE.sub(r"\1", polished(" ".join(BRACES.sub("", line).split())))
    return line if any(map(str.isalnum, line)) and not NOTHING.fullmatch(line) else ""


def tellable(text: str) -> str:
    """A fact as one line; empty where a gap, another script or a bare address makes it none."""
    line = visible(text).strip().strip(FRAME)
    gap = BRACKETED.search(line)
    if (gap and gap.end() < len(line)) or ADDRESS.match(line) or not is_latin(line):
        return ""
    return LEAD.sub("", plain(line))


def is_latin(text: str) -> bool:
    """Whether most of its letters are those that English is written in."""
    letters = LETTER.findall(text)
    return not letters or 2 * len(LATIN.findall(text)) >= len(letters)


def polished(text: str) -> str:
    """One mark where two would meet: "J. R..", "Is It Tea?.", "nights , days"."""
    for mark, one in MARKS:
        text = mark.sub(one, text)
    return text
