"""The phrasebook's choice among its sentences, by how the user writes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.prompts.kinds import SLOT
from drafter.prompts.tables import limits, register
from drafter.voice import Voice
from drafter.voice.words import words
from drafter.wording.phrases import upper_first
from drafter.wording.register import written_out
from drafter.writers.plan import Plan

if TYPE_CHECKING:
    from drafter.writers.lines import Line

LENGTH, FAR = 0.1, 8
"""What a sentence loses for each word that it is longer or shorter than theirs, and up to where."""
ASKED = 0.5
"""What a question gains that begins as theirs do."""
NOT_THEIRS = 0.3
"""What a line loses for each word that they never use."""
FRAME = 10
"""Words that greeting, closing and name add to what they write."""
TERSE = 9
"""Words of a sentence, up to which two clauses are two sentences."""
AND = re.compile(r", and (I|it's|that's|it is|there's)(?=[ '][^.?!]*\.)")
THANK_YOU = re.compile(r"(?:^|(?<=[.?!] ))Thank you(?=(?: again| too)? for\b|[.,])")
THANKS = re.compile(r"(?:^|(?<=[.?!] ))Thanks(?=(?: again| too)? for\b|[.,])")
STOP = re.compile(r"[.?!](?=\s|$)")


def likeness(line: Line, plan: Plan) -> float:
    """How much more, or less, a line is worth to somebody who writes like this."""
    voice, row = plan.voice, limits(plan.situation)
    if not voice or row.spoken:
        return 0.0
    ours = SLOT.sub("", line.variant.text).casefold()
    strange = sum(has(ours, word) for word in voice.never)
    asks = line.beat.asks and (voice.ask.what or "?").casefold() in line.text.casefold()
    off = 0.0 if row.short else _off(line.text, voice)
    return ASKED * asks - NOT_THEIRS * strange - LENGTH * off


def _off(text: str, voice: Voice) -> float:
    """Words by which its sentences are longer or shorter than theirs on average."""
    if not voice.sentence.what:
        return 0.0
    mean = len(text.split()) / max(len(STOP.findall(text)), 1)
    return min(abs(mean - int(voice.sentence.what)), FAR)


def allowed(lines: Sequence[Line], voice: Voice | None) -> Sequence[Line]:
    """Those without words that the user doesn't want; all of them where none is without."""
    if not voice or not voice.banned:
        return lines
    free = [line for line in lines if not _banned(line, voice)]
    return free or [line for line in lines if line.beat.asks or line.beat.short]


def _banned(line: Line, voice: Voice) -> bool:
    ours = SLOT.sub("", line.variant.text).casefold()
    return any(has(ours, word) for word in voice.banned)


def has(text: str, word: str) -> bool:
    return _word(word).search(text) is not None


@lru_cache(maxsize=512)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word.casefold())}(?!\w)")


def answers(plan: Plan) -> Mapping[str, str]:
    """The slots; an answer to a hesitation is in our words, and may have to be written out."""
    if plan.voice and plan.voice.forms.what == "long" and "answer" in plan.slots:
        return {**plan.slots, "answer": worded(plan.slots["answer"], plan)}
    return plan.slots


def worded(text: str, plan: Plan) -> str:
    """Our words as they would ask, thank, and write them out: "Can you", "Thanks", "I am"."""
    voice, formal = plan.voice or Voice(), plan.situation.formality == "formal"
    for word in voice.banned:
        if plain := words().plainer.get(word):
            text = _word(word).sub(plain, text)
    text = _thanked(_asked(text, voice, formal=formal), voice, formal=formal)
    if voice.sentence.what and int(voice.sentence.what) <= TERSE:
        text = AND.sub(lambda ours: f". {upper_first(ours[1])}", text)
    written = formal or voice.forms.what == "long"
    return written_out(text, register()["formal"]) if written else text


def _asked(text: str, voice: Voice, *, formal: bool) -> str:
    theirs = (voice.ask.what or "").casefold()
    if theirs not in words().same or (formal and theirs == "can you"):
        return text
    return _same().sub(lambda ours: theirs.capitalize() if ours[0][0].isupper() else theirs, text)


def _thanked(text: str, voice: Voice, *, formal: bool) -> str:
    if voice.thanks.what == "thanks" and not formal:
        return THANK_YOU.sub("Thanks", text)
    return THANKS.sub("Thank you", text) if voice.thanks.what == "thank you" else text


@lru_cache(maxsize=1)
def _same() -> re.Pattern[str]:
    ways, unlike = "|".join(words().same), "|".join(words().unlike)
    return re.compile(rf"(?<!\w)(?:{ways})(?= (?!(?:{unlike})\b)[a-z][^.?!]*\?)", re.IGNORECASE)


def aim(plan: Plan) -> int:
    """Words of a body like theirs, within what the kind wants; 0: no habit known."""
    if not plan.voice or not plan.voice.length.what:
        return 0
    low, high = plan.kind.words
    return min(max(int(plan.voice.length.what), low), high) + FRAME
