"""A CSV of leads: columns by many names, one message a row, and nothing lost."""

from __future__ import annotations

import codecs
import os
import shutil
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from batches import MET, TODAY, batch, drafted, file, run, seen, table, told
from test_cli import drafter

from drafter.assembly import open_drafter
from drafter.batch import Lead, read_leads, survey
from drafter.batch.gate import Gate, PausedError
from drafter.batch.opening import prepared
from drafter.errors import BadInput, StorageError
from drafter.history import History
from drafter.prompts import files
from drafter.situation import Sender

HEAD = "kind,channel,recipient_name,company,email,situation,today"
GOOD = f"reconnect_dormant,email,Ola Brandt,Fenwick,ola@fenwick.example,{MET},2026-11-17"
LONG = "x" * 1_048_576
ODD = {
    f"no_such_kind,email,Ann Lee,Lee & Co,,{MET},": "no_such_kind",
    "reconnect_dormant,email,,Nobody Ltd,,,": "Line 3 names nobody; nothing was drafted for it.",
    "reconnect_dormant,email,LinkedIn Member,Ales,,,": "Line 3 names nobody",
    "reconnect_dormant,email,???,Ales,,,": "Line 3 names nobody",
    f"reconnect_dormant,email,{'Ann ' * 75},Ales,,,": "Line 3: the name is 299 characters",
    f"reconnect_dormant,fax,Ann Lee,Ales,,{MET},": 'Line 3: there is no channel "fax"',
    f"reconnect_dormant,email,Ann Lee,Ales,,{MET},soon": 'Line 3: "soon" is no date I can read',
    f"reconnect_dormant,email,Ann Lee,Ales,,{MET},1066-10-14": "a year between 1950 and 2150",
    "reconnect_dormant,email,Ann Lee,Ales,,,,one,more":
        'W10 Line 3 of "leads.csv" has 9 cells, the header has 7; skipped. See skipped.csv.',
    f"reconnect_dormant,email,Ann Lee,Ales,,{LONG},":
        'W11 Line 3, column "situation" is 1,048,576 characters; the limit is 20,000. '
        "Row skipped, see skipped.csv.",
}  # fmt: skip
CONNECTIONS = """\
Notes:
"When you export your connections, some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ingrid,Marsh,https://www.linkedin.com/in/im,,Tallowbridge Brewery,Head Brewer,24 Apr 2026
"""
TRACKER = """\
Company Name;Position;Stage;Date applied;Contact person;Contact e-mail;Contact title;Salary
Fenn Tea;Buyer;Rejected;05.11.2026;Paul Vance;paul@fenn.example;Head of Buying;30000
"""


def other(name: str, firm: str, met: str = "He turned me down for the baker job.") -> str:
    """A row about somebody else, and something else."""
    email = f"{name.split()[0].lower()}@{firm.lower()}.example"
    return f"meet_target_companies,email,{name},{firm},{email},{met},2026-11-17"


def letters(folder: Path) -> set[str]:
    """The rows whose letters lie in the zip."""
    with zipfile.ZipFile(folder / "out" / "drafts.zip") as packed:
        return {Path(name).stem for name in packed.namelist()}


# One row, and the others


@pytest.mark.parametrize(("bad", "reason"), ODD.items(), ids=range(len(ODD)))
def test_a_bad_row_stops_no_other(tmp_path: Path, bad: str, reason: str) -> None:
    rows = drafted(file(tmp_path, f"{HEAD}\n{GOOD}\n{bad}\n{GOOD.replace('Ola', 'Cy')}\n"))
    assert [row["status"] for row in rows] == ["drafted", "skipped", "drafted"]
    assert reason in rows[1]["reason"]
    (missed,) = table(tmp_path / "out" / "skipped.csv")
    assert (missed["lead_id"], missed["reason"]) == ("row-2", rows[1]["reason"])
    assert "Cy" in rows[2]["body"] and rows[2]["email"] == "ola@fenwick.example"


SHIFTED = {
    f"Lee, Ann,a@a.example,Ales,{MET}": 'W12 Line 3: column "company" holds an e-mail address, the '
        "one for it none; cells may have shifted. I drafted the text; no mailto link or .eml was "
        "made.",
    f"Ann Lee,,a@a.example,Ales,{MET}": 'W12 Line 3: column "company" holds an e-mail address',
    f"Ann Lee,Ales,{MET},x": 'W12 Line 3: "Ales" is not an e-mail address; cells may have shifted.',
    f"Ann Lee,a@a.example,Ales,{MET}": "W15 Line 3 has 4 cells, every other row has 5; cells may "
        "have shifted. I drafted the text; please check it.",
    f"Ann Lee,none,Ales,{MET},x": 'W12 Line 3: "none" is not an e-mail address. I drafted',
    f"Ann Lee,a@a.example,Ales,{MET},x": "",
    f"Ann Lee,,Ales,mail a@a.example,{MET}": "",
    f"Ann Lee,,Ales,{MET},b@b.example": "",
}  # fmt: skip


@pytest.mark.parametrize(("line", "said"), SHIFTED.items(), ids=range(len(SHIFTED)))
def test_cells_that_may_have_shifted_are_remarked_once(
    tmp_path: Path, line: str, said: str
) -> None:
    good = f"Ola Brandt,ola@x.example,Ales,{MET},x"
    text = f"name,email,company,situation,tag\n{good}\n{line}\n{good.replace('Ola', 'Cy')}\n"
    _, lead, _ = seen(file(tmp_path, text))
    assert len(lead.remarks) == bool(said) and "".join(lead.remarks).startswith(said)


@pytest.mark.parametrize("others", ["", "Cy Holt,c@x.example", "Cy Holt,c@x.example,,"])
def test_a_row_that_ends_early_is_nothing_odd_where_others_do(tmp_path: Path, others: str) -> None:
    rows = f"Ola Brandt,ola@x.example\n{others}\n"
    assert not any(lead.remarks for lead in seen(file(tmp_path, f"name,email,company,tag\n{rows}")))


def test_rows_add_up_and_empty_lines_are_none(tmp_path: Path) -> None:
    rows = "\n".join([HEAD, "", GOOD, ",,,,,,", *ODD, "  , ,", GOOD.replace("Ola", "Cy"), ""])
    done = run(file(tmp_path, rows))
    assert (done.rows, done.drafted, done.failed, done.skipped, done.left) == (12, 2, 0, 10, 0)
    assert len(table(tmp_path / "out" / "drafts.csv")) == 12
    assert len(table(tmp_path / "out" / "skipped.csv")) == 10


def test_two_equal_rows_are_two(tmp_path: Path) -> None:
    done = run(file(tmp_path, f"{HEAD}\n{GOOD}\n{GOOD}\n"))
    rows = table(done.table)
    assert [row["status"] for row in rows] == ["drafted", "drafted"]
    assert "row 1 goes to the same person" in rows[1]["findings"]
    assert done.kept_back == 2 - len(letters(tmp_path)) == 1
    assert done.summary().endswith("drafts.csv; 1 not in drafts.zip, see findings")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_came_from_a_spreadsheet_goes_back_as_it_reads_it(
    tmp_path: Path, encoding: str
) -> None:
    leads = file(tmp_path, f"{HEAD}\n{GOOD.replace('Ola', 'José')}\n".encode(encoding))
    done = run(leads)
    for name in ("drafts.csv", "skipped.csv"):
        marked = (done.table.parent / name).read_bytes().startswith(codecs.BOM_UTF8)
        assert marked == (encoding != "utf-8")
    again = read_leads(done.table)
    assert [again.told(row)["recipient_name"] for _, row in again.rows()] == ["José Brandt"]


def test_a_name_of_several_lines_becomes_one(tmp_path: Path) -> None:
    text = f'{HEAD}\nreconnect_dormant,email,"Eve\r\nBcc: x@y.com\x07",Ales,e@x.example,{MET},\n'
    (row,) = drafted(file(tmp_path, text))
    assert row["body"].startswith("Dear Eve,") and "Bcc" not in row["body"]
    assert row["findings"].startswith(
        "W13 Line 2: the name contained a line break and control characters; "
        'I used "Eve Bcc xy.com". Please check it.'
    )


@pytest.mark.parametrize("email", ["ann(at)acme.com", "a@x.example; b@x.example", "ann@acmé.fr"])
def test_what_is_no_address_is_drafted_without_an_eml(tmp_path: Path, email: str) -> None:
    (row,) = drafted(file(tmp_path, f"{HEAD}\n{GOOD.replace('ola@fenwick.example', email)}\n"))
    assert row["status"] == "drafted"
    assert row["findings"].startswith(
        f'W12 Line 2: "{email}" is not an e-mail address. I drafted the text; '
        "no mailto link or .eml was made."
    )
    with zipfile.ZipFile(tmp_path / "out" / "drafts.zip") as packed:
        assert packed.namelist() == ["row-1.txt"]


def test_a_name_read_in_a_wrong_encoding_is_pointed_out(tmp_path: Path) -> None:
    (row,) = drafted(file(tmp_path, f"{HEAD}\n{GOOD.replace('Ola', 'JosÃ©')}\n"))
    assert 'Line 2: "JosÃ© Brandt" looks like a name read in a wrong encoding' in row["findings"]


# What the columns are called


@pytest.mark.parametrize(
    "header",
    ["Full Name,Employer,E-mail,Notes", "CONTACT_NAME,firma,mail,Context",
     "Ansprechpartner,Organisation,Contact e-mail,what happened"],
)  # fmt: skip
def test_columns_go_by_many_names(tmp_path: Path, header: str) -> None:
    about = told(file(tmp_path, f"{header}\nOla Brandt,Fenwick,ola@f.example,{MET}\n"))
    to = about.recipient
    assert (to.name, to.company, to.email) == ("Ola Brandt", "Fenwick", "ola@f.example")
    assert (about.situation, about.channel, about.today) == (MET, "email", TODAY)
    assert about.sender.name == "Ben Achterkamp"


@pytest.mark.parametrize("ours", ["recipient_name", "Recipient Name", "name"])
@pytest.mark.parametrize("theirs", ["Wer", "wer", "#2"])
def test_a_column_is_what_the_user_says_it_is(tmp_path: Path, ours: str, theirs: str) -> None:
    path = file(tmp_path, "Firma,Wer,Name\nFenwick,Ola Brandt,K-17\n")
    about = told(path, columns={ours: theirs})
    assert (about.recipient.name, about.recipient.company) == ("Ola Brandt", "Fenwick")


def test_a_tracker_s_column_can_be_said_too(tmp_path: Path) -> None:
    path = file(tmp_path, "Company,Role,Status,Chef\nFenn Tea,Buyer,Applied,Paul Vance\n")
    about = told(path, columns={"recipient_name": "Chef"})
    assert (about.recipient.name, about.role) == ("Paul Vance", "Buyer")


def test_what_is_read_as_what_is_shown_first(tmp_path: Path) -> None:
    assert read_leads(file(tmp_path, f"Wer,Firma,Hobby\nOla,{MET},-\n"), columns={
        "recipient_name": "Wer"}).preview() == [
        "Wer is read as recipient_name.", "Firma is read as company.",
        "Not read, only carried along: Hobby.",
    ]  # fmt: skip


def test_facts_and_details_have_columns_of_their_own(tmp_path: Path) -> None:
    text = (
        "recipient_name,Fact 1,fact_2,Detail moment\nOla Brandt,Led a team,'=3 prizes,The press\n"
    )
    about = told(file(tmp_path, text))
    assert [fact.text for fact in about.sender.facts] == [
        "Led a team", "=3 prizes", "Ran a bottling line for two summers"]  # fmt: skip
    assert about.details == {"moment": "The press"}


def test_a_row_can_name_another_sender(tmp_path: Path) -> None:
    about = told(file(tmp_path, "recipient_name,sender_name,fact_1\nOla,Ann Lee,Led a team\n"))
    assert about.sender.name == "Ann Lee" and not about.sender.email
    assert [fact.text for fact in about.sender.facts] == ["Led a team"]


def test_channel_kind_and_locale_are_read_as_people_write_them(tmp_path: Path) -> None:
    text = "recipient_name,channel,kind,locale\nOla,LinkedIn message,Reconnect dormant,en-GB\n"
    about = told(file(tmp_path, text))
    assert (about.channel, about.kind, about.locale) == (
        "linkedin_message",
        "reconnect_dormant",
        "en-GB",
    )


# Other people's tables


def test_a_linkedin_connection_is_a_lead(tmp_path: Path) -> None:
    path = file(tmp_path, CONNECTIONS, "Connections.csv")
    about = told(path)
    assert about.recipient.model_dump(exclude_defaults=True) == {
        "name": "Ingrid Marsh", "role": "Head Brewer", "company": "Tallowbridge Brewery",
        "relationship": "connected on LinkedIn",
    }  # fmt: skip
    assert (about.channel, about.role) == ("linkedin_message", "")
    file(tmp_path, CONNECTIONS.replace("im,,", "im,i@tallow.example,"), "Connections.csv")
    assert told(path).channel == "email"


def test_a_line_of_a_tracker_is_a_lead(tmp_path: Path) -> None:
    path = file(tmp_path, TRACKER)
    about = told(path)
    assert about.recipient.model_dump(exclude_defaults=True) == {
        "name": "Paul Vance", "role": "Head of Buying", "company": "Fenn Tea",
        "email": "paul@fenn.example",
    }  # fmt: skip
    (applied,) = about.history
    assert (applied.date.isoformat(), applied.direction) == ("2026-11-05", "out")
    assert applied.summary == "applied for Buyer"
    (row,) = drafted(path)
    assert (row["kind"], row["Stage"], row["Salary"]) == ("ask_why_no", "Rejected", "30000")


def test_a_tracker_s_own_status_stays_beside_ours(tmp_path: Path) -> None:
    (row,) = drafted(file(tmp_path, TRACKER.replace("Stage", "status")))
    assert (row["status"], row["given_status"]) == ("drafted", "Rejected")


def test_an_application_in_the_future_or_without_a_day_is_no_history(tmp_path: Path) -> None:
    assert not told(file(tmp_path, TRACKER.replace("05.11.2026", "05.12.2026"))).history
    (lead,) = seen(file(tmp_path, TRACKER.replace("05.11.2026", "in May")))
    assert lead.remarks == ('Line 2: "in May" is no date I can read; I left it out.',)


# Dates


@pytest.mark.parametrize(
    "cell", ["2026-11-05", "05.11.2026", "5 Nov 2026", '"November 5, 2026"', "46331"]
)
def test_today_is_read_in_many_forms(tmp_path: Path, cell: str) -> None:
    about = told(file(tmp_path, f"recipient_name,today\nOla,{cell}\n"))
    assert about.today.isoformat() == "2026-11-05"


SLASHED = "recipient_name,Today\nOla,05/11/2026\nCy,2026-11-09\nBo,05/10/2026\n"


def test_days_that_could_be_either_are_asked_about(tmp_path: Path) -> None:
    path = file(tmp_path, SLASHED)
    with pytest.raises(BadInput) as refused:
        survey(read_leads(path))
    assert str(refused.value) == (
        'E15 Column "Today" of "leads.csv" mixes 03/04/2026-style dates that can be day-first or '
        "month-first (lines 2, 4). Nothing was drafted. Say --dates dmy or --dates mdy."
    )


@pytest.mark.parametrize(
    ("more", "dates", "day"),
    [("", "dmy", "2026-11-05"), ("", "mdy", "2026-05-11"),
     ("Al,25/10/2026\n", "", "2026-11-05"), ("Al,10/25/2026\n", "", "2026-05-11")],
)  # fmt: skip
def test_the_user_or_one_date_decides(tmp_path: Path, more: str, dates: str, day: str) -> None:
    first = seen(file(tmp_path, SLASHED + more), dates=dates)[0].situation
    assert first and first.today.isoformat() == day


# How many, and where it goes


def test_more_than_2000_need_their_number(tmp_path: Path) -> None:
    path = file(tmp_path, "recipient_name\n" + "Ola\n" * 2001)
    with pytest.raises(BadInput, match=r"E14 .* holds 2,001 people; .* say --rows 2001 to draft"):
        survey(read_leads(path))
    assert survey(read_leads(path), most=2001) == 2001


def test_the_command_wants_the_exact_number_and_a_known_order(tmp_path: Path) -> None:
    path, out = file(tmp_path, f"{HEAD}\n{GOOD}\n"), str(tmp_path / "o")
    for words, said in (
        (["--rows", "3"], '"leads.csv" holds 1 people, not 3 (--rows). Nothing was drafted.'),
        (["--dates", "ymd"], '"ymd" is no order of dates (--dates). Nothing was drafted.'),
    ):
        done = drafter("batch", str(path), "--out", out, *words)
        assert done.returncode == 2 and f"drafter: {said}" in done.stderr, done.stderr
    assert not Path(out).exists()


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_what_it_leaves_is_for_the_user_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        drafted(file(tmp_path, f"{HEAD}\n{GOOD}\n"))
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()}
    assert modes == dict.fromkeys(["drafts.csv", "skipped.csv", "drafts.zip"], 0o600)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_a_letter_lies_in_the_zip_as_mail_and_text(tmp_path: Path) -> None:
    (row,) = drafted(file(tmp_path, f"{HEAD}\n{GOOD}\n"))
    with zipfile.ZipFile(tmp_path / "out" / "drafts.zip") as packed:
        text, mail = packed.read("row-1.txt").decode(), packed.read("row-1.eml")
    assert text == f"Subject: {row['subject']}\n\n{row['body']}\n"
    read = message_from_bytes(mail)
    assert (read["To"], read["From"]) == (
        "Ola Brandt <ola@fenwick.example>", "Ben Achterkamp <ben@hull.example>")  # fmt: skip


def test_a_table_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n")
    out = file(tmp_path, "a file where the folder should be", "out")
    with pytest.raises(StorageError, match="E24 I can't write"):
        run(path)
    assert out.read_text(encoding="utf-8").startswith("a file")


# Again


def test_the_same_again_drafts_what_changed(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n{GOOD.replace('Ola', 'Cy')}\n")
    drafted(path)
    file(tmp_path, path.read_text("utf-8").replace("Cy", "Bo"))
    again: list[str] = []
    batch(path, tmp_path / "out").run(Gate(1), report=lambda lead, _: again.append(lead.id))
    assert again == ["row-2"]
    assert "Bo" in table(tmp_path / "out" / "drafts.csv")[1]["body"]


def test_a_row_that_is_not_come_to_again_keeps_its_reason(tmp_path: Path) -> None:
    """A skipped row is looked at anew each time; a run that ends before it takes nothing away."""
    bad = [other(f"Bo{n} Lee", f"Kite{n}").replace("2026-11-17", "soon") for n in range(6)]
    path = file(tmp_path, "\n".join([HEAD, GOOD, *bad]))
    assert run(path).skipped == 6
    file(tmp_path, "\n".join([HEAD, GOOD.replace("Ola", "Cy"), *bad]))

    def interrupt(*_: object) -> None:
        raise PausedError("Stopped.")

    with pytest.raises(PausedError, match=r"1 of 7 drafted and saved, 0 to go"):
        batch(path, tmp_path / "out").run(Gate(1), report=interrupt)
    rows = table(tmp_path / "out" / "drafts.csv")
    assert [row["status"] for row in rows] == ["drafted", *["skipped"] * 6]
    assert all("soon" in row["reason"] for row in rows[1:])


@pytest.mark.parametrize("named", ["", "decline_gracefully"])
def test_a_letter_that_binds_is_kept_back_unless_its_kind_is_named(
    tmp_path: Path, named: str
) -> None:
    note = "Offer came and I want to decline politely"
    (row,) = drafted(file(tmp_path, f"{HEAD}\n{named},email,Ola Brandt,Fenwick,,{note},\n"))
    assert row["kind"] == "decline_gracefully"
    assert row["withheld"] == ("" if named else "yes")
    assert ("can't be taken back" in row["findings"]) == (not named)


def test_who_is_on_hold_keeps_nobody_else_s_letter_back(tmp_path: Path, home: Path) -> None:
    """Two people of one mailbox: the first gets the letter, unless they are left alone."""
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n{GOOD.replace('Ola Brandt', 'Wim Faber')}\n")
    assert [row["withheld"] for row in table(run(path).table)] == ["", "yes"]
    History(home).hold("Ola Brandt")
    assert [row["withheld"] for row in table(run(path).table)] == ["yes", ""]


def test_an_estimate_says_who_would_be_skipped_and_why(tmp_path: Path) -> None:
    bad = GOOD.replace("Ola Brandt", "")
    would = batch(file(tmp_path, f"{HEAD}\n{GOOD}\n{bad}\n"), tmp_path / "out").estimate()
    assert would.why == ["row-2: Line 3 names nobody; nothing was drafted for it."]


def test_an_estimate_names_the_kinds_and_which_of_them_were_chosen(tmp_path: Path) -> None:
    plain = [row.replace("meet_target_companies", "") for row in
             (other(f"Cy{n} Noor", f"Salt{n}") for n in range(14))]  # fmt: skip
    would = batch(file(tmp_path, "\n".join([HEAD, GOOD, *plain])), tmp_path / "out").estimate()
    assert would.kinds == {"ask_why_no": 14, "reconnect_dormant": 1}
    assert [*would.guessed] == ["ask_why_no"]
    assert would.rows_of("ask_why_no").startswith("row-2, row-3, ")
    assert would.rows_of("ask_why_no").endswith("row-13 and 2 more")


def test_a_file_that_changes_while_its_rows_are_drafted_is_told_and_the_same_again_mends_it(
    tmp_path: Path,
) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n{other('Cy Noor', 'Salt')}\n")

    def edit(*_: object) -> None:
        file(tmp_path, path.read_text("utf-8").replace("Cy", "Bo"))

    with pytest.raises(StorageError) as changed:
        batch(path, tmp_path / "out").run(Gate(1), report=edit)
    assert str(changed.value) == (
        "leads.csv changed while its rows were drafted. Every draft is safe. "
        "Run the same command again."
    )
    assert run(path).drafted == 2


def test_a_file_that_can_not_be_read_to_its_end_is_told_and_what_was_drafted_stands(
    tmp_path: Path,
) -> None:
    rows = [other(f"Ann{n} Lee", f"Firm{n}", MET + " We talked." * 20) for n in range(60)]
    path = file(tmp_path, "\n".join([HEAD, *rows]))
    whole = path.read_bytes()
    many: list[str] = []

    def spoil(lead: Lead, result: dict[str, Any]) -> None:
        many.extend([lead.id] if result["status"] == "drafted" else [])
        path.write_bytes(b"\xff" * len(whole))

    with pytest.raises(StorageError, match=r"changed while its rows were drafted\. Every draft is"):
        batch(path, tmp_path / "out").run(Gate(1), report=spoil)
    assert 0 < len(many) < 60
    path.write_bytes(whole)
    assert batch(path, tmp_path / "out").estimate().done == len(many)


@pytest.mark.parametrize("name", ["drafts.csv", "skipped.csv"])
def test_a_table_is_never_written_over_by_what_is_made_from_it(tmp_path: Path, name: str) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n", name)
    with pytest.raises(BadInput) as refused:
        batch(path, tmp_path / ".." / tmp_path.name)
    assert str(refused.value) == (
        f'My drafts would be written over "{path}", the table they are made from (--out). '
        "Nothing was drafted. Choose another --out."
    )
    assert batch(path, tmp_path / "out").run(Gate(1)).drafted == 1


def test_a_row_put_above_the_others_gives_each_its_own_number(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n{other('Cy Noor', 'Salt')}\n")
    drafted(path)
    file(tmp_path, path.read_text("utf-8").replace(GOOD, f"{other('Bo Quist', 'Lomax')}\n{GOOD}"))
    rows = drafted(path)
    assert [row["lead_id"] for row in rows] == ["row-1", "row-2", "row-3"]
    assert ["Bo" in rows[0]["body"], "Ola" in rows[1]["body"]] == [True, True]


def test_whoever_is_put_on_hold_after_drafting_gets_no_letter(tmp_path: Path, home: Path) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n{other('Cy Noor', 'Salt')}\n")
    drafted(path)
    History(home).hold("ola@fenwick.example", "asked for quiet", TODAY)
    done = run(path)
    assert (done.drafted, done.kept_back) == (2, 1)
    first, second = table(done.table)
    assert (first["status"], first["withheld"], second["withheld"]) == ("drafted", "yes", "")
    assert first["findings"].endswith(
        "C3 block: ola@fenwick.example is on your do-not-contact list since 2026-11-17: "
        '"asked for quiet"'
    )
    assert letters(tmp_path) == {"row-2"}
    History(home).release("ola@fenwick.example")
    assert (run(path).kept_back, letters(tmp_path)) == (0, {"row-1", "row-2"})


def test_a_skipped_row_is_judged_anew_by_the_next_run(tmp_path: Path, home: Path) -> None:
    path = file(tmp_path, f"{HEAD}\n{GOOD}\n{other('Cy Noor', 'Salt')}\n")
    History(home).hold("Ola Brandt", "", TODAY)
    done = run(path)
    assert (done.drafted, done.skipped) == (1, 1)
    would = batch(path, tmp_path / "out").estimate()
    assert (would.rows, would.done, would.skipped, would.by_code) == (2, 1, 1, 0)
    History(home).release("Ola Brandt")
    would = batch(path, tmp_path / "out").estimate()
    assert (would.rows, would.done, would.skipped, would.by_code) == (2, 1, 0, 1)
    done = run(path)
    assert (done.drafted, done.skipped) == (2, 0)
    assert letters(tmp_path) == {"row-1", "row-2"}


def test_a_column_read_as_another_is_another_row(tmp_path: Path) -> None:
    path = file(tmp_path, f"Name,Wer,kind,situation\nOla,Cy,reconnect_dormant,{MET}\n")
    assert "Ola" in drafted(path)[0]["body"]
    assert "Cy" in drafted(path, columns={"recipient_name": "Wer"})[0]["body"]


def test_the_shipped_example_is_drafted_whole(tmp_path: Path) -> None:
    example = Path(__file__).parent.parent / "examples" / "leads.csv"
    rows = drafted(file(tmp_path, example.read_bytes()))
    assert {row["status"] for row in rows} == {"drafted"}


def test_other_words_or_another_writer_draft_every_row_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    shutil.copytree(files.folder(), tmp_path / "prompts")
    monkeypatch.setenv("DRAFTER_PROMPTS", str(tmp_path / "prompts"))
    leads = tmp_path / "leads.csv"
    leads.write_text("Name\nOla Brandt\n", "utf-8")

    def key(**explicit: object) -> str:
        workshop = open_drafter(recall=False, **explicit)
        with prepared(workshop, read_leads(leads), tmp_path / "out", Sender(name="Ben")) as run:
            return next(run.rows()).entry.key

    before = key()
    assert key() == before
    assert key(seed=7) != before
    (tmp_path / "prompts" / "voice.md").write_text("Otherwise.", "utf-8")
    assert key() != before
