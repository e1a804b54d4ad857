"""What is good enough to be given: cards that fit, and messages that lend their manner."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from drafter.history import past
from drafter.history.past import Sent
from drafter.prompts.guidance import Card
from drafter.prompts.kinds import Kind
from drafter.recall.ranking import Candidate, between_equals, distinct

MOST_CARDS = 3
MOST_PAST = 2
ABOUT_WORK = 0.16
"""Likeness that the nearest card has if a situation is about looking for work at all."""
OWN_KIND, ANY_KIND, OTHER_KIND = (0.08, 0.4), (0.2, 0.1), (0.3, 0.0)
"""Likeness that a card needs, and what it gains: written for this very kind, for all, for others.
Measured: texts from other walks of life reach a cosine of 0.25."""
SAME_KIND, NO_KIND = 0.05, 0.4
"""Likeness that a past message needs: one of this kind, and one of which no kind is known.
Measured: of 400 mails about other things the nearest is under 0.4 for 98 situations of 100."""
CLOSER_LOOK = 6
"""Past messages among which luck and date may decide."""


def beside_the_point(advice: Sequence[Candidate]) -> bool:
    """Whether nothing here is near to what was told: it is about another walk of life."""
    return bool(advice) and all(each.likeness < ABOUT_WORK for each in advice)


def fitting(
    ranked: Sequence[Candidate], cards: Sequence[Card], kind: Kind, unwanted: Collection[str]
) -> list[Card]:
    """The cards that fit, best first."""
    good: list[tuple[float, Candidate]] = []
    for each in ranked:
        floor, gain = _measure(cards[each.key], kind)
        if each.likeness >= floor and cards[each.key].id not in unwanted:
            good.append((each.fit + gain, each))
    best = [each for _, each in sorted(good, key=lambda pair: -pair[0])]
    return [cards[each.key] for each in distinct(best, MOST_CARDS)]


def lent(
    folder: Path,
    same: Sequence[Candidate],
    other: Sequence[Candidate],
    pinned: Collection[str],
    dropped: Collection[str],
) -> list[Sent]:
    """The user's messages that come nearest, those of the same kind first."""
    numbers = (id.removeprefix("past-") for id in pinned if id.startswith("past-"))
    pins = [int(number) for number in numbers if number.isdecimal()]
    floors = ((same, SAME_KIND), (other, NO_KIND))
    good = [[each for each in ranked if each.likeness >= floor][:CLOSER_LOOK]
            for ranked, floor in floors]  # fmt: skip
    sent = past.messages(folder, [*pins, *(each.key for ranked in good for each in ranked)])
    chosen: list[Candidate] = []
    for ranked in good:
        there = [e for e in ranked if e.key in sent and f"past-{e.key}" not in {*pinned, *dropped}]
        best = between_equals(there, lambda each: sent[each.key].merit)
        chosen += distinct(best, MOST_PAST - len(chosen), chosen)
    kept = [sent[id] for id in pins if id in sent and f"past-{id}" not in dropped]
    return [*kept, *(sent[each.key] for each in chosen)][: max(MOST_PAST, len(kept))]


def _measure(card: Card, kind: Kind) -> tuple[float, float]:
    if not card.kinds:
        return ANY_KIND
    return OWN_KIND if kind.id in card.kinds else OTHER_KIND
