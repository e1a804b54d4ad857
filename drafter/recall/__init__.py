"""What helps with this message: cards of advice, and how the user wrote such messages before.

passages.py  Recall: the question that a situation asks, and the passages that answer it
choice.py    which passages are good enough, pinned or dropped
ranking.py   meaning and words together; ties; no two alike
words.py     BM25 in memory
shelf.py     texts that are asked together, and their vectors, made once
index.py     the nearest vectors: Chroma on disk, or plain arithmetic without it
chroma.py    a Chroma folder: built aside, sealed, private, gone if it is damaged
lock.py      one process at a time
"""

from drafter.recall.passages import Recall

__all__ = ["Recall"]
