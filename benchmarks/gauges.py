"""Does the pressure gauge tell impolite requests from polite ones?

    PYTHONPATH=. .venv/bin/python benchmarks/gauges.py FILE.jsonl [FILE.jsonl ...]

A line is {"id", "label": "polite"|"middle"|"impolite", "text"}; a text may begin with "Subject: …".
A file that isn't there is skipped. What is printed for each gauge is the chance that it stands
higher for an impolite text than for a polite one: 0.5 is chance, 1.0 tells all of them apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from drafter.message import Draft
from drafter.situation import Recipient, Sender, Situation
from drafter.tone.gauges import MEASURES
from drafter.tone.reading import Reading

NOBODY = Situation(
    channel="email",
    today=dt.date(2026, 11, 24),
    sender=Sender(name="?"),
    recipient=Recipient(name="?"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    for file in parser.parse_args().files:
        if not file.exists():
            print(f"\n{file}: not there, skipped")
            continue
        lines = file.read_text("utf-8").splitlines()
        print(f"\n## {file.stem}\n")
        measure([(row["label"], reading(row["text"])) for row in map(json.loads, lines)])


def measure(texts: Sequence[tuple[str, Reading]]) -> None:
    rude = [one for label, one in texts if label == "impolite"]
    kind = [one for label, one in texts if label == "polite"]
    print(f"{len(rude)} impolite, {len(kind)} polite\n")
    print("| gauge | AUC | median impolite | median polite |\n|---|---|---|---|")
    for name, gauge in MEASURES.items():
        high, low = [gauge(one) for one in rude], [gauge(one) for one in kind]
        print(f"| {name} | {auc(high, low):.3f} | {median(high):.2f} | {median(low):.2f} |")


def reading(text: str) -> Reading:
    mail = re.match(r"Subject: (?P<subject>[^\n]*)\n+(?P<body>.*)", text, re.DOTALL)
    draft = Draft(mail["subject"].strip(), mail["body"]) if mail else Draft("", text)
    return Reading(draft, NOBODY)


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """The area under the ROC curve, by ranks; a tie is half a win."""
    pairs = len(high) * len(low)
    wins = sum((one > other) + 0.5 * (one == other) for one in high for other in low)
    return wins / pairs if pairs else float("nan")


if __name__ == "__main__":
    main()
