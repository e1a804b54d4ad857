"""What helps with this message: cards of advice, and how the user wrote such messages before.

passages.py  Recall: the question that a situation asks, and which answers are good enough
index.py     the texts nearest to a question: Chroma on disk, or plain arithmetic without it
chroma.py    Chroma opened for one question: private, silent, gone if it is damaged
"""

from drafter.recall.passages import Recall

__all__ = ["Recall"]
