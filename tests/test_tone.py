"""The guard finds what it should, where it is, and leaves the rest alone."""

from __future__ import annotations

import importlib
import importlib.util
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest
import tone_examples as first

from drafter.message import Draft, Finding
from drafter.prompts.kinds import kind
from drafter.prompts.tone import load_rules
from drafter.situation import Situation
from drafter.tone.guard import CHECKS, ToneGuard
from drafter.tone.ownwords import own_words
from drafter.wording.sentences import split

FILES = (
    "tone_examples",
    "tone_examples_grounding",
    "tone_examples_manner",
    "tone_examples_senses",
    "tone_examples_classes",
    "tone_examples_innocent",
    "tone_examples_plain",
)


def read(row: first.Row, base: dict[str, Any] = first.BASE) -> tuple[Draft, Situation]:
    subject, body, overrides = (first.SUBJECT, row, {}) if isinstance(row, str) else row
    return Draft(subject, body), Situation.model_validate(base | overrides)


def examples() -> Iterator[tuple[str, int, Draft, Situation]]:
    """Rule, 0 for a row it must object to or 1 for one it must leave alone, and the row."""
    for name in filter(importlib.util.find_spec, FILES):
        module = importlib.import_module(name)
        for rule, pair in module.EXAMPLES.items():
            for column in (0, 1):
                for row in pair[column]:
                    yield rule, column, *read(row, module.BASE)


EXAMPLES = list(examples())
ROWS = Counter((rule, column) for rule, column, *_ in EXAMPLES)
JUDGED_BY_CODE = sorted({id for id, rule in load_rules().items() if rule.phrases} | set(CHECKS))


def found(row: first.Row, rule: str, guard: ToneGuard | None = None) -> list[Finding]:
    return [one for one in (guard or ToneGuard())(*read(row)) if one.rule == rule]


def rows(column: int) -> list[Any]:
    return [
        pytest.param(rule, draft, situation, id=f"{rule}: {draft.body[:40]!r}")
        for rule, at, draft, situation in EXAMPLES
        if at == column
    ]


@pytest.mark.parametrize(("rule", "draft", "situation"), rows(0))
def test_objects(rule: str, draft: Draft, situation: Situation) -> None:
    assert rule in {one.rule for one in ToneGuard()(draft, situation)}


@pytest.mark.parametrize(("rule", "draft", "situation"), rows(1))
def test_leaves_alone(rule: str, draft: Draft, situation: Situation) -> None:
    assert [one for one in ToneGuard()(draft, situation) if one.rule == rule] == []


@pytest.mark.parametrize("rule", JUDGED_BY_CODE)
def test_each_rule_has_rows(rule: str) -> None:
    assert ROWS[rule, 0] >= 3, f"{rule} needs three rows that it objects to"
    assert ROWS[rule, 1] >= 3, f"{rule} needs three rows that it leaves alone"


def test_each_row_and_each_check_has_a_rule() -> None:
    assert {rule for rule, _ in ROWS} | set(CHECKS) <= set(load_rules())


def test_a_rule_taken_out_is_missed() -> None:
    """The rows tell a guard with a hole from a whole one."""
    for rule, (flagged, _) in first.EXAMPLES.items():
        without = ToneGuard({id: one for id, one in load_rules().items() if id != rule})
        assert not any(found(row, rule, without) for row in flagged)


@pytest.mark.parametrize(
    ("row", "rule", "severity"),
    [
        (first.subject("PLEASE LOOK AT THIS"), "S1", "block"),
        ("Thanks in advance for a word.", "P6", "hint"),
        ("I'll drop by on Monday.", "P6", "block"),
        (first.told("I'm begging you.", **first.knows("old friend")), "B1", "warn"),
        ("I'm begging you.", "B1", "block"),
        ("Is it open? Feel free to ignore this.", "B4", "hint"),
        ("I'd like to know. Feel free to ignore this.", "B4", "warn"),
        (first.told("Just checking in.", history=[first.ASKED]), "V1", "warn"),
        (first.told("Just checking in.", history=[first.ASKED, first.ASKED_AGAIN]), "V1", "block"),
        ("I haven't heard back yet.", "P2", "hint"),
        ("You never answered me.", "P2", "block"),
        (first.subject("Re: role", history=[first.MET]), "S3", "warn"),
        ("Could you let me know by Friday?", "U2", "warn"),
        (
            first.told("Could you spare me ten minutes by phone?", **first.knows("stranger")),
            "A5",
            "hint",
        ),
        (first.told("Would you introduce me to her?", **first.knows("stranger")), "A5", "warn"),
        (first.told("What was missing?", kind="ask_why_no"), "L2", "warn"),
        ("What was missing?", "L2", "hint"),
        ("Here is the short of it: " + "I set the mill and I run it, " * 4 + "so.", "L3", "hint"),
        ("I saw the advert. What was missing in my papers, and what may I send?", "L2", "hint"),
        (first.told("Hello.", kind="chase_waiting_on", history=[first.MET]), "T10", "hint"),
        (("The grower role: any news?", "Is it open? I passed the test in May.", {}), "V1", "hint"),
    ],
)
def test_severity(row: first.Row, rule: str, severity: str) -> None:
    assert {one.severity for one in found(row, rule)} == {severity}


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ('You asked me to send it "ASAP", so here it is.', "U1"),
        (first.told("Tuesday suits me. See you then.", kind="accept_or_confirm_next_step"), "P6"),
        (first.told("I'd like a quarter of an hour. May I call?", **first.knows("stranger")), "A3"),
        ("Could you tell me more? I took no. In May I asked you.", "L3"),
    ],
)
def test_what_only_looks_like_a_fault(row: first.Row, rule: str) -> None:
    assert found(row, rule) == []


def test_a_nudge_with_news_is_only_a_hint() -> None:
    sender = {"name": "Ines Vidal", "facts": [{"id": "f", "text": "Passed the pruning exam"}]}
    body = "Just checking in: I passed the pruning exam in March."
    row = first.told(body, history=[first.ASKED, first.ASKED_AGAIN], sender=sender)
    assert [one.severity for one in found(row, "V1")] == ["hint"]


HARSH = "You owe me an answer!!"
NOT_OURS = [
    f"> {HARSH}",
    f"On 3 March 2026, Odile Marchetti <odile@example.org> wrote:\n\n{HARSH}",
    f"-----Original Message-----\nFrom: Odile\n\n{HARSH}",
    f"From: Odile Marchetti\nSent: 3 March 2026\n\n{HARSH}",
    "Kind regards,\nInes Vidal\nUrgent Care, ask me anything",
    "Ines Vidal | Desperate Measures Ltd",
]


@pytest.mark.parametrize("below", NOT_OURS)
def test_quotes_and_signatures_are_not_judged(below: str) -> None:
    body = f"I applied for the grower role on 2 March. Is it still open?\n\n{below}"
    rules = {"P5", "S2", "B1", "U1", "V6"}
    assert not rules & {one.rule for one in ToneGuard()(*read(first.told(body)))}


@pytest.mark.parametrize(
    "tail",
    [
        f"Kind regards,\nInes\n\nP.S. {HARSH}",
        f"Thanks,\n\n{HARSH}",
        f"On Monday you wrote:\n\n{HARSH}",
        f"Best,\nInes\n{HARSH}",
    ],
)
def test_a_postscript_is_judged(tail: str) -> None:
    assert found(f"Is the grower role still open?\n\n{tail}", "P5")


def test_spans_are_exact_on_any_text() -> None:
    dice = random.Random(7)
    said = [row for pair in first.EXAMPLES.values() for row in chain(*pair)]
    bits = [row if isinstance(row, str) else row[1] for row in said]
    bits += ["\n\n", "> cited", "李娜 – Ω’s", "Best,\nInes", "😀 é", "\r\n", "…", "\tÉlan"]
    guard = ToneGuard()
    for _ in range(60):
        body = dice.choice([" ", "\n", "\n\n"]).join(dice.sample(bits, 6))
        draft = Draft(dice.choice(bits).replace("\n", " "), body)
        for one in guard(draft, read("")[1]):
            text = draft.subject if one.where == "subject" else draft.body
            assert one.quote == text[one.start : one.end]


def test_findings_are_in_order_and_no_two_of_a_rule_overlap() -> None:
    body = "You never answered me!! I deserve better; you owe me an answer. I'm desperate."
    findings = ToneGuard()(Draft("URGENT REQUEST", body), read("")[1])
    places = [(one.where == "body", one.start) for one in findings]
    assert places == sorted(places)
    for one in findings:
        same = [o for o in findings if (o.rule, o.where) == (one.rule, one.where) and o is not one]
        assert all(o.end <= one.start or o.start >= one.end for o in same)


def test_the_footer_of_a_mailing_list_is_not_the_writers_and_hides_nothing_below() -> None:
    sender = read("x")[1].sender
    footer = "________________\nExmh-users mailing list\nhttps://lists.example.net/exmh\n"
    body = f"Could you tell me why?\n\n{footer}\nYou must answer me today."
    ours = own_words(body, sender)
    assert "mailing list" not in ours and "You must answer me today." in ours
    ruled = "Thank you.\n--------\nMy work: https://x.example\n\nYou must answer me today."
    assert own_words(ruled, sender) == ruled, "a line of one's own is no footer"


def test_own_words_keep_every_place() -> None:
    sender = Situation.model_validate(first.BASE).sender
    body = "Hello Odile,\n\nIs it open?\n\nBest,\nInes\n> cited"
    ours = own_words(body, sender)
    assert len(ours) == len(body)
    assert ours.rstrip() == "Hello Odile,\n\nIs it open?"


def test_sentences_end_where_people_end_them() -> None:
    text = (
        "Dear Ms. Okri,\n\nDr. J. R. Bell said, e.g., that 3.5 percent of it, cf. example.org/a.b, "
        "was lost at 10 a.m. on Monday. I run a Class B. I like it... Do you?\n- one\n- two"
    )
    sentences = list(split(text))
    assert [one.text.split()[-1] for one in sentences] == [
        "Okri,", "Monday.", "B.", "it...", "you?", "one", "two",
    ]  # fmt: skip
    assert all(text[one.start : one.end] == one.text for one in sentences)


def test_a_guard_never_changes_its_mind() -> None:
    draft, situation = read(HARSH)
    again = replace(draft)
    assert ToneGuard()(draft, situation) == ToneGuard()(again, situation)


@pytest.mark.parametrize(
    ("kind_id", "body", "flagged"),
    [
        ("thank_you_interview", "Dear Odile,\n\nThank you for the talk.\n\nInes", True),
        ("accept_or_confirm_next_step", "Hi Odile,\n\nYes, Tuesday at ten.\n\nInes", True),
        (
            "accept_or_confirm_next_step",
            "Dear Odile,\n\nYes, Tuesday at ten suits me well. "
            "I'll come to the shop and ask for you at the gate.\n\nInes",
            False,
        ),
    ],
)
def test_how_short_is_too_short_depends_on_the_kind(kind_id: str, body: str, flagged: bool) -> None:
    found = ToneGuard()(*read(body), kind(kind_id))
    assert ("L2" in {one.rule for one in found}) == flagged
