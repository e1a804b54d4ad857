"""G5: shared memories, each asked whether the situation knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.slots import homework
from drafter.tone.content import EMPTY
from drafter.tone.grounding.ground import Part, ground_of, hit, is_plain
from drafter.tone.grounding.wordlists import lists, says
from drafter.tone.pressure import is_invited
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording import names
from drafter.wording.folding import fold

WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
SHARED = re.compile(
    r"\b(?:we|us|our|you|your|together|(?:laugh|smile|chuckle|grin) (?:about|at|over|when))\b",
    re.IGNORECASE,
)
UNTRUE = re.compile(
    r"\b(?:never|not|haven't|hasn't|hadn't|didn't|don't|have no[tr]|yet to)\b"
    r"(?:\s+(?:yet|really|ever|have|been))*"
    r"\s+(?:met|meet|spoken|spoke|speak|talked|seen|interviewed)(?! since| for| in)\b"
)
SHORT_FORM = re.compile(r"(?:i|you|we|they|he|she|it|that|there|who|what)['’]")
ENOUGH = 2
"""Of two who know each other a memory is true with so many known words, and with as few others."""
TOGETHER = re.compile(r"\bwe (?:\w+ )?(?:met|spoke|talked|chatted)\b|\btold me\b")
"""That they spoke, even where it is told of another time that they didn't."""
MET = re.compile(
    r"\b(?:(?:when|since|after|as) we (?:last |first )?(?:met|spoke|talked|chatted)\b"
    r"|we (?:last |first )?(?:met|spoke|talked|chatted)"
    r" (?:on|in|at|last|yesterday|this|earlier)\b)",
    re.I,
)
"""Says when there was a talk; where there was one, the rest of the sentence is no memory."""
OTHER = re.compile(r"(?:(?:as|like)\s+)?you(?P<comma>,)?\s", re.IGNORECASE)
WITH = re.compile(
    r"\b(?:with|for|to|by|about|beside|under|from|of|near|than|like|behind|opposite|knows?|knew"
    r"|trained|taught|married|met|supplies|serves)\s+$",
    re.IGNORECASE,
)
"""Before a "you" that says nothing itself: "my aunt, who sings with you, told me"."""
NEAR = 20
"""Characters in which the word before a "you" stands."""
RECEIVES = re.compile(r"\bfor (?:having|seeing|meeting|hosting|inviting)\b")
CLAIMS = ("work", "known", "tie", "no", "sent", "help", "written", "said")
"""What a phrase may claim, asked in this order; the rest claims that they spoke."""


def invented(reading: Reading) -> Iterator[Hit]:
    yield from _false_memories(reading)
    yield from _elsewhere(reading)
    for found in matches(reading, "G5"):
        text = reading.draft.subject if found.where == "subject" else reading.draft.body
        told = happened(reading, fold(text[found.start : found.end]))
        if not told and not _said_by_another(text, found):
            yield hit(reading, "G5", Part(found.where, text, 0), (found.start, found.end))


def _said_by_another(text: str, found: Hit) -> bool:
    """ "Effie, who sails with you, said": the one who said it comes before."""
    after = OTHER.match(text, found.start, found.end)
    before = text[max(0, found.start - NEAR) : found.start]
    return after is not None and bool(after["comma"] or WITH.search(before))


def _false_memories(reading: Reading) -> Iterator[Hit]:
    """ "The two of us in the basement": of what it tells, more is unknown than known."""
    if not says("memory", reading.body) and not says("together", reading.body):
        return
    ground = ground_of(reading.situation)
    acquainted = _spoke(reading) or says("tie", ground.text)
    for sentence in reading.sentences:
        if _is_memory(MET.sub("", sentence.text) if acquainted else sentence.text):
            words = (w for w in WORD.findall(fold(sentence.text)) if not SHORT_FORM.match(w))
            telling = [word for word in words if word not in EMPTY and not is_plain(word)]
            unknown = sum(not ground.knows(word) for word in telling)
            if acquainted and (len(telling) - unknown >= ENOUGH or unknown <= ENOUGH):
                continue
            strangers = says("together", sentence.text) and not acquainted
            if unknown > (0 if strangers else max(1, len(telling) - unknown)):
                part = Part("body", sentence.text, sentence.start)
                yield hit(reading, "G5", part, (0, len(sentence.text)))


def _elsewhere(reading: Reading) -> Iterator[Hit]:
    """ "As you said on the phone", to somebody who only ever wrote."""
    told = ground_of(reading.situation).text
    for setting in lists().settings:
        if not setting.backed_by.search(told):
            for match in setting.claims.finditer(reading.body):
                yield hit(reading, "G5", Part("body", reading.body, 0), match.span())


def _is_memory(sentence: str) -> bool:
    told = says("memory", sentence) or says("together", sentence)
    return told and SHARED.search(sentence) is not None and not says("supposed", sentence)


def happened(reading: Reading, quote: str) -> bool:
    told = ground_of(reading.situation).text
    if RECEIVES.search(quote) and is_invited(reading):
        return True
    match next((claim for claim in CLAIMS if says(f"claims_{claim}", quote)), "spoken"):
        case "work":
            return _published(reading, told, quote) or (
                quote.endswith("interview") and _spoke(reading)
            )
        case "tie":
            return says("tie", told)
        case "known":
            return says("tie", told) or _spoke(reading)
        case "no":
            return _wrote(reading) and says("no", told)
        case "sent":
            return _sent(reading)
        case "help" | "written":
            return _wrote(reading) or _spoke(reading)
        case "said":
            published = any(
                found.group() for work in lists().works if (found := work.backed_by.search(told))
            )
            # An advert says things, but tells nobody anything in person.
            in_person = re.search(r"\bme\b", quote) is not None
            return _wrote(reading) or _spoke(reading) or (published and not in_person)
        case _:
            return _spoke(reading)


def _published(reading: Reading, told: str, quote: str) -> bool:
    """An article is backed by an article, told or pasted; a follower by following."""
    s = reading.situation
    given = " ".join(f"{homework.place(source, s).called} {source.title}" for source in s.sources)
    works = [work for work in lists().works if work.claims.search(quote)]
    if works:
        told = f"{told}\n{'role' if s.role or s.ref else ''}"
        return any(work.backed_by.search(told) or work.claims.search(given) for work in works)
    return says("follows", told)


def _spoke(reading: Reading) -> bool:
    situation = reading.situation
    relation = UNTRUE.sub(" ", fold(situation.recipient.relationship))
    if says("close", relation) and "stranger" not in relation:
        return True
    if any(
        says("spoken_channel", fold(event.channel)) or says("spoken_summary", fold(event.summary))
        for event in situation.history
        if not UNTRUE.search(fold(event.summary))
    ):
        return True
    told = _of_the_reader(reading)
    if UNTRUE.search(fold(f"{situation.situation}\n{situation.recipient.relationship}")):
        return TOGETHER.search(told) is not None
    return says("spoken", told)


def _of_the_reader(reading: Reading) -> str:
    """What is told, without what didn't happen and without what others said."""
    s = reading.situation
    other = s.referrer.name if s.referrer else ""
    kept = [
        sentence
        for sentence in re.split(r"(?<=[.!?;])\s+|\n+", _told(reading))
        if not other or not names.same_person(sentence.partition(" ")[0], other)
    ]
    return UNTRUE.sub(" ", "\n".join(kept))


def _wrote(reading: Reading) -> bool:
    situation = reading.situation
    if says("letter", fold(situation.pasted_message)):
        return True
    if any(event.direction == "in" for event in situation.history):
        return True
    return says("written", _told(reading)) or says(
        "written", fold(situation.recipient.relationship)
    )


def _sent(reading: Reading) -> bool:
    situation = reading.situation
    if any(event.direction == "out" for event in situation.history):
        return True
    return says("letter", fold(situation.pasted_message)) or says("sent", _told(reading))


def _told(reading: Reading) -> str:
    """What the user tells of it, without who everybody is."""
    situation = reading.situation
    facts = [fact.text for fact in situation.sender.public_facts]
    return fold(
        "\n".join(
            [situation.situation, situation.pasted_message, *situation.details.values(), *facts]
        )
    )
