"""What the user told us is kept, found again, private, and never half written."""

import datetime as dt
import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from drafter.errors import BadInput, StorageError
from drafter.history import History, Record, database, modes, voice
from drafter.history.migrations import MIGRATIONS
from drafter.situation import Fact, Recipient, Sender

DAY = dt.date(2026, 9, 14)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "home")


@pytest.fixture
def umask_000() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def note(body: str = "Thank you for the tour.", **changes: object) -> Record:
    given = {"direction": "sent", "to": "Zoë Łukasik", "email": "zoe@harbour.example",
             "company": "Harbour Boats", "kind": "thank_you_interview", "channel": "email",
             "date": DAY, "subject": "Thank you", "body": body}  # fmt: skip
    return Record(**{**given, **changes})  # type: ignore[arg-type]


def test_a_profile_comes_back_as_it_was(history: History) -> None:
    me = Sender(
        name="Ngozi Adeyemi",
        identity="sailmaker, Hull",
        facts=(
            Fact(id="f1", text="Cut 40 sails by hand."),
            Fact(id="f2", text="ill", private=True),
        ),
    )
    history.save_profile(Sender(name="Ngozi"))
    history.save_profile(me)
    assert history.profile() == me


def test_an_empty_home_reads_as_empty_and_stays_untouched(tmp_path: Path) -> None:
    history = History(tmp_path / "home")
    assert history.profile() is None
    assert history.sent_to("Anyone") == ()
    assert history.held(Recipient(name="Anyone")) == ""
    assert not (tmp_path / "home").exists()


def test_a_record_comes_back_with_its_id(history: History) -> None:
    id = history.remember(note())
    (found,) = history.sent_to("Zoë Łukasik")
    assert found.id == id
    assert found.digest == note().digest
    assert found.body == "Thank you for the tour."


def test_the_same_record_twice_is_one(history: History) -> None:
    assert history.remember(note()) == history.remember(note())
    assert history.remember(note()) != history.remember(note(date=DAY + dt.timedelta(1)))
    assert len(history.sent_to("Zoë Łukasik")) == 2


def test_only_what_was_sent_counts_as_sent(history: History) -> None:
    history.remember(note(direction="draft"))
    history.remember(note(direction="received"))
    assert history.sent_to("Zoë Łukasik") == ()
    assert list(history.past()) == []
    assert [event.direction for event in history.events_with("Zoë Łukasik")] == ["in"]
    assert len(history.received_from("Zoë Łukasik")) == 1


@pytest.mark.parametrize(
    ("name", "email", "company", "same"),
    [
        ("zoe lukasik", "", "", True),
        ("Dr. ZOË  ŁUKASIK", "", "harbour boats", True),
        ("Z. L.", "Zoe@Harbour.example ", "", True),
        ("Zoë Łukasik", "private@post.example", "Harbour Boats", True),
        ("Zoë Łukasik", "", "Harbour Boats Ltd.", True),
        ("Zoë Łukasik", "", "Another Yard", False),
        ("Zoë", "", "", False),
        ("", "", "", False),
    ],
)
def test_who_is_the_same_person(
    history: History, name: str, email: str, company: str, same: bool
) -> None:
    history.remember(note())
    assert bool(history.sent_to(name, email, company)) is same


def test_letters_of_an_older_version_know_a_firm_by_any_of_its_names(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE)) as old, old:
        for statement in chain.from_iterable(MIGRATIONS[:4]):
            old.execute(statement)
        old.execute("PRAGMA user_version = 4")
        for number, (company, firm) in enumerate((("Ålesund Ltd", "alesund ltd"), ("", ""))):
            old.execute(
                """INSERT INTO message (digest, direction, name, email, company, person, address,
                firm, kind, channel, date, subject, body) VALUES (?, 'sent', 'Ann Lee', '', ?,
                'ann lee', '', ?, '', 'email', '2026-09-14', '', 'Could we talk?')""",
                [str(number), company, firm],
            )
    history = History(tmp_path)
    assert len(history.sent_to("Ann Lee", company="Ålesund")) == 2
    assert len(history.sent_to("Ann Lee", company="Fenn")) == 1
    assert history.others("Bo Ray").called({"alesund"}) == {("Ann Lee", "Ålesund Ltd")}
    with database.writing(tmp_path) as connection:  # Raises where the words are not the letters'.
        connection.execute("INSERT INTO said_sent (said_sent, rank) VALUES ('integrity-check', 1)")


def test_two_people_without_an_address_are_two(history: History) -> None:
    history.remember(note(to="Ada Brook", email=""))
    assert history.sent_to("Ben Marsh") == ()


def test_events_are_in_order_and_outcomes_come_from_them(history: History) -> None:
    history.remember(note(direction="received", date=DAY + dt.timedelta(9), subject="Sorry"))
    first = history.remember(note())
    history.outcome(first, "replied", DAY + dt.timedelta(2))
    history.outcome("zoe lukasik", "silence", DAY + dt.timedelta(3))
    events = history.events_with("Zoë Łukasik")
    assert [(event.direction, event.summary) for event in events] == [
        ("out", "thank you interview"),
        ("in", "replied"),
        ("in", "Sorry"),
    ]


def test_an_outcome_needs_a_sent_message_and_a_known_word(history: History) -> None:
    history.remember(note(direction="draft"))
    with pytest.raises(BadInput, match="I know no message sent to"):
        history.outcome("Zoë Łukasik", "replied", DAY)
    with pytest.raises(BadInput, match='"maybe" is no outcome'):
        history.outcome("Zoë Łukasik", "maybe", DAY)  # type: ignore[arg-type]


def test_past_is_newest_first_and_by_kind(history: History) -> None:
    for days, kind in enumerate(("ask_why_no", "followup_1", "ask_why_no")):
        history.remember(note(f"text {days}", kind=kind, date=DAY + dt.timedelta(days)))
    assert [record.body for record in history.past()] == ["text 2", "text 1", "text 0"]
    assert [record.body for record in history.past("ask_why_no")] == ["text 2", "text 0"]


def test_a_hold_stops_the_address_and_the_name(history: History) -> None:
    history.hold("ZOE@harbour.example", "asked me to stop", DAY)
    held = history.held(Recipient(name="Somebody", email="zoe@Harbour.example"))
    assert "asked me to stop" in held
    assert "2026-09-14" in held
    history.hold("Ada Brook")
    assert history.held(Recipient(name="ADA  BROOK"))
    assert history.held(Recipient(name="Ben Marsh", email="ben@x.example")) == ""


def test_a_hold_on_an_address_reaches_the_name_we_know_it_by(history: History) -> None:
    history.remember(note())
    history.hold("zoe@harbour.example")
    assert history.held(Recipient(name="zoe lukasik"))
    assert history.held(Recipient(name="Zoë Łukasik", company="Another Yard")) == ""


def test_a_hold_on_a_name_reaches_their_address(history: History) -> None:
    history.remember(note())
    history.hold("Zoë Łukasik")
    assert history.held(Recipient(name="Z", email="zoe@harbour.example"))


@pytest.mark.parametrize("who", ["Zoë Łukasik", "zoe@harbour.example"])
def test_a_hold_reaches_who_is_only_called_by_the_first_name(history: History, who: str) -> None:
    history.remember(note())
    history.hold(who)
    assert history.held(Recipient(name="Zoe", company=note().company))
    assert history.held(Recipient(name="Zoe", company="Another Yard")) == ""
    assert history.held(Recipient(name="Zo", company=note().company)) == ""


@pytest.mark.parametrize("nobody", ["", "   ", "\n"])
def test_a_hold_on_nobody_is_refused(history: History, nobody: str) -> None:
    with pytest.raises(BadInput, match="no name and no address"):
        history.hold(nobody)
    assert history.holds() == ()


def test_an_entry_with_an_empty_key_holds_nobody(history: History, tmp_path: Path) -> None:
    with database.writing(tmp_path / "home") as connection:
        connection.execute("INSERT INTO hold VALUES ('', '?', '', '2026-09-14')")
    assert history.held(Recipient(name="Ada Brook")) == ""
    history.remember(note(to="Ada Brook", email=""))
    assert history.held(Recipient(name="Ada Brook", email="ada@brook.example")) == ""


def test_a_hold_can_be_listed_and_released(history: History) -> None:
    history.hold("ada@brook.example", "no more", DAY)
    assert [hold.who for hold in history.holds()] == ["ada@brook.example"]
    assert history.release("ADA@brook.example")
    assert not history.release("ada@brook.example")
    assert history.held(Recipient(name="Ada", email="ada@brook.example")) == ""


def test_what_stood_open_to_others_is_closed_and_told(tmp_path: Path) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    History(home).remember(note())
    outside.write_text("of somebody else")
    outside.chmod(0o644)
    (home / "link").symlink_to(outside)
    home.chmod(0o755)
    (home / "drafter.sqlite").chmod(0o664)
    assert "could look into your data" in modes.closed(home)
    left = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.iterdir())}
    assert left == {"home": 0o700, "drafter.sqlite": 0o600, "link": 0o644}
    assert modes.closed(home) == "" and modes.closed(tmp_path / "nowhere") == ""


def test_nobody_else_may_look_in(tmp_path: Path, umask_000: None) -> None:
    home = tmp_path / "deep" / "home"
    with database.writing(home) as connection:
        connection.execute("INSERT INTO profile VALUES (1, '{}')")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    assert modes == {"drafter.sqlite": 0o600, "drafter.sqlite-journal": 0o600}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700


def test_the_file_is_private_from_its_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, umask_000: None
) -> None:
    """Made for all and tightened afterwards, it could be opened by others in between."""
    monkeypatch.setattr(Path, "chmod", lambda *_: pytest.fail("was made with another mode"))
    History(tmp_path).remember(note())
    assert stat.S_IMODE((tmp_path / "drafter.sqlite").stat().st_mode) == 0o600


def test_a_loose_file_is_tightened(history: History, tmp_path: Path) -> None:
    history.remember(note())
    file = tmp_path / "home" / "drafter.sqlite"
    file.chmod(0o644)
    history.remember(note("another"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_deleted_leaves_no_trace(history: History, tmp_path: Path) -> None:
    history.hold("unmistakable-person@quay.example")
    history.release("unmistakable-person@quay.example")
    assert b"unmistakable-person" not in (tmp_path / "home" / "drafter.sqlite").read_bytes()


def test_a_damaged_file_is_said_and_left_alone(history: History, tmp_path: Path) -> None:
    history.remember(note())
    file = tmp_path / "home" / "drafter.sqlite"
    file.write_bytes(b"this is not what it was" * 100)
    before = file.read_bytes()
    with pytest.raises(StorageError, match="the file is damaged"):
        history.sent_to("Zoë Łukasik")
    with pytest.raises(StorageError, match="Nothing was changed"):
        history.remember(note("more"))
    assert file.read_bytes() == before


def test_a_newer_file_is_left_alone(history: History, tmp_path: Path) -> None:
    history.remember(note())
    with sqlite3.connect(tmp_path / "home" / "drafter.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StorageError, match="saved by a newer drafter"):
        history.past()
    with pytest.raises(StorageError, match="saved by a newer drafter"):
        history.remember(note("more"))


def test_a_file_in_place_of_the_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(StorageError, match="can't be written"):
        History(tmp_path / "home").remember(note())


def test_a_fault_of_the_callers_is_not_laid_at_the_datas_door(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), database.reading(tmp_path):
        raise BrokenPipeError(32, "Broken pipe")  # the terminal of a long run went away
    with pytest.raises(FileNotFoundError), database.writing(tmp_path):
        (tmp_path / "elsewhere" / "drafts.csv").read_bytes()


def test_what_is_held_open_sees_what_is_written_meanwhile(tmp_path: Path) -> None:
    """Also where there was no file yet, and held twice."""
    history = History(tmp_path)
    for body in ("before there was a file", "and after"):
        with database.held_open(tmp_path), database.held_open(tmp_path):
            history.remember(note(body))
            assert body in {one.body for one in history.past()}
        assert len(tuple(history.past())) == (1 if body.startswith("before") else 2)


def test_what_is_read_at_once_is_of_one_moment(history: History, tmp_path: Path) -> None:
    """Also where it is already; a writer waits for us, and nothing of theirs is lost."""
    history.remember(note("before"))
    with database.at_once(tmp_path / "home"), database.at_once(tmp_path / "home"):
        assert [one.body for one in history.past()] == ["before"]
        writer = threading.Thread(target=history.remember, args=[note("meanwhile")])
        writer.start()
        time.sleep(0.1)
        assert [one.body for one in history.past()] == ["before"]
    writer.join(timeout=10)
    assert {one.body for one in history.past()} == {"before", "meanwhile"}


def test_a_second_writer_waits_and_then_says_so(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    history.remember(note())
    with (
        database.writing(tmp_path / "home"),
        pytest.raises(StorageError, match="another drafter is writing"),
    ):
        history.remember(note("meanwhile"))
    assert len(history.sent_to("Zoë Łukasik")) == 1


def test_many_threads_lose_nothing(history: History) -> None:
    writers = [
        threading.Thread(target=history.remember, args=[note(f"text {n}")]) for n in range(12)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(history.sent_to("Zoë Łukasik")) == 12


FILL = """
import resource, signal, sys
from pathlib import Path
from drafter.errors import StorageError
from drafter.history import History, Record
import datetime as dt
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
history, kept = History(Path(sys.argv[1])), 0
try:
    while kept < 1000:
        history.remember(Record("sent", "Ada", dt.date(2026, 9, 1), f"{kept} " + "words " * 1000))
        kept += 1
except StorageError as error:
    print(kept, error)
"""


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=True
    )
    kept, _, sentence = done.stdout.partition(" ")
    assert "the disk is full" in sentence
    assert "Nothing was changed." in sentence
    assert int(kept) > 5
    assert len(History(tmp_path).sent_to("Ada")) == int(kept)


KILLED = """
import os, sys
from pathlib import Path
from drafter.history import database
with database.writing(Path(sys.argv[1])) as connection:
    connection.execute("PRAGMA cache_spill = 1"); connection.execute("PRAGMA cache_size = 1")
    for n in range(200):
        connection.execute("INSERT INTO hold VALUES (?, ?, '', '')", [str(n), "x" * 2000])
    os.kill(os.getpid(), 9)
"""


def test_a_kill_in_the_middle_of_writing_changes_nothing(history: History, tmp_path: Path) -> None:
    history.remember(note())
    home = tmp_path / "home"
    done = subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False)
    assert done.returncode == -9
    assert (home / "drafter.sqlite-journal").exists()
    assert history.holds() == ()
    assert len(history.sent_to("Zoë Łukasik")) == 1


def test_text_that_no_file_can_hold_is_a_sentence(history: History) -> None:
    with pytest.raises(StorageError, match="half a character"):
        history.remember(note("cut \ud83d off"))


LOOKS: dict[str, Callable[[History, Path], object]] = {
    "sent": lambda history, _: history.sent_to("Person 7", "p7@firm7.example", "Firm 7"),
    "received": lambda history, _: history.received_from("Person 7", "", "Firm 7"),
    "contacts": lambda history, _: history.events_with("Person 7", "p7@firm7.example"),
    "held": lambda history, _: history.held(Recipient(name="Person 7", company="Firm 7")),
    "colleagues": lambda history, _: history.colleagues(
        Recipient(name="Ada Brook", company="Firm 7"), DAY
    ),
    "others": lambda history, _: history.others("Ada Brook").called({"7"}),
    "voice": lambda _, folder: voice.state(folder),
}


@pytest.mark.parametrize("look", LOOKS)
def test_one_person_is_found_among_many_as_quickly_as_among_few(tmp_path: Path, look: str) -> None:
    """Counted in steps of the database, a hundred each; the clock would tell of other things."""
    few, many = (steps(tmp_path / str(size), size, LOOKS[look]) for size in (40, 4000))
    assert many <= few + 10, (few, many)


def steps(folder: Path, size: int, look: Callable[[History, Path], object]) -> int:
    """What it takes to look somebody up among so many people, each with a letter and an answer."""
    history, taken = History(folder), 0
    history.hold("somebody@else.example")
    with database.writing(folder) as connection:
        connection.executemany(
            """INSERT INTO message (digest, direction, name, person, email, address, company, firm,
            kind, channel, date, subject, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 'email', ?, '',
            'Thank you for the tour.')""",
            [
                (f"{way}{n}", way, f"Person {n}", f"person {n}", *[f"p{n}@firm{n}.example"] * 2,
                 f"Firm {n}", f"firm {n}", DAY.isoformat())
                for n in range(size) for way in ("sent", "received")
            ],
        )  # fmt: skip

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    with database.held_open(folder), database.reading(folder) as connection:
        connection.set_progress_handler(count, 100)
        assert look(history, folder) is not None
    return taken


# Others at the same firm, and everybody else


def colleagues(history: History, company: str = "Harbour Boats", **given: str) -> list[str]:
    person = Recipient(**{"name": "Ada Brook", "company": company, **given})
    return [one.name for one in history.colleagues(person, DAY)]


def test_a_colleague_written_to_this_week_is_known(history: History) -> None:
    history.remember(note(date=DAY - dt.timedelta(days=7)))
    assert colleagues(history) == ["Zoë Łukasik"]
    assert colleagues(history, "HARBOUR BOATS Ltd.") == ["Zoë Łukasik"]
    assert colleagues(history, name="Zoe Lukasik", company="The Harbour Boats Group") == []
    assert colleagues(history, "Harbour") == colleagues(history, "") == []
    assert colleagues(history, name="Zoe Lukasik") == []
    assert colleagues(history, email="zoe@harbour.example") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"date": DAY - dt.timedelta(days=8)},
        {"date": DAY + dt.timedelta(days=1)},
        {"direction": "received"},
        {"direction": "draft"},
        {"company": ""},
    ],
)
def test_who_counts_as_a_colleague_written_to(history: History, changes: dict[str, object]) -> None:
    history.remember(note(**changes))
    assert colleagues(history) == []


def test_what_a_colleague_answered_comes_along(history: History) -> None:
    sent = history.remember(note())
    history.remember(note("Please write to Ada Brook.", direction="received", subject="Re"))
    history.outcome(sent, "referral", DAY)
    (known,) = history.colleagues(Recipient(name="Ada Brook", company="Harbour Boats"), DAY)
    assert known.answers == ("Re\nPlease write to Ada Brook.",)
    assert known.referred


def test_the_others_are_all_but_this_person(history: History) -> None:
    history.remember(note())
    history.remember(note(direction="draft", to="Max"))
    history.remember(note(direction="received", to="Ada Brook", email="", company=""))
    words = {"zoe", "ada", "max"}
    assert history.others("Zoë Łukasik", company="Harbour Boats").called(words) == {
        ("Ada Brook", "")
    }
    assert history.others("Ada Brook").called(words) == {("Zoë Łukasik", "Harbour Boats")}
    assert len(history.others("Nobody").called(words)) == 2
    assert history.others("Nobody").called({"brooks", "or"}) == set()


def test_the_letters_of_others_are_found_by_their_words(history: History) -> None:
    history.remember(note("Später fährt die Fähre.", date=DAY))
    history.remember(note("The ferry, later.", date=DAY - dt.timedelta(days=1)))
    history.remember(note("The ferry.", direction="received"))
    others = history.others("Ada Brook")
    found = [one.body for one in others.holding("sent", ["Später die Fähre", "ferry LATER"])]
    assert found == ["The ferry, later."]
    assert list(others.holding("sent", ["later the ferry"])) == []
    assert list(history.others("Zoë Łukasik").holding("sent", ["ferry"])) == []
