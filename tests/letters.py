"""Invented mails as files, for what reads them."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

ME = "ben@hull.example"
BEN = f"Ben Achterkamp <{ME}>"
INGRID = "Ingrid Marsh <i.marsh@tallowbridge.example>"
DAY = dt.datetime(2024, 1, 1, 9, tzinfo=dt.UTC)
ENVELOPE = b"From 1789@xxx Mon Jan 01 09:00:00 +0000 2024\n"


def mail(
    sender: str = BEN, to: str = INGRID, *, subject: str = "Cellar Assistant", text: str = "Hello.",
    days: float = 0, id: str = "", answers: str = "", html: str = "", **more: str,
) -> bytes:  # fmt: skip
    """One mail as bytes; `answers` is the Message-ID that it replies to."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = format_datetime(DAY + dt.timedelta(days=days))
    if id:
        made["Message-ID"] = f"<{id}>"
    if answers:
        made["In-Reply-To"] = made["References"] = f"<{answers}>"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    made.set_content(html or text, subtype="html" if html else "plain")
    return bytes(made)


def box(path: Path, *mails: bytes, line_end: bytes = b"\n") -> Path:
    """An mbox of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = b"".join(ENVELOPE + one.replace(b"\nFrom ", b"\n>From ") + b"\n" for one in mails)
    path.write_bytes(whole.replace(b"\n", line_end))
    return path


def eml(folder: Path, *mails: bytes) -> Path:
    """A folder of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(mails):
        (folder / f"{number}.eml").write_bytes(one)
    return folder
