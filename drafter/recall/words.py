"""BM25 over a shelf of texts: which of them use the question's words, above all the rare ones."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMMON = frozenset(
    """a about all also am an and any are as at be been but by can could did do does for from had
    has have he her him his how i if in into is it may me might more my no not of on one only or
    our out she should so some such than that the their them then there these they this to too up
    us very was we were what when where which who will with would you your""".split()
)
ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "er")
STEADY = 1.5
"""k1: how soon a word's repetitions stop to count."""
MOST_USES = 30_000
"""How many uses of its words a question counts; so it takes no longer among very many texts."""
LENGTH = 0.75
"""b: how much a long text has to use a word more often."""


class Words:
    """Texts by their words; in memory alone, and the same for the same texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        logging.getLogger("bm25s").setLevel(logging.WARNING)
        from bm25s import BM25  # type: ignore[import-untyped]

        self._size = len(texts)
        self._index = BM25(k1=STEADY, b=LENGTH)
        cut = [words(text) for text in texts]
        self._empty = not any(cut)  # bm25s refuses a corpus without a word
        if not self._empty:
            self._index.index(cut, show_progress=False)

    def shares(self, question: str) -> NDArray[np.float32]:
        """For each text its part of the best one's score, 0 to 1."""
        import numpy as np

        asked = [] if self._empty else self._telling(words(question))
        if not asked:  # bm25s refuses that too
            return np.zeros(self._size, dtype=np.float32)
        scores = self._index.get_scores_from_ids(asked)
        return np.asarray(scores / max(float(scores.max()), 1e-9), dtype=np.float32)

    def most(self, shares: NDArray[np.float32], number: int) -> list[int]:
        """Where the texts with the highest shares stand, if they have any."""
        number = min(number, self._size)
        top: list[int] = (-shares).argpartition(number - 1)[:number].tolist() if number else []
        return [place for place in top if shares[place] > 0]

    def _telling(self, asked: list[str]) -> list[int]:
        """The question's words, rarest first, as long as they stand in few enough texts."""
        starts = self._index.scores["indptr"]
        rare = sorted(
            (int(starts[id + 1] - starts[id]), id) for id in self._index.get_tokens_ids(asked)
        )
        sums = accumulate(count for count, _ in rare)
        return [id for (_, id), total in zip(rare, sums, strict=True) if total <= MOST_USES]


def words(text: str) -> list[str]:
    """What is compared: no common words, and one form for "ask", "asked" and "asking"."""
    return [_stem(word) for word in re.findall(r"\w+", text.casefold()) if word not in COMMON]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    ending = next((end for end in ENDINGS if word.endswith(end)), "")
    return word[: len(word) - len(ending)] if len(word) - len(ending) >= 3 else word
