"""The page for a table of leads: read, drafted, looked at, taken along."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from fake_service import FakeService, draft
from streamlit.testing.v1 import AppTest

from drafter.batch.table import packed
from drafter.history import History
from drafter.page.case import workshop, workshop_for_many
from drafter.page.words import say
from drafter.situation import Fact, Sender

PAGE = Path(__file__).parent.parent / "drafter" / "page" / "batch.py"
LEADS = """Name,Firma,Notes,kind
Ola Brandt,Fenwick,"We worked together at Salt. I'd like to meet them.",meet_target_companies
,Nobody Ltd,,meet_target_companies
<img src=x onerror=alert(1)>,Ales,I would like to know of openings,ask_upcoming_openings
"""

LETTER = """Dear Ola,

We worked together at Salt, where I ran a bottling line for six years. Fenwick is a brewery I \
would like to know better, and I thought of you first.

Would you have ten minutes for a short call next week? One line is plenty, no answer is fine too.

Kind regards,
Ben Achterkamp"""


@pytest.fixture
def page(home: Path) -> Iterator[AppTest]:
    st.cache_resource.clear()
    fact = Fact(id="f", text="I ran a bottling line for six years.")
    History(home).save_profile(Sender(name="Ben Achterkamp", facts=(fact,)))
    yield AppTest.from_file(str(PAGE), default_timeout=120).run()
    st.cache_resource.clear()


def given(page: AppTest, table: str) -> AppTest:
    page.file_uploader[0].upload("leads.csv", table.encode(), "text/csv").run()
    assert not page.exception, page.exception
    return page


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception, page.exception
    return page


def drafted(page: AppTest) -> AppTest:
    return press(given(page, LEADS), say("batch.draft", count=3))


def test_it_says_which_column_is_what_and_what_it_would_take(page: AppTest) -> None:
    press(given(page, LEADS), say("batch.estimate"))
    assert "Firma is read as company." in "\n".join(text.value for text in page.text)
    would = next(one.value for one in page.markdown if "to be written by the service" in one.value)
    assert would.startswith("3 rows: 0 to be written by the service, 2 by the phrasebook")
    kinds = [text.value for text in page.text if " × " in text.value]
    assert len(kinds) == 2 and all(one.startswith("1 × ") for one in kinds), kinds
    press(given(page, LEADS.replace(",meet_target_companies", ",")), say("batch.estimate"))
    kinds = [text.value for text in page.text if " × " in text.value]
    assert any(one.endswith(f"({say('batch.would_guess')} row-1)") for one in kinds), kinds


def test_each_draft_stands_beside_its_lead_and_a_skipped_row_says_why(page: AppTest) -> None:
    drafted(page)
    assert len(page.text_area) == 2
    assert "Ola" in page.text_area[0].value
    assert "names nobody" in "\n".join(text.value for text in page.text)


def test_what_stands_in_a_cell_is_shown_as_text(page: AppTest) -> None:
    drafted(page)
    shown = [element for element in page.main if element.type in {"markdown", "caption"}]
    assert not [one for one in shown if "onerror" in str(one.value)]
    assert any("onerror" in text.value for text in page.text)


def test_only_what_is_approved_is_taken_along(page: AppTest) -> None:
    drafted(page)
    assert say("review.approved", count=0) in [one.value for one in page.markdown]
    page.checkbox[0].check().run()
    assert say("review.approved", count=1) in [one.value for one in page.markdown]


def test_a_draft_that_the_check_blocks_cannot_be_approved(page: AppTest) -> None:
    drafted(page)
    page.checkbox[0].check().run()
    page.text_area[0].set_value("Dear [NAME],\n\nCould you tell me more?\n\nBen").run()
    assert page.checkbox[0].disabled
    assert say("review.approved", count=0) in [one.value for one in page.markdown]


def test_whoever_is_put_on_hold_meanwhile_cannot_be_approved_in_any_words(
    page: AppTest, home: Path
) -> None:
    drafted(page)
    page.checkbox[0].check().run()
    History(home).hold("Ola Brandt", "", dt.date(2026, 11, 17))
    page.run()
    assert say("review.approved", count=0) in [one.value for one in page.markdown]
    page.text_area[0].set_value("Dear Ola,\n\nCould you tell me more?\n\nBen").run()
    assert page.checkbox[0].disabled
    assert any("on your do-not-contact list" in text.value for text in page.text)


def test_many_cost_a_call_each_though_a_draft_could_read_better(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a warning nor a second reader, who is for one message, is worth a call for each."""
    with FakeService([draft("One question", LETTER)]) as service:
        for name, value in {"BASE_URL": service.url, "MODEL": "m", "JUDGE": "true"}.items():
            monkeypatch.setenv(f"DRAFTER_{name}", value)
        st.cache_resource.clear()
        press(given(page, "\n".join(LEADS.splitlines()[:2])), say("batch.draft", count=1))
        assert len(service.calls) == 1
        assert "We worked together at Salt" in page.text_area[0].value
        assert (workshop().drafter.revise_at, workshop_for_many().drafter.revise_at) == (
            "warn",
            "block",
        )
        assert workshop_for_many().recall is workshop().recall, "one index, and one memory to clear"


def test_a_table_that_is_none_is_refused_in_a_sentence(page: AppTest) -> None:
    given(page, "Firma;Ort\nAles;Hull\n")
    assert any(text.value.startswith("E0") for text in page.text)


def test_the_letters_that_are_taken_along_are_the_ones_on_the_page() -> None:
    row = {"lead_id": "row-1", "subject": "One question", "body": "Hi Ola", "channel": "email",
           "recipient_name": "Ola Brandt", "email": "ola@fenwick.example"}  # fmt: skip
    letters = zipfile.ZipFile(io.BytesIO(packed([row], Sender(name="Ben Achterkamp"))))
    assert letters.namelist() == ["row-1.txt", "row-1.eml"]
    assert letters.read("row-1.txt").decode() == "Subject: One question\n\nHi Ola\n"
