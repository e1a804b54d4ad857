"""What the judge said, as findings: known rules only, words that are there, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.judge.numbered import Numbered, Place
from drafter.judge.reply import Verdict
from drafter.judge.words import Question
from drafter.message import Finding
from drafter.wording.sentences import split
from drafter.wording.visible import visible

MOST = 8
LONGEST_WHY = 160
MARKUP = re.compile(r"<[^<>]*>|[*_`#~|<>\[\]{}\\]+")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\b\w+\.(?:com|net|org|io|example)\b", re.IGNORECASE)


def findings(
    said: Sequence[Verdict],
    draft: Numbered,
    questions: Sequence[Question],
    found: Sequence[Finding],
) -> tuple[Finding, ...]:
    """What is new, in the order of the text. What was found already is left as it is."""
    known = {one.id: one for one in questions}
    added: list[Finding] = []
    for verdict in said:
        question = known.get(verdict.rule)
        place = question and draft.find(verdict.quote, verdict.sentence)
        if not question or not place or _is_known(question.id, place, [*found, *added]):
            continue
        added.append(_finding(question, verdict, place, draft))
    return tuple(sorted(added[:MOST], key=lambda f: (f.where != "subject", f.start, f.end, f.rule)))


def _is_known(rule: str, place: Place, found: Sequence[Finding]) -> bool:
    """The same rule on the same words; a finding without a place is on all of them."""
    return any(
        one.rule == rule
        and (
            one.start == one.end
            or (one.where == place.where and one.start < place.end and place.start < one.end)
        )
        for one in found
    )


def _finding(question: Question, verdict: Verdict, place: Place, draft: Numbered) -> Finding:
    text: str = getattr(draft.draft, place.where)
    return Finding(
        rule=question.id,
        severity=question.severity if verdict.verdict == "yes" else "hint",
        where=place.where,
        start=place.start,
        end=place.end,
        quote=text[place.start : place.end],
        why=one_sentence(verdict.why) or question.why,
        fix=question.fix,
    )


def one_sentence(text: str) -> str:
    """The first sentence, plain and short; empty if nothing is left, or it names an address."""
    line = " ".join(MARKUP.sub(" ", visible(text)).split())
    first = next((sentence.text for sentence in split(line)), "").rstrip(".!?…: ")
    if ADDRESS.search(first) or not any(map(str.isalpha, first)):
        return ""
    if len(first) > LONGEST_WHY:
        first = f"{first[:LONGEST_WHY].rpartition(' ')[0] or first[:LONGEST_WHY]} …"
    return f"{first[0].upper()}{first[1:]}" + ("" if first.endswith("…") else ".")
