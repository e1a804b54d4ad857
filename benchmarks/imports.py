"""How long an import of mails takes, and how much memory: the same for ten times the mails.

    python -m benchmarks.imports [--mails 10000] [--megabytes 200]

The mails are invented: threads of two people, quoted answers, signatures, a newsletter now and
then; in the large file each third carries an attachment.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

ME = "ben@hull.example"
ROOT = Path(__file__).parent.parent
START = dt.datetime(2024, 1, 2, 9, tzinfo=dt.UTC)
WORDS = (
    "the cellar has two new tanks and a press that nobody can run so we hire in March for the "
    "early shift with forklift work on Fridays and a course in hygiene for whoever wants one"
).split()


def mails(number: int, attachment: int = 0) -> Iterator[bytes]:
    """So many mails, the newest last."""
    chance = random.Random(7)
    for n in range(number):
        yield bytes(_mail(n, chance, attachment if n % 3 == 0 else 0))


def _mail(n: int, chance: random.Random, attachment: int) -> EmailMessage:
    thread, turn = divmod(n, 4)
    other = f"Person {thread % 600} <person{thread % 600}@firm{thread % 90}.example>"
    mail = EmailMessage()
    mail["From"], mail["To"] = (f"Ben <{ME}>", other) if turn % 2 == 0 else (other, ME)
    mail["Subject"] = f"{'Re: ' if turn else ''}Role {thread}"
    mail["Date"] = format_datetime(START + dt.timedelta(hours=n))
    mail["Message-ID"] = f"<{n}@hull.example>"
    if turn:
        mail["References"] = " ".join(f"<{n - turn + k}@hull.example>" for k in range(turn))
    if n % 25 == 24:
        mail["List-Unsubscribe"] = "<mailto:out@news.example>"
        mail.replace_header("From", f"News <news{n}@news.example>")
        del mail["References"]
    mail.set_content(_body(chance, quoted=turn))
    if attachment:
        data = chance.randbytes(attachment)
        mail.add_attachment(data, maintype="application", subtype="pdf", filename="scan.pdf")
    return mail


def _body(chance: random.Random, quoted: int) -> str:
    said = "\n".join(" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(12))
    older = "".join(f"> {' '.join(chance.choices(WORDS, k=11))}\n" for _ in range(15 * quoted))
    above = "\nOn Tue, 2 Jan 2024 at 09:00, Somebody <some@body.example> wrote:\n" if quoted else ""
    return f"Hello,\n\n{said}\n\nBest wishes,\nBen\n\nBen Achterkamp\n07700 900123\n{above}{older}"


def written(path: Path, all_of: Iterator[bytes]) -> float:
    """The mails as an mbox; its size in megabytes."""
    with path.open("wb") as file:
        for mail in all_of:
            file.write(b"From - Tue Jan 02 09:00:00 2024\n" + mail + b"\n")
    return path.stat().st_size / 1e6


def timed(box: Path, home: Path) -> tuple[float, float, float, str]:
    """Seconds, those of the processor, the most memory in megabytes, and what was said last."""
    said = home.with_suffix(".txt")
    command = [sys.executable, "-m", "drafter", "import", str(box), "--me", ME, "--yes"]
    env = {**os.environ, "DRAFTER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    with said.open("wb") as out:
        pid = os.posix_spawn(
            sys.executable, command, env, file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)]
        )
        _, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"The import failed: {said.read_text()}")
    seconds, busy = time.perf_counter() - begun, used.ru_utime + used.ru_stime
    return seconds, busy, used.ru_maxrss / 1024, said.read_text().splitlines()[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--megabytes", type=int, default=200)
    given = parser.parse_args()
    each = 300_000
    runs = (
        ("a tenth", mails(given.mails // 10)),
        ("all", mails(given.mails)),
        ("large file", mails(given.megabytes * 3_000_000 // (each * 4 // 3 + 9_000), each)),
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, some in runs:
            box, home = Path(folder, f"{name}.mbox"), Path(folder, name)
            size = written(box, some)
            for again in ("", ", again"):
                seconds, busy, memory, said = timed(box, home)
                took = f"{seconds:.1f} s ({busy:.1f} s of processor)"
                print(f"{name}{again}: {size:.0f} MB in {took}, {memory:.0f} MB used. {said}")
            box.unlink()


if __name__ == "__main__":
    main()
