"""A1 to A5: one ask, there to be seen, no bigger than the tie, and easy to decline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter.message import Severity
from drafter.prompts.tables import channels
from drafter.tone.asking import signs
from drafter.tone.asks import UNCOUNTED, Ask, asking_sentences, asks_of, is_question, topic_of
from drafter.tone.language import is_english
from drafter.tone.reading import Hit, Reading, matches
from drafter.tone.tie import is_distant, tie

NOTE = 2
"""A connection note is no place for more than one question."""
FAVOUR, LARGE, JOB = 3, 5, 7
QUESTIONS = 4
"""E6: so many question marks are several asks, whatever they are about."""
HEAPED = 3
PIECE = re.compile(r"(?:,|;|\band\b|\bor\b)+\s+(?:and |or |also |then )?")
HEAD = re.compile(
    r"(?:(?:what|when|where|who|why|how|which)(?: (?!(?:it|they|you|I|the)\b)\w+)?"
    r" (?:is|are|do|does|did|will|would|can|could|was|were|has|have)|(?:could|can|would|will|may"
    r"|might|do|does|did|is|are|have|has) (?:you|I|we|it|there|they|the)) \w+",
    re.IGNORECASE,
)
LATE, LATE_WORDS = 0.8, 90


def no_ask(reading: Reading) -> Iterator[Hit]:
    if _should_ask(reading) and not _asks_somehow(reading):
        last = reading.sentences[-1] if reading.sentences else None
        sure = reading.kind is not None or SEEKS.search(reading.body)
        severity: Severity = "warn" if sure else "hint"
        yield Hit("body", last.start if last else 0, last.end if last else 0, severity)


def _should_ask(reading: Reading) -> bool:
    """A connection note asks by being sent; in other languages we can't tell."""
    if reading.situation.channel == "linkedin_note" or not is_english(reading):
        return False
    asks = reading.kind.asks if reading.kind else not COMPLETE.search(reading.body)
    return reading.situation.constraints.one_ask and asks


SEEKS = re.compile(
    r"\b(?:my application|I applied|I(?:'m| am) (?:very )?interested in|job search|introduce myself"
    r"|my cv|looking for (?:a (?:job|role|position)|work)|wanted to reach out|my background)\b",
    re.IGNORECASE,
)
"""Without a kind: words of someone who is after a job."""
COMPLETE = re.compile(
    r"\b(?:thank|grateful|appreciate|declin|withdraw|congratulat|let you know"
    r"|last (?:note|message|email))",
    re.IGNORECASE,
)
"""Without a kind: words of a message that is whole without an ask."""


def _asks_somehow(reading: Reading) -> bool:
    """Any question that isn't "how are you?", any request, any invitation to answer."""
    questions = (s for s in reading.sentences if is_question(s.text))
    serious = (s for s in questions if not signs().form["small_talk"].search(s.text))
    inviting = (hit for hit in matches(reading, "A1") if hit.where == "body")
    return any(asking_sentences(reading)) or any(serious) or any(inviting)


def several_asks(reading: Reading) -> Iterator[Hit]:
    asks = _without_the_topic(reading, [a for a in asks_of(reading) if a.topic not in UNCOUNTED])
    if len(asks) > 1:
        last = asks[-1]
        listed = ", ".join(ask.topic for ask in asks)
        why = f"This asks for {len(asks)} things ({listed}); people put that aside and answer none."
        yield Hit("body", last.start, last.end, "block" if len(asks) > 2 else "warn", why)
        return
    questions = _questions(reading)
    heaped = [s for s in reading.sentences if is_question(s.text) and _heads(s.text) >= HEAPED]
    if len(questions) >= QUESTIONS or heaped:
        count = max([len(questions), *(_heads(one.text) for one in heaped)])
        start, end = (heaped[-1].start, heaped[-1].end) if heaped else questions[-1]
        why = f"{count} questions in one message are work to answer."
        yield Hit("body", start, end, "warn", why)


def _without_the_topic(reading: Reading, asks: list[Ask]) -> list[Ask]:
    """ "I'd like to ask how you find help. Could we talk?": what the talk is about is no ask."""
    if not any(ask.topic == "talk" for ask in asks):
        return asks
    spoken = channels()[reading.situation.channel].spoken
    return [
        ask
        for ask in asks
        if ask.topic != "news" or not (spoken or "?" not in reading.body[ask.start : ask.end])
    ]


def _heads(sentence: str) -> int:
    """How many questions one sentence heaps up: "When is it, who comes, and may I bring one?"."""
    return sum(HEAD.match(piece) is not None for piece in PIECE.split(sentence))


def _questions(reading: Reading) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in asking_sentences(reading) if is_question(s.text)]


def too_big(reading: Reading) -> Iterator[Hit]:
    asks = asks_of(reading)
    if not asks:
        return
    biggest = max(asks, key=lambda ask: ask.size)
    over = biggest.size - _bearable(reading, biggest)
    met = tie(reading.situation) == "hirer" and biggest.size < JOB
    if over > 0:
        severity: Severity = "block" if over > 1 and not met else "warn"
        yield Hit("body", biggest.start, biggest.end, severity)


def _bearable(reading: Reading, ask: Ask) -> int:
    """What the tie bears. A kind may ask what it is for, but a good word of no stranger."""
    if reading.situation.channel == "linkedin_note":
        return NOTE
    known = tie(reading.situation)
    if ask.topic == "interview" and known in {"hirer", "recruiter"}:
        return ask.size
    meant = reading.kind is not None and topic_of(reading.kind.ask)[0] == ask.topic
    most = signs().most[known]
    return (most + 1 if known == "stranger" else max(most, ask.size)) if meant else most


def buried(reading: Reading) -> Iterator[Hit]:
    words = len(reading.words)
    first = next((ask for ask in asks_of(reading) if ask.topic != "other"), None)
    if first and words > LATE_WORDS:
        before = len(re.findall(r"\S+", reading.body[: first.start]))
        if before > LATE * words:
            yield Hit("body", first.start, first.end)


def no_easy_out(reading: Reading) -> Iterator[Hit]:
    """A favour leaves room for a no; on the phone the branches do, in a note there is no space.

    A talk or a look is small enough that a question mark leaves the room: there it is a hint.
    """
    if reading.situation.channel in {"phone_script", "voicemail"} or not is_english(reading):
        return
    favours = [ask for ask in asks_of(reading) if ask.size >= FAVOUR]
    if not favours or next(matches(reading, "A5"), None):
        return
    roomy = reading.situation.channel not in {"sms", "linkedin_note"}
    large = max(ask.size for ask in favours) >= LARGE
    severity: Severity = "warn" if roomy and large and is_distant(reading.situation) else "hint"
    yield Hit("body", favours[0].start, favours[0].end, severity)


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "A1": no_ask,
    "A2": several_asks,
    "A3": too_big,
    "A4": buried,
    "A5": no_easy_out,
}
