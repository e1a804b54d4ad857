"""G4: what is still to come told as done: the exam booked for May, said to be behind one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.situation import Situation
from drafter.tone.grounding.ground import Part, hit
from drafter.tone.reading import Hit, Reading
from drafter.wording.folding import fold

TO_COME = re.compile(
    r"\b(?:booked|scheduled|due|upcoming|in progress|under way|will (?:sit|take|finish|complete)"
    r"|(?:sit|sitting|take|taking|finish|finishing) (?:the|my|an?)|study(?:ing)? for|preparing for"
    r"|working (?:towards?|on)|exam (?:is|on|in)|results? (?:due|in)|enrolled|not yet)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:passed|hold|holding|got|gained"
    r"|earned|completed|certified|qualified|accredited|licen[cs]ed|behind me|under my belt"
    r"|in my pocket|in hand)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:booked|sit|sitting|take|taking|will|due|exam|test|soon|studying|towards?|until|once|when"
    r"|not yet|before|next|hope|course|enrolled|finish|should have)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[;]|,(?= (?:but|and|so)\b)| but ")
NEAR = 120
CALLED = re.compile(r"(?<![\w.])(?:[A-Z][A-Z\d+&/-]+|\d+(?:st|nd|rd|th) [A-Z]\w+|[A-Z]\w+ \d+)\b")
"""What an exam is called: "CCNA", "18th Edition", "Level 4"."""


def claimed(reading: Reading) -> Iterator[Hit]:
    names = _to_come(reading.situation)
    for sentence in reading.sentences if names else ():
        for match in CALLED.finditer(sentence.text):
            if fold(match.group()) not in names:
                continue
            clause = CLAUSE.split(sentence.text[match.end() : match.end() + NEAR])[0]
            before = CLAUSE.split(sentence.text[max(0, match.start() - NEAR) : match.start()])[-1]
            around = f"{before} {match.group()} {clause}"
            if DONE.search(around) and not AHEAD.search(around):
                part = Part("body", sentence.text, sentence.start)
                yield hit(reading, "G4", part, match.span())


@lru_cache(maxsize=64)
def _to_come(situation: Situation) -> frozenset[str]:
    """Exams and papers of which only the date is told."""
    facts = [fact.text for fact in situation.sender.public_facts]
    told = re.split(r"(?<=[.!?;])\s+|\n+", "\n".join([situation.situation, *facts]))
    later = [text for text in told if TO_COME.search(text) and not DONE.search(text)]
    had = {fold(name) for text in told if text not in later for name in CALLED.findall(text)}
    return frozenset(fold(name) for text in later for name in CALLED.findall(text)) - had
