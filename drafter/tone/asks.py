"""What a draft asks its reader for: each decision once, with its size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.tone.asking import signs
from drafter.tone.ownwords import IN_LINE
from drafter.wording.sentences import Sentence

if TYPE_CHECKING:
    from drafter.tone.reading import Reading

REACHES = re.compile(
    r"\b(?:ring|call|phone|text|email|mail|write to|drop) me(?: back| a line)? and "
    r"(?=(?:tell|let) me\b)"
)
"""How to say it is no ask of its own: "ring me and tell me"."""
UNCOUNTED = frozenset({"courtesy", "other"})
"""What may stand beside an ask without being a second decision."""
QUESTION_MARKS = ("?", "？", "؟")
BLURB = re.compile(r"[\"“][^\"“”]{12,}[\"”]")
LABEL = re.compile(r"^[ \t]*(?:[-*•–][ \t]*)?[\[(*]*+(?P<label>[^:\n.?!]{1,60})[\])*]*:.*$", re.M)
"""A line of a phone script: "If they are busy: …"."""
BRANCHES = re.compile(
    r"^[ \t#*]*(?:branches|if they say|fallbacks?|objections)\b[^\n]{0,20}$", re.M | re.I
)
"""A heading under which nothing but branches follows."""


class Ask(NamedTuple):
    topic: str
    start: int
    end: int
    size: int


def asks_of(reading: Reading) -> tuple[Ask, ...]:
    """In the order of the text; two sentences that ask for the same thing are one ask."""
    return reading.asks


def asking_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Questions and requests; neither offers nor "how are you?"."""
    return reading.asking


def asks_in(asking: Iterable[Sentence]) -> tuple[Ask, ...]:
    found: dict[str, Ask] = {}
    for sentence in asking:
        if found and signs().form["continues"].search(sentence.text):
            continue
        for ask in _in(sentence):
            known = found.get(ask.topic)
            found[ask.topic] = known._replace(size=max(known.size, ask.size)) if known else ask
    return tuple(sorted(found.values(), key=lambda ask: ask.start))


def asking_in(reading: Reading) -> Iterator[Sentence]:
    form, plain = signs().form, _plain(reading)
    for sentence in reading.sentences:
        text = plain[sentence.start : sentence.end]
        if (is_question(text) or form["request"].search(text)) and not (
            form["offer"].search(text) or form["small_talk"].search(text)
        ):
            yield Sentence(text, sentence.start)


def is_question(text: str) -> bool:
    return text.rstrip(" \"'”’)*").endswith(QUESTION_MARKS)


def _plain(reading: Reading) -> str:
    """The body without names, without words to pass on, without the branches of a phone script."""
    text = BLURB.sub(_blank, reading.unnamed["body"])
    if reading.situation.channel != "phone_script":
        return text
    if late := BRANCHES.search(text):
        text = text[: late.start()] + IN_LINE.sub(" ", text[late.start() :])
    return LABEL.sub(_blank_branch, text)


def _blank(match: re.Match[str]) -> str:
    return IN_LINE.sub(" ", match.group())


def _blank_branch(line: re.Match[str]) -> str:
    heard = signs().form["heard"].match(line["label"].strip(" *[("))
    return _blank(line) if heard else line.group()


def _in(sentence: Sentence) -> Iterator[Ask]:
    """One ask, or several joined by "and": "refer me, review my CV and introduce me"."""
    form = signs().form
    sentence = sentence._replace(text=REACHES.sub(_blank, sentence.text))
    head = form["request"].search(sentence.text) or form["question"].search(sentence.text)
    pieces = _pieces(sentence.text[head.start() if head else 0 :])
    topics = [topic_of(piece) for piece in pieces]
    known = [found for found in topics if found[0] != "other"] or [topic_of(sentence.text)]
    for topic, size in known:
        yield Ask(topic, sentence.start, sentence.end, size)


def _pieces(text: str) -> list[str]:
    return _further().split(text)


@cache
def _further() -> re.Pattern[str]:
    """What stands before each verb that begins a further ask."""
    and_then = r"(?:,?\s+(?:and|then|plus|&)|,)\s+(?:also |then |maybe |perhaps |please )*"
    return re.compile(rf"{and_then}(?=(?:{signs().form['joined'].pattern}))", re.IGNORECASE)


def topic_of(text: str) -> tuple[str, int]:
    """What these words ask for, and how big that is."""
    for topic in signs().topics:
        if topic.sign.search(text):
            return topic.name, _length_of_talk(text) if topic.name == "talk" else topic.size
    return "other", 1


def _length_of_talk(text: str) -> int:
    """Twenty minutes are small, half an hour is not, an hour is a lot."""
    talk = signs().talk
    return 4 if talk["half_hour"].search(text) else 5 if talk["hour"].search(text) else 3
