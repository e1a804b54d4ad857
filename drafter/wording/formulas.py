"""What a spreadsheet would run, the mark that keeps it from that, and the cell without the mark."""

from __future__ import annotations

import re

from drafter.wording.visible import visible

MARK = "'"
EQUALS, SIGNS = "=＝", "@＠+＋－-"
"""In every language: full-width signs count in East Asia."""
FORMULA = re.compile(rf"\t|\s*[{EQUALS}{SIGNS}]")
NUMBER = re.compile(r"[+-]?\d[\d .,]*%?|\+[\d .()]+|[+-]?\d+(?:\.\d+)?[eE][+-]?\d+")
"""An amount, or a telephone number without a sign that would be counted out."""
CALLED = r"[^\n]{0,300}?[\w'\"]\ ?(?:\(|\||!\$?[A-Za-z])"
RUNS = rf"""(?=[{EQUALS}]
    |[{SIGNS}](?![()DPpoO/\\*|](?:\s|$))\S{CALLED}  # and no smiley
    |[{SIGNS}]\s+["'(]*[A-Z]{{3}}[A-Z.]*\ ?[(|])"""
"""What calls something; the line of a list begins with a sign and a space, and seldom with that."""
AFTER_A_BREAK = r"(?<=[;\t\n])((?:[^\S\n\t]|[\"\u00ad\u200b-\u200f\u2060-\u206f\ufeff])*+)"
"""A program that splits tables there takes what follows for another cell, quoted or not."""
INSIDE = re.compile(AFTER_A_BREAK + RUNS, re.VERBOSE)
MARKED = re.compile(rf"^{MARK}(?=\t|\s*[{EQUALS}{SIGNS}])")
MARKED_INSIDE = re.compile(AFTER_A_BREAK + MARK + RUNS, re.VERBOSE)


def guarded(text: str) -> str:
    """The same for a reader, and no formula that calls anything, wherever a program splits it."""
    inside = INSIDE.sub(rf"\1{MARK}", text)
    # What nobody sees must not hide where a formula begins.
    begins = FORMULA.match(text if text.isascii() else visible(text))
    return f"{MARK}{inside}" if begins and not NUMBER.fullmatch(text) else inside


def unguarded(text: str) -> str:
    """A cell of ours as it was before it was guarded."""
    return MARKED.sub("", MARKED_INSIDE.sub(r"\1", text)) if MARK in text else text
