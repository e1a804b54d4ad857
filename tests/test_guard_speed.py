"""The guard's work grows with the message and not faster, whatever the message is made of."""

from __future__ import annotations

from time import process_time

import pytest
from people import situation

from drafter.message import Draft
from drafter.prompts.phrases import (
    Phrase,
    beginnings,
    compile_phrase,
    index,
    needed,
    standing,
)
from drafter.tone.guard import ToneGuard
from drafter.tone.reading import Reading
from drafter.wording.sentences import LONGEST, split

MESSAGE = """Dear Ingrid,

I saw the card in your window about the Thursday bakes, and I'd like to ask whether you still need
a pair of hands. For six years I ran the ovens of a school kitchen, where the bread went out by
eight, whatever the night had been like. I know rye best, and I can shape a plait in the dark.

You wrote that the new oven runs hot at the back. Ours did too; a tray of salt on the lowest rung
helped. Could I come by for half an hour on a quiet morning, to see how you work? If the place is
taken, that's useful to know as well, and I'll be in for a loaf either way.

Kind regards,
"""
PARAGRAPHS = MESSAGE.partition("\n\n")[2].rpartition("\n\n")[0] + "\n\n"
LONGEST_TEXT = 20_000
SECONDS = 2
"""Twice what the slowest takes on a busy machine."""


def cost(body: str, channel: str = "email") -> float:
    given = situation(channel=channel)
    start = process_time()
    ToneGuard()(Draft("The Thursday bakes", body), given)
    return process_time() - start


def of_words(count: int) -> str:
    words = PARAGRAPHS.split(" ")
    return " ".join((words * (1 + count // len(words)))[:count])


def test_ten_times_the_words_take_about_ten_times_as_long() -> None:
    cost(MESSAGE)
    short = min(cost(of_words(1_000)) for _ in range(3))
    assert min(cost(of_words(10_000)) for _ in range(2)) < 13 * short


def test_ten_times_the_text_is_cut_into_sentences_in_ten_times_the_time() -> None:
    def splitting(text: str) -> float:
        start = process_time()
        list(split(text))
        return process_time() - start

    short = min(splitting(of_words(4_000)) for _ in range(5))
    assert min(splitting(of_words(40_000)) for _ in range(2)) < 20 * short


def test_a_usual_message_is_read_in_a_moment() -> None:
    cost(MESSAGE)
    assert min(cost(MESSAGE) for _ in range(9)) < 0.025


def test_of_all_phrases_a_sentence_is_asked_for_few() -> None:
    reading = Reading(Draft("The Thursday bakes", MESSAGE), situation())
    asked = sum(len(row) for parts in reading.likely.values() for row in parts.values())
    there = sum(len(rule.phrases) for rule in reading.rules.values())
    assert asked < there / 20 * len(reading.sentences)


@pytest.mark.parametrize(
    "piece",
    ["please ", "you must reply ", "Aa Bb ", "Dear ", "never ", ", ", "; ", '"a" ', "“one and two ",
     "> a\n", "a\n", "one and then ", "Could you help me and then ", "don't ", "Ingrid ", "a: ",
     "- A: ", "Mon ", "\t", "my wife and my father ", "1 ",
     "a. ", "? ", "12:30 ", ".", "-", "_", "1"],
)  # fmt: skip
def test_no_run_of_the_same_takes_for_ever(piece: str) -> None:
    cost(MESSAGE)
    assert cost((piece * LONGEST_TEXT)[:LONGEST_TEXT]) < SECONDS


def test_where_a_long_text_passes_a_short_limit_is_soon_found() -> None:
    assert cost(of_words(4_000)[:LONGEST_TEXT], channel="linkedin_note") < SECONDS


def test_labels_of_a_phone_script_take_no_time() -> None:
    assert cost("*" * LONGEST_TEXT, channel="phone_script") < SECONDS


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    parts = list(split("so it goes " * 1_000))
    assert all(len(part.text) <= LONGEST for part in parts)
    assert all(part.text.startswith(("so", "it", "goes")) for part in parts)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("I('ve| have)? not (heard|had) from you", "I have not heard from you"),
        ("(no (news|word)|nothing) (yet|at all)", "No word at all"),
        ("won't wait", "I will not wait"),
        ("apolog~ (again)?", "Apologies"),
        ("colou?r of bread", "the color of bread"),
        ("re-send it", "I'll re-send it"),
        ("haven't you", "havent you"),
        ("when(ever|) it suits", "whenever it suits"),
    ],
)
def test_a_phrase_is_found_by_its_words(phrase: str, text: str) -> None:
    one = Phrase(compile_phrase(phrase), needed(phrase))
    assert one.search(text)
    assert list(standing(index([("P1", one)]), text)) == [("P1", one)]
    assert not list(standing(index([("P1", one)]), "Good morning, Ingrid."))


def test_words_are_looked_up_by_how_they_begin() -> None:
    assert {"bre", "bread"} <= beginnings("Bread!")
    assert "read" not in beginnings("Bread!")


@pytest.mark.parametrize(
    "told",
    ["Ax Bx Cx Dx " * 1_700, "in confidence " + "A" * 20_000, "told in confidence A'" * 900],
    ids=["names in a row", "a name without end", "confidences"],
)
def test_what_is_told_may_be_long_as_well(told: str) -> None:
    about = situation(situation=told)
    start = process_time()
    ToneGuard()(Draft("Bread", MESSAGE), about)
    assert process_time() - start < SECONDS
