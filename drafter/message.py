"""What comes out: a draft, what the guard found in it, and the message made of both."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Severity = Literal["block", "warn", "hint"]
Verdict = Literal["ok", "warn", "block"]
Where = Literal["subject", "body"]


@dataclass(frozen=True)
class Turn:
    """One turn of a conversation with a writer."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Draft:
    """What a writer wrote. `subject` is empty on channels that have none."""

    subject: str
    body: str


@dataclass(frozen=True)
class Finding:
    """One thing the guard saw: the exact words, why they matter, what to write instead."""

    rule: str
    severity: Severity
    where: Where
    start: int
    end: int
    quote: str
    why: str
    fix: str


@dataclass(frozen=True)
class Passage:
    """A piece of text that recall found: advice of ours, or a past message of the user's."""

    id: str
    title: str
    text: str
    origin: Literal["guidance", "past", "pasted"]


@dataclass(frozen=True)
class NextStep:
    """What to do after this message was sent, and when."""

    kind: str
    date: dt.date


@dataclass(frozen=True)
class Reminder:
    """Something to do on a day, with the kind of message that it calls for."""

    date: dt.date
    kind: str
    text: str


@dataclass(frozen=True)
class Stop:
    """No draft, on purpose: why not, and what to do instead. No model was called."""

    id: str
    rule: str
    reason: str
    instead: dict[str, str]
    verdict: Literal["stop"] = "stop"

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "verdict": self.verdict,
            "rule": self.rule,
            "reason": self.reason,
            "instead": self.instead,
        }


@dataclass(frozen=True)
class Message:
    """A draft that was checked, with everything that explains it."""

    id: str
    kind: str
    channel: str
    draft: Draft
    findings: tuple[Finding, ...] = ()
    sources: tuple[Passage, ...] = ()
    writer: str = "phrasebook"
    model: str = ""
    revisions: int = 0
    fell_back_from: str = ""
    fell_back_because: str = ""
    unread: str = ""
    """Why the judge has not read it, where one was asked to; mostly nothing."""
    rejected: Draft | None = None
    """The draft that the phrasebook's replaced; kept so that the user can see it."""
    unrepaired: Draft | None = None
    """What the writer wrote, where code has mended small things in it."""
    next_step: NextStep | None = None
    reminders: tuple[Reminder, ...] = ()
    """The next step, and after a no what else would turn it into a yes; soonest first."""
    missing: tuple[tuple[str, str], ...] = ()
    """Slot and question: what the kind would have liked to know and the situation does not say."""
    conversation: tuple[Turn, ...] = field(default=(), repr=False)
    """Exactly what the writer was shown and answered."""

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.findings)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "channel": self.channel,
            "subject": self.draft.subject,
            "body": self.draft.body,
            "verdict": self.verdict,
            "findings": [asdict(finding) for finding in self.findings],
            "sources": [{"id": s.id, "title": s.title, "from": s.origin} for s in self.sources],
            "writer": self.writer,
            "model": self.model,
            "revisions": self.revisions,
            "fell_back_from": self.fell_back_from,
            "next_step": self.next_step
            and {"kind": self.next_step.kind, "date": self.next_step.date.isoformat()},
            "words": len(self.draft.body.split()),
            "chars": len(self.draft.body),
        }


def verdict_of(findings: tuple[Finding, ...] | list[Finding]) -> Verdict:
    """The worst severity decides; hints alone are ok."""
    severities = {finding.severity for finding in findings}
    return "block" if "block" in severities else "warn" if "warn" in severities else "ok"
