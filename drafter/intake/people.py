"""Who wrote: name, address and job, from headers, signature, greeting or last words."""

from __future__ import annotations

import re

from drafter.intake.found import Found, found
from drafter.intake.headers import ADDRESS
from drafter.intake.parts import Parts
from drafter.intake.plain import Plain
from drafter.intake.signature import NO_REPLY, is_job, is_label, is_person, is_team, pieces
from drafter.situation import Sender
from drafter.wording import names
from drafter.wording.folding import fold

WORD = r"[A-Z][\w'’-]+"
INTRODUCED = re.compile(
    r"\b(?:this is|it's|it is|my name is|I'm|I am|here is|hier ist) "
    rf"(?P<name>{WORD}(?: {WORD})?)(?:,? (?:at|from|with|of|over at|here at|von) "
    r"(?P<company>(?:[A-Z&][\w&'’.-]*)(?: [A-Z&][\w&'’.-]*){0,3}))?"
)
SPEAKER = re.compile(
    r"^\W{0,2}(?:\[?[\d/.,: apmAPM-]{4,22}\]?\s*[-–]?\s*)?"
    rf"(?P<name>{WORD}(?: [A-Z][\w'’.-]+){{0,2}})\s?:\s(?=\S)"
)
CLOSING = re.compile(
    r"(?:^|[.!?)\n…]|[^\w\s,'’])\s*[-–—~]?\s*"
    rf"(?P<name>(?:{WORD}|[A-Z]\.)(?: ?(?:{WORD}|[A-Z]\.)){{0,2}})"
    r"(?: x{1,3})?\s*(?:\([^()\n]{2,30}\))?\s*(?:\d{1,2} \w{3,9})?[\W_]*$"
)
DECORATION = re.compile(
    r"\s*(?:\((?:she|he|they|her|him|sie|er)\b[^()]*\)|\bvia\b.*$|\bat\b .*$|[\"'])", re.IGNORECASE
)
LETTERS_AFTER = re.compile(r"[\s,]+(?:x{1,3}|[A-Z]{2,}(?:-[A-Z]+)*|(?i:ph\.?d))$")
INITIAL = re.compile(r"(?:^|[ .])[A-Z]\.$")
NO_NAME = frozenset(
    "x xx xxx all mate again everyone so you both guys team folks much lots thanks cheers best"
    " regards yours tomorrow today sorry ok okay yes no bye unfortunately".split()
)
OPENING = 400
ENDING = 120


def name(parts: Parts, sender: Sender | None) -> Found | None:
    """Whoever wrote the message, never the user."""
    for find in (_from_header, _signed, _spoken, _at_the_end):
        who = find(parts)
        if who and not (sender and names.same_person(who.value, sender.name)):
            return who
    return None


def _from_header(parts: Parts) -> Found | None:
    line = parts.header("from")
    if line is None:
        return None
    text = re.split(r"<|\[mailto", line.text)[0]
    shown = DECORATION.sub("", ADDRESS.sub("", text)).strip(" ,'\"")
    who = names.plain(shown) if "," in shown else shown
    if len(who.split()) < 2 or not is_person(who):
        return None
    start = max(line.text.find(shown), 0)
    end = start + len(shown) if shown in line.text else len(text)
    return found("recipient_name", line, start, end, value=who)


def _signed(parts: Parts) -> Found | None:
    signed = list(pieces(parts))
    for piece in signed[:6]:
        text = piece.text.strip(" ,!*_'\"").lstrip(" .")
        text = LETTERS_AFTER.sub("", text if INITIAL.search(text) else text.rstrip("."))
        if not text or not is_person(text):
            continue
        # On one line, where a long name ends and the employer begins is open.
        run_on = "\n" not in parts.signature.text and len(text.split()) > 3
        text = " ".join(text.split()[:2]) if run_on else text
        start = piece.text.find(text)
        return found("recipient_name", piece, start, start + len(text), sure=not run_on)
    return _in_small_letters(signed)


def _in_small_letters(signed: list[Plain]) -> Found | None:
    """ "cheers tam" """
    only = signed[0] if len(signed) == 1 else None
    if only and re.fullmatch(r"[^\W\d_]{2,14}", only.text) and fold(only.text) not in NO_NAME:
        return found("recipient_name", only, 0, len(only.text), sure=False)
    return None


def _spoken(parts: Parts) -> Found | None:
    """ "Hi, this is Mina from …", or "Mina: …"."""
    body = parts.body
    match = INTRODUCED.search(body.text[:OPENING])
    if match and is_person(match["name"]):
        return found("recipient_name", body, *match.span("name"))
    match = SPEAKER.match(body.text)
    if match and is_person(match["name"]) and not is_label(match["name"]):
        return found("recipient_name", body, *match.span("name"))
    return None


def _at_the_end(parts: Parts) -> Found | None:
    """A name as the last word: "… and good luck. Mina"."""
    tail = parts.body.cut(max(0, len(parts.body.text) - ENDING))
    match = CLOSING.search(tail.text)
    if not match or not is_person(match["name"]) or match.start("name") == 0:
        return None
    before = tail.text[: match.start("name")]
    ends = before.rstrip(" -–—~")
    mid_sentence = ends and (ends[-1].isalnum() or ends[-1] in ",'’") and "\n" not in before[-3:]
    if match["name"].lower() in NO_NAME or mid_sentence:
        return None
    return found("recipient_name", tail, *match.span("name"), sure=False)


def email(parts: Parts, sender: Sender | None) -> Found | None:
    """An address that somebody reads."""
    mine = sender.email.lower() if sender else ""
    for part in (parts.header("reply_to"), parts.header("from"), parts.signature):
        for match in ADDRESS.finditer(part.text if part else ""):
            if part and match.group().lower() != mine and not NO_REPLY.search(match.group()):
                return found("recipient_email", part, *match.span())
    return None


def job(parts: Parts) -> Found | None:
    for piece in pieces(parts):
        words = piece.text.split()
        if is_job(piece.text) and len(words) <= 7 and not is_team(words[-1]):
            return found("recipient_role", piece, 0, len(piece.text))
    return None
