"""How the user writes: measured in what they sent, set by themselves, lent to each draft.

measure.py  texts -> Voice            letters.py  a text's greeting, prose and closing
profile.py  Voice, with edits         told.py     Voice in sentences, for the user and for a model
forms.py    a greeting and a closing  manner.py   what of an old message may be lent
setting.py  what the user may set     words.py    prompts/voice.toml
unwanted.py words that no draft may have
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drafter.history import voice as kept
from drafter.voice.measure import measure
from drafter.voice.profile import Voice, with_edits
from drafter.voice.unwanted import forbidding

__all__ = ["Voice", "forbidding", "voice_of"]


def voice_of(folder: Path) -> Voice:
    """Never stale: measured anew whenever the messages have changed."""
    return with_edits(_measured(folder, *kept.state(folder)), kept.edits(folder))


@lru_cache(maxsize=4)
def _measured(folder: Path, count: int, last: int) -> Voice:
    return measure(kept.texts(folder))
