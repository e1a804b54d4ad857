"""The user's words as they stand in a sentence: no gaps, one mark, the right article and name."""

from __future__ import annotations

import pytest

from drafter.wording import facts, names, phrases, tidy


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Porter [m/w/d]", "Porter"),
        ("[Job Title]", ""),
        ("{company}", ""),
        ("N/A", ""),
        ("?", ""),
        ("nights , days", "nights, days"),
        ("Fern  Street\nWorks", "Fern Street Works"),
        ("at Is It Tea?.", "at Is It Tea?"),
        ("this is J. R..", "this is J. R."),
        ("red\x1b[31m lamps\u202e", "red lamps"),
    ],
)
def test_what_was_typed_becomes_one_line(typed: str, said: str) -> None:
    assert tidy.plain(typed) == said


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("Saved [X%] of costs", ""),
        ("Cut costs by a third [see CV]", "I cut costs by a third."),
        ("• planted 900 bulbs", "I planted 900 bulbs."),
        ("https://bulbs.example/cv", ""),
        ("زرعت تسعمئة بصلة", ""),
        ("In May I moved to Ghent", "In May I moved to Ghent."),
        ("Since then I have learned to weld.", "Since then I have learned to weld."),
        ("MSc in botany", "I hold an MSc in botany."),
        ("Languages: Welsh, Polish", "My languages: Welsh, Polish."),
        ("Native Welsh speaker", "I am a native Welsh speaker."),
    ],
)
def test_a_fact_is_told_whole_or_not_at_all(fact: str, said: str) -> None:
    assert facts.sentence(fact) == said


@pytest.mark.parametrize(
    "words",
    [
        "a user", "an usher", "an hour", "an honest trade", "a European", "a union", "an uncle",
        "a one-off", "an SQL course", "an MBA", "an X-ray", "a UX lead", "a U-boat",
        "an 8-hour day", "an unusual job",
        "a unit", "an umbrella", "a bus", "an F1 mechanic", "a SCUBA course",
    ],
)  # fmt: skip
def test_the_article_goes_by_the_sound(words: str) -> None:
    article, _, noun = words.partition(" ")
    assert phrases.indefinite(noun) == article


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("bo achterberg", "Bo Achterberg"),
        ("MAUREEN O'DOYLE", "Maureen O'Doyle"),
        ("anna van der aa", "Anna van der Aa"),
        ("Lind, Petra", "Petra Lind"),
        ("J. R.", "J. R."),
        ("JP", "JP"),
        ("DeShawn McCoy", "DeShawn McCoy"),
    ],
)
def test_a_name_is_signed_as_people_write_names(typed: str, signed: str) -> None:
    assert names.written(typed) == signed


def test_two_short_facts_make_one_sentence() -> None:
    assert phrases.joined("I ran a bar.", "I hold a permit.") == "I ran a bar, and I hold a permit."
    assert phrases.joined("I ran a bar.", "My rota won.") == "I ran a bar. My rota won."


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("What would you do first", "What would you do first?"), ("the night shift", "")],
)
def test_a_question_asks(typed: str, asked: str) -> None:
    assert phrases.question(typed) == asked
