"""Whose is what: words of the sender's own facts, and words of the reader's work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from drafter.situation import Situation
from drafter.tone.content import content_words
from drafter.wording import names
from drafter.wording.folding import fold

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
ABOUT_ME = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|we|we've|us|you|my|mine|our|your)\b")
ACTS_ON_ME = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|we|we've|us|you)\b")
ABOUT_THEM = re.compile(r"\b(?:she|he|they|their|her|his|hers|theirs)\b")
OWN = re.compile(r"\b(?:i|i'm|i've|we|we've|my|our)\b")
HEARD = re.compile(
    r"\b(?:sorry|regret|hope|wish|understand|thank|decid|unfortunately|application|apply|applied)\w*"
)


class Sides(NamedTuple):
    mine: frozenset[str]
    """Words of the sender's facts and of all that is told of them."""
    theirs: frozenset[str]
    """Words of the reader's work that nothing ties to the sender."""
    mine_only: frozenset[str]
    """Words of the sender's facts that nothing ties to the reader."""


@lru_cache(maxsize=64)
def sides(s: Situation) -> Sides:
    about_me, about_them = _told(s)
    facts = " ".join([*(f.text for f in s.sender.public_facts), s.sender.identity])
    own = [facts, about_me, *s.details.values(), *s.attachments, s.role, s.ref]
    r = s.recipient
    read = " ".join(f"{source.title} {source.text}" for source in s.sources)
    them = " ".join([about_them, read, _pasted(s), r.role, r.company, r.relationship])
    mine, theirs = content_words(fold(" ".join(own))), content_words(fold(them))
    heard = content_words(fold(f"{s.role} {s.pasted_message} {' '.join(s.details.values())}"))
    return Sides(mine, theirs - mine, content_words(fold(facts)) - theirs - heard)


def _told(s: Situation) -> tuple[str, str]:
    """The user's account, sentence by sentence: what concerns them, and what the reader alone."""
    mine: list[str] = []
    theirs: list[str] = []
    known = names.spellings(s.recipient.name)
    for text in (s.situation, *(event.summary for event in s.history)):
        for sentence in SENTENCE.split(fold(text)):
            words = re.findall(r"[\w'-]+", sentence)
            first = [word for word in words if word not in names.TITLES][:1]
            leads = bool(first) and (first[0] in known or ABOUT_THEM.match(first[0]) is not None)
            named = any(word in known for word in words) or ABOUT_THEM.search(sentence)
            tied = (ACTS_ON_ME if leads else ABOUT_ME).search(sentence)
            (theirs if named and not tied else mine).append(sentence)
    return " ".join(mine), " ".join(theirs)


def _pasted(s: Situation) -> str:
    """What they write of themselves."""
    told = SENTENCE.split(fold(s.pasted_message))
    return " ".join(t for t in told if OWN.search(t) and not HEARD.search(t))
