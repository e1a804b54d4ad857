"""What a short note beside a lead calls for."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from people import situation

from drafter import intake
from drafter.intake import notes
from drafter.prompts import files
from drafter.prompts.kinds import load_kinds
from drafter.situation import Situation


def lead(note: str, relationship: str = "", pasted: str = "", **more: Any) -> Situation:
    to = {"name": "Ola Brandt", "company": "Fenwick", "relationship": relationship}
    bare = {"kind": "", "pasted_message": pasted, "history": (), "details": {}, "recipient": to}
    return situation(situation=note, **bare, **more)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("rejected", "ask_why_no"),
        ("haven't spoken since 2019", "reconnect_dormant"),
        ("Friend from school, works there, ask her for a good word", "ask_good_word"),
        ("Offer came, I want to decline politely", "decline_gracefully"),
        ("the upload button is dead, tried twice", "process_stuck"),
        ("can't make thursday, need another slot", "reschedule"),
        ("FOLLOWED UP TWICE, NO ANSWER", "last_note"),
        ("applied 3 November", "status_check_manager"),
    ],
)
def test_a_note_gets_the_kind_that_it_calls_for(note: str, kind: str) -> None:
    assert intake.likeliest(lead(note))[0].kind == kind


@pytest.mark.parametrize(
    "words", ["Zażółć gęślą", "42", "!!!", "teacher at the school", "likes dogs"]
)
def test_a_note_that_says_nothing_leaves_it_to_who_they_are(words: str) -> None:
    chosen = [one.kind for one in intake.likeliest(lead(words, "old colleague"))]
    assert chosen == [one.kind for one in intake.likeliest(lead("", "old colleague"))]


def test_an_account_in_sentences_is_read_by_what_happened() -> None:
    told = lead("Ruth Pascoe, the head gardener, is kind. I had an interview on 2 November.")
    assert "thank_you_interview" not in {one.kind for one in intake.likeliest(told)}


@pytest.mark.parametrize(
    ("note", "wrote", "kind"),
    [
        ("applied 3 weeks ago, interview last week", "we have chosen somebody else", "ask_why_no"),
        ("interview went well", "the role is on hold until spring", "position_filled_or_on_hold"),
        ("friend of my sister, works there", "you have not been selected", "ask_why_no"),
        (
            "met at the fair in May, applied",
            "the job has been filled",
            "position_filled_or_on_hold",
        ),
    ],
)
def test_an_answer_that_was_understood_outweighs_the_note(note: str, wrote: str, kind: str) -> None:
    pasted = f"Hi Ben,\n\nThank you for your patience, {wrote}.\n\nRegards\nOla"
    assert intake.likeliest(lead(note, pasted=pasted))[0].kind == kind


def test_thanks_for_an_interview_long_ago_come_too_late_however_it_is_put() -> None:
    about = lead("had an interview on 2 October", today="2026-11-12")
    assert "thank_you_interview" not in {one.kind for one in intake.likeliest(about)}


def test_a_folder_of_words_without_notes_leaves_all_to_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(files.folder(), tmp_path / "own", ignore=shutil.ignore_patterns("notes.md"))
    monkeypatch.setenv("DRAFTER_PROMPTS", str(tmp_path / "own"))
    notes._notes.cache_clear()
    assert notes.called_for("can't make thursday, need another slot") == ()
    notes._notes.cache_clear()


def test_what_they_wrote_counts_where_the_note_says_nothing() -> None:
    pasted = "Hi Ben,\n\nWe went with a local hire for this season, sorry.\n\nRegards\nOla"
    assert intake.likeliest(lead("", pasted=pasted))[0].kind == "ask_why_no"


def test_only_kinds_that_go_through_the_channel_are_chosen() -> None:
    kinds = intake.likeliest(
        lead("can't make thursday, need another slot", channel="linkedin_note")
    )
    assert all("linkedin_note" in load_kinds()[one.kind].channels for one in kinds)


def test_who_writes_much_is_no_note() -> None:
    six = "can't make thursday, need another slot "
    assert notes.called_for(six * 11) == () == notes.called_for(" ")
    assert notes.called_for(six * 10)


def test_a_row_by_somebody_else_gets_its_kind_mostly() -> None:
    """By somebody who had seen neither the rules nor these notes."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
    alone = [one for one in import_module("notes").guesses() if not one.row["pasted_message"]]
    sys.path.pop(0)
    assert len(alone) == 110
    assert sum(one.places[0] for one in alone) >= 0.75 * len(alone)
    assert sum(any(one.places) for one in alone) >= 0.88 * len(alone)


def test_notes_belong_to_kinds_and_none_stands_twice() -> None:
    lines = files.words(files.folder() / "notes.md").splitlines()
    kinds = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    told = [line.casefold() for line in lines if line.startswith("- ")]
    assert kinds == sorted(kinds) and set(kinds) <= load_kinds().keys()
    assert len(set(told)) == len(told)
    assert min(notes._notes().many.values()) >= 18


def test_a_note_without_a_kind_is_a_fault_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "notes.md").write_text("# Notes\n- rejected\n")
    monkeypatch.setenv("DRAFTER_PROMPTS", str(tmp_path))
    notes._notes.cache_clear()
    with pytest.raises(files.PromptFileError, match=r"notes.md, line 2"):
        notes.called_for("rejected")
    notes._notes.cache_clear()
