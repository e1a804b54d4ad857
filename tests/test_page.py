"""The page as a person uses it: read, correct, draft, edit, check, keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from drafter.history import History, Record, people, used
from drafter.history.edits import edits, keep
from drafter.page.words import say
from drafter.situation import Fact, Sender
from drafter.voice import voice_of

APP = Path(__file__).parent.parent / "app.py"
SINKS = {"text", "code", "text_area", "text_input", "arrow_data_frame", "link_button"}
"""Elements that show a text as it is; a link is a mailto of ours, percent-encoded."""
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![pixel](http://evil.example/p.png)",
    "[press me](http://evil.example)",
    ":red[red] **bold**",
    "<script>alert(1)</script>",
)

REJECTION = """From: Ines Okafor <ines.okafor@larkbaking.example>
To: Mara Quell <mara.quell@example.org>
Date: Tue, 17 Nov 2026 09:12:00 +0000
Subject: Your application for Shift Baker (Ref LB-118)

Dear Mara,

Thank you for coming to see us. Unfortunately we have decided to go ahead with another candidate.

Kind regards,
Ines Okafor
Head of Production, Lark Baking
"""


@pytest.fixture
def page(home: Path) -> Iterator[AppTest]:
    """The page of somebody who has said who they are."""
    st.cache_resource.clear()
    fact = Fact(id="f1", text="I cut waste at a night bakery from 9 to 4 trays.")
    History(home).save_profile(Sender(name="Mara Quell", identity="baker, Leeds", facts=(fact,)))
    yield AppTest.from_file(str(APP), default_timeout=120).run()
    st.cache_resource.clear()


def press(page: AppTest, place: str) -> AppTest:
    """Presses the button that carries the words of this place in page.toml."""
    button = next(button for button in page.button if button.label == say(place))
    button.click().run()
    assert not page.exception, page.exception
    return page


def paste(page: AppTest, text: str) -> AppTest:
    page.text_area(key="paste").set_value(text)
    return press(page, "start.read")


def shown(page: AppTest) -> str:
    return "\n".join(element.value for element in page.text)


def codes(page: AppTest) -> list[str]:
    return [element.value for element in page.code]


def test_from_the_example_to_the_history_without_typing(page: AppTest, home: Path) -> None:
    press(page, "start.example")
    assert page.text_input(key="them.recipient_name").value
    press(page, "kind.draft")
    body = page.text_area(key="draft.body").value
    assert body and body in codes(page)

    page.text_area(key="draft.body").set_value(f"{body}\n\nYou must reply to me today.")
    press(page, "draft.check")
    assert "You must reply" in shown(page)
    assert not [text for text in codes(page) if "must reply" in text], (
        "a blocked text can be copied"
    )

    page.text_area(key="draft.body").set_value(body)
    press(page, "draft.check")
    press(page, "after.sent")
    assert say("after.next") in shown(page)
    assert next(History(home).past()).body == body
    assert any(used.told_in(home).values()), "which facts it told is kept"

    page.switch_page("drafter/page/history.py").run()
    assert body in codes(page)[0]


def test_reads_a_no_and_drafts_to_the_one_who_wrote_it(page: AppTest) -> None:
    paste(page, REJECTION)
    assert page.text_input(key="them.recipient_name").value == "Ines Okafor"
    assert page.text_input(key="them.ref").value == "LB-118"
    assert page.date_input(key="them.date").value == dt.date(2026, 11, 17)
    press(page, "kind.draft")
    assert "Ines" in page.text_area(key="draft.body").value


def test_a_corrected_name_is_the_one_that_is_used(page: AppTest) -> None:
    paste(page, REJECTION)
    page.text_input(key="them.recipient_name").set_value("Ifeoma Okafor")
    press(page, "kind.draft")
    assert "Ifeoma" in page.text_area(key="draft.body").value


def test_several_people_get_a_draft_of_their_own(page: AppTest) -> None:
    page.text_input(key="lead.name").set_value("Ruben Falk")
    page.text_area(key="lead.wish").set_value("I'd like to go through my target companies.")
    press(page, "start.lead")
    page.radio(key="kind").set_value("meet_target_companies").run()
    page.text_area(key="others").set_value("Paul Vance at Rill Transport\n\nRos Adair")
    press(page, "kind.draft")
    first = page.text_area(key="draft.body").value
    others = codes(page)[-2:]
    assert "Paul" in others[0] and "Ros" in others[1]
    assert len({first, *others}) == 3


def test_another_wording_replaces_the_text(page: AppTest) -> None:
    press(press(page, "start.example"), "kind.draft")
    wordings = {page.text_area(key="draft.body").value}
    for _ in range(3):
        wordings.add(press(page, "draft.again").text_area(key="draft.body").value)
    assert len(wordings) > 1


def test_a_passage_can_be_left_out_of_the_next_draft(page: AppTest) -> None:
    press(paste(page, REJECTION), "kind.draft")
    used = [text.value for text in page.text if text.value.endswith(f"({say('draft.guidance')})")]
    assert used
    press(page, "draft.drop")
    now = [text.value for text in page.text if text.value.endswith(f"({say('draft.guidance')})")]
    assert used[0] not in now


def test_what_was_changed_before_it_was_sent_is_kept_beside_the_draft(
    page: AppTest, home: Path
) -> None:
    press(paste(page, REJECTION), "kind.draft")
    drafted = page.text_area(key="draft.body").value
    page.text_area(key="draft.body").set_value(drafted.replace("Thank you", "Thanks")).run()
    press(page, "after.sent")
    [edit] = edits(home)
    assert edit.drafted == drafted
    assert edit.sent == drafted.replace("Thank you", "Thanks")


def test_a_blocked_text_can_be_taken_with_a_reason(page: AppTest, home: Path) -> None:
    press(press(page, "start.example"), "kind.draft")
    blocked = "Dear Helen,\n\nYou must reply to me today.\n\nNadia"
    page.text_area(key="draft.body").set_value(blocked)
    press(page, "draft.check")
    assert blocked not in codes(page)
    page.text_input(key="out.override").set_value("She asked me to be this blunt.").run()
    assert blocked in codes(page)
    press(page, "after.sent")
    assert History(home).overrides() == (("P1", "She asked me to be this blunt."),)


def test_what_is_invented_can_not_be_taken_with_any_reason(page: AppTest) -> None:
    press(press(page, "start.example"), "kind.draft")
    body = page.text_area(key="draft.body").value
    page.text_area(key="draft.body").set_value(f"I won the 2019 Turing medal.\n\n{body}")
    press(page, "draft.check")
    assert not [text for text in codes(page) if "Turing" in text]
    assert "out.override" not in [field.key for field in page.text_input]


def test_whoever_asked_to_be_left_alone_gets_no_draft(page: AppTest) -> None:
    paste(page, "From: Jo Hale <jo@hale.example>\n\nPlease do not contact us again.\n\nJo Hale")
    press(page, "kind.draft")
    assert say("stop.heading") in [heading.value for heading in page.subheader]
    assert say("stop.instead") in shown(page)
    assert "draft.body" not in page.session_state


def test_a_person_without_a_message_is_enough(page: AppTest) -> None:
    page.text_input(key="lead.name").set_value("Ruben Falk")
    page.text_input(key="lead.company").set_value("Oakhold Pensions")
    page.text_area(key="lead.wish").set_value("I applied two weeks ago and heard nothing.")
    press(press(page, "start.lead"), "kind.draft")
    assert "Ruben" in page.text_area(key="draft.body").value


def test_whoever_was_brought_in_is_known_by_their_firm(page: AppTest, home: Path) -> None:
    people.keep(home, [people.Known("Ruben Falk", "Actuary", "Oakhold Pensions")])
    page.text_input(key="lead.name").set_value("Ruben Falk")
    page.text_area(key="lead.wish").set_value("I'd like to know if they plan to hire in spring.")
    press(press(page, "start.lead"), "kind.draft")
    assert "Oakhold Pensions" in page.text_area(key="draft.body").value


def test_a_kind_that_was_not_suggested_can_be_chosen(page: AppTest) -> None:
    paste(page, REJECTION)
    page.radio(key="kind").set_value("").run()
    page.selectbox(key="kind.other").set_value("meet_target_companies").run()
    press(page, "kind.draft")
    assert page.session_state["case"].outcome.kind == "meet_target_companies"


def test_another_message_starts_empty(page: AppTest) -> None:
    press(press(press(page, "start.example"), "kind.draft"), "after.sent")
    press(page, "after.over")
    assert not page.text_area(key="paste").value
    assert "case" not in page.session_state


def test_an_empty_box_is_one_sentence(page: AppTest) -> None:
    paste(page, "   ")
    assert "Nothing was drafted" in shown(page)


def test_asks_for_a_name_that_nobody_wrote(page: AppTest) -> None:
    paste(page, "Unfortunately we went with another candidate.")
    assert say("them.name_first") in [caption.value for caption in page.caption]
    page.text_input(key="them.recipient_name").set_value("Ines Okafor").run()
    assert say("kind.draft") in [button.label for button in page.button]


def test_what_was_typed_survives_a_look_at_another_page(page: AppTest) -> None:
    press(paste(page, REJECTION), "kind.draft")
    page.text_area(key="draft.body").set_value("Dear Ines,\n\nMy own words.").run()
    page.switch_page("drafter/page/setup.py").run()
    page.switch_page("drafter/page/write.py").run()
    assert page.text_area(key="draft.body").value == "Dear Ines,\n\nMy own words."
    assert page.text_area(key="paste").value == REJECTION


def test_the_profile_is_asked_for_once_and_kept(home: Path) -> None:
    st.cache_resource.clear()
    page = paste(AppTest.from_file(str(APP), default_timeout=120).run(), REJECTION)
    page.text_input(key="me.name").set_value("Mara Quell").run()
    press(page, "kind.draft")
    kept = History(home).profile()
    assert kept and kept.name == "Mara Quell"


def test_about_you_keeps_private_facts_apart(page: AppTest, home: Path) -> None:
    page.switch_page("drafter/page/setup.py").run()
    page.text_area(key="setup.facts").set_value("I ran a night shift.\nI trained six people.")
    page.text_area(key="setup.private").set_value("I was ill in spring.")
    press(page, "setup.save")
    kept = History(home).profile()
    assert kept
    assert [fact.text for fact in kept.facts if fact.private] == ["I was ill in spring."]
    assert len(kept.public_facts) == 2


def test_an_outcome_is_noted(page: AppTest, home: Path) -> None:
    press(press(press(page, "start.example"), "kind.draft"), "after.sent")
    page.switch_page("drafter/page/history.py").run()
    page.button_group[0].set_value("replied").run()
    assert say("history.replied") in shown(page)


def test_a_habit_that_shows_in_edits_can_be_taken_on(page: AppTest, home: Path) -> None:
    for number in range(3):
        sent = Record("sent", f"Person {number}", dt.date(2026, 11, 2), "Hi Ann,\n\nFine.\n\nMara")
        keep(home, History(home).remember(sent), "Dear Ann,\n\nFine.\n\nMara")
    page.switch_page("drafter/page/history.py").run()
    press(page, "history.take_on")
    assert voice_of(home).greeting.what == "Hi {first},"


def marked_up(block: Any, strings: tuple[str, ...]) -> list[str]:
    """Where one of the strings stands in something that reads Markdown: a label, a box, a help."""
    found = []
    for child in block.children.values():
        if hasattr(child, "children"):
            found += marked_up(child, strings)
        proto = getattr(child, "proto", None)
        if proto is None:
            continue
        read = [getattr(proto, "label", ""), getattr(proto, "help", "")]
        read += [] if child.type in SINKS else [str(proto)]
        found += [f"{child.type}: {s}" for s in strings for text in read if s in str(text)]
    return found


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_others_wrote_is_only_ever_plain_text(page: AppTest, hostile: str) -> None:
    text = REJECTION.replace("Dear Mara,", f"Dear Mara,\n\n{hostile}\n").replace(
        "Lark Baking", f"Lark {hostile} Baking"
    )
    paste(page, text)
    assert not marked_up(page.main, (hostile,))
    page.text_input(key="them.recipient_name").set_value(f"Ines {hostile}")
    page.text_input(key="them.company").set_value(hostile)
    press(page, "kind.draft")
    page.text_area(key="draft.body").set_value(f"Dear Ines,\n\n{hostile} You must reply.")
    press(page, "draft.check")
    page.text_input(key="out.override").set_value(hostile).run()
    assert any(hostile in text for text in codes(page)), "the text did not arrive"
    assert not marked_up(page.main, (hostile,))


def test_the_search_for_marked_up_text_finds_it() -> None:
    def careless() -> None:
        import streamlit as st

        st.markdown("hello <img src=x>")
        st.text_input("say <img src=x>")
        st.text("only <img src=x>")

    seen = marked_up(AppTest.from_function(careless).run().main, ("<img src=x>",))
    assert [where.partition(":")[0] for where in seen] == ["markdown", "text_input"]
