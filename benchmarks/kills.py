"""kill -9, again and again, while a batch is drafted: is a row lost, doubled or paid for twice?

    PYTHONPATH=. .venv/bin/python benchmarks/kills.py [--rows 1000] [--kills 200] [--seeds 1 2 3]

A third of the kills each hit during a call, between a reply and its commit, and while the tables
are written. No kill waits for a time: the run itself stands still at the point where it is killed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ground import load, read_table, write_leads
from kills_service import Service, served

WHERE = ("call", "commit", "export")
CHILD = Path(__file__).parent / "kills_child.py"


@dataclass(frozen=True)
class Outcome:
    rows: int
    concurrency: int
    kills: Counter[str]
    calls: int
    lost: int
    doubled: int
    unsound: int
    """Times that SQLite found its file damaged."""

    @property
    def repeated(self) -> int:
        return self.calls - self.rows

    @property
    def bound(self) -> int:
        """Only what was in flight may be asked again."""
        return self.kills.total() * self.concurrency

    @property
    def holds(self) -> bool:
        return not (self.lost or self.doubled or self.unsound) and self.repeated <= self.bound

    def line(self) -> str:
        kills = " + ".join(f"{self.kills[where]} {where}" for where in WHERE)
        return (
            f"| {self.concurrency} | {kills} | {self.lost} | {self.doubled} | {self.repeated} | "
            f"{self.bound} | {self.unsound} |"
        )


@dataclass
class Nest:
    """Makes processes that have everything imported, each a run of its own."""

    place: Path
    service: Service
    mutant: str = ""

    def __enter__(self) -> Nest:
        self.server = served(self.service)
        home, here = str(self.place / "home"), str(CHILD.parent.parent)
        env = {**os.environ, "DRAFTER_HOME": home, "MUTANT": self.mutant, "PYTHONPATH": here}
        url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        self.mother = subprocess.Popen(
            [sys.executable, str(CHILD), str(self.place), url], env=env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        self.mother.kill()
        self.mother.wait()
        self.server.shutdown()

    def run(self, concurrency: int, where: str = "", at: int = 0) -> str:
        """One run; what it was killed at, or how it ended."""
        assert self.mother.stdin and self.mother.stdout
        order = {"concurrency": concurrency, "where": where, "at": at}
        self.mother.stdin.write(json.dumps(order) + "\n")
        self.mother.stdin.flush()
        for line in self.mother.stdout:
            said, _, more = line.strip().partition(" ")
            if said == "born":
                self.service.victim = int(more)
                self.service.fatal = at if where == "call" else 0
                os.kill(self.service.victim, signal.SIGCONT)
            elif said == "here":
                os.kill(self.service.victim, signal.SIGKILL)
            elif said == "gone":
                return where if more == "-9" else more
        raise AssertionError("the mother of all runs is gone")


def campaign(
    place: Path, *, rows: int, kills: int, concurrency: int, seed: int, mutant: str = ""
) -> Outcome:
    """So many kills, then a run that is left alone; what became of the rows."""
    chance, service = random.Random(seed), Service()
    write_leads(place / "leads.csv", rows)
    todo = [WHERE[n % len(WHERE)] for n in range(kills)]
    chance.shuffle(todo)
    hit, unsound, step = Counter[str](), 0, max(2, rows // kills)
    with Nest(place, service, mutant) as nest:
        for where in todo:
            at = chance.randint(1, 7 if where == "export" else step + 1)
            hit[nest.run(concurrency, where, at)] += 1
            unsound += not sound(place / "home" / "drafter.sqlite")
        ended = nest.run(concurrency)
    if ended != "0":
        raise AssertionError(f"the last run ended with {ended}")
    lost, doubled = missing(place / "out", rows)
    kept = Counter({where: hit[where] for where in WHERE})
    return Outcome(rows, concurrency, kept, service.calls, lost, doubled, unsound)


def sound(path: Path) -> bool:
    if not path.exists():
        return True
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def missing(out: Path, rows: int) -> tuple[int, int]:
    """Rows without their draft in the table, and drafts that are there twice."""
    table = read_table(out / "drafts.csv")
    right = {n for n, row in enumerate(table, 1) if row["body"].startswith(f"Hi Lead {n},")}
    names = zipfile.ZipFile(out / "drafts.zip").namelist()
    lost = rows - len(right & {int(row["recipient_name"].split()[1]) for row in table})
    return lost, len(table) - len({row["lead_id"] for row in table}) + len(names) - len({*names})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--concurrency", type=int, nargs="+", default=[1, 4])
    given = parser.parse_args()
    print(f"{given.rows} rows; {load()}\n")
    print("| seed | at once | kills | lost | doubled | repeated calls | bound | damaged | s |")
    print("|---|---|---|---|---|---|---|---|---|")
    held = True
    for seed in given.seeds:
        for concurrency in given.concurrency:
            begun = time.perf_counter()
            with tempfile.TemporaryDirectory() as place:
                found = campaign(
                    Path(place), rows=given.rows, kills=given.kills, concurrency=concurrency,
                    seed=seed,
                )  # fmt: skip
            held &= found.holds
            print(f"| {seed} {found.line()} {time.perf_counter() - begun:.0f} |", flush=True)
    raise SystemExit(0 if held else 1)


if __name__ == "__main__":
    main()
