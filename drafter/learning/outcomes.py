"""What came of what was sent, by kind, channel, length and wait, as shares with intervals.

An interval is Wilson's at 95 %: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209-212. It stays
honest for three letters and for none that was answered.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from drafter.history.database import reading
from drafter.history.used import told_in

OPEN = dt.timedelta(days=21)
"""Younger letters are not counted, answered or not: an answer shows at once, silence only later,
and the share of those that were answered would come out far too high."""
Z = 1.959964
LENGTHS = (60, 100, 150)
WAITS = (3, 7, 14)
LED_ON = frozenset({"meeting", "referral"})


class Sending(NamedTuple):
    """One letter that was sent, and what came of it; empty: nothing, as far as we were told."""

    kind: str
    channel: str
    words: int
    wait: int | None
    """Days since the last contact with this person; None for the first."""
    outcome: str
    facts: tuple[str, ...] = ()
    """Which of the user's facts it told."""

    @property
    def answered(self) -> bool:
        return self.outcome not in {"", "silence"}

    @property
    def helped(self) -> bool:
        """A talk, or a name."""
        return self.outcome in LED_ON


class Share(NamedTuple):
    """So many of so many, and between which shares the truth lies, 19 times of 20."""

    group: str
    of: int
    answered: int
    helped: int
    low: float
    high: float
    """The interval of the share that was answered, 0 to 1."""


def sendings(folder: Path, today: dt.date) -> tuple[Sending, ...]:
    """What was sent three weeks ago or earlier."""
    with reading(folder) as connection:
        rows = connection.execute(
            """SELECT m.id, m.kind, m.channel, m.date, m.body,
                (SELECT o.value FROM outcome o WHERE o.message = m.id
                    ORDER BY o.date DESC, o.rowid DESC LIMIT 1),
                (SELECT min(a.date) FROM message a WHERE a.direction = 'received'
                    AND a.date >= m.date AND a.person = m.person AND a.address = m.address),
                (SELECT max(b.date) FROM message b WHERE b.direction <> 'draft'
                    AND b.person = m.person AND b.address = m.address
                    AND (b.date, b.id) < (m.date, m.id))
            FROM message m WHERE m.direction = 'sent' AND m.date <= ? ORDER BY m.date, m.id""",
            [(today - OPEN).isoformat()],
        ).fetchall()
    found, told = [], told_in(folder)
    for id, kind, channel, date, body, outcome, answer, before in rows:
        day = dt.date.fromisoformat(date)
        came = outcome or ("replied" if answer else "")
        wait = (day - dt.date.fromisoformat(before)).days if before else None
        found.append(Sending(kind, channel, len(body.split()), wait, came, told.get(id, ())))
    return tuple(found)


def still_open(folder: Path, today: dt.date) -> int:
    """How many letters are too young to count."""
    with reading(folder) as connection:
        [count] = connection.execute(
            "SELECT count(*) FROM message WHERE direction = 'sent' AND date > ?",
            [(today - OPEN).isoformat()],
        ).fetchone()
        return int(count)


def shares(sent: Iterable[Sending]) -> Mapping[str, tuple[Share, ...]]:
    """For kind, channel, length, wait and fact: a share for each group, the largest first.

    A letter that told two facts counts for both.
    """
    every = tuple(sent)
    sides: Mapping[str, Callable[[Sending], Iterable[str]]] = {
        "kind": lambda one: [one.kind or "other"],
        "channel": lambda one: [one.channel or "other"],
        "length": lambda one: [band(one.words, LENGTHS, "words")],
        "wait": lambda one: ["first" if one.wait is None else band(one.wait, WAITS, "days")],
        "fact": lambda one: one.facts,
    }
    return {side: _grouped(every, by) for side, by in sides.items()}


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) for nothing at all."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def told_apart(one: Share, other: Share) -> bool:
    """Whether chance alone would hardly make such a difference: the intervals do not meet."""
    return one.low > other.high or other.low > one.high


def band(number: int, borders: tuple[int, ...], unit: str) -> str:
    at = bisect_left(borders, number)
    if at == len(borders):
        return f"over {borders[-1]} {unit}"
    low = borders[at - 1] + 1 if at else 0
    return f"{low}-{borders[at]} {unit}"


def _grouped(sent: Iterable[Sending], by: Callable[[Sending], Iterable[str]]) -> tuple[Share, ...]:
    groups: dict[str, list[Sending]] = defaultdict(list)
    for one in sent:
        for name in by(one):
            groups[name].append(one)
    found = [_share(name, group) for name, group in groups.items()]
    return tuple(sorted(found, key=lambda share: (-share.of, share.group)))


def _share(name: str, group: list[Sending]) -> Share:
    answered = sum(one.answered for one in group)
    helped = sum(one.helped for one in group)
    return Share(name, len(group), answered, helped, *interval(answered, len(group)))
