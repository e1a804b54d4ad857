"""What a short note calls for, by the words of the notes in prompts/notes.md (naive Bayes)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drafter.intake.found import Suggestion
from drafter.prompts import files
from drafter.prompts.kinds import load_kinds
from drafter.wording.folding import fold

WORD = re.compile(r"[^\W\d_]+|\d+")
STEM = 6
"""Letters of a word that count: "follow", "followed" and "following" are one."""
UNSEEN = 0.1
"""How much of a note with a word is assumed where no note has it (Lidstone)."""
LONGEST = 60
"""Words; who writes more tells what happened, and is read sentence by sentence."""
SURE = 8.0
"""What the words of a note have to weigh, to say more than who the two are: three or four words
that are common in notes of one kind. Of 110 notes by others, the 3 that weigh less were misread."""
RULED = 5.0
"""What the first of the rules counts, in the words' logarithms: one word that tells a kind."""
Words = frozenset[str]


@dataclass(frozen=True)
class Notes:
    """In how many notes of each kind a word stands, and how many notes there are."""

    having: dict[str, Counter[str]]
    many: dict[str, int]
    total: Counter[str]
    all: int

    def scores(self, text: str) -> dict[str, float]:
        """By kind, what the words that stand in some note weigh together."""
        words = [word for word in words_of(text) if word in self.total]
        return {kind: sum(self.weight(word, kind) for word in words) for kind in self.many}

    def weight(self, word: str, kind: str) -> float:
        """How much more often it stands in notes of this kind than in any; a logarithm."""
        here = (self.having[kind][word] + UNSEEN) / (self.many[kind] + 2 * UNSEEN)
        anywhere = (self.total[word] + UNSEEN) / (self.all + 2 * UNSEEN)
        return math.log(here / anywhere)


def called_for(
    note: str, who: str = "", ruled: Sequence[Suggestion] = ()
) -> tuple[Suggestion, ...]:
    """The kinds that a note calls for, the likeliest first; none for what is no short note.

    `who`: what they are to the user, in words. `ruled`: what fits by what happened and by who they
    are; it counts as some words do.
    """
    notes, kinds = _notes(), load_kinds()
    if len(note.split()) > LONGEST or max(notes.scores(note).values(), default=0.0) < SURE:
        return ()
    scores = notes.scores(f"{who} {note}")
    for rank, one in enumerate(ruled, 1):
        scores[one.kind] = scores.get(one.kind, 0.0) + RULED / rank
    why = {kind: about.when for kind, about in kinds.items()} | {r.kind: r.why for r in ruled}
    likely = sorted((kind for kind in scores if scores[kind] > 0), key=lambda one: -scores[one])
    return tuple(Suggestion(kind, why[kind]) for kind in likely if kind in kinds)


def words_of(note: str) -> Words:
    """Its words and pairs of words, cut short; a number tells something beside a word alone."""
    bare = fold(note).replace("'", "").replace("’", "")
    words = ["#" if word.isdigit() else word[:STEM] for word in WORD.findall(bare)]
    return frozenset(words) - {"#"} | {f"{one} {next}" for one, next in pairwise(words)}


@cache
def _notes() -> Notes:
    path = files.folder() / "notes.md"
    if not path.exists():  # A folder of the user's own, from before there were any.
        return Notes({}, {}, Counter(), 0)
    having: dict[str, Counter[str]] = {}
    many, total, kind = Counter[str](), Counter[str](), ""
    for number, line in enumerate(files.words(path).splitlines(), 1):
        if line.startswith("## "):
            kind = line.removeprefix("## ").strip()
        elif line.startswith("- "):
            if not kind:
                raise files.fault(path, number, "a note stands before the first `## kind`")
            many[kind] += 1
            having.setdefault(kind, Counter()).update(words_of(line.removeprefix("- ")))
    for each in having.values():
        total.update(each)
    return Notes(having, many, total, sum(many.values()))
