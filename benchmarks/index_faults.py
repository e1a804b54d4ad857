"""Break the search index in every way we know, and count the drafts that still come.

    PYTHONPATH=. .venv/bin/python benchmarks/index_faults.py [damages] [kills] [opener]
        [--kills 100] [--messages 2000] [--seed 7]

damages  files cut, blanked, flipped, removed, replaced; another version; a full disk: each time the
         same passages as before, at most one notice, nothing lost, and the next draft is silent
kills    kill -9 while messages are kept and the index is built or brought into step
opener   a second process that finds the index taken
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from drafter.embedding import HashedVectors
from drafter.history import History, Record
from drafter.history.database import FILE
from drafter.message import Passage
from drafter.prompts.guidance import load_cards
from drafter.prompts.kinds import kind
from drafter.recall import Recall
from drafter.recall.index import REBUILT
from drafter.situation import Recipient, Sender, Situation

WHY = kind("ask_why_no")
SUBJECTS = "welding bakery ledger harbour orchard clinic archive foundry ferry nursery".split()
EVENTS = ("open", "os.chmod", "os.rename", "os.mkdir", "sqlite3.connect")
STEPS = 90
"""How often these happen in the user's folder during one recall that builds the index."""
Damage = Callable[[Path], None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("parts", nargs="*", default=["damages", "kills", "opener"])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    for part in given.parts:
        begun = time.perf_counter()
        with tempfile.TemporaryDirectory() as place:
            match part:
                case "damages":
                    print(damages(Path(place)))
                case "kills":
                    print(kills(Path(place), given.kills, given.messages, given.seed))
                case "opener":
                    print(second_opener(Path(place)))
        print(f"({part}: {time.perf_counter() - begun:.0f} s)\n")


# A user's data


def home(folder: Path, messages: int) -> Path:
    history = History(folder)
    for number in range(messages):
        history.remember(message(number))
    return folder


def message(number: int) -> Record:
    rng = random.Random(number)
    about = " ".join(rng.choices(SUBJECTS, k=6))
    body = f"What could I learn from your no? I wrote of {about}, and it was number {number}."
    day = dt.date(2026, 1, 1) + dt.timedelta(days=number % 200)
    return Record("sent", "Per Holm", day, body, kind=WHY.id if number % 2 else "")


def recalling(folder: Path) -> Recall:
    return Recall(folder, HashedVectors(), History(folder), load_cards())


def told(words: str) -> Situation:
    return Situation(
        channel="email", today=dt.date(2026, 10, 5), situation=words,
        sender=Sender(name="Ngozi Adeyemi"), recipient=Recipient(name="Per Holm"),
    )  # fmt: skip


QUESTION = told("They said no, and I asked what I could learn about welding at the harbour.")


def count(folder: Path) -> int:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("SELECT count(*) FROM message").fetchone()[0])


# Damage


def flip(content: bytearray) -> None:
    for place in random.Random(7).sample(range(len(content)), min(len(content), 200)):
        content[place] ^= 0xFF


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def blank(content: bytearray) -> None:
    content[:4096] = bytes(len(content[:4096]))


def every_damage(sealed: Path) -> Iterator[tuple[str, Damage]]:
    """Of the index that stands in this folder."""
    files = sorted(path for path in sealed.rglob("*") if path.is_file() and path.stat().st_size)
    for name in dict.fromkeys(path.name for path in files):
        victim = max((f for f in files if f.name == name), key=lambda f: f.stat().st_size)
        inside = victim.relative_to(sealed)
        for way in (cut, blank, flip):
            if way is blank and not any(victim.read_bytes()[:4096]):
                continue  # Chroma has not written to it yet
            yield f"{way.__name__} {name}", _rewritten(inside, way)
        yield f"remove {name}", lambda place, inside=inside: (place / inside).unlink()
    segment = next(path for path in sealed.iterdir() if path.is_dir()).name
    yield "remove a segment", lambda place: shutil.rmtree(place / segment)
    yield "empty folder", lambda place: (shutil.rmtree(place), place.mkdir())[0]
    yield "a file instead", lambda place: (shutil.rmtree(place), place.write_text("x"))[0]
    yield "a stray file", lambda place: (place / "more").write_text("x") and None
    yield "no seal and no segment", lambda place: (
        (place / "seal").unlink(), shutil.rmtree(place / segment))[0]  # fmt: skip
    yield "a link to nowhere", lambda place: (shutil.rmtree(place), place.symlink_to("gone"))[0]
    yield "remove the folder", shutil.rmtree
    yield "another version", lambda place: place.replace(place.with_name("chroma-0.4.24-old"))
    yield "a half-built one beside it", lambda place: _half(place)
    yield "no right to the lock", lambda place: _barred(place.parent / "chroma.lock")


def _rewritten(inside: Path, way: Callable[[bytearray], None]) -> Damage:
    def damage(place: Path) -> None:
        content = bytearray((place / inside).read_bytes())
        way(content)
        (place / inside).write_bytes(content)

    return damage


def _half(place: Path) -> None:
    shutil.rmtree(place)
    aside = place.with_name(f"{place.name}.new")
    aside.mkdir()
    (aside / "chroma.sqlite3").write_bytes(b"half of it")


def _barred(lock: Path) -> None:
    lock.unlink()
    lock.mkdir()


SILENT = ("remove the folder", "another version", "a half-built one beside it")
"""An index that is not there is no damage; the user need not hear of it."""
LASTING = ("no right to the lock",)


def damages(place: Path, only: Callable[[str], bool] = lambda name: True) -> str:
    whole = home(place / "whole", 40)
    before = recalling(whole)(QUESTION, WHY)
    assert len(before) == 5, before
    sealed = next(whole.glob("chroma-*-*"))
    ways = [(name, damage) for name, damage in every_damage(sealed) if only(name)]
    for number, (name, damage) in enumerate(ways):
        folder = shutil.copytree(whole, place / f"{number}", symlinks=True)
        damage(folder / sealed.name)
        recall = recalling(folder)
        assert recall(QUESTION, WHY) == before, name
        assert bool(recall.notice) == (name not in SILENT), (name, recall.notice)
        assert count(folder) == 40, name
        assert recall(QUESTION, WHY) == before, name
        assert bool(recall.notice) == (name in LASTING), (name, recall.notice)
    if only("full disk"):
        _full_disk(shutil.copytree(whole, place / "full"), before)
    return f"damages: {len(ways) + only('full disk')} survived ({', '.join(n for n, _ in ways)})"


def _full_disk(folder: Path, before: tuple[Passage, ...]) -> None:
    shutil.rmtree(next(folder.glob("chroma-*-*")))
    recall = recalling(folder)
    with no_room(20_000):
        assert recall(QUESTION, WHY) == before
        assert "searched without it" in recall.notice, recall.notice
    assert count(folder) == 40
    assert recall(QUESTION, WHY) == before and not recall.notice


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """No file can grow beyond this; Python turns the signal into an error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# Kill


def kills(place: Path, times: int, messages: int, seed: int, patience: float = 2.0) -> str:
    """Half of them while the index is built anew, half while it is brought into step."""
    rng = random.Random(seed)
    spawning = multiprocessing.get_context("forkserver")
    spawning.set_forkserver_preload(["chromadb", "bm25s", "drafter.recall"])
    indexed = home(place / "indexed", messages)
    settled(recalling(indexed))
    bare = shutil.copytree(indexed, place / "bare")
    shutil.rmtree(next(bare.glob("chroma-*-*")))
    slowest, worst, hit = 0.0, 1.0, 0
    for number in range(times):
        folder = shutil.copytree(bare if number % 2 else indexed, place / "victim")
        ours, theirs = spawning.Pipe()
        stop = 4 + number * STEPS // times + rng.randrange(max(STEPS // times, 1))
        freely = number % 4 > 1
        victim = spawning.Process(target=ingest, args=(folder, theirs, messages, stop, freely))
        victim.start()
        theirs.close()
        acknowledged, stopped = until_stop(ours)
        time.sleep(rng.random() * 0.03 * freely)
        victim.kill()
        victim.join()
        hit += stopped
        slowest = max(slowest, after(folder, acknowledged))
        worst = min(worst, agreement(folder, rng))
        shutil.rmtree(folder)
    assert slowest <= patience and worst >= 0.99, (slowest, worst)
    return (
        f"kills: {times} (seed {seed}; {hit} in the middle) with {messages} messages: none lost, "
        f"the next answer after {slowest:.2f} s at most, recall@5 {worst:.3f} at least"
    )


def ingest(folder: Path, parent: Connection, start: int, stop: int, freely: bool) -> None:
    """Keeps a few more messages and recalls; at that step it waits for its end, or runs on."""
    steps = 0

    def step(event: str, about: tuple[object, ...]) -> None:
        nonlocal steps
        steps += event in EVENTS and str(folder) in str(about[0])
        if steps == stop:
            steps += 1
            parent.send("stop")
            if not freely:
                parent.recv()

    history = History(folder)
    for number in range(start, start + 3):
        history.remember(message(number))
        parent.send(number + 1)
    sys.addaudithook(step)
    recalling(folder)(QUESTION, WHY)
    parent.send("done")
    parent.recv()


def until_stop(child: Connection) -> tuple[int, bool]:
    """How many messages were kept, and whether there was still something to do."""
    kept = 0
    while True:
        said = child.recv()
        if not isinstance(said, int):
            return kept, said == "stop"
        kept = said


def after(folder: Path, acknowledged: int) -> float:
    assert count(folder) >= acknowledged
    for index in folder.glob("chroma-*-*"):  # what has its name is whole, or was so once
        assert index.suffix == ".new" or (index / "seal").exists(), "built in place"
    recall = recalling(folder)
    recall._advice.words, recall._shelf("").words, recall._shelf(WHY.id).words
    begun = time.perf_counter()
    assert recall(QUESTION, WHY)
    took = time.perf_counter() - begun
    assert recall.notice in {"", REBUILT}, recall.notice
    return took


def settled(recall: Recall) -> None:
    for _ in recall.catch_up():
        pass
    recall(QUESTION, WHY)


def agreement(folder: Path, rng: random.Random, questions: int = 50) -> float:
    """The part of the five nearest by arithmetic that the index finds too."""
    recall = recalling(folder)
    recall(QUESTION, WHY)
    shelf, same = recall._shelf(""), 0
    with recall.kept_open():
        for _ in range(questions):
            asked = recall._memory.asked(" ".join(rng.choices(SUBJECTS, k=5)))
            found = recall._index.nearest(asked, [shelf])[shelf.name]
            assert not recall.notice, recall.notice
            names, rows = recall._memory.of(shelf.digests)
            near = rows @ asked.vector
            fifth = sorted(near)[-5]
            same += sum(near[names.index(digest)] >= fifth - 1e-6 for digest in found[:5])
    return same / (5 * questions)


# A second process


def second_opener(place: Path) -> str:
    folder = home(place / "home", 40)
    recall = recalling(folder)
    before = recall(QUESTION, WHY)
    spawning = multiprocessing.get_context("forkserver")
    ours, theirs = spawning.Pipe()
    first = spawning.Process(target=holding, args=(folder, theirs))
    first.start()
    theirs.close()
    ours.recv()
    begun = time.perf_counter()
    assert recall(QUESTION, WHY) == before
    took = time.perf_counter() - begun
    assert took < 5 and f"(process {first.pid})" in recall.notice, (took, recall.notice)
    ours.send("enough")
    first.join()
    assert recall(QUESTION, WHY) == before and not recall.notice, recall.notice
    return f"opener: answered after {took:.1f} s, and told who has it"


def holding(folder: Path, parent: Connection) -> None:
    recall = recalling(folder)
    with recall.kept_open():
        recall(QUESTION, WHY)
        parent.send("held")
        parent.recv()


if __name__ == "__main__":
    main()
