"""Register and directness: what the user chose, never what a name suggests."""

from __future__ import annotations

import pytest
from people import situation

from drafter.assembly import open_drafter
from drafter.message import Message
from drafter.prompts.kinds import kind, load_kinds
from drafter.prompts.tables import register
from drafter.slots.steps import arranged
from drafter.wording.register import softness, written_out


def body(**changes: object) -> str:
    about = situation(kind="ask_upcoming_openings", pasted_message="", history=[], **changes)
    made = open_drafter(writer="phrasebook", recall=False).drafter.draft(about)
    assert isinstance(made, Message)
    return made.draft.body


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("I'm sure it's fine.", "I am sure it is fine."),
        ("That’s all I’d ask.", "That is all I would ask."),
        ("I'd hoped you'd say so.", "I had hoped you would say so."),
        ("It won't, can't and didn't.", "It will not, cannot and did not."),
        ("Let's see what Ada's team does.", "Let us see what Ada's team does."),
        ("{fact} isn't {own_line}", "{fact} is not {own_line}"),
    ],
)
def test_a_formal_letter_writes_short_forms_out(short: str, long: str) -> None:
    assert written_out(short, register()["formal"]) == long


def test_the_users_own_words_stay_as_they_are() -> None:
    line = "You said it's the yeast that can't be hurried."
    assert line in body(register="formal", details={"own_line": line})


def test_no_short_form_of_ours_is_left_in_a_formal_letter() -> None:
    forms = register()["formal"]
    for one in load_kinds().values():
        for beat in one.beats:
            for variant in beat.variants:
                left = written_out(variant.text, forms).replace("’", "'")
                assert not [w for w in ("'m", "'ve", "'ll", "'re", "'d ", "n't") if w in left], left


def test_a_direct_message_asks_sooner_than_a_gentle_one() -> None:
    direct, gentle = body(directness="direct"), body(directness="gentle")
    assert direct.index("?") / len(direct) < gentle.index("?") / len(gentle)


@pytest.mark.parametrize("id", [id for id in load_kinds() if kind(id).asks])
def test_a_direct_kind_keeps_all_its_steps(id: str) -> None:
    steps = arranged(kind(id), situation(kind=id, directness="direct"), {}).beats
    assert sorted(beat.name for beat in steps) == sorted(beat.name for beat in kind(id).beats)


def test_softness_counts_what_softens() -> None:
    softeners = register()["directness"]["softeners"]
    assert softness("Where does the review stand?", softeners) == 0
    assert softness("Would you be willing to tell me, if it suits?", softeners) >= 2
