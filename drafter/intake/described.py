"""The user's own account of what happened, read into an Intake."""

from __future__ import annotations

import datetime as dt
import re

from drafter.intake import jobs, suggest, told, verdict
from drafter.intake.account import LONGEST
from drafter.intake.cues import table
from drafter.intake.found import Found, Intake, found, nothing_to_read
from drafter.intake.happened import circumstances, happened
from drafter.intake.headers import ADDRESS
from drafter.intake.holds import hold_in
from drafter.intake.parts import Parts
from drafter.intake.plain import Plain, plain
from drafter.intake.signature import NO_REPLY
from drafter.situation import Sender

MINE = re.compile(
    r"^(?:and |but |so |now )?(?:I(?:'d| would| want| don't| do not| can't| cannot| asked| need"
    r"| hope| wish| think|'m| am| hadn't)\b|(?:ask|write|tell|thank|say|offer|stay)\b)",
    re.IGNORECASE,
)
"""What the user thinks or wants is no answer of theirs."""


def described(
    text: str, *, today: dt.date, channel: str = "email", locale: str = "en",
    sender: Sender | None = None,
) -> Intake:  # fmt: skip
    """What the user's account says, and which messages it asks for."""
    account = plain(text[:LONGEST]).strip()
    if not account.text:
        raise nothing_to_read()
    values = _values(account, today, locale, sender)
    known = {value.field: value.value for value in values}
    present = _present(account, known, today)
    return Intake(
        found=values,
        missing=_questions(present),
        suggestions=suggest.for_account(account.text, known, present),
        today=today, channel=channel, locale=locale, described=text,
        hold=hold_in(_all_body(account), received=today, today=today, locale=locale),
    )  # fmt: skip


def told_of(
    text: str, *, today: dt.date, locale: str, before: dict[str, str]
) -> tuple[dict[str, str], frozenset[str]]:
    """The values of an account and its circumstances, on top of what was known before."""
    account = plain(text[:LONGEST]).strip()
    values = _values(account, today, locale, None)
    known = before | {value.field: value.value for value in values}
    return known, _present(account, known, today)


def _present(account: Plain, known: dict[str, str], today: dt.date) -> frozenset[str]:
    news = told.told_news(account) is not None
    return circumstances(account, known, today=today, news=news)


def _all_body(account: Plain) -> Parts:
    nothing = account.cut(len(account.text))
    return Parts((), account, nothing, nothing, nothing)


def _values(
    account: Plain, today: dt.date, locale: str, sender: Sender | None
) -> tuple[Found, ...]:
    sentences = list(account.sentences())
    theirs = [sentence for sentence in sentences if not MINE.match(sentence.text)]
    decision = verdict.decision(theirs)
    who = told.person(account, sender)
    values = [
        who.name, who.role, who.company or told.company(account, who),
        jobs.role(account), jobs.ref(account), _address(account, sender),
        decision, verdict.reason(theirs, decision), *verdict.beside(theirs),
        *happened(sentences, decision, today=today, locale=locale),
    ]  # fmt: skip
    return tuple(sorted((v for v in values if v), key=lambda value: (value.start, value.end)))


def _address(account: Plain, sender: Sender | None) -> Found | None:
    mine = sender.email.lower() if sender else ""
    for match in ADDRESS.finditer(account.text):
        if match.group().lower() != mine and not NO_REPLY.search(match.group()):
            return found("recipient_email", account, *match.span())
    return None


def _questions(present: frozenset[str]) -> tuple[str, ...]:
    asked = ["recipient_name", "company"]
    asked += [] if "news" in present else ["role"]
    asked += ["date"] if "outcome" in present else []
    return tuple(table().questions[field] for field in asked if field not in present)
