"""Everything comes out as lines and goes back in: the same, whatever characters, all or nothing."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
import stat
from pathlib import Path

import pytest
from test_forget import DAY, EMAIL, NAME, fill, keep_nothing, note
from typer.testing import CliRunner

from drafter.cli import app
from drafter.cli.port import take as take_files
from drafter.errors import BadInput, StorageError
from drafter.history import History, Record, edits, forget, people, port, threads
from drafter.history.database import FILE, writing
from drafter.history.people import Known
from drafter.history.threads import Mailed
from drafter.situation import Fact, Recipient, Sender

ODD = (
    "\x00\x01\t\n\r\x1b\x85\u2028\u2029\ufeff\u200b\u202e\"\\/{}[]'`,;é\u0301ßŁİ語😀👩‍👧\U0010fffd"
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Something in every table, and somebody who was forgotten for good."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    fill(home, 5)
    History(home).remember(note("Gone.", to="Cy Dent", email="cy@rill.example", company="Rill"))
    History(home).hold("cy@rill.example")
    forget.forget(home, "cy@rill.example", keep_nothing)
    return home


@pytest.fixture
def full(prepared: Path, home: Path) -> Path:
    shutil.copytree(prepared, home)
    return home


def exported(home: Path) -> list[str]:
    return list(port.lines(home))


def tables(lines: list[str]) -> set[str]:
    return {json.loads(line)["table"] for line in lines[1:]}


def test_there_and_back_is_the_same(full: Path, tmp_path: Path) -> None:
    lines = exported(full)
    assert json.loads(lines[0]) == {"drafter": 1}
    assert tables(lines) == {*port.TABLES, "key"}
    arrived = port.take(tmp_path / "new", lines)
    assert exported(tmp_path / "new") == lines
    assert arrived.same == arrived.left_out == 0
    assert sum(arrived.added.values()) + len(arrived.keys) == len(lines) - 1


def test_twice_is_once(full: Path, tmp_path: Path) -> None:
    lines = exported(full)
    for folder in (full, tmp_path / "new", tmp_path / "new"):
        arrived = port.take(folder, lines)
    assert not arrived.added
    assert "nothing new; there already:" in arrived.summary()
    assert exported(full) == exported(tmp_path / "new") == lines


def test_what_is_there_stays_and_what_is_new_comes_beside_it(full: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    History(new).save_profile(Sender(name="Somebody Else"))
    History(new).hold(EMAIL, "my own reason", DAY)
    people.keep(new, [Known("Ben 1 Marsh", company="Rill Ltd", role="Foreman")])
    kept = History(new).remember(note("May I ask about nine herons in the fog?"))
    History(new).remember(note("Only here."))
    port.take(new, exported(full))
    profile = History(new).profile()
    assert profile and profile.name == "Somebody Else"
    assert [hold.reason for hold in History(new).holds()] == ["my own reason"]
    assert [(p.role, p.company) for p in people.known(new, "Ben 1 Marsh")] == [
        ("Foreman", "Rill Ltd")]  # fmt: skip
    bodies = [record.body for record in History(new).sent_to(NAME, EMAIL)]
    assert len(bodies) == len(set(bodies)) == 4
    assert [reason for _, reason in History(new).overrides()] == [f"{NAME} asked me to."]
    with writing(new) as connection:
        (of,) = connection.execute("SELECT message FROM override").fetchone()
    assert of == kept, "what is about a message finds it where it is now"


def test_who_was_forgotten_stays_left_alone_elsewhere(full: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    History(new).remember(note("One.", to="Di", email="di@quay.example"))
    forget.forget(new, "di@quay.example", keep_nothing, never=True)
    port.take(new, exported(full))
    for email in ("CY+x@rill.example", "di@quay.example"):
        assert History(new).held(Recipient(name="Z", email=email)), email
    again = tmp_path / "again"
    port.take(again, exported(new))
    assert exported(again) == exported(new)


@pytest.mark.parametrize("seed", range(8))
def test_no_character_is_lost(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def text() -> str:
        return "".join(chance.choices(ODD + "ab ", k=chance.randint(0, 40)))

    def name() -> str:
        return f"N{chance.randint(0, 3)} {text()}"

    one, two = tmp_path / "one", tmp_path / "two"
    history = History(one)
    fact = Fact(id="f1", text=text() + ".")
    history.save_profile(Sender(name=name(), signature=text(), facts=(fact,)))
    for _ in range(8):
        way = chance.choice(["sent", "received", "draft"])
        day = dt.date(2026, 1, 1) + dt.timedelta(chance.randint(0, 300))
        record = Record(way, name(), day, *(text() for _ in range(6)))
        id = history.remember(record)
        if way == "sent":
            history.outcome(id, chance.choice(["no", "replied"]), day)
            history.override(id, text(), text())
    people.keep(one, [Known(name(), text(), name(), text(), None, text()) for _ in range(10)])
    history.hold(name(), text())
    lines = exported(one)
    port.take(two, [line.encode() for line in "\n".join(lines).split("\n")])
    assert exported(two) == lines
    assert len("\n".join(lines).splitlines()) == len(lines)
    assert history.overrides() == History(two).overrides()
    assert list(History(one).past()) == list(History(two).past())


def test_a_vector_and_a_setting_are_not_data(full: Path) -> None:
    (full / "settings.toml").write_text('model = "quartz"')
    with writing(full) as connection:
        connection.execute("INSERT INTO vector VALUES ('abc', 'e', x'00')")
    assert not {"vector", "run", "lead"} & tables(exported(full))
    assert "quartz" not in "".join(exported(full)).replace("a quartz lantern", "")


def message(**changes: object) -> str:
    fields = dict.fromkeys(
        "name email company kind channel subject body mail thread source".split(), ""
    )
    return json.dumps({"table": "message", "message": "m1", "direction": "sent",
                       "date": "2026-09-14", **fields, **changes})  # fmt: skip


BROKEN = {
    "it is no JSON": '{"table": "hold", "who',
    "it is no record": "[1, 2]",
    "there is no table 'holds'": '{"table": "holds"}',
    "there is no table 'None'": "{}",
    "a hold has who reason since": '{"table": "hold", "who": "x", "since": "2026-09-14"}',
    "a used has message fact": '{"table": "used", "message": "m", "fact": "f", "more": 1}',
    "who is no text": '{"table": "hold", "who": 1, "reason": "", "since": "2026-09-14"}',
    "date is no day": message(date="14.9.2026"),
    "date is no day such": message(date="20260914"),
    "direction is sent": message(direction="lost"),
    "body holds half a character": message(body="\ud800"),
    "about a message that no line": '{"table": "used", "message": "m9", "fact": "f1"}',
    "value is one of": '{"table": "outcome", "message": "m", "value": "x", "date": "2026-09-14"}',
    "sender is no profile": '{"table": "profile", "sender": {"name": ""}}',
    "a company needs a name": '{"table": "organisation", "name": "?!"}',
    "mark is not one of ours": '{"table": "forgotten", "mark": "unfinished", "since": ""}',
    "key is not one of ours": '{"table": "key", "key": "no"}',
}  # fmt: skip


@pytest.mark.parametrize("why", BROKEN)
def test_one_broken_line_and_nothing_is_kept(full: Path, why: str) -> None:
    before = exported(full)
    given = ['{"drafter": 1}', message(body="Good."), BROKEN[why], message(body="Good too.")]
    with pytest.raises(BadInput) as fault:
        port.take(full, given)
    assert why in str(fault.value) and "(line 3)" in str(fault.value)
    assert "Nothing was imported." in str(fault.value)
    assert exported(full) == before


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([], "the file is empty (line 1)"),
        ([message()], 'it should say {"drafter": 1}'),
        (['{"drafter": 2}'], "or a newer drafter made it (line 1)"),
        ([b'{"drafter": 1}', b'{"table": "\xff"}'], "it is no JSON (line 2)"),
        (['{"drafter": 1}', "[" * 100_000], "it is no JSON (line 2)"),
        (['{"drafter": 1}', ""], "it is no JSON (line 2)"),
    ],
)
def test_what_is_no_export_is_said(home: Path, given: list[str], why: str) -> None:
    with pytest.raises(BadInput) as fault:
        port.take(home, given)
    assert why in str(fault.value)


def test_a_rehearsal_keeps_nothing(full: Path, tmp_path: Path) -> None:
    port.take(tmp_path / "new", exported(full), dry=True)
    assert exported(tmp_path / "new") == ['{"drafter": 1}']


def test_a_crash_in_the_middle_keeps_nothing(full: Path, tmp_path: Path) -> None:
    def torn() -> object:
        yield from exported(full)[:9]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        port.take(tmp_path / "new", torn())  # type: ignore[arg-type]
    assert exported(tmp_path / "new") == ['{"drafter": 1}']


# The file


def test_the_file_is_for_the_user_alone(full: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        port.save(full, tmp_path / "deep" / "mine.jsonl")
    finally:
        os.umask(before)
    file = tmp_path / "deep" / "mine.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["mine.jsonl"]
    assert file.read_text("utf-8").split("\n")[:-1] == exported(full)


def test_only_an_export_is_written_over(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    assert port.save(full, file) == port.save(full, file)
    file.write_text("Dear diary,")
    with pytest.raises(BadInput, match="is no export"):
        port.save(full, file)
    assert file.read_text() == "Dear diary,"


def test_a_place_that_cannot_be_written_is_a_sentence(full: Path, tmp_path: Path) -> None:
    (tmp_path / "wall").touch()
    with pytest.raises(StorageError, match="Nothing was exported"):
        port.save(full, tmp_path / "wall" / "mine.jsonl")


def test_the_commands(full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.jsonl"
    said = CliRunner().invoke(app, ["export", "--out", str(file)])
    assert said.exit_code == 0 and "keep it to yourself" in said.output
    printed = CliRunner().invoke(app, ["export"])
    assert printed.stdout_bytes == file.read_bytes()

    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "new"))
    mail = tmp_path / "a.eml"
    mail.write_text("Subject: x")
    assert take_files([file, mail], lambda: True, dry_run=True) == [mail]
    assert not exported(tmp_path / "new")[1:]
    assert take_files([file], lambda: False) == []
    assert not exported(tmp_path / "new")[1:]
    assert take_files([file], lambda: True) == []
    assert exported(tmp_path / "new") == exported(full)


@pytest.mark.parametrize("first", ["", "x", "[1]", '{"table": "x"}', "From a@b", "[" * 9999])
def test_other_files_are_not_taken_for_exports(first: str) -> None:
    assert not port.is_export(first)
    assert port.is_export('{"drafter": 7}\n')


def test_two_mails_that_say_the_same_come_back_as_two(home: Path, tmp_path: Path) -> None:
    threads.keep(home, (Mailed(note("Thanks!", mail=mail)) for mail in ("a@x", "b@x")))
    History(home).outcome(2, "replied", DAY)
    lines = exported(home)
    for added in (2, 0):
        assert port.take(tmp_path / "new", lines).added["message"] == added
        assert exported(tmp_path / "new") == lines


def test_an_edit_comes_back_with_its_message(home: Path, tmp_path: Path) -> None:
    edits.drafted(home, note("As drafted.", email="", company=""))
    sent = note("As sent.", email="", company="")
    edits.sent(home, History(home).remember(sent), sent)
    port.take(tmp_path / "new", exported(home))
    assert edits.edits(tmp_path / "new") == (("As drafted.", "As sent."),)
    assert (tmp_path / "new" / FILE).stat().st_mode & 0o077 == 0
