"""A wish for quiet that leaves a way: no calls, but mail; no applications, but an answer."""

from __future__ import annotations

import re

from drafter.prompts.tables import channels
from drafter.situation import Situation

CALLS = re.compile(
    r"\b(?:call(?:s|ing)?|ring(?:ing)?|phon(?:e|ing)|telephon\w+|visit(?:s|ing)?"
    r"|com(?:e|ing) (?:by|in|over|round)|drop(?:ping)? in|turn(?:ing)? up)\b",
    re.IGNORECASE,
)
WRITING = re.compile(
    r"\b(?:contact\w*|writ\w+|e-?mail\w*|messag\w+|text(?:s|ing)?|mails?|letters?|in touch"
    r"|reach\w*|drop me|hear)\b",
    re.IGNORECASE,
)
OF_JOBS = re.compile(
    r"\babout (?:\w+ )?(?:vacanc\w+|jobs?|openings?|posts?|positions?|work)\b", re.IGNORECASE
)
OF_THIS = re.compile(
    r"\babout (?:this|that|the|your) (?:decision|matter|application|outcome|process|case)\b", re.I
)
WELCOME = re.compile(
    r"\bwelcome\b|\b(?:do )?(?:apply|write) (?:again|when|once)\b"
    r"|\b(?:next|new) (?:intake|round)\b",
    re.IGNORECASE,
)
HERE = re.compile(r"\b(?:write|e-?mail|reply) (?:to|me at|us at) (?:this|the|our|my)\b", re.I)
"""The way that they leave open, in the same sentence."""
ASKED = re.compile(
    r"\b(?:send|give|tell|let) me\b|\bplease (?:send|confirm|sign|return|reply)\b", re.IGNORECASE
)


def open_door(text: str, wish: str, s: Situation) -> bool:
    """Whether a text allows this message, though one sentence of it asks for quiet.

    They want no calls and take mail, and this is none; or they want to hear no more of one matter,
    and welcome another, or ask for something themselves.
    """
    rest = text.replace(wish, "")
    if s.channel == "email" and HERE.search(wish):
        return True
    if OF_THIS.search(wish) and WELCOME.search(text):
        return True
    if OF_JOBS.search(wish):
        return ASKED.search(rest) is not None
    only_calls = CALLS.search(wish) and not WRITING.search(wish)
    spoken = channels()[s.channel].spoken
    return bool(only_calls and not spoken and WRITING.search(rest))
