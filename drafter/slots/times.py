"""When we met, when they said no, when the user applied, which day they named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from drafter.prompts.kinds import Kind
from drafter.situation import Event, Situation
from drafter.wording import dates

MET = re.compile(r"\b(interview|round|met|meeting|talk(?:ed)?|visit|tour|spoke|conversation|coffee"
                 r"|trial shift)\b", re.IGNORECASE)  # fmt: skip
NO = re.compile(
    r"\b(reject\w*|no\b|turned down|declin\w*|unsuccessful|second choice)", re.IGNORECASE
)
INTERVIEW = re.compile(r"\binterview(?:ed)?\b", re.IGNORECASE)
APPLIED = re.compile(r"\bappl(?:y|ied|ication)\b", re.IGNORECASE)
ARRANGES = re.compile(
    r"\b(?:invit\w*|asked (?:me )?to|confirm\w*|schedul\w*|propos\w*|offered|suggest\w*)\b", re.I
)
LIVE = ("in_person", "video", "phone", "call", "onsite", "meeting")
WHICH = re.compile(r"\b((?:final|first|second|third) (?:interview|round))", re.IGNORECASE)
NAMES_A_DAY = re.compile(r"\b(?:by|around|on|until|before|end)\b[^.;]*$", re.IGNORECASE)

OPEN = re.compile(r"\b(appl(?:y|ied|ication)|interview\w*|reject\w*|shortlist\w*)", re.IGNORECASE)
NOTES = {
    "email": "my email", "inmail": "my message", "linkedin_message": "my message",
    "linkedin_note": "my note", "sms": "my text",
}  # fmt: skip


def known(kind: Kind, s: Situation) -> Iterator[tuple[str, str]]:
    def when(date: dt.date) -> str:
        return dates.when(date, today=s.today, locale=s.locale)

    yield from _without_opening(s)
    if met := _last(s, "in", _was_a_meeting) or _last(s, "in", _was_live):
        yield "met", f"{_called(met)} {when(met.date)}"
        yield "met_when", when(met.date)
    elif day := _said(s, INTERVIEW):
        yield "met", f"our interview {when(day)}"
        yield "met_when", when(day)
    if no := _last(s, "in", lambda e: bool(NO.search(e.summary))):
        yield "told", when(no.date)
    if applied := _last(s, "out", lambda e: bool(APPLIED.search(e.summary))):
        yield "applied", when(applied.date)
    elif said := _said(s, APPLIED):
        yield "applied", when(said)
    if (promised := named_day(s)) and (promised >= s.today) == (kind.wait == "thank_you"):
        # A thank-you looks forward to the day; a follow-up looks back on it.
        yield "promised", dates.spell(promised, today=s.today, locale=s.locale, weekday=True)


def _without_opening(s: Situation) -> Iterator[tuple[str, str]]:
    """The user's last note, where nothing says that a job is or was open."""
    told = (s.situation, s.pasted_message, *(e.summary for e in s.history))
    if s.role or s.ref or any(OPEN.search(text) for text in told):
        return
    if sent := _last(s, "out", lambda e: e.channel in NOTES):
        yield "wrote", dates.when(sent.date, today=s.today, locale=s.locale)
        yield "note", NOTES[sent.channel]


def _was_a_meeting(event: Event) -> bool:
    """Not one that was only asked for, and not the call that brought the no."""
    return _was_live(event) and not NO.search(event.summary)


def _was_live(event: Event) -> bool:
    arranged = ARRANGES.search(event.summary) and event.channel not in LIVE
    return not arranged and (event.channel in LIVE or bool(MET.search(event.summary)))


def _last(s: Situation, direction: str, fits: Callable[[Event], bool]) -> Event | None:
    events = [e for e in s.history if e.direction == direction and fits(e)]
    return max(events, key=lambda e: e.date, default=None)


def _called(event: Event) -> str:
    """ "our second interview", "our call", "our conversation"."""
    if found := WHICH.search(event.summary):
        return f"our {found[1].lower()}"
    if re.search(r"interview", event.summary, re.IGNORECASE):
        return "our interview"
    called = {"phone": "our call", "call": "our call", "in_person": "our meeting"}
    return called.get(event.channel, "our conversation")


def _said(s: Situation, verb: re.Pattern[str]) -> dt.date | None:
    """The day that the user's account puts right after a word such as "applied"."""
    if match := verb.search(s.situation):
        for mention in dates.find(s.situation[match.end() :][:90].split(".")[0], today=s.today):
            if mention.date and mention.date <= s.today:
                return mention.date
    return None


def named_day(s: Situation) -> dt.date | None:
    """The day by which they meant to decide or answer."""
    heard = [(e.date, e.summary) for e in reversed(s.history) if e.direction == "in"]
    for day, text in [*heard, (s.today, s.situation)]:
        if not re.search(r"\b(deci|hear|answer|news|know|back|by)", text, re.IGNORECASE):
            continue
        for mention in dates.find(text, today=day):
            before = text[max(0, mention.start - 25) : mention.start]
            if mention.date and NAMES_A_DAY.search(before) and mention.date >= day:
                return mention.date
    return None
