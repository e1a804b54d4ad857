"""Four gauges beside a draft: warmth, clarity, pressure, confidence; never one score."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from drafter.message import Draft
from drafter.prompts import files
from drafter.prompts.kinds import Kind
from drafter.prompts.tables import limits
from drafter.situation import Situation
from drafter.tone.ask import no_ask
from drafter.tone.asks import UNCOUNTED, asks_of
from drafter.tone.guard import hits_of
from drafter.tone.language import is_english
from drafter.tone.politeness import politeness
from drafter.tone.readability import grade, words_of
from drafter.tone.reading import Reading, matches

Place = Literal["below", "within", "above"]
Signs = tuple[tuple[float, re.Pattern[str]], ...]
ROW = ("name", "low", "high", "below", "within", "above")
SORTS = ("push", "ease", "sure", "unsure", "cocksure", "warm")
PUSHING = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "U1", "U2", "B1", "T1", "T3", "T4")
SHRINKING, BOASTING, VAGUE = ("B1", "B2", "B4"), ("T7", "P5"), ("V2", "V6", "B5")
EASY_GRADE, GRADE_STEP = 8.0, 0.06
"""E4: past the eighth school year each further one costs some clarity."""
LONG_SENTENCE = 25
FEW_WORDS = 25
ONE_SORRY = 1
"""E20: one apology, one hedge are polite."""
ONE_SIGN = 0.7
"""A sentence with no more than one mild sign of pushing stands out from no others."""


@dataclass(frozen=True)
class Gauge:
    """One reading from 0 to 1, the band to aim at, and what that means for the reader."""

    id: str
    name: str
    value: float
    low: float
    high: float
    words: str

    @property
    def place(self) -> Place:
        return _place(self.value, self.low, self.high)


def gauges(draft: Draft, situation: Situation, kind: Kind | None = None) -> tuple[Gauge, ...]:
    """The four of them; none where the draft isn't English, since the signs are."""
    reading = Reading(draft, situation, kind)
    if not reading.sentences or not is_english(reading):
        return ()
    return tuple(
        _gauge(id, round(measure(reading), 2), reading) for id, measure in MEASURES.items()
    )


def _gauge(id: str, value: float, reading: Reading) -> Gauge:
    """A message that asks nothing can't press too little."""
    row = table()["gauge"][id]
    low = 0.0 if id == "pressure" and not _should_ask(reading) else float(row["low"])
    high = float(row["high"])
    return Gauge(id, row["name"], value, low, high, row[_place(value, low, high)])


def _place(value: float, low: float, high: float) -> Place:
    return "below" if value < low else "above" if value > high else "within"


def warmth(reading: Reading) -> float:
    """Kind words less hard ones; each more adds less (E7: gushing helps nobody)."""
    kind = sum(_weight("warm", line) - _weight("push", line) / 2 for line in said(reading))
    gushing = _hits(reading, "F1") + max(0, reading.body.count("!") - 1)
    return 1 - math.exp(-max(0.0, kind + gushing - _faults(reading)) / 2)


def pressure(reading: Reading) -> float:
    """What pushes less what eases; one hard sentence is felt in all the others."""
    lines = said(reading)
    hardest = max((_weight("push", line) for line in lines), default=0.0)
    push = 1.5 * _mean("push", lines) + max(0.0, hardest - ONE_SIGN)
    room = _mean("ease", lines) + 1.5 * politeness(lines) + _gives_up(reading)
    return _squeezed(2.0 * (push - room) + 2 * _faults(reading) - 0.5)


def _faults(reading: Reading) -> int:
    """What the guard calls pushing, hints aside."""
    rules = (reading.rules[id] for id in PUSHING)
    return sum(hit.severity != "hint" for rule in rules for hit in hits_of(reading, rule))


def confidence(reading: Reading) -> float:
    """Things done and plain questions, less apologies and hedges; certainty overdoes it."""
    lines = said(reading)
    sure = 2.5 * _mean("sure", lines) + 2.0 * _mean("cocksure", lines)
    small = 1.2 * _hits(reading, *SHRINKING) + max(0, _hits(reading, "B3") - ONE_SORRY)
    small += 2.5 * _mean("unsure", lines) + max(0, _hits(reading, "B5") - ONE_SORRY) / 2
    return _squeezed(sure + _hits(reading, *BOASTING) - small - 0.3)


def clarity(reading: Reading) -> float:
    """One ask in short, plain sentences; the last tenth is left for messages too short."""
    count, most = len(reading.words), limits(reading.situation).max_words or 200
    long = sum(len(words_of(sentence)) > LONG_SENTENCE for sentence in said(reading))
    lost = GRADE_STEP * max(0.0, grade(said(reading)) - EASY_GRADE)
    lost += 0.06 * long + 0.05 * _hits(reading, *VAGUE)
    lost += 0.2 * _astray(reading) + max(0.0, count / most - 1)
    short = limits(reading.situation).short
    terse = 0.0 if short else max(0.0, 1 - count / FEW_WORDS)
    return 0.9 * max(0.0, 1 - lost) + (0.1 * min(1.0, 2 * terse) if lost < 0.3 else 0.0)


def _astray(reading: Reading) -> int:
    """How many asks too many, or one too few."""
    asks = sum(ask.topic not in UNCOUNTED for ask in asks_of(reading))
    return max(0, asks - 1) + _gives_up(reading)


def _gives_up(reading: Reading) -> bool:
    """It asks nothing where its kind asks."""
    return _should_ask(reading) and any(no_ask(reading))


def _should_ask(reading: Reading) -> bool:
    return bool(reading.kind and reading.kind.asks and reading.situation.constraints.one_ask)


MEASURES: dict[str, Callable[[Reading], float]] = {
    "warmth": warmth,
    "clarity": clarity,
    "pressure": pressure,
    "confidence": confidence,
}


def said(reading: Reading) -> list[str]:
    """Subject and sentences as they are said, names left out, one kind of apostrophe."""
    body = reading.unnamed["body"]
    lines = [reading.unnamed["subject"], *(body[s.start : s.end] for s in reading.sentences)]
    plain = (" ".join(line.replace("’", "'").split()) for line in lines)
    return [line for line in plain if re.search(r"[^\W_]", line)]


def _weight(sort: str, sentence: str) -> float:
    signs: Signs = table()["signs"][sort]
    return sum(weight for weight, sign in signs if sign.search(sentence))


def _mean(sort: str, lines: list[str]) -> float:
    """Of at least four lines: one sign in a short note is not the whole tone."""
    return sum(_weight(sort, line) for line in lines) / max(4, len(lines))


def _hits(reading: Reading, *rules: str) -> int:
    return sum(1 for rule in rules for _ in matches(reading, rule))


def _squeezed(value: float) -> float:
    """Any number to 0 … 1; 0 is the middle."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


@cache
def table() -> dict[str, Any]:
    return read_table(files.folder() / "gauges.toml")


def read_table(path: Path) -> dict[str, Any]:
    """The bands and words of each gauge, and the signs that it counts."""
    try:
        read = tomllib.loads(files.words(path))
        rows = {id: read["gauge"][id] for id in MEASURES}
        signs = {sort: _compiled(rows) for sort, rows in read["signs"].items()}
        wanted = [(row, ROW) for row in rows.values()] + [(signs, SORTS)]
        if lacking := [key for table, keys in wanted for key in keys if key not in table]:
            raise KeyError(f"missing: {', '.join(lacking)}")
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        raise files.fault(path, 0, f"{type(error).__name__}: {error}") from None
    return {"gauge": rows, "signs": signs}


def _compiled(rows: dict[str, list[Any]]) -> Signs:
    return tuple((float(weight), re.compile(sign, re.I)) for weight, sign in rows.values())
