"""Connections, job trackers and résumés out of files, whatever wrote them."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from letters import ME, eml, mail
from people import situation
from test_cli import drafter

from drafter.assembly import open_drafter
from drafter.errors import BadInput
from drafter.history import History, applications, people
from drafter.history.applications import Application
from drafter.history.bulk import Kept
from drafter.history.people import Known
from drafter.imports import Summary, gathered, keep, summed
from drafter.intake.sheet_days import Order, day
from drafter.message import Message, Stop
from drafter.situation import Recipient, Sender

LINKEDIN = """\
Notes:
"Some addresses are missing, as their owners allow it, or ""not""."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ingrid,Marsh,https://www.linkedin.com/in/imarsh,,"Tallowbridge, Brewers",Head Brewer,24 Apr 2026
🚀 Paul,"Vance, PhD",https://www.linkedin.com/in/pv,paul@fenn.example,Fenn Tea Ltd,Buyer,01 Nov 2025
LinkedIn,Member,,,,,01 Jan 2024
"""
TRACKER = """\
Company Name;Position;Stage;Date applied;Contact person;Contact e-mail;Salary
Fenn Tea;Buyer;Applied;2026-04-05;Paul Vance;paul@fenn.example;30000
Rill Transport;Planner;Rejected;2026-04-07;;;
;Planner;Saved;;;;
"""


def brought(home: Path, path: Path, dates: Order = "") -> Summary:
    with gathered([path], home, dates=dates) as found:
        summary = summed(found, home)
        keep(found, home)
    return summary


def file(folder: Path, text: str, encoding: str = "utf-8", name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


# People


def test_connections_are_found_below_their_preamble(home: Path, tmp_path: Path) -> None:
    summary = brought(home, file(tmp_path, LINKEDIN))
    assert (summary.people, summary.left["unnamed"]) == (Kept(added=2), 1)
    (ingrid,) = people.known(home, "ingrid marsh")
    assert ingrid == Known(
        "Ingrid Marsh", "Head Brewer", "Tallowbridge, Brewers", "", dt.date(2026, 4, 24),
        "https://www.linkedin.com/in/imarsh", "linkedin",
    )  # fmt: skip
    assert [one.name for one in people.known(home, company="FENN TEA")] == ["Paul Vance, PhD"]
    assert people.known(home, "Paul", "Rill") == people.known(home) == ()


def test_again_nothing_is_new_and_what_changed_is_brought_up_to_date(
    home: Path, tmp_path: Path
) -> None:
    brought(home, file(tmp_path, LINKEDIN))
    assert brought(home, file(tmp_path, LINKEDIN)).people == Kept(same=2)
    moved = LINKEDIN.replace("Head Brewer", "Director")
    assert brought(home, file(tmp_path, moved)).people == Kept(changed=1, same=1)
    assert people.known(home, "Marsh")[0].role == "Director"


def test_a_mail_brings_the_address_that_a_list_lacks(home: Path, tmp_path: Path) -> None:
    brought(home, file(tmp_path, LINKEDIN))
    theirs = mail("Ingrid Marsh <i@tallow.example>", ME)
    with gathered([eml(tmp_path / "in", theirs)], home, me=ME) as found:
        keep(found, home)
    (ingrid,) = people.known(home, "Ingrid Marsh")
    assert (ingrid.email, ingrid.role) == ("i@tallow.example", "Head Brewer")


def test_two_pages_are_two_people(home: Path) -> None:
    one, other = (Known("Ana Ruiz", url=f"https://x.example/{n}") for n in "ab")
    assert people.keep(home, [one, other]) == Kept(added=2)


# Applications


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("above", ["", "sep={}\n", "My applications\n\n"])
def test_a_table_is_read_however_it_was_saved(
    home: Path, tmp_path: Path, delimiter: str, encoding: str, line_end: str, above: str
) -> None:
    table = TRACKER.replace("Rill", "Süßmilch").replace(";", delimiter)
    text = (above.format(delimiter) + table).replace("\n", line_end)
    summary = brought(home, file(tmp_path, text, encoding))
    assert (summary.applications, summary.people) == (Kept(added=2), Kept(added=1))
    assert applications.applications(home, "Süßmilch Transport") == (
        Application("Süßmilch Transport", "Planner", "Rejected", dt.date(2026, 4, 7), "tracker"),
    )
    assert summary.left["no_company"] == 1
    assert any("cp1252" in note for note in summary.notes) == (encoding == "cp1252")


def test_columns_that_are_not_used_are_named(home: Path, tmp_path: Path) -> None:
    assert any("Salary" in note for note in brought(home, file(tmp_path, TRACKER)).notes)


def test_a_new_status_replaces_the_old_one(home: Path, tmp_path: Path) -> None:
    brought(home, file(tmp_path, TRACKER))
    later = file(tmp_path, TRACKER.replace("Applied", "Interview"))
    assert brought(home, later).applications == Kept(changed=1, same=1)
    assert applications.applications(home, "Fenn Tea")[0].status == "Interview"


def slashed(*days: str) -> str:
    return "Company,Status,Applied On\n" + "".join(f"Firm {d},Applied,{d}\n" for d in days)


def test_dates_that_could_be_either_are_asked_about(home: Path, tmp_path: Path) -> None:
    path = file(tmp_path, slashed("03/04/2026", "2026-04-05", "05/06/2026"), name="jobs.csv")
    with pytest.raises(BadInput) as refused:
        brought(home, path)
    assert str(refused.value) == (
        'E15 Column "Applied On" of "jobs.csv" mixes 03/04/2026-style dates that can be day-first '
        "or month-first (lines 2, 4). Nothing was kept. Say --dates dmy or --dates mdy."
    )
    assert not home.exists()
    brought(home, path, dates="mdy")
    assert {job.date for job in applications.applications(home)} >= {dt.date(2026, 3, 4)}


def test_one_date_can_decide_for_its_column(home: Path, tmp_path: Path) -> None:
    brought(home, file(tmp_path, slashed("03/04/2026", "25/04/2026")))
    assert {job.date for job in applications.applications(home)} == {
        dt.date(2026, 4, 3), dt.date(2026, 4, 25)}  # fmt: skip


def test_a_day_of_the_week_makes_no_date_sure(home: Path, tmp_path: Path) -> None:
    text = 'Company,Status,Applied On\nFenn,Applied,"Fri, 03/04/2026"\n'
    path = file(tmp_path, text, name="jobs.csv")
    with pytest.raises(BadInput, match=r"E15 .* \(line 2\)"):
        brought(home, path)
    brought(home, path, dates="dmy")
    assert [job.date for job in applications.applications(home)] == [dt.date(2026, 4, 3)]


@pytest.mark.parametrize(
    "table",
    [
        "Company,Role,Date\n,x,soon\nFenn,x,2026-04-05\nRill,x,next week\nAles,x,\nHull,x,2 Foo",
        "Name,Company,Met on\nOla,Fenn,1 May 2026\nCy,Fenn,\nBo,Fenn,next week\nDi,Fenn,2 Foo",
    ],
)
def test_dates_that_cannot_be_read_are_counted(home: Path, tmp_path: Path, table: str) -> None:
    summary = brought(home, file(tmp_path, table, name="mine.csv"))
    assert summary.notes == [
        "Dates of mine.csv that can't be read, and were left out: 2, the first in line 4 "
        "(next week)."
    ]


@pytest.mark.parametrize(
    "cell",
    ["2026-04-05", "2026-04-05T09:00:00Z", "5 Apr 2026", "April 5, 2026", "Apr 5, 2026 3:05 PM",
     "05.04.2026", "5-Apr-26", "Sunday, April 5, 2026", "46117", "2026/04/05"],
)  # fmt: skip
def test_a_day_is_read_in_many_forms(cell: str) -> None:
    assert day(cell) == dt.date(2026, 4, 5)


@pytest.mark.parametrize(
    "cell", ["3 März 2026", "3. März 2026", "3 mars 2026", "3-mrz-2026", "Di., 3. März 2026"]
)
def test_a_month_may_be_called_otherwise(cell: str) -> None:
    assert day(cell) == dt.date(2026, 3, 3)
    assert day("1. Mai 2026") == dt.date(2026, 5, 1) and day("2 Foo 2026") is None


@pytest.mark.parametrize("cell", ["", "soon", "31/31/2026", "30 February 2026", "03/04/2026"])
def test_what_is_no_sure_day_is_none(cell: str) -> None:
    assert day(cell) is None


# What can't be used


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "E02"),
        (b"Company,Role\n", "E03"),
        (b"Ort,Strasse\nHull,High Street\nLeeds,Low Street\n", "first says: Ort, Strasse"),
        (b'Company,Role\nFenn,"Buyer\nRill,Planner\n', "E07 A quotation mark opened on line 2"),
        (b"Company,Role,Company\nFenn,Buyer,x\n", 'E06 "file" has the column "Company" twice'),
        (b"PK\x03\x04rest", "packed"),
        (b"\xd0\xcf\x11\xe0rest", "Outlook"),
        (b"Company,Role\nFe\0nn,Buyer\n", "E09"),
        (b"%PDF-1.4 broken", "damaged or locked"),
        (b"Dear diary,\nit rained.\n", "no fact to propose"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    home: Path, tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(BadInput) as refused:
        brought(home, path)
    assert said in str(refused.value) and "Nothing was kept." in str(refused.value)
    assert not home.exists()


def test_a_word_of_ones_own_can_be_added(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.prompts import files, imports

    mine = tmp_path / "prompts"
    shutil.copytree(files.folder(), mine)
    columns = (mine / "columns.toml").read_text(encoding="utf-8")
    (mine / "columns.toml").write_text(columns.replace('"arbeitgeber"', '"wo"'), encoding="utf-8")
    monkeypatch.setenv("DRAFTER_PROMPTS", str(mine))
    imports.lead_columns.cache_clear()
    try:
        assert brought(home, file(tmp_path, "Wo,Stand\nFenn,offen\n")).applications.added == 1
    finally:
        imports.lead_columns.cache_clear()


# Résumés

RESUME = """\
Ben Achterkamp
ben@hull.example | 07700 900123 | Born 4 May 1990

Experience
Cellar Assistant, Fenn Tea, 2019 - 2023
• Ran the bottling line for two summers, with a team of
five people
• Cut waste by 12% in a year
• Liked it
Education
NVQ Level 2 in Food Production, Hull College, 2018
Interests
Ran 3 marathons
"""
FACTS = [
    "Cellar Assistant, Fenn Tea, 2019 - 2023",
    "Ran the bottling line for two summers, with a team of five people",
    "Cut waste by 12% in a year",
    "NVQ Level 2 in Food Production, Hull College, 2018",
]


def as_docx(path: Path) -> Path:
    from docx import Document

    document = Document()
    whole = RESUME.replace("of\nfive", "of five")
    for line in whole.splitlines():
        style = "List Bullet" if line.startswith("•") else None
        document.add_paragraph(line.removeprefix("• "), style=style)
    document.save(str(path))
    return path


def as_pdf(path: Path) -> Path:
    """One page, line by line, as small as a PDF can be."""
    lines = RESUME.replace("•", "-").replace("(", "").splitlines()
    text = "BT /F1 11 Tf 14 TL 50 780 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
    path.write_text(f"{data}startxref\n{data.index('xref')}\n%%EOF\n", encoding="latin-1")
    return path


def as_text(path: Path) -> Path:
    path.write_text(RESUME, encoding="utf-8")
    return path


@pytest.mark.parametrize("made", [as_text, as_docx, as_pdf])
def test_a_resume_proposes_facts(home: Path, tmp_path: Path, made: object) -> None:
    assert callable(made)
    with gathered([made(tmp_path / "cv")], home) as found:
        assert found.facts == FACTS
    assert not home.exists()


# The command


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return drafter("import", *words)


def test_facts_are_kept_when_they_are_named(home: Path, tmp_path: Path) -> None:
    cv = str(as_text(tmp_path / "cv"))
    History(home).save_profile(Sender(name="Ben Achterkamp"))
    shown = run(cv, "--yes")
    assert shown.returncode == 0 and "  3. Cut waste by 12% in a year" in shown.stdout
    assert History(home).profile() == Sender(name="Ben Achterkamp")
    assert run(cv, "--facts", "3,1").returncode == run(cv, "--facts", "3").returncode == 0
    profile = History(home).profile()
    assert profile and [fact.text for fact in profile.facts] == [FACTS[2], FACTS[0]]
    refused = run(cv, "--facts", "9")
    assert refused.returncode == 2 and "numbers from 1 to 4" in refused.stderr


def test_nothing_is_kept_without_a_yes(home: Path, tmp_path: Path) -> None:
    path = str(file(tmp_path, LINKEDIN))
    assert "Nothing was kept" in run(path, "--dry-run").stdout
    refused = run(path)
    assert refused.returncode == 2 and "--yes" in refused.stderr
    assert not home.exists()
    assert "Kept: 2 new" in run(path, "--yes").stdout
    assert "Nothing new in there." in run(path, "--yes").stdout


def test_what_was_exported_is_taken_back(home: Path, tmp_path: Path) -> None:
    brought(home, file(tmp_path, LINKEDIN))
    out = tmp_path / "mine.jsonl"
    assert drafter("export", "--out", str(out)).returncode == 0
    shutil.rmtree(home)
    assert run(str(out), "--yes").returncode == 0
    assert len(people.known(home, "Ingrid")) == 1


def test_no_control_character_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    done = run(
        str(file(tmp_path, LINKEDIN.replace("Ingrid", "\x1b]52;c;x\x07In\u202egrid"))), "--dry-run"
    )
    assert done.returncode == 0 and "Ingrid Marsh" in done.stdout
    assert not set("\x1b\x07\u202e") & set(done.stdout)


def test_whoever_is_known_from_a_list_is_introduced(tmp_path: Path) -> None:
    ada = people.Known("Ada Lund", "Head Brewer", "Kestrel Ales", source="linkedin")
    people.keep(
        tmp_path, [ada, people.Known("Ben Ray", company="A"), people.Known("Ben Ray", company="B")]
    )
    met = people.introduced(tmp_path, Recipient(name="Ada Lund"))
    assert (met.role, met.company, met.relationship) == (
        "Head Brewer", "Kestrel Ales", "connected on LinkedIn",
    )  # fmt: skip
    given = Recipient(name="Ada Lund", role="Owner", company="Kestrel Ales", relationship="aunt")
    assert people.introduced(tmp_path, given) == given
    for nobody in ("Ada", "Ben Ray", "Cy Holt"):
        assert people.introduced(tmp_path, Recipient(name=nobody)) == Recipient(name=nobody)


def test_what_a_tracker_knows_is_known_to_the_next_draft(home: Path) -> None:
    applied = Application("Fenn Tea", "Buyer", "Applied", dt.date(2026, 11, 2), "tracker.csv")
    other = Application("Fenn Tea", "Planner", "Applied", dt.date(2026, 11, 5), "tracker.csv")
    later = Application("Fenn Tea", "Buyer", "Applied", dt.date(2026, 12, 1), "tracker.csv")
    applications.keep(home, [applied, other, later])
    today = dt.date(2026, 11, 18)
    told = applications.events(home, "Fenn Tea Ltd", "Buyer", today)
    assert [(one.date, one.summary) for one in told] == [(applied.date, "applied for Buyer")]
    assert len(applications.events(home, "Fenn Tea", "", today)) == 2
    assert applications.events(home, "", "Buyer", today) == ()
    about = situation(
        kind="followup_1", role="Buyer", today=today.isoformat(), pasted_message="", history=[],
        situation="I have heard nothing.",
        recipient={"name": "Paul Vance", "company": "Fenn Tea Ltd"},
    )  # fmt: skip
    draft = open_drafter(writer="phrasebook", recall=False).drafter.draft
    assert isinstance(draft(about), Message)
    early = about.model_copy(update={"today": dt.date(2026, 11, 3)})
    stop = draft(early)
    assert isinstance(stop, Stop), "a day after the application it is too soon"
    elsewhere = Recipient(name="Paul Vance", company="Rill Transport")
    assert isinstance(draft(early.model_copy(update={"recipient": elsewhere})), Message)
