"""What a service sent back: is it a whole reply, and which message is in it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from drafter.message import Draft
from drafter.wording.visible import visible

SCHEMA: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "message",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"subject": {"type": "string"}, "body": {"type": "string"}},
            "required": ["subject", "body"],
            "additionalProperties": False,
        },
    },
}
LONGEST_DRAFT = 20_000
MOST_OBJECTS = 50
THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
FENCED = re.compile(r"```[\w-]*\n(?P<inside>.*?)\n?```", re.DOTALL)
PREFACE = re.compile(r"\A(?:sure|certainly|of course|here(?:['’]s| is| are))\b[^\n]*:\s*\n", re.I)
SUBJECT = re.compile(r"\A[*_#\s]*subject(?: line)?[*_]*:[*_ \t]*(?P<line>[^\n]*)\n?", re.I)
REFUSAL = re.compile(
    r"\A(?:i['’]?m (?:really |very )?sorry,? but |i apologi[sz]e,? but |sorry,? (?:but )?)?"
    r"(?:as an? (?:ai|language model)[^,.]*, )?i (?:can['’]?t|can ?not|am unable to|won['’]t)"
    r" (?:help|assist|comply|fulfil|create|generate|provide|continue|do that|write)\b",
    re.I,
)


class Unfinished(Exception):
    """A reply that is no draft. `again`: asking once more may help; `cut`: it was too long."""

    def __init__(self, why: str, *, again: bool = True, cut: bool = False) -> None:
        super().__init__(why)
        self.why, self.again, self.cut = why, again, cut


class WebPage(Unfinished):
    """HTML where a reply should be: most often a wrong address."""


def finished_text(answer: bytes) -> str:
    """The text of a chat completion that came to its end; else Unfinished."""
    choice = _first_choice(answer)
    message = choice.get("message")
    text = message.get("content") if isinstance(message, dict) else None
    if isinstance(message, dict) and message.get("refusal"):
        raise Unfinished("the model declined to write this", again=False)
    match choice.get("finish_reason"):
        case "stop":
            pass
        case "length":
            raise Unfinished("the reply broke off before it was finished", cut=True)
        case "content_filter":
            raise Unfinished("the service's content filter stopped the reply", again=False)
        case _:
            raise Unfinished("the reply broke off before it was finished (no end marker)")
    if not isinstance(text, str) or not THOUGHT.sub("", visible(text)).strip():
        raise Unfinished("the reply was empty")
    return text


def _first_choice(answer: bytes) -> dict[str, Any]:
    try:
        data = json.loads(answer)
    except (ValueError, RecursionError):
        raise Unfinished("the reply was not JSON") from None
    if not isinstance(data, dict) or data.get("error"):
        raise Unfinished("the reply was an error")
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise Unfinished("the reply held no message")
    return choices[0]


def read_draft(text: str) -> Draft:
    """The message in a reply: JSON, JSON in a code fence or amid prose, or plain text."""
    text = THOUGHT.sub("", visible(text)).strip()
    draft = next(_drafts_in(text), None) or _plain_draft(text)
    if not draft.body:
        raise Unfinished("the reply held no message")
    if REFUSAL.match(draft.body):
        raise Unfinished("the model declined to write this", again=False)
    if len(draft.body) > LONGEST_DRAFT:
        raise Unfinished("the reply was far too long", again=False)
    return draft


def _drafts_in(text: str) -> Iterator[Draft]:
    """Drafts among the JSON objects of a text; most often the text is one."""
    for found in objects_in(text):
        if isinstance(found.get("body"), str):
            yield _draft(found.get("subject"), found["body"])


def objects_in(text: str, *, most: int = MOST_OBJECTS) -> Iterator[dict[str, Any]]:
    """The JSON objects of a text, whatever stands between them, also when the last breaks off."""
    decoder, place = json.JSONDecoder(strict=False), text.find("{")
    for _ in range(most):
        if place < 0:
            return
        try:
            found, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            yield found
        place = text.find("{", end)


def _plain_draft(text: str) -> Draft:
    fenced = FENCED.search(text)
    text = PREFACE.sub("", fenced["inside"].strip() if fenced else text).lstrip()
    if text.startswith(("{", "[{")):
        raise Unfinished("the reply was broken JSON")
    subject = SUBJECT.match(text)
    return _draft(subject["line"], text[subject.end() :]) if subject else _draft("", text)


def _draft(subject: object, body: str) -> Draft:
    if "\n" not in body.strip():  # small models escape their line breaks twice
        body = body.replace("\\n", "\n")
    lines = (line.rstrip() for line in visible(body).strip().splitlines())
    line = subject if isinstance(subject, str) else ""
    return Draft(" ".join(visible(line).split()).strip("*_ "), "\n".join(lines))
