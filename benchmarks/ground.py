"""What the batch's benchmarks stand on: a service in its own process, invented leads, commands."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
TRADES = "Cellar Filling Bottling Delivery Tasting Cooperage Malting Packing Yeast Barley".split()
NOES = (
    "Thank you for coming in. Unfortunately we have decided to offer the {role} job to another "
    "candidate.",
    "Unfortunately we will not be taking your application as {role} any further at {company}.",
    "We had many good people for the {role} post and have filled it. I wish you well.",
)
COLUMNS = (
    "kind", "channel", "recipient_name", "recipient_role", "company", "relationship", "email",
    "role", "pasted_message", "today", "fact_1",
)  # fmt: skip


def write_leads(path: Path, rows: int) -> Path:
    """People who said no, no two of them alike."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for n in range(1, rows + 1):
            company, role = f"Firm {n} Ales", f"{TRADES[n % len(TRADES)]} Assistant"
            said = NOES[n % len(NOES)].format(role=role, company=company)
            lines.writerow([
                "ask_why_no", "email", f"Lead {n}", "Head Brewer", company, "interviewer",
                f"lead{n}@firm{n}.example", role, said, "2026-11-17",
                f"Ran the {TRADES[n * 7 % len(TRADES)].lower()} line for {2 + n % 7} summers",
            ])  # fmt: skip
    return path


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Service:
    root: str

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def told(self) -> dict[str, object]:
        """What the service saw."""
        with urllib.request.urlopen(f"{self.root}/calls", timeout=10) as answer:
            return dict(json.load(answer))

    def calls(self) -> int:
        return int(str(self.told()["calls"]))


@contextmanager
def serving(*options: object) -> Iterator[Service]:
    """benchmarks/service.py, until the block ends."""
    words = [sys.executable, str(ROOT / "benchmarks" / "service.py"), *map(str, options)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield Service(f"http://127.0.0.1:{int(process.stdout.readline())}")
    finally:
        process.kill()
        process.wait()


def environment(home: Path, service: Service | None = None, **more: str) -> dict[str, str]:
    """What a drafter started from here sees."""
    clean = {name: text for name, text in os.environ.items() if not name.startswith("DRAFTER_")}
    asked = {"DRAFTER_BASE_URL": service.url, "DRAFTER_MODEL": "m"} if service else {}
    return {**clean, "PYTHONPATH": str(ROOT), "DRAFTER_HOME": str(home), **asked, **more}


def profile(home: Path) -> None:
    """The sender of every lead."""
    from drafter.history import History
    from drafter.situation import Sender

    History(home).save_profile(Sender(name="Ben Achterkamp", identity="cellar hand, Hull"))


def run(words: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *words]
    return subprocess.run(command, env=env, text=True, capture_output=True, check=False)


def load() -> str:
    """How busy the machine is, to be said beside every measured time."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
