"""A batch with a service that fails, dies or refuses, a disk that is full, and an impatient user.

The long runs are benchmarks/service_faults.py.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from drafter.batch import Batch, Done, read_leads
from drafter.batch.gate import Gate, PausedError
from drafter.drafting import Drafter
from drafter.embedding import HashedVectors
from drafter.errors import StorageError
from drafter.history import History, Record
from drafter.situation import Sender
from drafter.tone.guard import ToneGuard
from drafter.writers.hosted import HostedWriter
from drafter.writers.phrasebook import Phrasebook
from tests.fake_service import FakeService, Reply, completion, draft, failed

BEN = Sender(name="Ben Achterkamp", identity="cellar hand, Hull")
GOOD = draft("One question", "Thank you for letting me know. Could you tell me one thing to mend?")


@pytest.fixture(scope="module")
def ground() -> Iterator[Any]:
    sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
    yield import_module("ground")
    sys.path.pop(0)


@pytest.fixture
def faults(ground: Any) -> Any:
    return import_module("service_faults")


def test_every_row_ends_and_no_half_reply_counts(faults: Any, tmp_path: Path) -> None:
    found = faults.faults(tmp_path / "run", rows=120, seed=3)
    assert (found["exit"], found["rows"], found["traceback"]) == (0, 120, False)
    assert found["by"].total() + found["failed"] == 120
    assert found["by"]["phrasebook"] > 0
    assert f"; {found['by']['phrasebook']} otherwise than asked, see reason" in found["told"]
    assert found["without a reason"] == found["half replies kept"] == 0
    assert found["most_attempts"] <= 4
    assert found["too_early"] == found["in_vain"] == 0


def test_a_dead_service_pauses_the_run_and_the_next_one_goes_on(
    faults: Any, tmp_path: Path
) -> None:
    found = faults.dies(tmp_path / "run", rows=30, concurrency=4)
    assert (found["exit"], found["exit again"]) == (3, 0)
    assert found["further"] <= 14
    assert f"{found['saved']} of 30 drafted and saved" in found["said"]
    assert "Run the same command later to go on." in found["said"]
    assert found["calls again"] == 30 - found["saved"]


def test_a_refused_key_ends_the_run_after_what_was_in_flight(faults: Any, tmp_path: Path) -> None:
    found = faults.refuses(tmp_path / "run", rows=20, concurrency=4)
    assert found["exit"] == 4
    assert found["calls"] <= 4
    assert "refused the key ending in ...9f3a (401)" in found["said"]
    assert "then run the same command to go on. 0 of 20 drafted and saved" in found["said"]


@pytest.mark.parametrize(("options", "calls"), [([], 30), (["--judge"], 60)])
def test_a_dry_run_calls_nobody_and_what_it_says_holds(
    faults: Any, tmp_path: Path, options: list[str], calls: int
) -> None:
    found = faults.money(tmp_path / "run", 30, *options)
    assert found["calls in the dry run"] == 0
    assert found["calls said"] == found["calls"] == calls
    assert abs(found["tokens said"] - found["tokens"]) < 0.1 * found["tokens"]


@pytest.fixture
def batch(ground: Any, home: Path, tmp_path: Path) -> Callable[..., Done]:
    """Drafts so many leads in this process, with what the service answers."""

    def run(service: FakeService, rows: int = 3, most: int = 0, concurrency: int = 2) -> Done:
        leads = tmp_path / "leads.csv"
        if not leads.exists():
            ground.write_leads(leads, rows)
        drafter = Drafter(
            writer=HostedWriter(service.url, "", "m", backoff=0.01),
            phrasebook=Phrasebook(HashedVectors()),
            recall=lambda situation, kind: (),
            guard=ToneGuard(),
            revisions=0,
        )
        run = Batch(read_leads(leads), tmp_path / "out", drafter, BEN, home)
        return run.run(Gate(concurrency, most=most))

    return run


def test_the_same_again_calls_nobody_and_an_edited_row_is_drafted_alone(
    batch: Callable[..., Done], tmp_path: Path
) -> None:
    with FakeService([GOOD]) as service:
        assert batch(service).drafted == 3
        batch(service)
        assert len(service.calls) == 3
        leads = tmp_path / "leads.csv"
        leads.write_text(leads.read_text("utf-8").replace("Lead 2", "Ola Brandt"), "utf-8")
        assert batch(service).drafted == 3
        assert len(service.calls) == 4
        assert "Ola Brandt" in str(service.calls[3].asked)


def test_a_row_that_failed_is_tried_again_by_the_next_run(
    batch: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeService([GOOD]) as service:
        with monkeypatch.context() as broken:
            broken.setattr("drafter.drafting.pace", None)
            assert batch(service).failed == 3
        assert (batch(service).drafted, len(service.calls)) == (3, 3)


def test_no_more_calls_than_were_allowed_attempts_included(batch: Callable[..., Done]) -> None:
    with FakeService([failed(500), GOOD]) as service:
        with pytest.raises(PausedError, match=r"4 calls were made, .* of 8 drafted and saved"):
            batch(service, rows=8, most=4, concurrency=1)
        assert len(service.calls) == 4


def test_a_run_outside_the_main_thread_hears_no_signals_and_works(
    batch: Callable[..., Done],
) -> None:
    with FakeService([GOOD]) as service:
        done: list[Done] = []
        thread = threading.Thread(target=lambda: done.append(batch(service)))
        thread.start()
        thread.join(60)
        assert done[0].drafted == 3


def refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_an_open_or_locked_table_stays_as_it_was_and_the_rows_are_safe(
    batch: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "out" / "drafts.csv"
    table.parent.mkdir()
    table.write_text("old")
    with FakeService([GOOD]) as service:
        with monkeypatch.context() as locked:
            locked.setattr(Path, "replace", refuse)
            with pytest.raises(StorageError, match=r"E24 I can't write .* Every draft is safe"):
                batch(service)
        assert [*table.parent.iterdir()] == [table]
        assert table.read_text() == "old"
        assert (batch(service).drafted, len(service.calls)) == (3, 3)


def test_a_file_in_the_folder_s_place_is_left_alone(
    batch: Callable[..., Done], tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine")
    with FakeService([GOOD]) as service, pytest.raises(StorageError, match="E24"):
        batch(service)
    assert (tmp_path / "out").read_text() == "mine"


def test_what_a_link_points_to_is_left_alone(batch: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("mine")
    table = tmp_path / "out" / "drafts.csv"
    table.parent.mkdir()
    table.symlink_to(tmp_path / "elsewhere.csv")
    with FakeService([GOOD]) as service:
        batch(service)
    assert (tmp_path / "elsewhere.csv").read_text() == "mine"
    assert not table.is_symlink() and len([*csv.reader(table.open(newline=""))]) == 4


def command(ground: Any, place: Path, *options: object, **popen: Any) -> subprocess.Popen[str]:
    words = ["batch", place / "leads.csv", "--out", place / "out", "--no-recall", *options]
    return subprocess.Popen(
        [sys.executable, "-m", "drafter", *map(str, words)],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **popen,
    )  # fmt: skip


@pytest.mark.parametrize("full", ["table", "journal"])
def test_a_full_disk_loses_nothing(ground: Any, tmp_path: Path, full: str) -> None:
    ground.profile(tmp_path / "home")
    env = ground.environment(tmp_path / "home", DRAFTER_WRITER="phrasebook")
    ground.write_leads(tmp_path / "leads.csv", 15)
    if full == "table":  # Much that is only carried along makes it larger than the journal.
        rows = (tmp_path / "leads.csv").read_text("utf-8").splitlines()
        notes = ["notes", *["x" * 19_000] * 15]
        both = (f"{row},{note}" for row, note in zip(rows, notes, strict=True))
        (tmp_path / "leads.csv").write_text("\n".join(both), "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "drafts.csv").write_text("old")
    room = 260_000 if full == "table" else (tmp_path / "home" / "drafter.sqlite").stat().st_size
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))  # noqa: E731
    child = command(ground, tmp_path, env=env, preexec_fn=limit)
    said = child.communicate(timeout=60)[1]
    assert child.returncode == 6, said
    assert "Traceback" not in said
    assert ("E24" if full == "table" else "disk is full") in said
    if full == "table":
        assert (tmp_path / "out" / "drafts.csv").read_text() == "old"
        again = command(ground, tmp_path, env=env)
        assert "15 of 15 drafted" in again.communicate(timeout=60)[0]


KIND = draft(
    "One question",
    "Dear Lead,\n\nThank you for telling me about the Filling Assistant role. I respect the "
    "decision.\n\nWhat one thing would have made me a stronger choice? One line is plenty, and "
    "no answer is fine too.\n\nKind regards,\nBen Achterkamp",
)
NO_FINDING = completion('{"findings": []}')


@pytest.mark.parametrize("options", [[], ["--judge"]])
def test_nobody_reads_many_a_second_time_unless_asked_to(
    ground: Any, tmp_path: Path, options: list[str]
) -> None:
    """What is set for single messages would cost a call more for each row."""
    ground.profile(tmp_path / "home")
    ground.write_leads(tmp_path / "leads.csv", 1)
    with FakeService([KIND, NO_FINDING]) as service:
        env = ground.environment(tmp_path / "home", service, DRAFTER_JUDGE="true")
        child = command(ground, tmp_path, "--yes", *options, env=env)
        assert "1 of 1 drafted" in child.communicate(timeout=60)[0]
        assert len(service.calls) == 1 + len(options)


def test_the_judge_keeps_to_the_limit_and_a_draft_that_it_can_not_read_stands(
    ground: Any, tmp_path: Path
) -> None:
    ground.profile(tmp_path / "home")
    ground.write_leads(tmp_path / "leads.csv", 2)
    with FakeService([KIND, NO_FINDING] * 2) as service:
        env = ground.environment(tmp_path / "home", service)
        limited = ("--yes", "--judge", "--concurrency", 1)
        child = command(ground, tmp_path, *limited, "--max-calls", 3, env=env)
        said = child.communicate(timeout=60)[1]
        assert (child.returncode, len(service.calls)) == (3, 3), said
    read, unread = ground.read_table(tmp_path / "out" / "drafts.csv")
    assert (read["status"], read["reason"]) == ("drafted", "")
    assert unread["status"] == "drafted" and unread["reason"].startswith("The second reader gave")


WARNS = completion(
    '[{"rule": "P2", "sentence": 3, "quote": "What one thing", "verdict": "yes", "why": "It is."}]'
)


@pytest.mark.parametrize("then", ["limit", "refused"])
def test_a_draft_stands_where_the_second_try_can_not_be_made(
    ground: Any, tmp_path: Path, then: str
) -> None:
    ground.profile(tmp_path / "home")
    ground.write_leads(tmp_path / "leads.csv", 1)
    with FakeService([KIND, WARNS, failed(401)]) as service:
        env = ground.environment(tmp_path / "home", service)
        limit = ("--max-calls", 2) if then == "limit" else ()
        words = ("--yes", "--judge", "--concurrency", 1, *limit)
        child = command(ground, tmp_path, *words, env=env)
        said = child.communicate(timeout=60)
        assert "Traceback" not in said[1], said
        assert len(service.calls) == (2 if then == "limit" else 3)
    (row,) = ground.read_table(tmp_path / "out" / "drafts.csv")
    assert (row["status"], row["writer"]) == ("drafted", "hosted")
    assert "P2 warn: What one thing" in row["findings"]


def test_ctrl_c_keeps_the_drafts_that_are_being_judged(ground: Any, tmp_path: Path) -> None:
    with FakeService([KIND, KIND, Reply(NO_FINDING.body, wait=60.0)]) as service:
        child = _in_flight(ground, tmp_path, service, "--judge", calls=4)
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        said = child.communicate(timeout=60)[1]
        assert time.monotonic() - begun < 4
        assert "Run the same command to go on. 2 of 9 drafted and saved" in said
        assert len(service.calls) == 4


def test_no_more_calls_are_made_at_once_because_of_the_judge(ground: Any, tmp_path: Path) -> None:
    ground.profile(tmp_path / "home")
    ground.write_leads(tmp_path / "leads.csv", 20)
    with ground.serving("--latency", 0.05) as service:
        env = ground.environment(tmp_path / "home", service)
        child = command(ground, tmp_path, "--yes", "--judge", "--concurrency", 4, env=env)
        assert "20 of 20 drafted" in child.communicate(timeout=60)[0]
        seen = service.told()
    assert (seen["calls"], seen["most_at_once"]) == (40, 4)


def until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(("wait", "kept"), [(1.0, 2), (60.0, 0)])
def test_ctrl_c_lets_what_is_in_flight_finish_for_five_seconds(
    ground: Any, tmp_path: Path, wait: float, kept: int
) -> None:
    with FakeService([Reply(GOOD.body, headers=GOOD.headers, wait=wait)]) as service:
        child = _in_flight(ground, tmp_path, service)
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        said = child.communicate(timeout=60)[1]
        assert time.monotonic() - begun < 8
        assert child.returncode == 3, said
        assert f"Stopped, as you asked. Run the same command to go on. {kept} of 9" in said
        asked = {re.findall(r"Lead \d", str(call.asked))[0] for call in service.calls}
        assert asked == {"Lead 1", "Lead 2"}


@pytest.mark.parametrize(("drafted", "options"), [([], []), ([KIND] * 2, ["--judge"])])
def test_a_second_ctrl_c_ends_it_at_once(
    ground: Any, tmp_path: Path, drafted: list[Reply], options: list[str]
) -> None:
    with FakeService([*drafted, Reply(NO_FINDING.body, wait=60.0)]) as service:
        child = _in_flight(ground, tmp_path, service, *options, calls=len(drafted) + 2)
        child.send_signal(signal.SIGINT)
        time.sleep(0.5)
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        said = child.communicate(timeout=60)[1]
        assert time.monotonic() - begun < 2
        assert child.returncode != 0
        assert "Traceback" not in said


def _in_flight(
    ground: Any, place: Path, service: FakeService, *options: str, calls: int = 2
) -> subprocess.Popen[str]:
    """A batch of nine that waits for two replies."""
    ground.profile(place / "home")
    ground.write_leads(place / "leads.csv", 9)
    env = ground.environment(place / "home", service)
    child = command(ground, place, "--yes", "--concurrency", 2, *options, env=env)
    until(lambda: len(service.calls) == calls)
    return child


def test_two_runs_and_a_page_write_to_one_file(ground: Any, tmp_path: Path) -> None:
    home = tmp_path / "home"
    ground.profile(home)
    env = ground.environment(home, DRAFTER_WRITER="phrasebook")
    places = [tmp_path / "one", tmp_path / "two"]
    for place in places:
        place.mkdir()
        ground.write_leads(place / "leads.csv", 25)
    children = [command(ground, place, env=env) for place in places]
    page, written = History(home), 0
    while any(child.poll() is None for child in children):
        body = f"Thank you, {written} times, for the tour of the cellar and your patience."
        day = dt.date(2026, 1, 5)
        page.remember(Record("sent", f"Someone {written}", day, body))
        written += 1
        time.sleep(0.05)
    for child in children:
        said, told = child.communicate(timeout=60)
        assert "25 of 25 drafted" in said and "locked" not in told + said, told
    assert sum("for the tour of the cellar" in record.body for record in page.past()) == written > 3
