"""What goes wrong between us and a service: try again, ask differently, or say so in a sentence.

No sentence quotes what the service said: it may echo the key or the message.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import random
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from drafter.errors import WriterUnavailable
from drafter.writers import WriterBusy, WriterRefused
from drafter.writers.reply import Unfinished, WebPage

ATTEMPTS = 4
LONGEST_WAIT = 60.0
AGAIN = frozenset({408, 409, 425, 429})
WRONG_PLACE = frozenset({301, 302, 303, 307, 308, 404, 405})


class Fault(NamedTuple):
    """One failed call, without the service's own words."""

    why: str
    status: int = 0
    """The HTTP status; 0: there was no answer."""
    again: bool = False
    wait: float | None = None
    """Seconds the service asks us to wait."""
    is_page: bool = False
    unknown: frozenset[str] = frozenset()
    """Parts of our request that the service does not know."""
    cut: bool = False


def from_status(status: int, headers: Mapping[str, str], text: str) -> Fault:
    """An answer with an error status."""
    is_page = "html" in headers.get("content-type", "") or text.lstrip()[:1] == "<"
    if status == 404 and not is_page and "model" in text.casefold():
        return Fault("no model", status)
    no_credit = status == 429 and "insufficient_quota" in text
    again = (status in AGAIN or status >= 500) and not no_credit
    wait = asked_wait(headers) if again else None
    why = "no credit" if no_credit else "status"
    return Fault(why, status, again, wait, is_page, unknown_parts(status, text))


def from_reply(reply: Unfinished) -> Fault:
    return Fault(reply.why, 200, reply.again, is_page=isinstance(reply, WebPage), cut=reply.cut)


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """Retry-After, in seconds: a number, or a date by the service's own clock."""
    asked = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", asked):
        return float(asked)
    until, now = _moment(asked), _moment(headers.get("date", ""))
    if until is None:
        return None
    return max((until - (now or dt.datetime.now(dt.UTC))).total_seconds(), 0.0)


def _moment(text: str) -> dt.datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def unknown_parts(status: int, text: str) -> frozenset[str]:
    """Which parts of the request a 400 or 422 complains of: services know different ones."""
    if status not in {400, 422}:
        return frozenset()
    signs = {
        "response_format": r"response_format|json_schema|json schema|structured output|grammar",
        "max_tokens": r"max_completion_tokens",
        "temperature": r"temperature",
        "seed": r"\bseed\b",
    }
    return frozenset(part for part, sign in signs.items() if re.search(sign, text, re.I))


def amended(request: dict[str, Any], fault: Fault) -> dict[str, Any] | None:
    """The same request without what this service can't take; None: nothing to change."""
    changed = {key: value for key, value in request.items() if key not in fault.unknown}
    if "max_tokens" in fault.unknown & request.keys():
        changed["max_completion_tokens"] = request["max_tokens"]
    return changed if changed != request else None


def pause(fault: Fault, attempt: int, backoff: float) -> float | None:
    """Seconds to wait before the next attempt; None: there is none."""
    if not fault.again or attempt >= (2 if fault.cut else ATTEMPTS):
        return None
    if fault.wait is not None:
        return fault.wait if fault.wait <= LONGEST_WAIT else None
    return float(backoff * 2 ** (attempt - 1) * random.uniform(0.75, 1.25))


def sentence(fault: Fault, *, base_url: str, model: str, key: str, tries: int) -> WriterUnavailable:
    """The fault as the user reads it."""
    if refused := _refusal(fault, address(base_url), model, key):
        return WriterRefused(refused)
    host = urlsplit(address(base_url)).netloc
    told = f"{tries} attempt{'s' if tries > 1 else ''}"
    later = "Try again later, or draft with --writer phrasebook."
    if fault.status == 429:
        asks = f", asks to wait {fault.wait:.0f} s" if fault.wait else ""
        return WriterBusy(
            f"{host} is limiting requests (429{asks}; {told}). It wrote no draft. {later}"
        )
    if fault.status == 200:
        return WriterUnavailable(
            f"{host} gave no usable draft ({fault.why}; {told}). No draft was kept. {later}"
        )
    if fault.status:
        return WriterUnavailable(
            f"{host} could not answer ({fault.status}; {told}). It wrote no draft. {later}"
        )
    return WriterUnavailable(
        f"I can't get an answer from {address(base_url)} ({fault.why}; {told}). "
        "It wrote no draft. Check that the service runs and that the address is right."
    )


def _refusal(fault: Fault, place: str, model: str, key: str) -> str:
    """What will not change by asking again; empty: it may."""
    host = urlsplit(place).netloc
    if fault.status in {401, 403}:
        return (
            f"{host} refused {ending(key)} ({fault.status}). It wrote no draft. "
            "Set DRAFTER_API_KEY to a new key, then run the same command to go on."
        )
    if fault.why == "no model":
        return (
            f'{place} has no model "{model}" (404). It wrote no draft. '
            '"drafter model list" shows those it has; choose one with "drafter model use".'
        )
    if fault.why == "no credit":
        return (
            f"{host} says that {ending(key)} has no credit left (429). It wrote no draft. "
            "Top up the account, or draft with --writer phrasebook."
        )
    if fault.status < 500 and (fault.is_page or fault.status in WRONG_PLACE):
        seen = "a web page, not a chat reply" if fault.is_page else "no chat reply"
        return (
            f"{place} answered with {seen} ({fault.status} on /chat/completions). "
            "It wrote no draft. The address usually ends in /v1."
        )
    return ""


def ending(key: str) -> str:
    """How a key is named: its last four characters, and of a short one nothing."""
    return f"the key ending in ...{key[-4:]}" if len(key) >= 12 else "the key"


def address(base_url: str) -> str:
    """A base URL without user name, password and query."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"
