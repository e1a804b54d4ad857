"""How long the guard takes to read a message, in milliseconds of processor time.

    PYTHONPATH=. .venv/bin/python benchmarks/speed.py [ROUNDS]

Messages of kept.jsonl, put together until they are long enough; the first round doesn't count.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from time import process_time

from drafter.checking import check
from drafter.message import Draft
from drafter.situation import Situation, read_situation
from drafter.tone.guard import ToneGuard

KEPT = Path(__file__).parent / "guard" / "kept.jsonl"
SIZES = (120, 1_000, 10_000)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    rows = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
    situation = read_situation(rows[0]["context"], where=KEPT.name)
    words = " ".join(f"{row['body']}\n\n" for row in rows).split(" ")
    words *= 1 + max(SIZES) // len(words)
    print("| words | milliseconds |\n|---|---|")
    for size in SIZES:
        draft = Draft(rows[0]["subject"], " ".join(words[:size]))
        print(f"| {size:,} | {cost(draft, situation, rounds):.1f} |", flush=True)


def cost(draft: Draft, situation: Situation, rounds: int) -> float:
    guard, taken = ToneGuard(), []
    for _ in range(rounds + 1):
        start = process_time()
        check(guard, draft, situation)
        taken.append(1_000 * (process_time() - start))
    return median(taken[1:])


if __name__ == "__main__":
    main()
