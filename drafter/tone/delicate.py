"""T11: pay, and the reasons for a no, where a message is too small for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.tone.around import sentence_at
from drafter.tone.asks import asking_sentences
from drafter.tone.reading import Hit, Reading, matches

DELICATE_KINDS = frozenset({"ask_why_no", "counter_overqualified", "negotiate_offer"})
NARROW = frozenset({"sms", "voicemail", "linkedin_note"})
ELSEWHERE = re.compile(
    r"\b(?:call|ring|phone|speak|talk|meet|come by|e-?mail|write to)\b", re.IGNORECASE
)
"""An ask to take the matter to where it belongs."""
OFFERED = frozenset({"reply_recruiter_inbound"})
PAY = re.compile(
    r"\b(?:pay|pays|paid|salary|rates?|wages?|package|money|hourly|per hour|an hour|a day)\b"
    r"|[£€$]\s?\d|\d ?k\b",
    re.IGNORECASE,
)
HAGGLES = re.compile(
    r"\b(?:less than|under|match|up to|raise|worth|deal|go up|better|give on|room|enough|more money"
    r"|overtime|higher|bump|stretch)\b",
    re.IGNORECASE,
)


def delicate(reading: Reading) -> Iterator[Hit]:
    """To name one's pay, or ask theirs, is no delicate matter where they wrote of it first."""
    if reading.situation.channel not in NARROW:
        return
    found = [hit for hit in matches(reading, "T11") if not _pay_is_due(reading, hit)]
    arranges = any(ELSEWHERE.search(sentence.text) for sentence in asking_sentences(reading))
    if not found and not arranges and reading.kind_id in DELICATE_KINDS and reading.sentences:
        found = [Hit("body", reading.sentences[0].start, reading.sentences[-1].end)]
    yield from found


def _pay_is_due(reading: Reading, hit: Hit) -> bool:
    """A recruiter who offers a job by text may be asked its range there; haggling can wait."""
    due = reading.kind_id in OFFERED or PAY.search(reading.situation.pasted_message)
    sentence = sentence_at(reading, hit)
    return bool(due) and PAY.search(sentence) is not None and not HAGGLES.search(sentence)
