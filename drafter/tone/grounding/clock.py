"""Times of day: 16.30 is half past four, and 9 is nine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.tone.grounding import figures
from drafter.tone.grounding.ground import Ground

_HOUR = r"(?P<{0}>\d{{1,2}}|" + "|".join([*figures.VALUES][1:13]) + r")"
SAID = re.compile(
    r"\b(?:(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?:\s?hrs?)?|(?P<full>\d{1,2})(?=\s?(?:[ap]\.?m\b|o['’]clock))"
    rf"|(?P<part>half|quarter) (?:(?P<way>past|to) )?{_HOUR.format('near')})"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?o['’]clock)?(?![\w%])",
    re.IGNORECASE,
)
AT = re.compile(r"\b(?:at|until|till|from|after|before|by|around)\s+(\d{1,2})\b(?![:.%]\d)", re.I)
DAY = 12 * 60


def is_told(ground: Ground, said: str) -> bool:
    """Morning and evening are not told apart: whoever writes 4 for 16.00 is understood."""
    known = set(_times(ground.text)) | {int(hour) * 60 % DAY for hour in AT.findall(ground.text)}
    return all(time in known for time in _times(said))


def _times(text: str) -> Iterator[int]:
    for match in SAID.finditer(text):
        if match["part"]:
            by = 15 if match["part"].casefold() == "quarter" else 30
            moved = -by if (match["way"] or "").casefold() == "to" else by  # "half eight" is 8.30
            hour = next((f.value for f in figures.find(match["near"])), 0)
            yield int(hour * 60 + moved) % DAY
        else:
            yield (int(match["hour"] or match["full"]) * 60 + int(match["minute"] or 0)) % DAY
