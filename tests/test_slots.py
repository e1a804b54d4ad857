"""What a kind asks for, and what the situation answers without being asked."""

from __future__ import annotations

from people import event, situation

from drafter import slots
from drafter.prompts.kinds import kind
from drafter.situation import Fact
from drafter.wording import facts


def filled(**changes: object) -> dict[str, str]:
    about = situation(**changes)
    return slots.fill(kind(about.kind), about)


def test_a_rejection_fills_most_slots_by_itself() -> None:
    found = filled()
    assert found["recipient"] == "Ms Marsh"
    assert found["job"] == "the Cellar Assistant role (TB-118)"
    assert found["identity"] == "a cellar hand in Hull"
    assert found["fact"] == "I ran the bottling line for two summers, with a team of five."
    assert found["met"] == "our interview on 10 November"
    assert found["told"] == "on 16 November"
    assert found["moment"] == "You showed me the new fermenters."


def test_a_private_fact_fills_nothing() -> None:
    assert not any("exhaustion" in words for words in filled().values())


def test_what_they_have_read_comes_after_what_is_new_to_them() -> None:
    about = situation()
    first, second, *_ = (fact.text for fact in about.sender.public_facts)
    letter = f"As you know, {first[0].lower()}{first[1:]}."
    of = kind(about.kind)
    assert slots.fill(of, about)["fact"] == facts.sentence(first)
    assert slots.fill(of, about, [letter])["fact"] == facts.sentence(second)
    assert slots.fill(of, about, [letter])["fact_2"] == facts.sentence(first)


def test_their_no_is_no_moment_that_stayed_with_anybody() -> None:
    told = "She told me on 12 November that they chose somebody else."
    assert "moment" not in filled(situation=told, pasted_message="")
    shown = f"{told} She showed me the new fermenters."
    assert filled(situation=shown)["moment"] == "You showed me the new fermenters."


def test_what_they_have_read_or_what_is_old_is_no_news() -> None:
    sender = situation().sender
    said = "I finished the course in brewing science."
    told = [Fact(id="n", text=said), Fact(id="o", text="I passed the forklift test in 2019.")]
    about = situation(sender=sender.model_copy(update={"facts": tuple(told)}))
    of = kind(about.kind)
    assert slots.fill(of, about)["news"] == said
    assert "news" not in slots.fill(of, about, [f"Dear Ms Marsh,\n\n{said}\n\nBen"])


def test_the_users_own_words_come_first_and_get_their_form() -> None:
    found = filled(details={"moment": "she explained the yeast bank", "idea": "Rinse twice."})
    assert found["moment"] == "She explained the yeast bank."
    assert found["idea"] == "rinse twice"
    assert filled(details={"moment": "She explained the yeast bank"})["moment"] == (
        "You explained the yeast bank."
    )


def test_what_the_situation_does_not_say_stays_empty() -> None:
    bare = filled(history=[], pasted_message="", situation="", role="")
    assert bare["job"] == "the role at Tallowbridge Brewery"
    assert not {"met", "told", "moment", "trigger", "tie", "reason", "promised"} & set(bare)


def test_missing_asks_only_for_what_nothing_answers() -> None:
    about = situation(situation="")
    assert list(slots.missing(kind("ask_why_no"), about)) == ["moment", "own_line"]
    assert list(slots.missing(kind("ask_why_no"), situation())) == ["own_line"]


def test_a_thank_you_looks_forward_to_the_named_day_and_a_follow_up_back() -> None:
    history = [event("2026-11-10", "in", "in_person", "interview; decision by Fri 13 Nov")]
    early = filled(kind="thank_you_interview", today="2026-11-10", history=history)
    late = filled(kind="followup_1", today="2026-11-18", history=history)
    assert early["promised"] == late["promised"] == "Friday 13 November"
    assert "promised" not in filled(kind="followup_1", today="2026-11-11", history=history)


def test_how_we_know_each_other_becomes_a_sentence() -> None:
    def tie(relationship: str) -> str:
        recipient = {"name": "Ola Brandt", "relationship": relationship}
        return filled(recipient=recipient).get("tie", "")

    assert tie("worked together at Fenwick 2023") == "We worked together at Fenwick in 2023."
    assert tie("stranger; heard her talk on hops") == "I heard your talk on hops."
    assert tie("stranger") == ""


def test_a_company_that_is_none_is_not_named() -> None:
    recipient = {"name": "Ola Brandt", "company": "self-employed"}
    found = filled(recipient=recipient, pasted_message="", situation="")
    assert "company" not in found
    assert found["job"] == "the role"
