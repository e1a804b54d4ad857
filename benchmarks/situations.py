"""Draft a file of situations with the phrasebook, and count what came out right.

    PYTHONPATH=. .venv/bin/python benchmarks/situations.py FILE.json [--details FILE.json] [--show]

FILE.json is a list of situations; an `expected.verdict` of "allow" or "block" is compared with what
happened ("block" means that the drafter stops). --details gives what a user would have typed:
{"situation id": {"slot": "text"}}.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import time
from pathlib import Path
from typing import Any

from drafter.assembly import open_drafter
from drafter.message import Message, Stop
from drafter.prompts.kinds import load_kinds
from drafter.prompts.tables import channels
from drafter.situation import Situation, read_situation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("situations", type=Path)
    parser.add_argument("--details", type=Path)
    parser.add_argument("--show", action="store_true", help="print the drafts too")
    given = parser.parse_args()
    details = json.loads(given.details.read_text("utf-8")) if given.details else {}
    with tempfile.TemporaryDirectory() as home:
        os.environ["DRAFTER_HOME"] = home
        measure(json.loads(given.situations.read_text("utf-8")), details, show=given.show)


def measure(situations: list[dict[str, Any]], details: dict[str, Any], *, show: bool) -> None:
    drafter = open_drafter(writer="phrasebook").drafter
    right = mentioned = wanted = forbidden = drafted = 0
    times: list[float] = []
    print("| id | kind | came out | words | mentioned | forbidden |\n|---|---|---|---|---|---|")
    for data in situations:
        expected = data.pop("expected", {}).get("verdict", "allow")
        data["details"] = {**data.get("details", {}), **details.get(data["id"], {})}
        about = read_situation(data, where=data["id"])
        if about.kind not in load_kinds():
            continue
        start = time.perf_counter()
        made = drafter.draft(about)
        times.append(time.perf_counter() - start)
        came_out = "stop" if isinstance(made, Stop) else made.verdict
        right += (came_out in {"ok", "warn"}) == (expected == "allow")
        if isinstance(made, Stop):
            print(f"| {about.id} | {about.kind} | stop {made.rule} | | | |")
            continue
        drafted += 1
        hits, items, bad = counts(about, made)
        mentioned, wanted, forbidden = mentioned + hits, wanted + items, forbidden + bad
        size = len(made.draft.body.split())
        print(f"| {about.id} | {about.kind} | {came_out} | {size} | {hits}/{items} | {bad} |")
        if show:
            print(f"\n{made.draft.subject}\n\n{made.draft.body}\n")
    share = mentioned / wanted if wanted else 1.0
    print(
        f"\n{len(times)} situations, {right} as expected; {drafted} drafted; mentioned "
        f"{mentioned}/{wanted} ({share:.0%}); forbidden {forbidden}; "
        f"median {sorted(times)[len(times) // 2] * 1000:.0f} ms a draft"
    )


def counts(about: Situation, made: Message) -> tuple[int, int, int]:
    """Things mentioned, things to mention, forbidden things said or limits broken."""
    text = f"{made.draft.subject}\n{made.draft.body}".casefold()
    items = [(item,) if isinstance(item, str) else item for item in about.must_mention]
    hits = sum(any(words.casefold() in text for words in item) for item in items)
    bad = sum(
        bool(re.search(item[3:], text, re.IGNORECASE))
        if item.startswith("re:")
        else item.casefold() in text
        for item in about.must_not_say
    )
    most = channels()[about.channel].max_chars
    return hits, len(items), bad + bool(most and len(made.draft.body) > most)


if __name__ == "__main__":
    main()
