"""A batch against a service that fails in every way we know, dies, or refuses the key.

    PYTHONPATH=. .venv/bin/python benchmarks/service_faults.py [faults] [dies] [refuses] [money]
        [--rows 1000] [--seeds 1]

faults   a third of the calls go wrong: every row ends, no half reply is taken for a draft, nobody
         is asked more than four times, earlier than it asked for, or in vain
dies     the service fails from a third of the rows on: few more calls, and the run can be resumed
refuses  a wrong key ends the run after the calls that were in flight
money    a dry run calls nobody, and what it says of calls and tokens holds
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from ground import environment, load, profile, read_table, run, serving, write_leads

CONCURRENCY = (1, 4, 32)


def batch(place: Path, *options: object) -> list[str]:
    words = ["batch", place / "leads.csv", "--out", place / "out", "--no-recall", "--yes"]
    return [str(word) for word in (*words, *options)]


def prepared(place: Path, rows: int) -> Path:
    place.mkdir()
    write_leads(place / "leads.csv", rows)
    profile(place / "home")
    return place


def faults(place: Path, rows: int, seed: int, concurrency: int = 64) -> dict[str, Any]:
    """What the service saw, and what became of the rows."""
    prepared(place, rows)
    with serving("--latency", 0.01, "--faults", 0.35, "--seed", seed) as service:
        done = run(batch(place, "--concurrency", concurrency), environment(place / "home", service))
        seen = service.told()
    table = read_table(place / "out" / "drafts.csv")
    return {
        "exit": done.returncode,
        "told": done.stdout,
        "traceback": "Traceback" in done.stderr,
        "rows": len(table),
        "by": Counter(row["writer"] for row in table if row["status"] == "drafted"),
        "failed": sum(row["status"] == "failed" for row in table),
        "without a reason": sum(row["status"] != "drafted" and not row["reason"] for row in table),
        "half replies kept": sum(row["subject"] == "Broken off" for row in table),
        **seen,
    }


def dies(place: Path, rows: int, concurrency: int) -> dict[str, Any]:
    prepared(place, rows)
    after = rows // 3
    with serving("--latency", 0.01, "--dies-after", after) as service:
        done = run(batch(place, "--concurrency", concurrency), environment(place / "home", service))
        further = service.calls() - after
    saved = sum(row["status"] == "drafted" for row in read_table(place / "out" / "drafts.csv"))
    with serving("--latency", 0.01) as service:
        again = run(batch(place, "--concurrency", 64), environment(place / "home", service))
        calls = service.calls()
    return {
        "exit": done.returncode, "further": further, "saved": saved, "said": done.stderr,
        "exit again": again.returncode, "calls again": calls, "rows": rows,
    }  # fmt: skip


def refuses(place: Path, rows: int, concurrency: int, status: int = 401) -> dict[str, Any]:
    prepared(place, rows)
    with serving("--latency", 0.01, "--status", status) as service:
        env = environment(place / "home", service, DRAFTER_API_KEY="sk-invented-key-9f3a")
        done = run(batch(place, "--concurrency", concurrency), env)
        return {"exit": done.returncode, "calls": service.calls(), "said": done.stderr}


def money(place: Path, rows: int, *options: str) -> dict[str, Any]:
    """Calls and tokens: what the dry run says, and what the service then sees."""
    prepared(place, rows)
    with serving("--latency", 0.01, "--count-tokens") as service:
        env = environment(place / "home", service)
        told = run(batch(place, "--dry-run", *options), env).stderr
        before = service.calls()
        run(batch(place, "--concurrency", 16, *options), env).check_returncode()
        seen = service.told()
    said = re.search(r"About (\d+) calls, ([\d,]+) tokens in", told)
    assert said, told
    calls, tokens = (int(number.replace(",", "")) for number in said.groups())
    return {"calls in the dry run": before, "calls said": calls, "calls": seen["calls"],
            "tokens said": tokens, "tokens": seen["tokens"]}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("parts", nargs="*", default=["faults", "dies", "refuses", "money"])
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    given = parser.parse_args()
    print(f"{given.rows} rows; {load()}")
    with tempfile.TemporaryDirectory() as folder:
        for part in given.parts:
            place = Path(folder) / part
            place.mkdir()
            match part:
                case "faults":
                    for seed in given.seeds:
                        print("faults", seed, faults(place / str(seed), given.rows, seed))
                case "dies":
                    for many in CONCURRENCY:
                        print("dies", many, dies(place / str(many), given.rows, many))
                case "refuses":
                    for many in CONCURRENCY:
                        print("refuses", many, refuses(place / str(many), given.rows, many))
                case "money":
                    for options in ([], ["--judge"]):
                        name = "-".join(["money", *options])
                        print(name, money(place / name, min(given.rows, 200), *options))


if __name__ == "__main__":
    main()
