"""One mail out of its bytes: who, to whom, when, what it answers, and the words of its writer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from drafter.imports import body, headers
from drafter.imports.headers import Person, decoded, header
from drafter.prompts.imports import mailbox

MOST_PARTS = 40


@dataclass(frozen=True)
class Mail:
    id: str
    """Its Message-ID, without < and >; empty if it has none."""
    answers: tuple[str, ...]
    """Those it refers to, oldest first."""
    moment: dt.datetime | None
    """By the user's clock; None if no date can be read."""
    sender: Person | None
    receivers: tuple[Person, ...]
    subject: str
    text: str
    """Its writer's own, signature included."""
    labels: frozenset[str]
    automatic: bool
    away: bool
    """A machine's answer to a mail, such as out of office; it is no answer."""


def read_mail(raw: bytes) -> Mail:
    """What a mail says. A damaged one may raise anything; the caller counts it."""
    message = message_from_bytes(raw)
    sender = next(iter(headers.people(message, "from")), None)
    away = _away(message)
    return Mail(
        id=next(iter(headers.ids(message, "message-id")), ""),
        answers=headers.answers(message),
        moment=headers.moment(message),
        sender=sender,
        receivers=_receivers(message),
        subject=header(message, "subject"),
        text=body.own(_text(message)),
        labels=_labels(message),
        automatic=away or _automatic(message, sender),
        away=away,
    )  # fmt: skip


def _receivers(message: Message) -> tuple[Person, ...]:
    found = (headers.people(message, name) for name in ("to", "cc", "bcc"))
    return next(filter(None, found), ())


def _labels(message: Message) -> frozenset[str]:
    said = header(message, "x-gmail-labels").split(",")
    return frozenset(label.strip(' "').lower() for label in said)


def _away(message: Message) -> bool:
    said = header(message, "auto-submitted").lower()
    replied = header(message, "precedence").lower() == "auto_reply"
    return said not in {"", "no"} or replied or bool(header(message, "x-autoreply"))


def _automatic(message: Message, sender: Person | None) -> bool:
    """Newsletters, notices, lists: what no person wrote to this one."""
    if header(message, "list-unsubscribe") or header(message, "list-id"):
        return True
    if header(message, "precedence").lower() in {"bulk", "list", "junk"}:
        return True
    local = sender.email.partition("@")[0] if sender else ""
    words = mailbox().automatic
    return any(local == word or re.search(rf"(?:^|[._+-]){re.escape(word)}(?:$|[._+-])", local)
               for word in words)  # fmt: skip


def _text(message: Message) -> str:
    """The first part of plain text with a word in it, else the first of HTML."""
    page = ""
    for at, part in enumerate(_leaves(message)):
        if at >= MOST_PARTS:
            break
        kind = part.get_content_type()
        if (
            kind not in {"text/plain", "text/html"}
            or part.get_content_disposition() == "attachment"
        ):
            continue
        text = _payload(part)
        if kind == "text/plain" and text.strip():
            return text
        page = page or (text if kind == "text/html" else "")
    return body.text_of(page)


def _leaves(part: Message) -> Iterator[Message]:
    """Its parts, but not those of a mail that hangs on it."""
    if not part.is_multipart():
        yield part
    elif part.get_content_maintype() == "multipart":
        for one in part.get_payload():
            if isinstance(one, Message):
                yield from _leaves(one)


def _payload(part: Message) -> str:
    data = part.get_payload(decode=True)
    text = decoded(data if isinstance(data, bytes) else b"", part.get_content_charset() or "")
    if str(part.get_param("format")).lower() == "flowed":
        text = re.sub(r"(?m)(?<!^--) \r?\n(?![> ])", " ", text)
    return text
