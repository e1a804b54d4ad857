"""A draft as the guard reads it: own words only, in sentences, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from drafter.message import Draft, Severity, Where
from drafter.prompts.kinds import Kind
from drafter.prompts.tone import Rule, load_rules
from drafter.situation import Situation
from drafter.tone.names import hidden, names_of
from drafter.tone.ownwords import own_words
from drafter.tone.senses import Place, Word, groups_in, senses, spans, words_in
from drafter.tone.sentences import Sentence as Sentence
from drafter.tone.sentences import split
from drafter.tone.spared import BLAMES, cited, turned_round

AFTER_NO = frozenset(
    {
        "ask_why_no", "counter_overqualified", "send_ideas_after_no", "accept_no_keep_door",
        "reply_keep_on_file", "thank_for_feedback", "rejection_call_keep_talking",
        "ask_other_companies", "stay_in_touch_after_no",
    }
)  # fmt: skip
SAID_NO = re.compile(
    r"\b(?:said no|a no\b|no (?:from|to me|on|after)|turned (?:me )?down|reject|unsuccessful|declin"
    r"|overqualified|not (?:chosen|selected|successful|moving)"
    r"|(?:someone|somebody|anyone) else|another (?:candidate|person|applicant))",
    re.IGNORECASE,
)
WEIGHT: dict[Severity | None, int] = {None: 0, "hint": 1, "warn": 2, "block": 3}


class Hit(NamedTuple):
    """What a check found. Empty severity, why or fix: the rule's own."""

    where: Where
    start: int
    end: int
    severity: Severity | None = None
    why: str = ""
    fix: str = ""


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
        return tuple(re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", self.body))

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
    def lowered(self) -> str:
        """All that is looked through for phrases, in small letters."""
        return "\n".join(self.unnamed.values()).casefold()

    @cached_property
    def senses(self) -> tuple[tuple[list[Word], Mapping[str, list[Place]]], ...]:
        """The words of each sentence, and the groups of senses.toml that they touch."""
        text = self.unnamed["body"]
        said = [words_in(text, sentence.start, sentence.end) for sentence in self.sentences]
        return tuple((words, groups_in(words)) for words in said)

    @cached_property
    def touched(self) -> frozenset[str]:
        return frozenset(name for _, places in self.senses for name in places)

    def holds(self, when: str) -> bool:
        """Whether a sense that only fits some messages fits this one."""
        return self._after_no if when == "after a no" else False

    @cached_property
    def _after_no(self) -> bool:
        told = [self.situation.recipient.relationship, self.situation.situation]
        told += [event.summary for event in self.situation.history if event.direction == "in"]
        said_no = any(SAID_NO.search(one) for one in [*told, self.situation.pasted_message])
        return said_no or self.kind_id in AFTER_NO

    @property
    def kind_id(self) -> str:
        return self.kind.id if self.kind else self.situation.kind


def matches(reading: Reading, id: str) -> Iterator[Hit]:
    """Where the phrases of a rule stand, in order, no two overlapping, the innocent left out."""
    rule, found = reading.rules[id], list(_meant(reading, id))
    if likely := rule.likely(reading.lowered):
        for part in _parts(reading):
            found += _in_part(reading, rule, likely, *part)
    spared = rule.family in BLAMES
    yield from (
        hit
        for hit in merged(found)
        if not cited(reading, hit) and not (spared and turned_round(reading, hit))
    )


def _meant(reading: Reading, id: str) -> Iterator[Hit]:
    """What sentences mean by the words they bring together, however they are put."""
    for sense in senses().of.get(id, ()):
        if not reading.touched.issuperset(sense.groups):
            continue
        if sense.when and not reading.holds(sense.when):
            continue
        for words, places in reading.senses:
            for place in spans(sense, places):
                first, last = words[place.first].start, words[place.last].end
                yield Hit("body", first, last, sense.weight or reading.rules[id].severity)


def merged(hits: Iterable[Hit]) -> list[Hit]:
    """In order of place; of hits that overlap, one as wide as all, as heavy as the heaviest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.where != "subject", hit.start, hit.end)):
        last = kept[-1] if kept else None
        if last and last.where == hit.where and hit.start < last.end:
            heavier = max(last, hit, key=lambda one: WEIGHT[one.severity])
            kept[-1] = heavier._replace(start=last.start, end=max(last.end, hit.end))
        else:
            kept.append(hit)
    return kept


def sentence_at(reading: Reading, hit: Hit) -> str:
    """The sentence a hit stands in; for a hit in the subject, the subject."""
    if hit.where == "subject":
        return reading.draft.subject
    return next((s.text for s in reading.sentences if s.start <= hit.start < s.end), "")


def _parts(reading: Reading) -> Iterator[tuple[Where, int, int]]:
    """A phrase never reaches from one sentence into the next."""
    yield "subject", 0, len(reading.draft.subject)
    for sentence in reading.sentences:
        yield "body", sentence.start, sentence.end


def _in_part(
    reading: Reading,
    rule: Rule,
    likely: Iterable[re.Pattern[str]],
    where: Where,
    start: int,
    end: int,
) -> Iterator[Hit]:
    found = [
        (match.span(), rule.weights.get(phrase))
        for phrase in likely
        for match in phrase.finditer(reading.unnamed[where], start, end)
    ]
    if not found:
        return
    text = reading.draft.subject if where == "subject" else reading.body
    innocent = [m.span() for phrase in rule.innocent for m in phrase.finditer(text, start, end)]
    for (first, last), weight in found:
        if not any(first < stop and begin < last for begin, stop in innocent):
            yield Hit(where, first, last, weight or rule.severity)
