"""Whether a message follows a no; some words mean more then."""

from __future__ import annotations

import re

from drafter.situation import Situation

AFTER_NO = frozenset(
    {
        "ask_why_no", "counter_overqualified", "send_ideas_after_no", "accept_no_keep_door",
        "reply_keep_on_file", "thank_for_feedback", "rejection_call_keep_talking",
        "ask_other_companies", "stay_in_touch_after_no",
    }
)  # fmt: skip
SAID_NO = re.compile(
    r"\b(?:said no|a no\b|no (?:from|to me|on|after)|turned (?:me )?down|reject|unsuccessful|declin"
    r"|overqualified|not (?:chosen|selected|successful|moving)"
    r"|(?:someone|somebody|anyone) else|another (?:candidate|person|applicant))",
    re.IGNORECASE,
)


def after_no(situation: Situation, kind: str) -> bool:
    told = [situation.recipient.relationship, situation.situation, situation.pasted_message]
    told += [event.summary for event in situation.history if event.direction == "in"]
    return kind in AFTER_NO or any(SAID_NO.search(one) for one in told)
