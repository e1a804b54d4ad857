"""The journal of a run: what became of each row, committed before anybody is told."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from drafter.batch import journal
from drafter.batch.entry import Entry, Keys
from drafter.batch.journal import Journal
from drafter.errors import StorageError
from drafter.history import database

ANN = Entry(1, "key-1", "Ann Lee", "ann@lee.example")
BO = Entry(2, "key-2", "Bo Quist", "bo@quist.example")
DRAFTED = {"status": "drafted", "body": "Dear Ann"}
Work = Callable[[Journal], Awaitable[None]]


def after(folder: Path, *works: Work) -> Journal:
    """The journal after each of the works was a run of its own."""
    for work in works:
        with journal.opened(folder, folder / "leads.csv", folder / "out") as kept:
            asyncio.run(_done(kept, work))
    return Journal(folder, journal.id_of(folder / "out"))


async def _done(kept: Journal, work: Work) -> None:
    async with kept.kept():
        await work(kept)


async def claim(kept: Journal) -> None:
    await kept.claim(ANN)


async def settle(kept: Journal, **changes: str) -> None:
    await kept.settle(ANN, DRAFTED | changes)


def found(kept: Journal) -> dict[str, Any]:
    with kept.results() as look:
        return look(ANN.key)


def test_a_row_that_is_only_claimed_is_not_settled(home: Path) -> None:
    kept = after(home, claim)
    assert (kept.settled(), found(kept)) == (frozenset(), {})


def test_a_row_is_settled_once_and_keeps_its_first_result(home: Path) -> None:
    async def again(kept: Journal) -> None:
        await settle(kept, body="Another text")
        await kept.claim(ANN)

    kept = after(home, claim, settle, again)
    assert (kept.settled(), found(kept)) == (frozenset({ANN.key}), DRAFTED)


def test_a_row_that_failed_may_be_settled_again(home: Path) -> None:
    async def fail(kept: Journal) -> None:
        await kept.settle(ANN, {"status": "failed", "reason": "no answer"})

    assert after(home, fail).settled() == frozenset()
    assert found(after(home, claim, settle)) == DRAFTED


def test_a_row_that_was_skipped_is_looked_at_again(home: Path) -> None:
    async def skip(kept: Journal) -> None:
        await kept.settle(ANN, {"status": "skipped", "reason": "on hold"})

    assert after(home, skip).settled() == frozenset()
    assert found(after(home, claim, settle)) == DRAFTED


def test_what_comes_while_the_disk_is_busy_is_one_commit(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits = []
    written = Journal._put
    monkeypatch.setattr(Journal, "_put", lambda *given: commits.append(written(*given)))

    async def many(kept: Journal) -> None:
        await asyncio.gather(*[kept.claim(ANN._replace(key=f"key-{n}")) for n in range(200)])

    after(home, many)
    assert len(commits) <= 4


def test_when_the_disk_is_full_everybody_learns_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise StorageError("The disk is full.")

    async def many(kept: Journal) -> None:
        monkeypatch.setattr(journal, "_put", full)
        claims = [kept.claim(ANN._replace(key=f"key-{n}")) for n in range(30)]
        outcomes = await asyncio.gather(*claims, return_exceptions=True)
        assert [str(one) for one in outcomes] == ["The disk is full."] * 30
        monkeypatch.undo()
        await kept.claim(ANN)  # It goes on, as soon as there is room.

    after(home, many)


def test_whoever_no_longer_waits_holds_up_nobody(home: Path) -> None:
    async def one_leaves(kept: Journal) -> None:
        gone, other = (asyncio.create_task(work(kept)) for work in (claim, settle))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.wait_for(other, 10)

    assert found(after(home, one_leaves)) == DRAFTED


def test_what_is_being_written_or_waits_for_it_when_all_is_broken_off_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second Ctrl-C cancels the writer too, while its thread writes a reply that was paid for."""
    begun, written = threading.Event(), journal._put

    def slowly(connection: sqlite3.Connection, run: str, step: journal.Step) -> None:
        written(connection, run, step)
        begun.set()
        time.sleep(0.3)

    async def broken_off(kept: Journal) -> None:
        monkeypatch.setattr(journal, "_put", slowly)
        settling = [asyncio.create_task(settle(kept))]
        await asyncio.to_thread(begun.wait, 10)
        settling.append(asyncio.create_task(kept.settle(BO, DRAFTED)))  # It waits for its turn.
        await asyncio.sleep(0)
        others = {*settling, *asyncio.all_tasks()} - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    with suppress(asyncio.CancelledError):
        after(home, claim)
        after(home, broken_off)
    monkeypatch.undo()
    kept = Journal(home, journal.id_of(home / "out"))
    assert found(kept) == DRAFTED
    assert kept.settled() == {ANN.key, BO.key}


def test_a_second_run_on_the_same_folder_is_refused_at_once_and_told_by_whom(home: Path) -> None:
    begun = time.monotonic()
    with (
        journal.opened(home, home / "leads.csv", home / "out"),
        pytest.raises(StorageError, match=rf"process {os.getpid()}\) is drafting into"),
        journal.opened(home, home / "leads.csv", home / "out"),
    ):
        pass
    assert time.monotonic() - begun < 1.0
    with journal.opened(home, home / "leads.csv", home / "out"):
        pass


def test_a_disk_that_is_full_from_the_first_is_told_in_a_sentence(home: Path) -> None:
    """Only a device without room is sure to refuse a file of six bytes."""
    home.mkdir()
    (home / f"run-{journal.id_of(home / 'out')}.pid").symlink_to("/dev/full")
    with (
        pytest.raises(StorageError, match=r"run-\w+\.pid: No space left on device\)\. Nothing was"),
        journal.opened(home, home / "leads.csv", home / "out"),
    ):
        pass
    with journal.opened(home, home / "leads.csv", home / "out"):
        pass


def test_a_run_that_was_killed_holds_nothing(home: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from drafter.batch import journal\n"
        "home = Path(sys.argv[1])\n"
        "with journal.opened(home, home / 'leads.csv', home / 'out'):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = str(Path(journal.__file__).parents[2])
    subprocess.run([sys.executable, "-c", code, str(home)], env=os.environ | {"PYTHONPATH": root})
    with journal.opened(home, home / "leads.csv", home / "out"):
        pass


def test_other_writers_of_the_same_file_are_waited_for(home: Path) -> None:
    after(home, claim)
    ready, end = threading.Event(), threading.Event()

    def write() -> None:
        with database.writing(home):
            ready.set()
            end.wait(10)

    other = threading.Thread(target=write)
    other.start()
    ready.wait(10)
    threading.Timer(0.5, end.set).start()
    assert found(after(home, settle)) == DRAFTED
    other.join()


def test_equal_rows_have_keys_of_their_own_and_an_edited_row_a_new_one() -> None:
    rows = [{"name": "Ann"}, {"name": "Ann"}, {"name": "Bo"}]
    once, again = Keys("hosted m"), Keys("hosted m")
    first, second, other = [once.key(row) for row in rows]
    assert len({first, second, other}) == 3
    assert [again.key(row) for row in rows] == [first, second, other]
    assert Keys("hosted other").key(rows[0]) != first
