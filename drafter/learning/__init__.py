"""What the user's own past teaches, no surer than so few letters can make anybody.

outcomes.py  what came of what was sent: shares with their intervals     edits.py  what they change
facts.py     which of their facts a letter told
"""

from drafter.learning.edits import Proposal, proposals
from drafter.learning.facts import note_facts
from drafter.learning.outcomes import Sending, Share, sendings, shares, still_open

__all__ = [
    "Proposal", "Sending", "Share", "note_facts", "proposals", "sendings", "shares", "still_open",
]  # fmt: skip
