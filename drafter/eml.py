"""A draft as an .eml file: opened in the user's own mail program, unsent.

Header values are cleaned first and read back after: Python's email package lets an encoded word
bring its own line break (CVE-2024-6923), and folds long names so that addresses get lost.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import uuid4

from drafter.export import plain

POLICY = policy.SMTP.clone(max_line_length=900)
"""No folding: 998 is the limit, and folding at 78 loses recipients."""
ADDRESS = re.compile(
    r"(?!.*=\?)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(?:\.[\w-]+)+"
)
"""A plain one; an encoded word in it would be read as something else."""
LONGEST, LONGEST_NAME = 400, 100


def eml(
    subject: str,
    body: str,
    *,
    to: str = "",
    email: str = "",
    sender: str = "",
    from_email: str = "",
) -> bytes:
    """The mail as bytes; empty where it would not read back as it was meant.

    `email` that is no address leaves the mail without a recipient.
    """
    mail = EmailMessage(policy=POLICY)
    mail["Subject"] = _line(subject)
    if is_address(email):
        mail["To"] = Address(_name(to), addr_spec=email.strip())
    if is_address(from_email):
        mail["From"] = Address(_name(sender), addr_spec=from_email.strip())
    mail["Date"] = format_datetime(dt.datetime.now(dt.UTC))
    mail["Message-ID"] = f"<{uuid4().hex}@drafter.invalid>"
    mail["X-Unsent"] = "1"
    mail.set_content(plain(body), cte="quoted-printable")
    made = mail.as_bytes()
    return made if _reads_back(made, mail) else b""


def is_address(text: str) -> bool:
    """One plain address, such as ann@acme.example."""
    text = text.strip()
    return text.isascii() and len(text) <= 254 and bool(ADDRESS.fullmatch(text))


def _reads_back(made: bytes, meant: EmailMessage) -> bool:
    read = message_from_bytes(made, policy=policy.default)
    same = [str(read[name]) == str(meant[name]) for name in ("Subject", "To", "From")]
    return read.keys() == meant.keys() and all(same)


def _line(text: str) -> str:
    """One line, without an encoded word of its own."""
    # A header has only what is seen; the rest might come back as a word of another code.
    kept = "".join(c for c in " ".join(plain(text).split()) if unicodedata.category(c)[0] != "C")
    return " ".join(kept.replace("=?", "= ?").split())[:LONGEST].strip()


def _name(name: str) -> str:
    return _line(name.replace('"', "").replace("\\", ""))[:LONGEST_NAME].strip()
