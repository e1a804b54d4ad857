"""A wish for quiet that leaves a way: no calls, but mail; no applications, but an answer."""

from __future__ import annotations

import re

from drafter import intake
from drafter.intake.parts import split
from drafter.prompts.tables import channels
from drafter.situation import Situation

CALLS = re.compile(
    r"\b(?:call(?:s|ing)?|ring(?:ing)?|phon(?:e|ing)|telephon\w+|visit(?:s|ing)?"
    r"|com(?:e|ing) (?:by|in|over|round)|drop(?:ping)? in|turn(?:ing)? up)\b",
    re.IGNORECASE,
)
WRITING = re.compile(
    r"\b(?:contact\w*|writ\w+|e-?mail\w*|messag\w+|text(?:s|ing)?|mails?|letters?|in touch"
    r"|reach\w*|hear)\b",
    re.IGNORECASE,
)
INVITED = re.compile(
    r"\b(?:please|do|you (?:can|may)|feel free to|instead|rather|better|just)[, ]+"
    r"(?:e-?mail|write|message|drop)\b|\be-?mail (?:reaches|is (?:fine|best|better))\b"
    r"|\b(?:drop|send|write) (?:me|us) (?:an? )?(?:e-?mail|mail|line|letter|note)\b"
    r"|\bby (?:e-?mail|letter|post)\b|\bmails? (?:is|are) (?:fine|welcome|best)\b",
    re.IGNORECASE,
)
HERE = re.compile(
    r"(?:[;,.]|\b(?:but|please|instead)) (?:please )?(?:write|e-?mail|reply)"
    r" (?:to|me at|us at) (?:this|the|our|my)\b",
    re.IGNORECASE,
)
"""The way that they leave open, in the same sentence."""
OF_JOBS = re.compile(
    r"\babout (?:\w+ )?(?:vacanc\w+|jobs?|openings?|posts?|positions?|work)\b", re.IGNORECASE
)
OF_THIS = re.compile(
    r"\babout (?:this|that|the|your) (?:decision|matter|application|outcome|process|case)\b", re.I
)
WELCOME = re.compile(
    r"(?<!not )(?<!never )\bwelcome\b|\b(?:do )?(?:apply|write) (?:again|when|once)\b"
    r"|\b(?:next|new) (?:intake|round)\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:send|give|tell) me\b|\blet me (?:know|have)\b"
    r"|\bplease (?:send|confirm|sign|return|reply)\b",
    re.IGNORECASE,
)
ANGRY = re.compile(r"\b(?:police|lawyer|harass\w*)\b", re.I)
REFUSED = re.compile(r"\b(?:any further|any more|in any way|at all)\b", re.I)


def open_door(text: str, wish: str, s: Situation) -> bool:
    """Whether a text allows this message, though one sentence of it asks for quiet.

    They want no calls and take mail, and this is none; or they want to hear no more of one matter,
    and welcome another, or ask for something themselves. A second wish for quiet shuts it.
    """
    own = "\n".join(line.text for line in split(text).own) or text
    rest = own.replace(wish.strip(), "")
    again = intake.holds(rest, received=s.today, today=s.today) if rest.strip() else None
    if ANGRY.search(own) or REFUSED.search(rest) or (again and again.kind == "do_not_contact"):
        return False
    if s.channel == "email" and HERE.search(wish):
        return True
    if OF_THIS.search(wish):
        return WELCOME.search(own) is not None
    if OF_JOBS.search(wish):
        return ASKED.search(rest) is not None
    only_calls = CALLS.search(wish) and not WRITING.search(wish)
    spoken = channels()[s.channel].spoken
    return bool(only_calls and not spoken and INVITED.search(rest))
