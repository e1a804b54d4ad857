"""How the guard fares on pairs of messages: the same one fine, and spoiled by one fault.

    PYTHONPATH=. .venv/bin/python benchmarks/guard.py [--show] [FILE.jsonl ...]

A line is {"id", "pair", "label": "good"|"bad", "fault", "hard", "quote", "context", "subject",
"body"}. Rules were tuned on tuned.jsonl, then on kept.jsonl and fresh.jsonl; of fourth.jsonl and
fifth.jsonl only false alarms were mended. Sixth, seventh, eighth and good.jsonl were mended after a
first reading, which docs/guard.md keeps.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.checking import check
from drafter.message import Draft, Finding, verdict_of
from drafter.situation import read_situation
from drafter.tone.guard import ToneGuard

SETS = sorted((Path(__file__).parent / "guard").glob("*.jsonl"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", type=Path, default=SETS)
    parser.add_argument(
        "--show", action="store_true", help="print what is missed and what cries wolf"
    )
    given = parser.parse_args()
    every = []
    for file in given.files:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        print(f"\n## {file.stem}\n")
        measure(lines, show=given.show)
        every += lines
    if len(given.files) > 1:
        print("\n## all together\n")
        measure(every, show=False)


def measure(lines: list[dict[str, Any]], *, show: bool) -> None:
    guard = ToneGuard()
    judged = [(line, read(line, guard)) for line in lines]
    good = [(line, found) for line, found in judged if line["label"] == "good"]
    bad = [(line, found) for line, found in judged if line["label"] == "bad"]
    hard = [(line, found) for line, found in bad if line["hard"]]
    print("| messages | of | share |\n|---|---|---|")
    row("hard faults blocked", sum(verdict_of(f) == "block" for _, f in hard), len(hard))
    row("faults warned of or blocked", sum(verdict_of(f) != "ok" for _, f in bad), len(bad))
    row("faults with any finding", sum(bool(f) for _, f in bad), len(bad))
    row("good ones blocked", sum(verdict_of(f) == "block" for _, f in good), len(good))
    row("good ones warned of", sum(verdict_of(f) == "warn" for _, f in good), len(good))
    print("\n| rule | warned or blocked bad | good | precision |\n|---|---|---|---|")
    right, wrong = Counter(rules(bad)), Counter(rules(good))
    for rule in sorted({*right, *wrong}):
        share = right[rule] / (right[rule] + wrong[rule])
        print(f"| {rule} | {right[rule]} | {wrong[rule]} | {share:.2f} |")
    if show:
        details(good, hard, bad)


def read(line: dict[str, Any], guard: ToneGuard) -> tuple[Finding, ...]:
    about = read_situation(line["context"], where=line["id"])
    return check(guard, Draft(line["subject"], line["body"]), about)


def row(what: str, count: int, of: int) -> None:
    print(f"| {what} | {count} of {of} | {count / max(of, 1):.1%} |")


def rules(judged: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> Iterator[str]:
    for _, found in judged:
        yield from {finding.rule for finding in found if finding.severity != "hint"}


def details(*groups: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> None:
    good, hard, bad = groups
    for line, found in good:
        if verdict_of(found) != "ok":
            grave = [
                (f.rule, f.severity, f.quote[:60], f.why[:80])
                for f in found
                if f.severity != "hint"
            ]
            print("FALSE", line["id"], grave)
    for line, found in hard:
        if verdict_of(found) != "block":
            told("NOT BLOCKED", line, found)
    for line, found in bad:
        if not line["hard"] and verdict_of(found) == "ok":
            told("MISSED", line, found)


def told(what: str, line: dict[str, Any], found: tuple[Finding, ...]) -> None:
    print(what, line["id"], line["fault"], "|", line["quote"], "|", [f.rule for f in found])


if __name__ == "__main__":
    main()
