"""The writer without a model: whole, within limits, nobody's form letter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from people import event, situation

from drafter import slots
from drafter.embedding import Embedder
from drafter.message import Draft
from drafter.prompts.kinds import kind, load_kinds
from drafter.prompts.tables import channels
from drafter.situation import Situation
from drafter.writers.phrasebook import Phrasebook
from drafter.writers.plan import Plan

Write = Callable[..., Draft]


@pytest.fixture
def write(embedder: Embedder) -> Write:
    def write(about: Situation, *, seed: int = 0, **plan: tuple[str, ...]) -> Draft:
        of_kind = kind(about.kind)
        return Phrasebook(embedder, seed=seed).write(
            Plan(of_kind, about, slots.fill(of_kind, about), **plan)
        )

    return write


EVERY = [(id, channel) for id, of in load_kinds().items() for channel in of.channels]


@pytest.mark.parametrize(("id", "channel"), EVERY)
def test_every_kind_is_whole_on_every_channel_it_names(id: str, channel: str, write: Write) -> None:
    draft = write(situation(kind=id, channel=channel))
    limits = channels()[channel]
    assert "Marsh" in draft.body
    assert not re.search(r"[\[\]{}]|\s\s\S|\.\.", draft.body.replace("\n", ""))
    assert not limits.max_chars or len(draft.body) <= limits.max_chars
    fewest = 15 if limits.short else 35
    assert fewest <= len(draft.body.split()) <= (400 if limits.spoken else 190)
    assert bool(draft.subject) == limits.subject
    own = draft.body.split("\n\nIf ")[0] if limits.spoken else draft.body
    spoken_opening = 1 if "good moment" in own else 0
    assert own.count("?") == bool(kind(id).asks) + spoken_opening


@pytest.mark.parametrize("id", load_kinds())
def test_every_kind_makes_do_with_nothing_but_names_and_one_fact(id: str, write: Write) -> None:
    sender = {"name": "Ben Achterkamp", "facts": [{"id": "f", "text": "Ran a bottling line"}]}
    channel = kind(id).channels[0]
    bare = situation(kind=id, channel=channel, sender=sender, recipient={"name": "Ingrid Marsh"},
                     situation="", pasted_message="", history=[])  # fmt: skip
    draft = write(bare)
    assert len(draft.body.split()) >= (15 if channels()[channel].short else 35)
    told = any("fact" in v.slots for b in kind(id).beats if not b.branch for v in b.variants)
    assert "bottling line" in draft.body or channels()[channel].short or not told


def test_the_users_own_words_are_in_the_draft(write: Write) -> None:
    body = write(situation()).body
    assert "You showed me the new fermenters." in body
    assert "I ran the bottling line for two summers" in body
    assert "the Cellar Assistant role (TB-118)" in body
    assert body.endswith("Ben Achterkamp")


def test_no_sentence_goes_twice_to_one_person(write: Write) -> None:
    about, sent = situation(), []
    for _ in range(3):
        sent.append(write(about, sent_before=tuple(sent)).body)
    slots_said = {"You showed me the new fermenters", "I ran the bottling line for two summers"}
    sentences = [
        s
        for body in sent
        for s in re.split(r"(?<=[.?])\s+", body.split("\n\n", 1)[1].rsplit("\n\n", 1)[0])
        if not any(own in s for own in slots_said)
    ]
    assert len(sentences) == len(set(sentences))


def test_what_the_guard_objected_to_is_not_said_again(write: Write) -> None:
    about = situation()
    question = next(line for line in write(about).body.split("\n\n") if "?" in line)
    asked = question.split("?")[0] + "?"
    assert asked not in write(about, objected=(asked,)).body


def test_two_people_get_two_texts_and_a_seed_another_wording(write: Write) -> None:
    other = {"name": "Paul Vance", "company": "Tallowbridge Brewery"}
    one, two = write(situation()).body, write(situation(recipient=other)).body
    assert one.split("\n\n", 1)[1] != two.split("\n\n", 1)[1]
    assert len({write(situation(), seed=seed).body for seed in range(6)}) > 2
    assert write(situation(), seed=3) == write(situation(), seed=3)


def test_tight_limits_keep_the_ask(write: Write) -> None:
    body = write(situation(channel="linkedin_message", constraints={"max_chars": 260})).body
    assert len(body) <= 260
    assert body.count("?") == 1


def test_a_shorter_wording_is_not_bought_with_what_the_user_typed(write: Write) -> None:
    about = situation(
        kind="accept_no_keep_door",
        pasted_message="We offer the post to someone with more experience of cask beers.",
        details={"future": "the new taproom in Beverley"},
        constraints={"max_words": 90},
    )
    assert "the new taproom in Beverley" in write(about).body


def test_a_script_answers_what_they_may_say(write: Write) -> None:
    wanted = ["they are busy", "meeting: no"]
    about = situation(kind="rejection_call_keep_talking", channel="phone_script",
                      constraints={"needs_branches": wanted, "max_words": 200})  # fmt: skip
    body = write(about).body
    assert body.startswith("- Open: Hello Ms Marsh, this is Ben Achterkamp.")
    assert "If they are busy:" in body and "If the meeting is a no:" in body
    assert len(body.split()) <= 200


def test_news_since_the_last_message_leads_a_follow_up(write: Write) -> None:
    facts = [
        {"id": "a", "text": "Ran a bottling line for 12 years"},
        {"id": "b", "text": "Since the interview: passed the confined-space test"},
    ]
    history = [event("2026-11-02", "in", "in_person", "interview")]
    about = situation(kind="followup_1", sender={"name": "Ben Achterkamp", "facts": facts},
                      history=history, pasted_message="")  # fmt: skip
    assert "confined-space test" in write(about).body
