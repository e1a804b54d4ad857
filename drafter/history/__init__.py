"""The only reader of the user's data: profile, messages, outcomes, and whom to leave alone.

record.py   one message, and when two names are one person
database.py the file drafter.sqlite: private, whole, one writer at a time
migrations.py its tables, version by version
others.py   everybody but one person, looked up by words
book.py     History: what can be asked and kept
"""

from drafter.history.book import History
from drafter.history.others import Others
from drafter.history.record import OUTCOMES, Direction, Hold, Outcome, Record

__all__ = ["OUTCOMES", "Direction", "History", "Hold", "Others", "Outcome", "Record"]
