"""Draft every kind for thirty invented people, and print how alike the drafts of a kind are.

    PYTHONPATH=.:tests .venv/bin/python benchmarks/sameness.py [KIND ...] [--seed N]

Names of people, companies and jobs are left out; what counts is the share of runs of three words
that two drafts have in common, and of all pairs the median.
"""

from __future__ import annotations

import argparse

from crowd import ENOUGH, sameness

from drafter import embedding
from drafter.prompts.kinds import kind, load_kinds
from drafter.writers.phrasebook import Phrasebook


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    writer = Phrasebook(embedding.load()[0], seed=given.seed)
    alike = {id: sameness(kind(id), writer) for id in given.kinds or load_kinds()}
    print("| kind | alike | |\n|---|---|---|")
    for id, share in sorted(alike.items(), key=lambda row: -row[1]):
        print(f"| {id} | {share:.2f} | {'too alike' if share > ENOUGH else ''} |")
    over = sum(share > ENOUGH for share in alike.values())
    print(f"\n{len(alike)} kinds, {over} over {ENOUGH}")


if __name__ == "__main__":
    main()
