"""What the judge said, read leniently: JSON, JSON amid prose or broken off, or lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from drafter.wording.visible import visible
from drafter.writers.reply import THOUGHT, Unfinished, objects_in

MOST_OBJECTS = 200
LATE = 20
"""Characters after a quote in which a line of text still says yes or no."""
RULE = re.compile(r"[A-Z]\d{1,2}\b")
LINE = re.compile(r"^\W*(?:rule\s+)?(?P<rule>[A-Z]\d{1,2})\b(?P<rest>.*)$", re.MULTILINE)
QUOTED = re.compile(r"[\"“](?P<quote>[^\"“”]+)[\"”]")
WORD = re.compile(r"\b(?P<word>yes|no|unsure)\b", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
NONE = re.compile(r"\A\W*(?:no|none|nothing|i (?:found|see|find) (?:no|nothing))\b", re.IGNORECASE)


class Verdict(NamedTuple):
    rule: str
    sentence: int | None
    quote: str
    verdict: Literal["yes", "unsure"]
    why: str


def verdicts(text: str) -> tuple[Verdict, ...]:
    """What was answered with yes or unsure; raises Unfinished when nothing can be read."""
    text = THOUGHT.sub("", visible(text)).strip()
    objects = list(_objects(text))
    if not objects and not _is_empty(text):
        objects = list(_lines(text))
        if not objects and not NONE.match(text):
            raise Unfinished("the reply held no list of findings")
    return tuple(verdict for found in objects if (verdict := _verdict(found)))


def _is_empty(text: str) -> bool:
    """An empty list, on its own, as the list of findings, or amid prose."""
    bare = "".join(text.split())
    return "[]" in bare or "{}" in bare


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The findings among the JSON objects of a text, also when the list breaks off."""
    for found in objects_in(text, most=MOST_OBJECTS):
        listed = found.get("findings")
        several = listed if isinstance(listed, list) else [found]
        yield from (one for one in several if isinstance(one, dict) and "rule" in one)


def _lines(text: str) -> Iterator[dict[str, Any]]:
    """G4, sentence 3: "I doubled sales" - yes, because nothing says so."""
    for line in LINE.finditer(text):
        quoted = QUOTED.search(line["rest"])
        if quoted is None:
            continue
        before, after = line["rest"][: quoted.start()], line["rest"][quoted.end() :]
        number, word = NUMBER.search(before), WORD.search(before)
        if word is None and (word := WORD.search(after[:LATE])):
            after = after[word.end() :]
        yield {
            "rule": line["rule"],
            "sentence": number.group() if number else None,
            "quote": quoted["quote"],
            "verdict": word["word"] if word else "unsure",
            "why": after.strip(" \t-–—:;,.|()*"),
        }


def _verdict(found: dict[str, Any]) -> Verdict | None:
    """None for a no, and for what names no rule or quotes nothing."""
    rule, quote = RULE.search(str(found.get("rule"))), found.get("quote")
    said = found.get("verdict")
    word = WORD.search("yes" if said is True else "no" if said is False else str(said))
    answer = word["word"].casefold() if word else "unsure"
    if rule is None or not isinstance(quote, str) or answer == "no":
        return None
    number = NUMBER.search(str(found.get("sentence")))
    why = found.get("why")
    return Verdict(
        rule.group(),
        int(number.group()[:6]) if number else None,
        quote,
        "yes" if answer == "yes" else "unsure",
        why if isinstance(why, str) else "",
    )
