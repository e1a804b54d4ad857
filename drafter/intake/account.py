"""Whether the user tells what happened, or shows what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.intake import told
from drafter.intake.cues import table
from drafter.intake.parts import TRANSCRIPT, split
from drafter.intake.people import SPEAKER
from drafter.intake.plain import Plain, plain
from drafter.intake.signature import is_label, is_person

QUOTED = re.compile(r"[\"“„«][^\"“”»\n]{1,300}[\"”“»]|(?<!\w)['‘][^'’\n]{3,300}['’](?!\w)")
STAMP = re.compile(r"^\W{0,2}\[?\d{1,4}[/.:-]\d{1,2}[^\n]{0,20}?[\]:-] *[A-Z]\w+(?: \w+)?:")
CALLING = re.compile(r"^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\s*,\s*(?:\n|$)")
SIGNED = re.compile(r"(?:^|[.!?)\n\s])\s*[-–—~]\s*[A-Z]\w+(?: [A-Z]\w+)?\s*x{0,3}$")
LONGEST = 6_000
"""Characters; nobody types more, what is longer was pasted."""


def is_description(text: str) -> bool:
    """Whether the user tells what happened, rather than showing what somebody wrote."""
    if len(text) > LONGEST:
        return False
    account = plain(text).strip()
    sentences = list(account.sentences())
    return bool(sentences) and not _is_message(text, sentences) and _is_told(account, sentences)


def _is_message(text: str, sentences: Sequence[Plain]) -> bool:
    parts = split(text)
    if parts.headers or parts.quoted.text or parts.signature.text or TRANSCRIPT.match(text):
        return True
    said = parts.body.text
    speaker = SPEAKER.match(said)
    if speaker and is_person(speaker["name"]) and not is_label(speaker["name"]):
        return True
    if STAMP.match(said) or CALLING.match(said) or SIGNED.search(said):
        return True
    if table().account["greetings"].begins(sentences[0]):
        return True
    return any(_addresses(sentence) for sentence in sentences)


def _addresses(sentence: Plain) -> bool:
    """Speaks to "you" or for a firm, unless it is reported."""
    words = QUOTED.sub(" ", sentence.text)
    cues = table().account
    return cues["addressed"].in_words(words) and not cues["reported"].in_words(words)


def _is_told(account: Plain, sentences: Sequence[Plain]) -> bool:
    cues = table().account
    noted = any(cues["told"].find(s) or cues["notes"].begins(s) for s in sentences)
    return noted or told.told_news(account) is not None
