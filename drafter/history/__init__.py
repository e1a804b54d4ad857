"""The only reader of the user's data: profile, messages, outcomes, and whom to leave alone.

record.py   one message, and when two names are one person
database.py the file drafter.sqlite: private, whole, one writer at a time
book.py     History: what can be asked and kept
"""

from drafter.history.book import History
from drafter.history.record import OUTCOMES, Direction, Hold, Outcome, Record

__all__ = ["OUTCOMES", "Direction", "History", "Hold", "Outcome", "Record"]
