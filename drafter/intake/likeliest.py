"""Which kinds fit a situation for which none was chosen."""

from __future__ import annotations

from drafter.intake import suggest
from drafter.intake.account import is_description
from drafter.intake.described import told_of
from drafter.intake.found import Suggestion
from drafter.intake.happened import since_interview
from drafter.intake.notes import called_for
from drafter.intake.reading import read
from drafter.situation import Situation


def likeliest(s: Situation) -> tuple[Suggestion, ...]:
    """The likeliest first, of those that go through the channel, if any does.

    By what they wrote, by what happened, else by who they are.
    """
    return _fitting(s, s.channel) or _fitting(s, "")


def _fitting(s: Situation, channel: str) -> tuple[Suggestion, ...]:
    by_rules, present = _by_rules(s, channel)
    ruled = suggest.first_three(by_rules, present, channel)
    if "answered" in present or _in_sentences(s.situation):
        return ruled
    noted = called_for(s.situation, s.recipient.relationship, ruled)
    return suggest.first_three([*noted, *ruled], present, channel)


def _in_sentences(account: str) -> bool:
    """Who tells what happened in whole sentences is read sentence by sentence."""
    whole = account[:1].isupper() and account.rstrip()[-1:] in {".", "!", "?"}
    return whole and is_description(account)


def _by_rules(s: Situation, channel: str) -> tuple[tuple[Suggestion, ...], frozenset[str]]:
    """What fits by what they wrote or what happened, and the circumstances."""
    if s.pasted_message and not is_description(s.pasted_message):
        pasted = read(
            s.pasted_message, today=s.today, channel=s.channel, locale=s.locale, sender=s.sender
        )
        return pasted.suggestions, frozenset({"answered"} if pasted.value("outcome") else ())
    r, met = s.recipient, _interviewed(s)
    account = s.situation or s.pasted_message
    known, present = told_of(account, today=s.today, locale=s.locale, before=met)
    if not (is_description(account) or "outcome" in known):
        met_on = since_interview(met, s.today)
        lead = (account, r.role, r.company, r.relationship)
        return suggest.for_lead(*lead, met_on, channel=channel), present
    known |= {"recipient_role": r.role, "company": r.company}
    fits = suggest.for_account(account, known, present, r.relationship, channel=channel)
    return fits, present


def _interviewed(s: Situation) -> dict[str, str]:
    days = [e.date for e in s.history if e.direction == "in" and "interview" in e.summary.lower()]
    return {"interview_date": max(days).isoformat()} if days else {}
