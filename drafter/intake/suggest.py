"""Which kinds of message fit: for what they wrote, or for somebody you want to write to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.intake.cues import Advice, table
from drafter.intake.found import Suggestion
from drafter.prompts.kinds import load_kinds

HOW_MANY = 3
LONGEST = 4000


def for_mail(text: str, outcome: str, present: frozenset[str]) -> tuple[Suggestion, ...]:
    """`present`: fields that were found, and what is known of the channel."""
    known = present | {outcome}
    fits = [
        advice
        for advice in table().suggest
        if advice.outcome in {"", outcome}
        and advice.present <= present
        and not advice.absent & known
        and (not advice.cues.said or advice.cues.in_words(text[:LONGEST]))
    ]
    general = [advice for advice in fits if advice.general]
    special = [advice for advice in fits if not advice.general]
    wishes = [] if outcome or "pasted" in present else _wishes(text[:LONGEST], table().lead)
    return _first_three([*special, *wishes, *general])


def for_lead(wish: str, role: str, company: str, relationship: str) -> tuple[Suggestion, ...]:
    """What was wished for first, then what power and closeness allow."""
    power, tie = power_of(role, company), tie_of(relationship)
    said = f"{wish} {relationship}"[:LONGEST]
    rest = [
        advice
        for advice in table().lead
        if not advice.cues.said and advice.power in {"", power} and advice.tie in {"", tie}
    ]
    return _first_three([*_wishes(said, table().lead), *_wishes(wish, table().suggest), *rest])


def _wishes(said: str, tables: tuple[Advice, ...]) -> list[Advice]:
    """What the user's own words ask for."""
    spoken = (advice for advice in tables if advice.cues.said and not advice.outcome)
    return [advice for advice in spoken if not advice.present and advice.cues.in_words(said)]


def tie_of(relationship: str) -> str:
    """knows_work, weak or stranger; what nobody said is a stranger."""
    said = [cues.id for cues in table().ties if cues.in_words(relationship)]
    if "stranger" in said and "never" not in relationship.lower():
        return "stranger"
    return said[0] if said else "stranger"


def power_of(role: str, company: str) -> str:
    """hire, inside or elsewhere, by title; without a company they are elsewhere."""
    away = next(cues for cues in table().powers if cues.id == "elsewhere")
    if not company.strip() or away.in_words(f"{role} {company}"):
        return "elsewhere"
    hire = next(cues for cues in table().powers if cues.id == "hire")
    return "hire" if hire.in_words(role) else "inside"


def _first_three(fits: Iterable[Advice]) -> tuple[Suggestion, ...]:
    return tuple(
        suggestion for suggestion, _ in zip(_existing(fits), range(HOW_MANY), strict=False)
    )


def _existing(fits: Iterable[Advice]) -> Iterator[Suggestion]:
    kinds, seen = load_kinds(), set[str]()
    for advice in fits:
        for kind, why in advice.kinds:
            if kind in kinds and kind not in seen:
                seen.add(kind)
                yield Suggestion(kind, why)
