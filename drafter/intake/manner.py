"""How a message sounds: a chat line is answered like one."""

from __future__ import annotations

import re

from drafter.intake.cues import table
from drafter.intake.parts import TRANSCRIPT, Parts

EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[)D(]")
LOOSE = re.compile(r"!!|\?!|…$|(?:^|\s)x{1,3}\W*$")
MOST_WORDS = 60
MOST_LINES = 3


def tone(parts: Parts) -> str:
    """ "casual" for a chat line, else nothing."""
    text = f"{parts.body.text}\n{parts.signature.text}".strip()
    lines = [line for line in text.split("\n") if line.strip()]
    if parts.headers or len(lines) > MOST_LINES or len(text.split()) > MOST_WORDS:
        return ""
    manner = table().manner
    if not lines or TRANSCRIPT.match(text) or manner["formal"].in_words(text):
        return ""
    loose = text[0].islower() or EMOJI.search(text) or LOOSE.search(text)
    return "casual" if loose or manner["casual"].in_words(text) else ""
