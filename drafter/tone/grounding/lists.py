"""G6: what the user said must be mentioned, and must not be said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafter.message import Where
from drafter.tone.grounding.ground import Part, hit
from drafter.tone.reading import Hit, Reading


def broken(reading: Reading) -> Iterator[Hit]:
    yield from _missing(reading)
    for entry in reading.situation.must_not_say:
        for where, text in (("subject", reading.draft.subject), ("body", reading.body)):
            yield from _present(reading, entry, where, text)  # type: ignore[arg-type]


def _missing(reading: Reading) -> Iterator[Hit]:
    whole = _even(f"{reading.draft.subject}\n{reading.draft.body}")
    for entry in reading.situation.must_mention:
        choices = (entry,) if isinstance(entry, str) else entry
        if not any(_pattern(choice).search(whole) for choice in choices):
            wanted = " or ".join(choice.removeprefix("re:") for choice in choices)
            part = Part("body", reading.body, 0)
            yield hit(reading, "G6", part, (0, 0), f"mention {wanted}", severity="warn")


def _present(reading: Reading, entry: str, where: Where, text: str) -> Iterator[Hit]:
    even = _even(text)
    for match in filter(re.Match.group, _pattern(entry).finditer(even)):
        # Letters written as base and accent make the text longer: then the whole is the place.
        span = match.span() if len(even) == len(text) else (0, len(text))
        part = Part(where, text, 0)
        yield hit(reading, "G6", part, span, f"never “{match.group()}”", severity="block")


def _pattern(entry: str) -> re.Pattern[str]:
    """A substring, or `re:` and a regular expression; one that can't be read is a substring."""
    text = _even(entry.removeprefix("re:")).strip()
    if entry.startswith("re:"):
        try:
            return re.compile(text, re.IGNORECASE)
        except re.error:
            pass
    return re.compile(r"\s+".join(map(re.escape, text.split())), re.IGNORECASE)


def _even(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")
