"""On the page: what there is of somebody is shown, and goes when the button says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from drafter.batch import uploads
from drafter.history import History, Record
from drafter.page.words import say
from drafter.situation import Recipient

DAY = dt.date(2026, 9, 14)


def section() -> None:
    from drafter.page.case import in_words
    from drafter.page.forget import section

    with in_words():
        section()


@pytest.fixture
def page(home: Path) -> Iterator[AppTest]:
    History(home).remember(Record("sent", "Ada *Brook*", DAY, "One.", email="ada@quay.example"))
    st.cache_resource.clear()
    yield AppTest.from_function(section, default_timeout=60).run()
    st.cache_resource.clear()


def test_somebody_is_shown_and_forgotten(page: AppTest, home: Path) -> None:
    page.text_input(key="forget.who").set_value("ADA@quay.example").run()
    assert any("Ada *Brook*" in shown.value for shown in page.text)
    assert History(home).sent_to("Ada Brook")
    page.checkbox(key="forget.never").check().run()
    page.button[0].click().run()
    assert not page.exception
    assert say("forget.done") in [shown.value for shown in page.caption]
    assert History(home).sent_to("Ada Brook") == ()
    assert History(home).held(Recipient(name="A", email="ada@quay.example"))


def test_a_table_that_was_given_here_goes_and_is_told(page: AppTest) -> None:
    table = uploads.kept(b"email\nada@quay.example\n")
    page.text_input(key="forget.who").set_value("ada@quay.example").run()
    page.button[0].click().run()
    assert not page.exception and not table.exists()
    assert str(table) in [shown.value for shown in page.text]
    assert say("forget.removed") in [shown.value for shown in page.caption]


def test_who_is_not_kept_is_said_and_has_no_button(page: AppTest) -> None:
    page.text_input(key="forget.who").set_value("Nobody At All").run()
    assert [shown.value for shown in page.text] == [say("forget.nothing")]
    assert not page.button


def test_a_fault_is_one_sentence(page: AppTest, home: Path) -> None:
    History(home).remember(Record("sent", "Di", DAY, "One.", company="Rill"))
    History(home).remember(Record("sent", "Di", DAY, "Two.", company="Quay"))
    page.text_input(key="forget.who").set_value("Di").run()
    assert not page.exception
    assert any("Several people are called" in shown.value for shown in page.text)
