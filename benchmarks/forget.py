"""Forget one of many people: is any byte of them left, how long does it take, and after a kill?

    PYTHONPATH=. .venv/bin/python benchmarks/forget.py [--messages 5000] [--kills 20] [--seed 1]

A store of invented messages with real vectors and a real index; one person in fifty of them. Then
every file of the folder is searched for the name, the address, three phrases that only their
messages have (UTF-8 and UTF-16LE), and the bytes of each of their vectors, three pieces of each. A
kill comes at a random moment after the child said that it begins; then the same is run again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from drafter import embedding
from drafter.embedding import HashedVectors
from drafter.history import History, Record, threads
from drafter.history.database import reading
from drafter.history.forget import forget
from drafter.history.past import compared
from drafter.history.threads import Mailed
from drafter.history.vectors import digest
from drafter.prompts.guidance import load_cards
from drafter.prompts.kinds import kind
from drafter.recall import Recall
from drafter.recall.index import Index
from drafter.recall.shelf import Memory
from drafter.situation import Recipient, Sender, Situation

NAME, EMAIL = "Zoë Łukasik", "zoe.lukasik@harbour.example"
PHRASES = ("the quartz lantern above the slipway", "nine herons in fog", "a copper tide table")
KINDS = ("ask_why_no", "followup_1", "thank_you_interview")
WORDS = "pier rope sail tide mast deck keel hull oak pine team shift order week plan result".split()
DAY = dt.date(2026, 3, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print("begin", flush=True)
        forget(given.child, EMAIL, drop(given.child))
        return
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place), given.messages, given.kills, random.Random(given.seed))


def measure(place: Path, messages: int, kills: int, chance: random.Random) -> None:
    store = place / "store"
    begun = time.perf_counter()
    build(store, messages, chance)
    wanted = needles(store)
    print(f"store: {messages} messages, {size(store):.0f} MB, {time.perf_counter() - begun:.0f} s")
    print(f"before: {hits(store, wanted)} of {len(wanted)} traces found")

    once = place / "once"
    shutil.copytree(store, once)
    begun = time.perf_counter()
    gone = forget(once, EMAIL, drop(once))
    took = time.perf_counter() - begun
    print(f"forget: {gone.counts}, {took:.2f} s")
    print(f"after: {hits(once, wanted)} traces found; {report(once, messages, gone.counts)}")

    tries = killed = clean = 0
    while killed < kills and tries < 3 * kills:
        tries += 1
        again = place / "again"
        shutil.copytree(store, again)
        if kill(again, chance.uniform(0, took)):
            killed += 1
            forget(again, EMAIL, drop(again))
            whole = report(again, messages, gone.counts) == GOOD
            clean += whole and not hits(again, wanted)
        shutil.rmtree(again)
    print(f"kills: {killed} came in the middle of {tries} runs; {clean} were made good by a second")


def build(store: Path, messages: int, chance: random.Random) -> None:
    threads.keep(store, written(messages, chance))
    History(store).hold(EMAIL, "asked me to stop", DAY)
    embedder, _ = embedding.load()
    recall = Recall(store, embedder, History(store), load_cards()[:5])
    for _ in recall.catch_up():
        pass
    situation = Situation(channel="email", today=DAY, sender=Sender(name="Mara"),
                          recipient=Recipient(name="Per"), situation="They said no.")  # fmt: skip
    for id in KINDS:
        for _ in range(messages // len(KINDS) // 2000 + 1):
            recall(situation, kind(id))


def written(messages: int, chance: random.Random) -> Iterator[Mailed]:
    for number in range(messages):
        theirs = number % 50 == 7
        words = " ".join(chance.choices(WORDS, k=60))
        body = f"Number {number}. {words}. {chance.choice(PHRASES) if theirs else ''}"
        if number % 50 == 8:
            body += f" {NAME} told me of you ({EMAIL})."
        name, email = (NAME, EMAIL) if theirs else (f"Ben {number} Marsh", f"b{number}@x.example")
        yield Mailed(Record(
            "sent" if number % 3 else "received", name, DAY + dt.timedelta(number % 200), body,
            email, "Harbour Boats" if theirs else "Rill", KINDS[number % 3], "email",
            f"Pier {number}", mail=f"<{number}@x>"))  # fmt: skip


def needles(store: Path) -> list[bytes]:
    words = (NAME, "zoe lukasik", EMAIL, *PHRASES)
    spelt = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    with reading(store) as connection:
        texts = connection.execute("SELECT subject, body FROM message WHERE name = ?", [NAME])
        theirs = {digest(compared(*row)) for row in texts}
        rows = connection.execute("SELECT digest, vector FROM vector").fetchall()
    whole = [bytes(vector) for name, vector in rows if name in theirs]
    # In pieces, because SQLite tears long values apart.
    return [*spelt, *(one[start : start + 64] for one in whole for start in (0, 640, 1280))]


def hits(folder: Path, wanted: list[bytes]) -> int:
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(any(one in content for content in contents) for one in wanted)


GOOD = "everybody else is there, and the mark too"


def report(store: Path, messages: int, counts: dict[str, int]) -> str:
    with reading(store) as connection:
        (left,) = connection.execute("SELECT count(*) FROM message").fetchone()
    held = History(store).held(Recipient(name="Z", email=EMAIL.upper()))
    whole = left == messages - counts["message"] - counts.get("with others", 0)
    return GOOD if whole and held else f"{left} messages left, held: {held!r}"


def kill(store: Path, after: float) -> bool:
    """Whether the child was still at it."""
    command = [sys.executable, __file__, "--child", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        return child.wait() == -signal.SIGKILL


def drop(store: Path) -> Callable[[], None]:
    return Index(store, Memory(store, HashedVectors())).drop


def size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
