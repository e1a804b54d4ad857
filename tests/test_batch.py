"""A CSV of leads: one message a row, and nothing lost."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from drafter.assembly import open_drafter
from drafter.batch import COLUMNS, draft_all, read_leads
from drafter.batch.crowd import crowding
from drafter.errors import BadInput, StorageError
from drafter.situation import Fact, Sender

SENDER = Sender(name="Ben Achterkamp", facts=(Fact(id="f", text="Ran a bottling line"),))
HEAD = "kind,channel,recipient_name,company,situation,today,detail_trigger"
ROWS = [
    "meet_target_companies,email,Ola Brandt,Fenwick,We worked together,2026-11-17,",
    ",email,Paul Vance,Harbour Ales,I would like to know of openings,2026-11-17,",
    "no_such_kind,email,Ann Lee,Lee & Co,,2026-11-17,",
    "meet_target_companies,email,,Nobody Ltd,,2026-11-17,",
    '=cmd|calc,fax,"O\'Neill, Ros",Ales,,2026-11-17,',
]


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return path


def drafted(leads: Path, out: Path) -> list[dict[str, str]]:
    workshop = open_drafter(recall=False)
    draft_all(leads, out, workshop.drafter, SENDER, report=lambda line: None)
    with (out / "drafts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_bad_row_stops_no_other(leads: Path, tmp_path: Path) -> None:
    rows = drafted(leads, tmp_path / "out")
    assert [row["status"] for row in rows] == [
        "drafted",
        "drafted",
        "skipped",
        "skipped",
        "skipped",
    ]
    assert "no_such_kind" in rows[2]["reason"]
    assert "recipient.name" in rows[3]["reason"]
    assert rows[0]["subject"] and "Ola" in rows[0]["body"]
    assert [row["recipient_name"] for row in rows][4] == "O'Neill, Ros"


def test_what_breaks_the_drafter_breaks_one_row_only(leads: Path, tmp_path: Path) -> None:
    leads.write_text(
        f"{HEAD}\nfollowup_1,email,(they/them),Ales,,9999-12-31,\n"
        "followup_1,email,Ann Lee,A,x,y,z,1\n"
        'ask_upcoming_openings,email,Bo Ray,"A\u2028B",,2026-11-17,\n',
        encoding="utf-8",
    )
    rows = drafted(leads, tmp_path / "out")
    assert [row["status"] for row in rows] == ["skipped", "skipped", "drafted"]


def test_a_cell_is_never_a_formula(leads: Path, tmp_path: Path) -> None:
    assert drafted(leads, tmp_path / "out")[4]["kind"] == "'=cmd|calc"


def test_a_column_is_never_a_formula_either(leads: Path, tmp_path: Path) -> None:
    leads.write_text(f"=cmd|calc,{HEAD}\n,{ROWS[0]}", encoding="utf-8")
    columns = set(drafted(leads, tmp_path / "out")[0])
    assert "'=cmd|calc" in columns
    assert not [name for name in columns if name.startswith("=")]


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_the_drafts_are_for_the_user_alone(leads: Path, tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        drafted(leads, tmp_path / "out")
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "out" / "drafts.csv").stat().st_mode & 0o777 == 0o600


def test_the_shipped_example_is_drafted_whole(tmp_path: Path) -> None:
    example = Path(__file__).parent.parent / "examples" / "leads.csv"
    assert {row["status"] for row in drafted(example, tmp_path / "out")} == {"drafted"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("kind,channel\n", "has no column recipient_name"),
        ("recipient_name,kind\n", "no people under it"),
        ("recipient_name,kind,kind\nA,b,c\n", "has the column kind twice"),
        ('recipient_name\n"A\n', "not a CSV I can read"),
    ],
)
def test_a_file_that_is_no_table_of_leads_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "leads.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        read_leads(path)


def test_a_missing_file_and_wrong_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't find"):
        read_leads(tmp_path / "none.csv")
    (tmp_path / "bytes.csv").write_bytes(b"recipient_name\nJos\xe9\n")
    with pytest.raises(BadInput, match="not valid UTF-8"):
        read_leads(tmp_path / "bytes.csv")


def test_excel_s_semicolons_and_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("\ufeffRecipient Name;Kind\nOla Brandt;followup_1\n;\n", encoding="utf-8")
    assert read_leads(path) == (
        ["recipient_name", "kind"],
        [{"recipient_name": "Ola Brandt", "kind": "followup_1"}],
    )
    assert "recipient_name" in COLUMNS


def test_a_table_that_cannot_be_written_leaves_the_old_one(leads: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StorageError, match="can't write"):
        drafted(leads, out)
    assert out.read_text(encoding="utf-8").startswith("a file")


def test_one_text_for_two_people_and_a_crowd_at_one_firm_are_pointed_out() -> None:
    body = "I saw your work on quiet pumps and would like to ask you about it. Could we talk?"
    leads = [
        {"recipient_name": name, "company": "Ales"} for name in ("Ann Lee", "Bo Ray", "Cy Orr")
    ]
    drafts = [f"Dear Ann, {body}", f"Dear Bo, {body}", "Hello Cy, a word about the cellar, please?"]
    results = [{"status": "drafted", "body": draft} for draft in drafts]
    found = [[finding[:2] for finding in row] for row in crowding(leads, results)]
    assert found == [["S6", "C4"], ["S6", "C4"], ["C4"]]
    assert list(crowding(leads[1:], results[1:])) == [[], []]
