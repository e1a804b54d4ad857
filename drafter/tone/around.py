"""What stands where a rule objects: the words themselves, and the sentence around them."""

from __future__ import annotations

from drafter.tone.reading import Hit, Reading


def quote(reading: Reading, hit: Hit) -> str:
    """The words, in small letters."""
    text = reading.draft.subject if hit.where == "subject" else reading.body
    return text[hit.start : hit.end].casefold()


def sentence_at(reading: Reading, hit: Hit) -> str:
    """The sentence a hit stands in; for a hit in the subject, the subject."""
    if hit.where == "subject":
        return reading.draft.subject
    sentence = reading.sentence_at(hit.start)
    return sentence.text if sentence else ""
