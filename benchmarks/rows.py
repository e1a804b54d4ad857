"""How long a file of leads takes to be looked at, and how much memory: the same for any length.

    python -m benchmarks.rows [--rows 1000000]

The files are shaped as LinkedIn's Connections.csv, with accents, quoted cells and empty addresses;
then as leads.csv with a column of days.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 30.0, 200.0, 1.2
LOOK = """
import sys
from pathlib import Path
from drafter.batch import read_leads, survey
print(survey(read_leads(Path(sys.argv[1])), most=10**9))
"""
CONNECTIONS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position",
               "Connected On")  # fmt: skip
LEADS = ("recipient_name", "company", "email", "role", "situation", "today")


def connections(number: int) -> Iterator[Sequence[str]]:
    for n in range(number):
        mail = f"person{n}@firm{n % 900}.example" if n % 20 == 0 else ""
        firm = f"Müller & Söhne {n % 900}" if n % 3 else f"Fenn, Tea {n % 900}"
        yield (f"Zoë {n}", "Núñez", f"https://www.linkedin.com/in/p{n}", mail, firm, "Buyer",
               "24 Apr 2026")  # fmt: skip


def leads(number: int) -> Iterator[Sequence[str]]:
    for n in range(number):
        said = "We met at the fair in Hull; she said:\nwrite to me in spring." if n % 2 else ""
        yield (f"Ola Brandt {n}", f"Firm {n % 900}", f"ola{n}@firm.example", "Buyer", said,
               f"{n % 12 + 1:02}/{n % 28 + 1:02}/2026")  # fmt: skip


def written(path: Path, header: Sequence[str], rows: Iterator[Sequence[str]]) -> float:
    """Its size in megabytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(header)
        lines.writerows(rows)
    return path.stat().st_size / 1e6


def looked_at(path: Path) -> tuple[float, float, float]:
    """Seconds, those of the processor, and the most memory in megabytes."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    pid = os.posix_spawn(sys.executable, [sys.executable, "-c", LOOK, str(path)], env)
    _, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit("The file was not read.")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    most = parser.parse_args().rows
    worst, sizes = (0.0, 0.0), {}
    with tempfile.TemporaryDirectory() as folder:
        for header, rows in ((CONNECTIONS, connections), (LEADS, leads)):
            for number in (1_000, 100_000, most):
                path = Path(folder, "leads.csv")
                size = written(path, header, rows(number))
                seconds, busy, memory = looked_at(path)
                sizes[rows.__name__, number] = memory
                worst = max(worst[0], busy), max(worst[1], memory)
                print(f"{rows.__name__}, {number:,} rows, {size:.0f} MB: {seconds:.1f} s "
                      f"({busy:.1f} s of processor), {memory:.0f} MB used", flush=True)  # fmt: skip
            growth = sizes[rows.__name__, 100_000] / sizes[rows.__name__, 1_000]
            print(f"{rows.__name__}: 100,000 rows take {growth:.2f} x the memory of 1,000")
            worst = (worst[0], max(worst[1], 1e9 * (growth > MOST_GROWTH)))
    raise SystemExit(worst[0] > MOST_SECONDS or worst[1] > MOST_MEGABYTES)


if __name__ == "__main__":
    main()
