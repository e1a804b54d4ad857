"""Which role this is about, at which company."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter import intake
from drafter.errors import BadInput
from drafter.prompts import tables
from drafter.situation import Situation
from drafter.wording.tidy import plain

NO_COMPANY = re.compile(r"\(|self[- ]employed|freelance|retired|none\b|n/a\b|-$", re.IGNORECASE)
CALLED_A_JOB = re.compile(
    r"^(the|an?) (?=\S)|(\s+|^)(role|job|position|post|vacancy|opening)$", re.IGNORECASE
)


def known(s: Situation) -> Iterator[tuple[str, str]]:
    company = "" if NO_COMPANY.match(s.recipient.company) else plain(s.recipient.company)
    pasted = _pasted(s)
    role = plain(s.role) or (pasted.value("role") if pasted else "") or _told(intake.role_in, s)
    ref = plain(s.ref) or (pasted.value("ref") if pasted else "") or _told(intake.ref_in, s)
    role = CALLED_A_JOB.sub("", role.replace(ref, "").strip(" -–:,()") if ref else role)
    yield "company", company
    yield "role", role
    yield "ref", ref
    limits = tables.limits(s)
    yield "job", _job(role, "" if limits.spoken or limits.short else ref, company)


def _pasted(s: Situation) -> intake.Intake | None:
    if not s.pasted_message:
        return None
    try:
        return intake.read(s.pasted_message, today=s.today, locale=s.locale, sender=s.sender)
    except BadInput:  # Nothing of theirs is in it.
        return None


def _told(read: Callable[[str], intake.Found | None], s: Situation) -> str:
    """What the user's own account says, else the history, else the facts."""
    told = (e.summary for e in s.history)
    for text in (s.situation, *told, *(fact.text for fact in s.sender.public_facts)):
        if text and (found := read(text)) and found.sure:
            return found.value
    return ""


def _job(role: str, ref: str, company: str) -> str:
    """ "the Junior Supply Planner role (BF-2217)", "the role at Brackwell Foods", "the role"."""
    at = f" at {company}" if company and not role and not ref else ""
    called = f"the {role} role" if role else f"the role{at}"
    return f"{called} ({ref})" if ref else called
