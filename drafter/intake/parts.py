"""A pasted mail taken apart: headers, what they wrote, signature, disclaimer, older mails."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from drafter.intake import endings
from drafter.intake import headers as heads
from drafter.intake.cues import table
from drafter.intake.headers import Header
from drafter.intake.plain import Plain, join, plain

# "On 11 Nov 2026, Dana wrote:", "Am 11.11.2026 schrieb Dana:", "Le 11 nov. Dana a écrit :"
WROTE = re.compile(
    r"^(?:On|Am|Le|El|Op|Il|Em|Den|W dniu|Le)\b[^\n]{5,200}?"
    r"(?:wrote|schrieb[^\n:]{0,80}|a écrit|escribió|schreef[^\n:]{0,80}|ha scritto|escreveu"
    r"|skrev)\s?:\s*$",
    re.IGNORECASE,
)
WHEN = re.compile(r"(?:On|Am|Le|El|Op|Il|Em|Den|W dniu)\b")
RULE = re.compile(
    r"^[-_=* ]{2,}(?:original message|ursprüngliche nachricht|message d.origine|mensaje original"
    r"|forwarded message|weitergeleitete nachricht|oorspronkelijk bericht)[-_=* ]*$"
    r"|^begin forwarded message:$",
    re.IGNORECASE,
)
UNDERLINE = re.compile(r"^\s*[_=-]{3,}\s*$")
TRANSCRIPT = re.compile(
    r"^\W{0,3}(?:vm|voicemail|voice mail|call|phone|text|txt|sms)?\s*(?:transcript"
    r"|transcription)\s*:\s*",
    re.I,
)
ME = re.compile(
    r"^\W{0,3}(?:\[?[\d/.,: apmAPM-]{4,22}\]?\s*[-–]?\s*)?(?:me|you|myself|ich|moi|yo)\s*:\s",
    re.IGNORECASE,
)
LONGEST_RULE = 120
MOST = 200
"""Sentences that are read. A message has fewer; of a pasted book its ends are enough."""


@dataclass(frozen=True)
class Parts:
    """What belongs to the sender of the newest message; each part knows its place."""

    headers: tuple[Header, ...]
    body: Plain
    signature: Plain
    disclaimer: Plain
    quoted: Plain

    def header(self, name: str) -> Plain | None:
        return next((h.value for h in self.headers if h.name == name and h.value.text), None)

    @cached_property
    def own(self) -> tuple[Plain, ...]:
        """Sentence by sentence, signature included: a P.S. stands below a name."""
        said = (*self.body.sentences(), *self.signature.sentences())
        return said if len(said) <= MOST else said[: MOST // 2] + said[-MOST // 2 :]


def split(text: str, start: int = 0) -> Parts:
    """The parts of the newest message in a text, or of the one that begins at `start`."""
    whole = plain(text, start)
    lines = list(whole.lines())
    at = _first_line(lines)
    headers, at = heads.read(lines, at)
    at = _first_line(lines, at) if headers else at
    own, older = _without_history(lines[at:])
    if not any(line.text.strip() for line in own):
        own, older = _unmarked(older), []
    content = join(own, text).strip()
    end = endings.disclaimer(content)
    signed = endings.signature(content.cut(0, end))
    return Parts(
        headers=headers,
        body=content.cut(0, signed).strip(),
        signature=content.cut(signed, end).strip(),
        disclaimer=content.cut(end).strip(),
        quoted=join(older, text).strip(),
    )


def _first_line(lines: list[Plain], at: int = 0) -> int:
    """Past empty lines, the mail program's warnings, and "Forwarded message"."""
    while at < len(lines):
        text = lines[at].text.strip()
        banner = len(text) < 300 and table().banners.find(lines[at]) is not None
        if text and not banner and not _is_rule(text) and not UNDERLINE.match(text):
            break
        at += 1
    return at


def _without_history(lines: list[Plain]) -> tuple[list[Plain], list[Plain]]:
    own: list[Plain] = []
    older: list[Plain] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        if text.startswith((">", "|>")) or ME.match(text):
            older.append(line)
        elif _attribution(lines, at):
            older.append(line)
            if not _next_is_marked(lines, at):
                return own, older + lines[at + 1 :]
        elif any(o.text.strip() for o in own) and (
            _is_rule(text) or heads.begins(lines, at) or _ruled_off(lines, at)
        ):
            return own, older + lines[at:]
        else:
            own.append(line)
    return own, older


def _unmarked(older: list[Plain]) -> list[Plain]:
    """Somebody who pastes nothing but quoted lines means those."""
    marked = [line for line in older if line.text.lstrip().startswith(">")]
    kept = marked or older
    return [line.cut(len(line.text) - len(line.text.lstrip("> |"))) for line in kept]


def _is_rule(text: str) -> bool:
    return len(text) < LONGEST_RULE and bool(RULE.match(text))


def _attribution(lines: list[Plain], at: int) -> bool:
    """ "On … wrote:", which mail programs break into two lines, or three."""
    text = lines[at].text.strip()
    if not WHEN.match(text):
        return False
    near = [line.text.strip() for line in lines[at : at + 3]]
    return any(WROTE.match(" ".join(near[:n])) for n in (1, 2, 3))


def _next_is_marked(lines: list[Plain], at: int) -> bool:
    near = [line.text.strip() for line in lines[at + 1 : at + 5]]
    return any(text.startswith(">") for text in near)


def _ruled_off(lines: list[Plain], at: int) -> bool:
    return bool(UNDERLINE.match(lines[at].text)) and at + 1 < len(lines) and any(
        heads.begins(lines, n) for n in range(at + 1, min(at + 3, len(lines)))
    )  # fmt: skip
