"""What a kind asks for, and what the situation already answers.

A slot is filled from the user's own details first, then from what the situation says; what it
does not say stays empty, and the variants that need it are not used.

job.py    which role, at which company     proof.py  the user's facts, news and ideas
times.py  when we met, when they said no   them.py   what is known of the reader
others.py who else is in it, and until when    homework.py  what a pasted page says of them
objection.py what made them hesitate           steps.py  the steps in their order
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.slots import homework, job, objection, others, proof, steps, them, times
from drafter.wording import dates, facts, names
from drafter.wording.phrases import closed, identity, question, upper_first
from drafter.wording.reader import to_reader
from drafter.wording.tidy import plain

SENTENCES = (steps.OWN_LINE, "moment", "trigger", "tie", "why_them", "useful", "forgot")
FACTS = ("fact", "fact_2", "fact_3", "news")
IDEAS = ("idea", "idea_2")


def fill(kind: Kind, situation: Situation, sent_before: Sequence[str] = ()) -> dict[str, str]:
    """Slot -> its words; slots that the situation can't fill are left out.

    `sent_before`: letters that this person has; facts that they tell come last.
    """
    filled: dict[str, str] = {}
    for slot, text in _known(kind, situation, sent_before):
        # The first to answer is the likeliest; a later one only fills a gap.
        if slot not in filled and (said := plain(text)):
            filled[slot] = said
    return filled


def missing(kind: Kind, situation: Situation) -> dict[str, str]:
    """The kind's needs and likes that nothing answers yet, each with its question."""
    return unanswered(kind, fill(kind, situation))


def unanswered(kind: Kind, filled: Mapping[str, str]) -> dict[str, str]:
    """The same for slots that were filled already."""
    asked = {**kind.needs, **kind.likes, steps.OWN_LINE: steps.question()}
    return {slot: question for slot, question in asked.items() if slot not in filled}


def _known(kind: Kind, s: Situation, sent_before: Sequence[str]) -> Iterator[tuple[str, str]]:
    for slot, text in s.details.items():
        if told := plain(text):
            yield slot, as_asked(slot, told)
    yield "sender", names.written(s.sender.name)
    yield "recipient", names.address(s.recipient, s.formality)
    yield "today", dates.spell(s.today, today=s.today, locale=s.locale)
    yield "identity", identity(s.sender.identity)
    yield "referrer", s.referrer.name if s.referrer and s.referrer.consent else ""
    yield from job.known(s)
    yield from proof.known(s, sent_before)
    yield from times.known(kind, s)
    yield from them.known(s)
    yield from others.known(s)
    yield from homework.known(s)
    yield from objection.known(s)


def as_asked(slot: str, text: str) -> str:
    """The user's own words in the slot's form: a sentence slot ends in a full stop."""
    if slot in IDEAS:
        return facts.idea(f"Idea: {text}")
    if slot in FACTS:
        return facts.sentence(text) or closed(text)
    if slot == "question":
        return question(text)
    if slot in SENTENCES:
        return closed(upper_first(to_reader(text) or text))
    return text.rstrip(".!?")
