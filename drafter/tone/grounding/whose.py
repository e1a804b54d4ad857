"""Whose figure it is: the sender's years called theirs, or theirs claimed as one's own."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.situation import Situation
from drafter.tone.grounding.figures import JOINED, Figure
from drafter.tone.grounding.ground import Ground, read
from drafter.tone.grounding.wordlists import pattern, proposes, says

YOURS = re.compile(r"\byour\s+(?:(?!for\b|over\b|in\b)\w+\s+){0,3}$", re.IGNORECASE)

CLAUSE = re.compile(r",\s+(?:so|and|but|which|when|because)\b")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
OF_THEM = re.compile(r"(?:he|she|his|her)\b(?!.*\b(?:I|me|my)\b)", re.IGNORECASE)
"""A sentence about the reader alone: "He was a tug master for 14 years"."""
YOU_DID = re.compile(
    r"\byou(?:['’]ve)? (?!would|could|will|can|need|want|get|find|ask|know|see|say|said|look)"
    r"(?:(?!\b(?:I|me|my|we|our|us|who|someone|somebody)\b)[^.;:?!]){0,60}"
    r"\b(?:after|with|for|spent|following)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a number of years: "you came to Lakeside after four years on tour"."""


def is_misplaced(mine: Ground, theirs: Ground, text: str, figure: Figure) -> bool:
    """The sender's years called theirs, or a figure from their page claimed as one's own."""
    if figure.value <= 2:
        return False
    before, after = text[: figure.start], JOINED.sub("", text[figure.end :], count=1)
    if proposes(text) and pattern("ask_size").match(after):
        return False  # "May I have twenty minutes" claims no twenty of theirs
    if YOURS.search(before) or (figure.unit == "year" and YOU_DID.search(before)):
        return mine.counts(figure) and not theirs.counts(figure)
    clause = CLAUSE.split(before)[-1]
    return says("did", clause) and theirs.counts(figure) and not mine.counts(figure)


@lru_cache(maxsize=64)
def sides(situation: Situation) -> tuple[Ground, Ground]:
    told = SENTENCE.split("\n".join([situation.situation, *(e.summary for e in situation.history)]))
    of_them = [sentence for sentence in told if OF_THEM.match(sentence)]
    shared = [*(one for one in told if one not in of_them), *situation.details.values()]
    sender, recipient = situation.sender, situation.recipient
    mine = [
        *(fact.text for fact in sender.public_facts),
        sender.identity,
        sender.signature,
        *situation.attachments,
    ]
    theirs = [
        *of_them,
        situation.pasted_message,
        recipient.role,
        recipient.relationship,
        *(s.text for s in situation.sources),
    ]
    return (
        read("\n".join([*shared, *mine]), situation.today),
        read("\n".join([*shared, *theirs, recipient.company]), situation.today),
    )
