"""Which kinds of message fit: for what they wrote, or for somebody you want to write to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

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
    return first_three(_of([*special, *wishes, *general]), present)


def for_account(
    text: str,
    known: Mapping[str, str],
    present: frozenset[str],
    relationship: str = "",
    *,
    channel: str = "",
) -> tuple[Suggestion, ...]:
    """What happened decides; where nothing is left to answer, whom the account names."""
    text, outcome = text[:LONGEST], known.get("outcome", "")
    fits = [
        advice
        for advice in (*table().told, *table().suggest)
        if advice.outcome in {"", outcome}
        and advice.present <= present
        and not advice.absent & (present | {outcome})
        and not advice.general
        and (not advice.cues.said or advice.cues.in_words(text))
    ]
    role, company = known.get("recipient_role", ""), known.get("company", "")
    wishes = [] if outcome else _wishes(text, table().lead)
    rest = _by_standing(role, company, relationship or text)
    return first_three(_of([*fits, *wishes, *rest]), present, channel)


def for_lead(
    wish: str,
    role: str,
    company: str,
    relationship: str,
    present: frozenset[str] = frozenset(),
    *,
    channel: str = "",
) -> tuple[Suggestion, ...]:
    """What was wished for first, then what power and closeness allow."""
    said = f"{wish} {relationship}"[:LONGEST]
    wished = [*_wishes(said, table().lead), *_wishes(wish, table().suggest)]
    rest = _by_standing(role, company, relationship or wish)
    return first_three(_of([*wished, *rest]), present, channel)


def _by_standing(role: str, company: str, relationship: str) -> list[Advice]:
    power, tie = power_of(role, company), tie_of(relationship)
    return [
        advice
        for advice in table().lead
        if not advice.cues.said and advice.power in {"", power} and advice.tie in {"", tie}
    ]


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


TOO_LATE = {"interview_over": frozenset({"thank_you_interview"})}


def first_three(
    fits: Iterable[Suggestion], present: frozenset[str] = frozenset(), channel: str = ""
) -> tuple[Suggestion, ...]:
    """Of those that go through the channel, where one is named."""
    never = frozenset[str]().union(*(TOO_LATE.get(id, ()) for id in present))
    if channel:
        never |= {id for id, kind in load_kinds().items() if channel not in kind.channels}
    return tuple(islice(_existing(fits, never), HOW_MANY))


def _of(fits: Iterable[Advice]) -> Iterator[Suggestion]:
    return (Suggestion(kind, why) for advice in fits for kind, why in advice.kinds)


def _existing(fits: Iterable[Suggestion], never: frozenset[str]) -> Iterator[Suggestion]:
    kinds, seen = load_kinds(), set(never)
    for one in fits:
        if one.kind in kinds and one.kind not in seen:
            seen.add(one.kind)
            yield one
