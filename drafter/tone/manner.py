"""T1 to T12: contempt, sarcasm, anger, false closeness, and how polite the whole sounds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from drafter.message import Severity
from drafter.situation import Situation
from drafter.tone.around import quote
from drafter.tone.delicate import delicate
from drafter.tone.language import is_english
from drafter.tone.politeness import politeness
from drafter.tone.reading import Hit, Reading, Sentence, matches
from drafter.tone.tie import tie
from drafter.wording.folding import fold

STRONG_FORMS = frozenset("IN PK BD LK NP AE SA QA KW NG GH JP KR".split())
"""Countries in which a formal letter bows deeper (E83)."""
CENSORED = re.compile(
    r"\b[a-z]{1,4}[*#@$]{2,}[a-z]*"
    r"|(?<!\S)(?=[*#@$%&!]*[@$%&])[*#@$%&!]{4,9}(?![*#@$%&!])",
    re.IGNORECASE,
)
QUESTION_MARKS = re.compile(r"\?{3,}|\A\s*\?+\s*\Z")
EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?|(?<![\\w:])[:;]-?[)(DPp](?!\\w)|<3", re.UNICODE
)
KISSES = re.compile(r"(?<!\w)(?:x{2,4}|(?:xo){1,3}x?)(?=[.!]?\s*(?:\n|$))")
SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
DENIED = re.compile(r"\b(?:NOT|NEVER|NO|NOBODY|NOTHING|STOP|WRONG|UNFAIR|WHY|DON'T|CAN'T)\b")
PROOF = re.compile(r"\d|\b(?:percent|half|twice|double[ds]?|two|three|four|five|six|ten|dozen)\b")
ORDER = re.compile(
    r"(?:(?:also|so|and|just|now|then),? )*"
    r"(?:(?:please|kindly) [a-z]+|let me know|get back to|"
    r"(?:reply|respond|confirm|answer) (?:to (?:me|my|this)|me|my|by|today|now|asap|quickly|soon|"
    r"with|this|that|when|whether)|(?:send|tell|give|call|ring|phone|refer|introduce|forward|pass|hire|"
    r"recommend|inform|advise|put|get|find|share|email|show|connect|help|explain to|write to|keep|"
    r"arrange|schedule|contact|update|name) (?:me|us|my|him|her|them|it|an?|the|your|one)\b)",
    re.IGNORECASE,
)
"""A request in the form of an order."""
HELP = re.compile(
    r"\b(?:interview|introduc|referr|recommend|help|feedback|advice|gave|put in a|name\b|permission"
    r"|forward|showed|offer|congratulat|tour\b|talk)",
    re.IGNORECASE,
)
THANKING_KINDS = frozenset({"thank_for_feedback", "thank_you_interview", "thank_helper_update"})
CURT = -0.3
SOME = 3
"""Of fewer sentences no tone can be told."""


def trait(reading: Reading) -> Iterator[Hit]:
    """What the user insists on saying about themselves is theirs to say."""
    insisted = fold(" ".join(map(str, reading.situation.must_mention)))
    for hit in matches(reading, "T2"):
        said = fold(quote(reading, hit))
        if hit.severity == "block" or said not in insisted:
            yield hit


def sarcasm(reading: Reading) -> Iterator[Hit]:
    yield from matches(reading, "T3")
    for marks in QUESTION_MARKS.finditer(reading.body):
        alone = not re.search(r"[^?\s]", reading.body)
        yield Hit("body", *marks.span(), "block" if alone else "warn")


def anger(reading: Reading) -> Iterator[Hit]:
    yield from matches(reading, "T4")
    for swearing in CENSORED.finditer(reading.unnamed["body"]):
        yield Hit("body", *swearing.span())
    for sentence in reading.sentences:
        text = reading.unnamed["body"][sentence.start : sentence.end]
        shouted = SHOUTED.findall(text)
        if len(shouted) >= max(3, len(text.split()) * 0.6) and DENIED.search(text):
            yield Hit("body", sentence.start, sentence.end)


def familiar(reading: Reading) -> Iterator[Hit]:
    close = tie(reading.situation) in {"friend", "colleague"}
    relaxed = close or reading.situation.formality == "casual"
    for hit in matches(reading, "T5"):
        if not (close and hit.severity != "block"):
            yield hit
    if not close:
        for kiss in KISSES.finditer(reading.draft.body):
            yield Hit("body", *kiss.span(), "block")
    emoji = list(EMOJI.finditer(reading.body))
    if emoji and not close and (len(emoji) > 1 or not relaxed):
        severity: Severity = "warn" if len(emoji) > 1 else "hint"
        yield Hit("body", *emoji[-1].span(), severity)


def servile(reading: Reading) -> Iterator[Hit]:
    """T6. Two such turns are a warning; where a formal letter bows deeper, they are the custom."""
    country = reading.situation.locale.partition("-")[2].upper()
    if not (reading.situation.formality == "formal" and country in STRONG_FORMS):
        hits = list(matches(reading, "T6"))
        yield from (hit._replace(severity="warn" if len(hits) > 1 else "hint") for hit in hits)


def boast(reading: Reading) -> Iterator[Hit]:
    """A number in the same sentence or the next is proof enough."""
    bare = [hit for hit in matches(reading, "T7") if not _proved(reading, hit)]
    for hit in bare:
        yield hit._replace(severity="warn" if len(bare) > 2 else "hint")


def _proved(reading: Reading, hit: Hit) -> bool:
    if hit.where == "subject":
        return False
    near = [s for s in reading.sentences if s.end > hit.start][:2]
    return any(PROOF.search(sentence.text) for sentence in near)


def curt(reading: Reading) -> Iterator[Hit]:
    said = [sentence.text for sentence in _prose(reading)]
    if is_english(reading) and len(said) >= SOME and (score := politeness(said)) < CURT:
        first, last = _prose(reading)[0], _prose(reading)[-1]
        why = f"Orders and complaints, and hardly a kind word ({score:+.1f} on a scale round 0)."
        yield Hit("body", first.start, last.end, "warn", why)


def _prose(reading: Reading) -> list[Sentence]:
    return [s for s in reading.sentences if re.search(r"\w", s.text)]


def orders(reading: Reading) -> Iterator[Hit]:
    """Not "please find enclosed", and nothing that leaves a choice: "let me know if …"."""
    found = [s for s in reading.sentences if _is_order(reading, s)]
    for sentence in found:
        yield Hit("body", sentence.start, sentence.end, "warn" if len(found) > 1 else "hint")


def _is_order(reading: Reading, sentence: Sentence) -> bool:
    if reading.situation.channel in {"phone_script", "voicemail"} or sentence.text.endswith("?"):
        return False
    innocent = any(p.match(sentence.text) for p in reading.rules["T9"].innocent)
    return ORDER.match(sentence.text) is not None and not innocent


def thankless(reading: Reading) -> Iterator[Hit]:
    owed = reading.kind_id in THANKING_KINDS
    missing = is_english(reading) and not any(matches(reading, "T10"))
    if missing and (owed or _unthanked(reading.situation)):
        first = reading.sentences[0] if reading.sentences else Sentence("", 0)
        yield Hit("body", first.start, first.end, "warn" if owed else "hint")


def _unthanked(situation: Situation) -> bool:
    """The other side helped, and no message since then was one of thanks."""
    helped = [e.date for e in situation.history if e.direction == "in" and HELP.search(e.summary)]
    thanked = [e.date for e in situation.history if e.direction == "out" and "thank" in e.summary]
    return bool(helped) and max(helped) > max(thanked, default=dt.date.min)


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "T2": trait,
    "T3": sarcasm,
    "T4": anger,
    "T5": familiar,
    "T6": servile,
    "T7": boast,
    "T8": curt,
    "T9": orders,
    "T10": thankless,
    "T11": delicate,
}
