"""G1 to G9: whatever the draft states must come from the situation; C3 where a text breaks it.

placeholders.py  blanks         names.py  whom it addresses      facts.py    what it claims
history.py       shared past    titles.py Mr, Ms, he or she      private.py  what must not surface
dates.py         the calendar   lists.py  the user's own lists   ground.py   what the situation says
told.py          days told      counted.py what is counted       arranged.py days that are fixed
firms.py         their firm     wishes.py how they asked to be reached
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.tone.grounding import (
    dates,
    facts,
    history,
    lists,
    names,
    placeholders,
    private,
    titles,
    wishes,
)
from drafter.tone.reading import Hit, Reading

CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "G1": placeholders.left,
    "G2": names.wrong_person,
    "G3": titles.guessed,
    "G4": facts.invented,
    "G5": history.invented,
    "G6": lists.broken,
    "G7": private.surfacing,
    "G8": dates.impossible,
    "G9": names.without_consent,
    "C3": wishes.ignored,
}
