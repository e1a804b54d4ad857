"""What the user's own past teaches, no surer than so few letters can make anybody.

outcomes.py  what came of what was sent: shares with their intervals     edits.py  what they change
"""

from drafter.learning.edits import Proposal, proposals
from drafter.learning.outcomes import Sending, Share, sendings, shares

__all__ = ["Proposal", "Sending", "Share", "proposals", "sendings", "shares"]
