"""Where links, mail addresses and phone numbers stand; the digits in them count nothing."""

from __future__ import annotations

import re

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s<>()\"]+"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:com|org|net|io|dev|me|co|ly|edu|gov|info|app|ai|uk|de|fr|nl|ie|ca|au|nz|in|example)"
    r"(?:/[^\s<>()\"]*)?(?![\w@])",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w.,/-])\+?\(?\d[\d \t\u00a0().-]{6,17}\d(?![\w/-])")
LEAST = 7
"""Digits that a phone number has at least."""


def spans(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    taken = bytearray(len(text))
    for pattern in (MAIL, LINK, PHONE):
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(match.group().rstrip(".,;:!?)'\""))
            enough = pattern is not PHONE or len(digits(match.group())) >= LEAST
            if enough and not any(taken[start:end]):
                found.append((start, end))
                taken[start:end] = b"x" * (end - start)
    return found


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_known_number(said: str, known: str) -> bool:
    """One and the same with its country code or without: +44 20 7946 0018 and 020 7946 0018."""
    one = digits(said)
    for match in PHONE.finditer(known):
        other = digits(match.group())
        if len(other) >= LEAST and (
            one.endswith(other.lstrip("0")) or other.endswith(one.lstrip("0"))
        ):
            return True
    return False
