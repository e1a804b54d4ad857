"""L1 to L5: how long, how hard to read, and whether it fits the channel."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from drafter.message import Severity, Where
from drafter.prompts.tables import Limits, limits
from drafter.tone.language import is_english
from drafter.tone.readability import grade, words_of
from drafter.tone.reading import Hit, Reading, Sentence

USUAL_WORDS, IDEA_WORDS = 150, 180
"""E1: replies fall off past 150 words; a message that carries an idea may take 180."""
IDEA_KIND = 130
"""A kind whose own range ends here or later carries an idea."""
FEW_WORDS = 25
GRADE_HINT, GRADE_WARN = 9.0, 16.0
"""E4; office prose is often at 13, so that alone is no fault."""
GRADABLE = 30
"""On fewer words the grade is noise."""
LONG_SENTENCE = 35
MORE_WITH_RESTS = 15
RESTS = re.compile(r"[:;–—]\s|\s-\s")
FULL_PARAGRAPH = 4
NEARLY = 0.95
SELF_SHARE, SELF_SENTENCES = 0.6, 5


def too_long(reading: Reading) -> Iterator[Hit]:
    count, most = len(reading.words), _most_words(reading)
    if count > most:
        yield _whole(reading, why=f"{count} words; past {most} fewer people read to the end.")
    elif reading.kind and _limits(reading).id == "email" and count > 1.3 * reading.kind.words[1]:
        low, high = reading.kind.words
        yield _whole(reading, "hint", f"{count} words; a message like this needs {low} to {high}.")


def _most_words(reading: Reading) -> int:
    limits = _limits(reading)
    if limits.id != "email":
        return limits.max_words
    carries_idea = reading.kind and reading.kind.words[1] >= IDEA_KIND
    return IDEA_WORDS if carries_idea or _bullets(reading) else USUAL_WORDS


def _bullets(reading: Reading) -> bool:
    return reading.situation.constraints.bullets_ok


def too_short(reading: Reading) -> Iterator[Hit]:
    """Thanks and logistics may be brief: at least half of what their kind aims at."""
    about, limits = reading.kind, _limits(reading)
    few = min(FEW_WORDS, about.words[0] // 2) if about else FEW_WORDS
    roomy = not (limits.short or limits.spoken)
    if roomy and is_english(reading) and len(reading.words) < few:
        # Without a kind nobody knows what was said before.
        next_to_nothing = reading.kind_id and len(reading.words) < few / 2
        yield _whole(reading, "warn" if next_to_nothing else "hint")


def hard_to_read(reading: Reading) -> Iterator[Hit]:
    if _limits(reading).spoken or not is_english(reading):
        return
    for sentence in reading.sentences:
        if (count := _breath(_nameless(reading, sentence))) > LONG_SENTENCE:
            why = f"{count} words in one sentence."
            yield Hit("body", sentence.start, sentence.end, "warn", why)
    yield from _high_grade(reading)
    if not _limits(reading).short:
        yield from _full_paragraphs(reading)


def _breath(sentence: str) -> int:
    """Words that are read in one go; a colon or a dash gives a rest, but not for ever."""
    longest = max(len(words_of(part)) for part in RESTS.split(sentence))
    return max(longest, len(words_of(sentence)) - MORE_WITH_RESTS)


def _high_grade(reading: Reading) -> Iterator[Hit]:
    """Names and titles don't count, nor lines too short to be sentences."""
    prose = [_nameless(reading, sentence) for sentence in reading.sentences]
    prose = [text for text in prose if len(words_of(text)) > 3]
    level = grade(prose)
    if sum(len(words_of(text)) for text in prose) < GRADABLE or level <= GRADE_HINT:
        return
    why = f"School grade {level:.0f}; replies are likeliest below {GRADE_HINT:.0f}."
    fix = "Shorter sentences, and the words you would say aloud."
    hardest = max(reading.sentences, key=lambda sentence: grade([_nameless(reading, sentence)]))
    severity: Severity = "warn" if level > GRADE_WARN else "hint"
    yield Hit("body", hardest.start, hardest.end, severity, why, fix)


def _nameless(reading: Reading, sentence: Sentence) -> str:
    return reading.unnamed["body"][sentence.start : sentence.end].replace("_", "")


def _full_paragraphs(reading: Reading) -> Iterator[Hit]:
    paragraph: list[Sentence] = []
    for sentence in [*reading.sentences, None]:
        if paragraph and (sentence is None or _parted(reading, paragraph[-1], sentence)):
            if len(paragraph) > FULL_PARAGRAPH:
                start, end = paragraph[0].start, paragraph[-1].end
                why = f"{len(paragraph)} sentences in one paragraph."
                yield Hit("body", start, end, "hint", why, "Begin a new paragraph at the question.")
            paragraph = []
        if sentence:
            paragraph.append(sentence)


def _parted(reading: Reading, one: Sentence, next_one: Sentence) -> bool:
    return "\n" in reading.draft.body[one.end : next_one.start]


def over_limit(reading: Reading) -> Iterator[Hit]:
    """Hard limits, in the UTF-16 units that platforms count, on all that will be sent."""
    limits, asked = _limits(reading), reading.situation.constraints
    most = min(filter(None, (limits.max_chars, asked.max_chars)), default=0)
    yield from _over(reading.draft.body, most, "body")
    if limits.id == "inmail":
        yield from _over(reading.draft.subject, limits.max_subject, "subject")
    count = len(reading.draft.body.split())
    if asked.max_words and count > asked.max_words:
        yield _whole(reading, "warn", f"{count} words, and you allowed {asked.max_words}.")


def _over(text: str, most: int, where: Where) -> Iterator[Hit]:
    units = length(text)
    if not most or units <= NEARLY * most:
        return
    if units > most:
        why = f"{units} characters; {most} is the limit."
        yield Hit(where, _cut(text, most), len(text), "block", why)
    else:
        yield Hit(where, 0, len(text), "hint", f"{units} of {most} characters; it only just fits.")


def length(text: str) -> int:
    """Characters as LinkedIn and phones count them: most emoji are two."""
    return len(unicodedata.normalize("NFC", text).encode("utf-16-le")) // 2


def _cut(text: str, most: int) -> int:
    """Where the text first passes the limit."""
    return bisect_right(range(1, len(text) + 1), most, key=lambda at: length(text[:at]))


def wall_of_i(reading: Reading) -> Iterator[Hit]:
    said = [s for s in reading.sentences if len(words_of(s.text)) > 3]
    own = [s for s in said if words_of(s.text)[0].replace("’", "'") in SELF]
    if len(said) >= SELF_SENTENCES and len(own) > SELF_SHARE * len(said):
        second = next((after for before, after in pairwise(own)), own[0])
        many = len(WISH.findall(reading.body)) >= WISHES - 1 or _self_absorbed(reading)
        severity: Severity = "warn" if many else "hint"
        yield Hit("body", second.start, second.end, severity)
    elif _self_absorbed(reading):
        yield Hit("body", reading.sentences[0].start, reading.sentences[-1].end, "warn")


def _self_absorbed(reading: Reading) -> bool:
    """Many more I and me than people write who also see the reader, and wish upon wish."""
    words, wishes = len(reading.words), len(WISH.findall(reading.body))
    share = len(ME.findall(reading.body)) / max(words, 1)
    return words >= SELF_WORDS and share > SELF_DENSITY and wishes >= WISHES


SELF_WORDS, SELF_DENSITY, WISHES = 30, 0.15, 4
ME = re.compile(r"\b(?:I|me|my|mine|myself)\b")
WISH = re.compile(
    r"\bI (?:\w+ )?(?:want|need|wish|hope|deserve|feel|long|like)\b"
    r"|\bI(?:['’]d| would) (?:like|love|want|prefer)\b|\b(?:for|about) (?:me|myself)\b|\bmy own\b"
    r"|\bI['’]?(?:m| am) looking for|\bmakes? me\b|\bto me\b|\b(?:suits|matters to|good for) me\b"
)
SELF = frozenset(["I", "I'm", "I'd", "I've", "I'll", "My"])


def _limits(reading: Reading) -> Limits:
    return limits(reading.situation)


def _whole(reading: Reading, severity: Severity | None = None, why: str = "") -> Hit:
    return Hit("body", 0, len(reading.draft.body.rstrip()), severity, why)


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "L1": too_long,
    "L2": too_short,
    "L3": hard_to_read,
    "L4": over_limit,
    "L5": wall_of_i,
}
