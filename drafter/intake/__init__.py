"""Pasted text in, values with their places out; what isn't there is asked, never guessed.

plain      the text without markup, each character knowing where it stood
parts      headers, body, signature, disclaimer, older mails (headers, endings)
people · employer · jobs · verdict · days · holds    one thing each that a mail says
account · described · told · happened · past    the user's own words about it, instead of theirs
manner     how a message sounds
suggest    which kinds of message fit
cues       prompts/intake.toml, where the phrases are
"""

from drafter.intake.account import is_description
from drafter.intake.described import described
from drafter.intake.found import Found, Hold, Intake, Suggestion
from drafter.intake.holds import holds
from drafter.intake.likeliest import likeliest
from drafter.intake.parts import Parts, split
from drafter.intake.reading import company_in, lead, read, ref_in, role_in

__all__ = [
    "Found", "Hold", "Intake", "Parts", "Suggestion",
    "company_in", "described", "holds", "is_description", "lead", "likeliest", "read", "ref_in",
    "role_in", "split",
]  # fmt: skip
