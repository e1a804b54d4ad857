"""Somebody who is forgotten is nowhere any more, stays left alone, and nobody else is touched."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import batches
import pytest
from people import situation
from typer.testing import CliRunner

from drafter.assembly import drop_index, open_drafter
from drafter.batch import uploads
from drafter.batch.gate import Gate
from drafter.cli import app
from drafter.embedding import Embedder
from drafter.errors import BadInput, StorageError
from drafter.history import History, Record, applications, edits, marks, people, port, threads
from drafter.history.applications import Application
from drafter.history.database import FILE, reading, writing
from drafter.history.files import files_with
from drafter.history.forget import finish, forget, look, unfinished
from drafter.history.mentions import Mentions
from drafter.history.people import Known
from drafter.history.threads import Mailed
from drafter.message import Stop
from drafter.prompts.guidance import load_cards
from drafter.prompts.kinds import kind
from drafter.recall import Recall
from drafter.situation import Fact, Recipient, Sender

DAY = dt.date(2026, 9, 14)
NAME, EMAIL, FIRM = "Zoë Łukasik", "zoe@harbour.example", "Harbour Boats"
PHRASES = ("a quartz lantern above the slipway", "nine herons in the fog", "the copper tide table")
OTHERS, INDEXED = 300, 30


def keep_nothing() -> None:
    """In place of the search index, where a test is about something else."""


def note(body: str, **changes: object) -> Record:
    given = {"direction": "sent", "to": NAME, "email": EMAIL, "company": FIRM, "channel": "email",
             "kind": "ask_why_no", "date": DAY, "subject": "Sailmaker"}  # fmt: skip
    return Record(body=body, **{**given, **changes})  # type: ignore[arg-type]


def fill(home: Path, others: int) -> None:
    """A store in which she is everywhere, among many other people."""
    history = History(home)
    fact = Fact(id="f1", text=f"{NAME} taught me to splice.")
    history.save_profile(Sender(name="Mara Quell", email="mara@quell.example", facts=(fact,)))
    threads.keep(home, (
        Mailed(note(f"About pier {number}, with thanks.", to=f"Ben {number} Marsh",
                    email=f"ben{number}@rill.example", company="Rill", subject=f"Pier {number}",
                    kind="ask_why_no" if number < INDEXED else "followup_1"))
        for number in range(others)
    ))  # fmt: skip
    mine = [history.remember(note(f"May I ask about {phrase}?")) for phrase in PHRASES]
    history.remember(note("We chose somebody else.", direction="received"))
    history.outcome(mine[0], "replied", DAY)
    history.override(mine[1], "T1", f"{NAME} asked me to.")
    edits.drafted(home, note("A draft about nine herons in the fog."))
    with writing(home) as connection:
        connection.execute("INSERT INTO used VALUES (?, 'f1')", [mine[0]])
        connection.execute("INSERT INTO edit VALUES (?, ?)", [mine[2], f"Dear {NAME}"])
        connection.execute("INSERT INTO voice VALUES (1, ?)", [json.dumps({"no": [NAME]})])
        connection.execute("INSERT INTO run VALUES ('r', 'leads.csv', ?, '')", [str(home)])
        for key, who in (("a", EMAIL), ("b", "ben1@rill.example")):
            result = json.dumps({"body": f"Dear {NAME if key == 'a' else 'Ben'}"})
            connection.execute("INSERT INTO lead VALUES ('r', ?, 1, '', ?, 'drafted', 1, ?)",
                               [key, who, result])  # fmt: skip
        for who in ("zoe lukasik", "ben 1 marsh"):
            connection.execute("INSERT INTO proposed VALUES ('r', ?, '', '', '2026-09-14')", [who])
    people.keep(home, [Known(NAME, company=FIRM, url="https://www.linkedin.com/in/zoe-l-77/"),
                       Known("Ben 1 Marsh", company="Rill")])  # fmt: skip
    applications.keep(home, [Application(FIRM, f"Sailmaker ({NAME})", date=DAY),
                             Application("Zoe Lukasik Sails", date=DAY)])  # fmt: skip
    history.remember(note("Ms. LUKASIK, Zoë (zoe+jobs@Harbour.example) sent me.",
                          to="Ben 2 Marsh", email="ben2@rill.example", company="Rill"))  # fmt: skip
    history.hold("ZOE@harbour.example", f"{NAME} asked me to stop", DAY)


def ask(home: Path, embedder: Embedder) -> None:
    """Has the index built, and the vectors of the messages kept."""
    recall = Recall(home, embedder, History(home), load_cards()[:5])
    recall(situation(), kind("ask_why_no"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    home = tmp_path_factory.mktemp("prepared") / "home"
    fill(home, OTHERS)
    ask(home, embedder)
    return home


@pytest.fixture
def store(prepared: Path, home: Path) -> Path:
    shutil.copytree(prepared, home)
    return home


def vectors(home: Path) -> list[bytes]:
    """The bytes of the vectors of what was sent to her, in pieces: SQLite tears long ones apart."""
    from drafter.history.past import compared
    from drafter.history.vectors import digest

    texts = [compared("Sailmaker", f"May I ask about {phrase}?") for phrase in PHRASES]
    with reading(home) as connection:
        rows = connection.execute("SELECT digest, vector FROM vector").fetchall()
    whole = [bytes(vector) for name, vector in rows if name in set(map(digest, texts))]
    return [one[start : start + 64] for one in whole for start in range(0, len(one), 64)]


def needles(home: Path) -> list[bytes]:
    words = (NAME, NAME.upper(), "zoe lukasik", "Zoe Lukasik", EMAIL, *PHRASES, "zoe-l-77")
    spelt = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    return [*spelt, json.dumps(NAME)[1:-1].encode(), *vectors(home)]


def hits(home: Path, wanted: list[bytes]) -> list[tuple[str, bytes]]:
    files = [path for path in home.rglob("*") if path.is_file()]
    contents = {path.name: path.read_bytes() for path in files}
    return [(name, one) for name, content in contents.items() for one in wanted if one in content]


def rows(home: Path, table: str) -> int:
    with reading(home) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# Nothing stays


def test_no_byte_of_them_stays(store: Path) -> None:
    wanted = needles(store)
    before = hits(store, wanted)
    assert len(vectors(store)) == len(PHRASES) * 384 * 4 / 64
    assert {one for _, one in before} > {EMAIL.encode(), NAME.encode(), *vectors(store)}
    assert any(store.glob("chroma-*-*"))

    forget(store, EMAIL, drop_index)
    assert hits(store, wanted) == []
    assert not any(store.glob("chroma-*-*"))
    assert not unfinished(store)


def test_everybody_else_stays(store: Path) -> None:
    forget(store, EMAIL, drop_index)
    assert rows(store, "message") == OTHERS + 1
    assert len(History(store).sent_to("Ben 7 Marsh")) == 1
    assert [known.name for known in people.known(store, company="Rill")] == ["Ben 1 Marsh"]
    assert [(a.company, a.role) for a in applications.applications(store)] == [
        (FIRM, "Sailmaker (someone)")]  # fmt: skip
    assert rows(store, "lead") == rows(store, "run") == rows(store, "proposed") == 1
    for table in ("outcome", "override", "used", "edit", "hold"):
        assert rows(store, table) == 0, table


def test_where_others_speak_of_them_they_are_someone(store: Path) -> None:
    forget(store, EMAIL, drop_index)
    bodies = [record.body for record in History(store).sent_to("Ben 2 Marsh")]
    assert bodies[-1] == "Ms. someone (someone) sent me."
    profile = History(store).profile()
    assert profile and profile.facts[0].text == "Someone taught me to splice."
    (changed,) = [r for r in History(store).sent_to("Ben 2 Marsh") if "someone" in r.body]
    assert History(store).remember(changed) == changed.id, "it goes by its new content"


def test_two_mails_that_said_the_same_without_the_name_are_still_two(home: Path) -> None:
    ben = {"to": "Ben", "email": "ben@rill.example"}
    threads.keep(home, (Mailed(note(f"{NAME} sent me.", mail=mail, **ben)) for mail in ("a", "b")))
    forget(home, NAME, keep_nothing)
    bodies = [record.body for record in History(home).past()]
    assert bodies == ["Someone sent me.", "Someone sent me."]


def test_what_is_shown_first_is_what_goes(store: Path) -> None:
    before = (store / FILE).read_bytes()
    shown = look(store, EMAIL)
    assert (store / FILE).read_bytes() == before
    assert forget(store, EMAIL, drop_index).counts == shown.counts
    assert shown.counts == {
        "message": 5, "person": 1, "outcome": 1, "override": 1, "used": 1, "edit": 1, "lead": 1,
        "hold": 1, "organisation": 1, "application": 1, "proposed": 1, "mention": 4}  # fmt: skip
    assert not look(store, EMAIL)


def test_free_pages_hold_nothing(home: Path) -> None:
    """Without VACUUM the file keeps its size, and with it whatever lay between the rows."""
    history = History(home)
    for number in range(60):
        history.remember(note(f"{number} " + PHRASES[0] * 100))
    size = (home / FILE).stat().st_size
    forget(home, EMAIL, keep_nothing)
    assert (home / FILE).stat().st_size < size / 2
    with reading(home) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_the_rows_are_wiped_before_the_file_is_rewritten(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash before VACUUM leaves the file as the deletion left it."""
    History(home).remember(note(PHRASES[0] * 500))
    monkeypatch.setattr("drafter.history.forget.finish", lambda *_: None)
    forget(home, EMAIL, keep_nothing)
    assert hits(home, [PHRASES[0].encode(), EMAIL.encode()]) == []
    assert unfinished(home)
    finish(home, keep_nothing)
    assert not unfinished(home)


def test_an_index_that_is_in_use_is_said_and_done_next_time(store: Path) -> None:
    def busy() -> None:
        raise StorageError("The search index can't be removed.")

    with pytest.raises(StorageError):
        forget(store, EMAIL, busy)
    assert unfinished(store)
    forget(store, EMAIL, drop_index)
    assert not unfinished(store)
    assert not any(store.glob("chroma-*-*"))


# Who is meant


@pytest.fixture
def two(home: Path) -> Path:
    """Two of one name, at two firms."""
    History(home).remember(note("One.", to="Ada Brook", email="ada@rill.example", company="Rill"))
    History(home).remember(note("Two.", to="Ada Brook", email="ada@quay.example", company="Quay"))
    return home


def test_two_of_one_name_are_not_taken_for_one(two: Path) -> None:
    with pytest.raises(BadInput, match="Several people are called"):
        forget(two, "Ada Brook", keep_nothing)
    forget(two, "ADA@quay.example", keep_nothing)
    assert [record.body for record in History(two).past()] == ["One."]


def test_the_company_tells_two_of_one_name_apart(two: Path) -> None:
    forget(two, "ada  BROOK", keep_nothing, company="Rill Ltd")
    assert [(r.to, r.body) for r in History(two).past()] == [("Ada Brook", "Two.")]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"email": "Zoe+jobs@HARBOUR.example"}, True),
        ({"email": "", "company": "harbour boats"}, True),
        ({"email": "", "company": ""}, True),
        ({"email": "zoe.private@post.example"}, True),
        ({"email": "zoe.private@post.example", "company": "Another Yard"}, False),
        ({"email": "", "company": "Another Yard"}, False),
        ({"to": "Zoë", "email": ""}, False),
        ({"to": "Z. L."}, True),
    ],
)
def test_which_messages_are_theirs(home: Path, changes: dict[str, str], same: bool) -> None:
    History(home).remember(note("First."))
    History(home).remember(note("Second.", **changes))
    forget(home, EMAIL, keep_nothing)
    assert rows(home, "message") == (0 if same else 1)


def test_their_threads_go_with_them(home: Path) -> None:
    mails = [Mailed(note("One.", mail="<1@x>")),
             Mailed(note("Two.", mail="<2@x>", to="Ben", email="ben@rill.example"), ("<1@x>",)),
             Mailed(note("Three.", mail="<3@x>", to="Ben", email="ben@rill.example",
                         subject="Another thing"))]  # fmt: skip
    threads.keep(home, mails)
    assert forget(home, EMAIL, keep_nothing).counts == {"message": 1, "with others": 1}
    assert [record.body for record in History(home).past()] == ["Three."]


def test_a_namesake_in_the_same_thread_keeps_their_mails(home: Path) -> None:
    """As older versions joined them, by the name; what went to both goes."""
    other = {"email": "m.garcia@beta.example", "company": "Beta"}
    ben = {"to": "Ben", "email": "ben@beta.example"}
    threads.keep(home, [
        Mailed(note("One.", to="Maria Garcia", email="maria@alpha.example", mail="<1@x>")),
        Mailed(note("To both.", to="Maria Garcia", email="maria@alpha.example", mail="<2@x>"),
               ("<1@x>",)),
        Mailed(note("To both.", mail="<2@x>", **ben), ("<1@x>",)),
        Mailed(note("Two.", to="Maria Garcia", mail="<3@x>", **other), ("<1@x>",)),
        Mailed(note("maria@alpha.example is another one.", mail="<4@x>", **ben), ("<3@x>",)),
    ])  # fmt: skip
    shown = forget(home, "maria@alpha.example", keep_nothing).counts
    assert shown == {"message": 2, "with others": 1, "mention": 1}
    assert {record.body for record in History(home).past()} == {"Two.", "Someone is another one."}


def test_a_namesake_among_the_contacts_keeps_their_name_in_other_texts(home: Path) -> None:
    """Whatever number their entry has: a message with others may have the same."""
    people.keep(home, [Known("Ada Brook", email="ada@rill.example", company="Rill"),
                       Known("Ada Brook", email="ada@quay.example", company="Quay")])  # fmt: skip
    ben = {"to": "Ben", "email": "ben@rill.example"}
    threads.keep(home, [
        Mailed(note("One.", to="Ada Brook", email="ada@rill.example", company="Rill", mail="<1>")),
        Mailed(note("Two.", mail="<2>", **ben), ("<1>",)),
        Mailed(note("Ask Ada Brook at Quay.", mail="<3>", subject="Quay", **ben)),
    ])  # fmt: skip
    forget(home, "ada@rill.example", keep_nothing)
    assert [record.body for record in History(home).past()] == ["Ask Ada Brook at Quay."]


def test_our_own_file_is_never_to_be_removed_by_hand(two: Path) -> None:
    """Though an address of somebody else ends as theirs did."""
    History(two).remember(note("Three.", to="Jada Poe", email="jada@rill.example"))
    code, said = run("ada@rill.example", "--yes")
    assert code == 0 and "remove it yourself" not in said


def test_the_user_is_not_forgotten_by_a_slip(store: Path) -> None:
    for me in ("mara quell", "Mara@quell.example"):
        with pytest.raises(BadInput, match="is you"):
            forget(store, me, drop_index)
    with pytest.raises(BadInput, match="no name and no address"):
        forget(store, " ?! ", drop_index)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Zoe Lukasik wrote.", "Someone wrote."),
        ("I met ZOË  ŁUKASIK’s team", "I met someone’s team"),
        ("by Zoe\u0308 Łukasik, twice", "by someone, twice"),
        ("Lukasik, Zoë", "Someone"),
        ("see linkedin.com/in/zoe-lukasik", "see linkedin.com/in/someone"),
        ("write to zoe+x@harbour.example.", "write to someone."),
        ("Zoë left.", "Zoë left."),
        ("Zoe Lukasikova", "Zoe Lukasikova"),
        ("mazoe@harbour.example", "mazoe@harbour.example"),
    ],
)
def test_how_a_mention_is_seen(text: str, said: str) -> None:
    assert Mentions((NAME,), (EMAIL,)).removed(text) == said


# Never again


@pytest.mark.parametrize(
    "who",
    [
        Recipient(name="Z", email="Zoe@HARBOUR.example"),
        Recipient(name="Z", email=" zoe+careers@harbour.example "),
        Recipient(name="zoe lukasik", company="Harbour Boats Ltd"),
        Recipient(name="Dr. Zoë Łukasik"),
    ],
)
def test_a_hold_outlives_the_person(store: Path, who: Recipient) -> None:
    forget(store, EMAIL, drop_index)
    assert "do-not-contact" in History(store).held(who)
    assert EMAIL.encode() not in (store / marks.FILE).read_bytes()


@pytest.mark.parametrize("email", ["zoe+x@harbour.example", "ZOE@Harbour.Example"])
def test_a_hold_is_on_every_way_to_write_an_address(home: Path, email: str) -> None:
    History(home).hold(EMAIL)
    assert History(home).held(Recipient(name="Z", email=email))
    assert not History(home).held(Recipient(name="Z", email=f"x{email}"))


@pytest.mark.parametrize(
    "who",
    [
        Recipient(name="Zoë Łukasik", company="Another Yard"),
        Recipient(name="Zoë", email="zoe@another.example"),
        Recipient(name="Ben 7 Marsh", email="ben7@rill.example", company="Rill"),
    ],
)
def test_a_mark_stops_nobody_else(store: Path, who: Recipient) -> None:
    forget(store, EMAIL, drop_index)
    assert History(store).held(who) == ""


def test_without_a_hold_no_mark_stays_unless_asked_for(home: Path) -> None:
    History(home).remember(note("One."))
    forget(home, EMAIL, keep_nothing)
    assert History(home).held(Recipient(name=NAME, email=EMAIL)) == ""
    assert not (home / marks.FILE).exists()
    forget(home, "j.doe@gmail.com", keep_nothing, never=True)
    assert History(home).held(Recipient(name="J", email="JDoe+x@googlemail.com"))


def test_a_drafter_writes_to_nobody_who_was_forgotten_for_good(store: Path) -> None:
    forget(store, EMAIL, drop_index)
    her = {"name": "Zoe", "email": "ZOE@harbour.example"}
    made = open_drafter(writer="phrasebook").drafter.draft(situation(recipient=her))
    assert isinstance(made, Stop)
    assert rows(store, "message") == OTHERS + 1


def test_a_mark_can_be_taken_away(store: Path) -> None:
    forget(store, EMAIL, drop_index)
    assert History(store).release("Zoe@harbour.example")
    assert History(store).held(Recipient(name="Z", email=EMAIL)) == ""


def test_an_old_export_brings_nobody_back(store: Path) -> None:
    old = list(port.lines(store))
    forget(store, EMAIL, drop_index)
    arrived = port.take(store, old)
    assert arrived.left_out >= 5
    assert History(store).sent_to(NAME, EMAIL) == ()
    assert History(store).holds() == ()
    assert [known.name for known in people.known(store, NAME)] == []


def test_a_lost_key_is_said_and_never_passed_over(store: Path) -> None:
    forget(store, EMAIL, drop_index)
    (store / marks.FILE).unlink()
    with pytest.raises(StorageError, match="their key is gone"):
        History(store).held(Recipient(name=NAME))
    (store / marks.FILE).touch()
    assert History(store).held(Recipient(name=NAME)) == ""


# Killed

KILLED = """
import os, sys
from pathlib import Path
from drafter.embedding import HashedVectors
from drafter.history import forget
from drafter.recall.index import Index
from drafter.recall.shelf import Memory
home, last = Path(sys.argv[1]), int(sys.argv[2])
step = 0
def watch(frame, event, argument):
    global step
    if event == "c_call" and argument.__name__ in NAMES:
        step += 1
        if step == last:
            os.kill(os.getpid(), 9)
NAMES = {"execute", "executemany", "rmdir", "unlink", "rename", "replace", "fsync", "write"}
index = Index(home, Memory(home, HashedVectors()))
sys.setprofile(watch)
forget.forget(home, "zoe@harbour.example", index.drop)
sys.setprofile(None)
print(step)
"""


def killed(home: Path, last: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(home), str(last)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


KILLS = 20


@pytest.fixture(scope="module")
def steps(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """Moments between two steps at which it is killed, from the first to the last."""
    home = tmp_path_factory.mktemp("steps") / "home"
    shutil.copytree(prepared, home)
    done = killed(home, 0)
    assert done.returncode == 0, done.stderr
    total = int(done.stdout)
    return [1 + round(number * (total - 1) / (KILLS - 1)) for number in range(KILLS)]


@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_at_any_moment_is_made_good(store: Path, steps: list[int], number: int) -> None:
    wanted = needles(store)
    assert killed(store, steps[number]).returncode == -9
    assert History(store).held(Recipient(name="Z", email=EMAIL)), "never free in between"
    assert len(History(store).sent_to("Ben 7 Marsh")) == 1
    forget(store, EMAIL, drop_index)
    assert hits(store, wanted) == []
    assert rows(store, "message") == OTHERS + 1
    assert History(store).held(Recipient(name="Z", email=EMAIL))


# On the command line


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["forget", *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def test_it_shows_asks_and_removes(store: Path) -> None:
    code, said = run(EMAIL, "--dry-run")
    assert code == 0 and "messages to them and from them: 5" in said
    assert "Nothing was removed" in said
    with pytest.raises(BadInput, match="Nobody is here to say yes"):
        run(EMAIL)
    assert rows(store, "message") == OTHERS + 6
    code, said = run(EMAIL, "--yes")
    assert code == 0 and f"Forgotten: {EMAIL}." in said and "can't be read back" in said
    assert rows(store, "message") == OTHERS + 1
    assert "Nothing is kept about" in run(EMAIL, "--yes")[1]


def test_files_that_still_name_them_are_listed(store: Path) -> None:
    port.save(store, store / "mine.jsonl")
    (store / "wide.txt").write_bytes(f"To: {EMAIL.upper()}".encode("utf-16-le"))
    said = run(EMAIL, "--yes")[1]
    assert f"still names them; remove it yourself: {store / 'mine.jsonl'}" in said
    assert str(store / "wide.txt") in said and FILE not in said
    assert "Drafts of a batch lie here and may name them: " in said
    assert "Copies that you made" in said


def test_a_name_across_two_pieces_of_a_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * ((1 << 20) - 5) + EMAIL.encode())
    assert files_with(tmp_path, Mentions((), (EMAIL,))) == (tmp_path / "large.txt",)


def test_the_batch_of_a_folder_with_their_name_keeps_the_rows_of_others(
    home: Path, tmp_path: Path
) -> None:
    """Their drafts are paid for. The folder is told once more, then its name is gone too."""
    path = batches.file(tmp_path, f"name,email,situation\nAnn Lee,ann@rill.example,{batches.MET}\n"
                        f"Ben Marsh,ben@rill.example,{batches.MET} with Ann Lee\n")  # fmt: skip
    out = tmp_path / "ann-lee"
    batches.batch(path, out).run(Gate(1))
    shown = look(home, "Ann Lee")
    assert shown.counts["lead"] == 1 and "run" not in shown.counts
    assert f"may name them: {out}" in run("Ann Lee", "--yes")[1]
    with reading(home) as connection:
        assert connection.execute("SELECT name, state FROM lead").fetchall() == [
            ("ben marsh", "drafted")]  # fmt: skip
    assert hits(home, [b"Ann Lee", b"ann-lee", b"ann lee", b"ann@rill.example"]) == []
    batches.batch(path, out).run(Gate(1))
    assert look(home, "Ann Lee").batches == (out,), "once more drafted, once more told"


@pytest.mark.parametrize(
    ("who", "stays"), [("CHER", ["sting"]), ("cher@rill.example", ["cher", "sting"])]
)
def test_a_row_of_somebody_with_one_name_goes(
    home: Path, tmp_path: Path, who: str, stays: list[str]
) -> None:
    rows = "".join(f"{name},{batches.MET}\n" for name in ("Cher", "Sting"))
    batches.run(batches.file(tmp_path, f"name,situation\n{rows}"))
    run(who, "--yes")
    with reading(home) as connection:
        names = connection.execute("SELECT name FROM lead ORDER BY name").fetchall()
    assert [name for (name,) in names] == stays


def given_to_the_page(table: str) -> Path:
    """A table as the page keeps it, and the folder of what it drafts from it."""
    path = uploads.kept(table.encode("cp1252"))
    batches.batch(path, path.with_suffix("")).run(Gate(1))
    return path


def test_tables_that_the_page_was_given_go_with_their_drafts(home: Path) -> None:
    """A letter in a zip is packed: no search of its bytes finds the name."""
    head = "name,email,situation\n"
    theirs = given_to_the_page(
        f"{head}Noël LEE,noel@rill.example,{batches.MET}\nBen Marsh,,{batches.MET}\n")  # fmt: skip
    other = given_to_the_page(f"{head}Ada Brook,ada@quay.example,{batches.MET}\n")
    packed = theirs.with_suffix("") / "drafts.zip"
    assert packed.exists() and b"rill.example" not in packed.read_bytes()
    assert look(home, "Lee, Noel").counts == {"lead": 1, "proposed": 1, "copy": 2}
    said = run("Lee, Noel", "--yes")[1]
    for gone in (theirs, theirs.with_suffix("")):
        assert f"was removed: {gone}\n" in said and not gone.exists()
    assert other.exists() and (other.with_suffix("") / "drafts.zip").exists()


@pytest.mark.parametrize("code", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    ("who", "goes"), [("cher", True), ("Rill", False), ("Zoé Marsh", True), ("Zo Marsh", False)]
)
def test_which_tables_name_somebody(home: Path, who: str, goes: bool, code: str) -> None:
    """A single word has to be a whole cell."""
    table = uploads.kept("name,company\nCher,Rill Boats\nZoë Marsh,\n".encode(code))
    forget(home, who, keep_nothing)
    assert table.exists() is not goes


def test_a_table_that_only_its_drafts_name_goes_whole(home: Path) -> None:
    table = uploads.kept(b"name\nBen\n")
    table.with_suffix("").mkdir()
    with zipfile.ZipFile(
        table.with_suffix("") / "drafts.zip", "w", zipfile.ZIP_DEFLATED
    ) as letters:
        letters.writestr("row-1.txt", f"Dear {NAME}, " + "a word, " * 9)
    forget(home, NAME, keep_nothing)
    assert list((home / "batches").iterdir()) == []


def test_a_copy_that_cannot_be_removed_is_said_and_nothing_is_gone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    History(home).remember(note("One."))
    table = uploads.kept(EMAIL.encode())

    def refused(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch, pytest.raises(StorageError, match="Nobody was forgotten"):
        patch.setattr(Path, "unlink", refused)
        forget(home, EMAIL, keep_nothing)
    assert rows(home, "message") == 1
    forget(home, EMAIL, keep_nothing)
    assert rows(home, "message") == 0 and not table.exists()


def test_a_zip_is_listed_for_what_lies_in_it(tmp_path: Path) -> None:
    for name, text in (("theirs.zip", f"To: {EMAIL} " * 9), ("other.zip", "To: ada@quay.example")):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("1.eml", text)
    (tmp_path / "broken.zip").write_bytes((tmp_path / "theirs.zip").read_bytes()[40:])
    assert files_with(tmp_path, Mentions((), (EMAIL,))) == (tmp_path / "theirs.zip",)


# Private


@pytest.fixture
def umask_000() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> set[tuple[bool, int]]:
    return {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))
    }


def test_nobody_else_may_look_in_meanwhile_or_after(
    home: Path, umask_000: None, monkeypatch: pytest.MonkeyPatch, embedder: Embedder
) -> None:
    fill(home, 20)
    ask(home, embedder)
    seen: list[set[tuple[bool, int]]] = []

    def drop() -> None:
        seen.append(modes(home))
        drop_index()

    monkeypatch.setattr(Path, "chmod", lambda *_: pytest.fail("was made with another mode"))
    monkeypatch.setattr(marks.os, "fsync", lambda _: seen.append(modes(home)))
    forget(home, EMAIL, drop)
    port.save(home, home / "mine.jsonl")
    assert len(seen) >= 3
    for found in (*seen, modes(home)):
        assert found <= {(True, 0o700), (False, 0o600)}


def test_what_was_begun_is_finished_by_whatever_opens_next(store: Path) -> None:
    def ended() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forget(store, EMAIL, ended)
    assert unfinished(store)
    open_drafter(writer="phrasebook", recall=False)
    assert not unfinished(store)
