"""What a kind asks for, and what the situation already answers.

A slot is filled from the user's own details first, then from what the situation says; what it
does not say stays empty, and the variants that need it are not used.

job.py    which role, at which company     proof.py  the user's facts, news and ideas
times.py  when we met, when they said no   them.py   what is known of the reader
others.py who else is in it, and until when
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.slots import job, others, proof, them, times
from drafter.wording import dates, facts, names
from drafter.wording.phrases import identity, upper_first
from drafter.wording.reader import to_reader

SENTENCES = ("moment", "trigger", "tie", "question", "why_them", "useful", "forgot")
FACTS = ("fact", "fact_2", "fact_3", "news")
IDEAS = ("idea", "idea_2")


def fill(kind: Kind, situation: Situation) -> dict[str, str]:
    """Slot -> its words; slots that the situation can't fill are left out."""
    filled: dict[str, str] = {}
    for slot, text in _known(kind, situation):
        # The first to answer is the likeliest; a later one only fills a gap.
        if text and slot not in filled:
            filled[slot] = text
    return filled


def missing(kind: Kind, situation: Situation) -> dict[str, str]:
    """The kind's needs and likes that nothing answers yet, each with its question."""
    return unanswered(kind, fill(kind, situation))


def unanswered(kind: Kind, filled: Mapping[str, str]) -> dict[str, str]:
    """The same for slots that were filled already."""
    return {s: q for s, q in {**kind.needs, **kind.likes}.items() if s not in filled}


def _known(kind: Kind, s: Situation) -> Iterator[tuple[str, str]]:
    for slot, text in s.details.items():
        if text.strip():
            yield slot, as_asked(slot, text.strip())
    yield "sender", s.sender.name
    yield "recipient", names.address(s.recipient, s.formality)
    yield "today", dates.spell(s.today, today=s.today, locale=s.locale)
    yield "identity", identity(s.sender.identity)
    yield "referrer", s.referrer.name if s.referrer and s.referrer.consent else ""
    yield from job.known(s)
    yield from proof.known(s)
    yield from times.known(kind, s)
    yield from them.known(s)
    yield from others.known(s)


def as_asked(slot: str, text: str) -> str:
    """The user's own words in the slot's form: a sentence slot ends in a full stop."""
    if slot in IDEAS:
        return facts.idea(f"Idea: {text}")
    if slot in FACTS:
        return facts.sentence(text) or text
    if slot in SENTENCES:
        whole = upper_first(to_reader(text) or text)
        return whole if whole[-1] in ".!?" else f"{whole}."
    return text.rstrip(".")
