"""A draft as the guard reads it: own words only, in sentences, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from drafter.message import Draft, Severity, Where
from drafter.prompts.kinds import Kind
from drafter.prompts.phrases import Phrase, standing
from drafter.prompts.tone import Rule, indexed, load_rules
from drafter.situation import Situation
from drafter.tone.afterno import after_no
from drafter.tone.asks import Ask, asking_in, asks_in
from drafter.tone.names import hidden, names_of
from drafter.tone.ownwords import own_words
from drafter.tone.senses import meant_by, words_in
from drafter.tone.spared import BLAMES, cited, turned_round
from drafter.wording.sentences import Sentence as Sentence
from drafter.wording.sentences import split

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
WEIGHT: dict[Severity, int] = {"hint": 1, "warn": 2, "block": 3}


class Hit(NamedTuple):
    """What a check found. Empty severity, why or fix: the rule's own."""

    where: Where
    start: int
    end: int
    severity: Severity | None = None
    why: str = ""
    fix: str = ""


class Part(NamedTuple):
    """The subject, or a sentence of the body."""

    where: Where
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    draft: Draft
    situation: Situation
    kind: Kind | None = None
    rules: Mapping[str, Rule] = field(default_factory=load_rules, repr=False)

    @cached_property
    def body(self) -> str:
        """The body, as long as the draft's; what isn't the writer's own words is blanked.

        Quoted lines (`>`), "On … wrote:" and all below it, and the signature are not judged.
        """
        return own_words(self.draft.body, self.situation.sender)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(split(self.body))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the body that are the writer's own."""
        return tuple(WORD.findall(self.body))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names and titles that the situation gives; a "Last Hope Hospice" is no plea."""
        return names_of(self.situation)

    @cached_property
    def unnamed(self) -> dict[Where, str]:
        """Subject and body with those names hidden, every place kept."""
        return {
            "subject": hidden(self.draft.subject, self.names),
            "body": hidden(self.body, self.names),
        }

    @cached_property
    def likely(self) -> Mapping[str, Mapping[Part, list[Phrase]]]:
        """By rule and part, the phrases whose words stand there."""
        found: defaultdict[str, dict[Part, list[Phrase]]] = defaultdict(dict)
        index = indexed(tuple(self.rules.values()))
        for part in self.parts:
            for rule, phrase in standing(index, self.unnamed[part.where][part.start : part.end]):
                found[rule].setdefault(part, []).append(phrase)
        return found

    @property
    def parts(self) -> Iterator[Part]:
        """A phrase never reaches from one sentence into the next."""
        yield Part("subject", 0, len(self.draft.subject))
        yield from (Part("body", sentence.start, sentence.end) for sentence in self.sentences)

    @cached_property
    def meant(self) -> Mapping[str, list[Hit]]:
        """By rule, what sentences mean by the words they bring together, however put."""
        text, found = self.unnamed["body"], defaultdict(list)
        for sentence in self.sentences:
            words = words_in(text, sentence.start, sentence.end)
            for sense, place in meant_by(words):
                if not sense.when or self.holds(sense.when):
                    first, last = words[place.first].start, words[place.last].end
                    found[sense.rule].append(Hit("body", first, last, sense.weight))
        return found

    @cached_property
    def asking(self) -> tuple[Sentence, ...]:
        return tuple(asking_in(self))

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        return asks_in(self.asking)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence of the body in which a place lies."""
        after = bisect_right(self.sentences, place, key=lambda sentence: sentence.start)
        found = self.sentences[after - 1] if after else None
        return found if found and place < found.end else None

    def holds(self, when: str) -> bool:
        """Whether a sense that only fits some messages fits this one."""
        return when == "after a no" and self._after_no

    @cached_property
    def _after_no(self) -> bool:
        return after_no(self.situation, self.kind_id)

    @property
    def kind_id(self) -> str:
        return self.kind.id if self.kind else self.situation.kind


def matches(reading: Reading, id: str) -> Iterator[Hit]:
    """Where the phrases of a rule stand, in order, no two overlapping, the innocent left out."""
    rule = reading.rules[id]
    found = [*_meant(reading, rule), *_said(reading, rule)]
    spared = rule.family in BLAMES
    yield from (
        hit
        for hit in merged(found, own=rule.severity)
        if not cited(reading, hit) and not (spared and turned_round(reading, hit))
    )


def merged(hits: Iterable[Hit], *, own: Severity = "block") -> list[Hit]:
    """In order of place; of hits that overlap, one as wide as all, as heavy as the heaviest.

    `own`: how heavy the rule is where a hit doesn't say.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.where != "subject", hit.start, hit.end)):
        last = kept[-1] if kept else None
        if last and last.where == hit.where and hit.start < last.end:
            heavier = max(last, hit, key=lambda one: WEIGHT[one.severity or own])
            kept[-1] = heavier._replace(start=last.start, end=max(last.end, hit.end))
        else:
            kept.append(hit)
    return kept


def _meant(reading: Reading, rule: Rule) -> Iterator[Hit]:
    for hit in reading.meant.get(rule.id, ()):
        yield hit._replace(severity=hit.severity or rule.severity)


def _said(reading: Reading, rule: Rule) -> Iterator[Hit]:
    for part, phrases in reading.likely.get(rule.id, {}).items():
        text = reading.unnamed[part.where]
        found = [(place, phrase) for phrase in phrases for place in _places(phrase, text, part)]
        innocent = _innocent(reading, rule, part) if found else []
        for (first, last), phrase in found:
            if not any(first < end and start < last for start, end in innocent):
                yield Hit(part.where, first, last, phrase.weight or rule.severity)


def _innocent(reading: Reading, rule: Rule, part: Part) -> list[tuple[int, int]]:
    text = reading.draft.subject if part.where == "subject" else reading.body
    return [span for phrase in rule.innocent for span in _places(phrase, text, part)]


def _places(phrase: Phrase | re.Pattern[str], text: str, part: Part) -> list[tuple[int, int]]:
    return [match.span() for match in phrase.finditer(text, part.start, part.end)]
