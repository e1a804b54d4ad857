"""A draft as a mail: whatever a name or a subject holds, it adds no header and no recipient."""

from __future__ import annotations

import os
import random
import re
import unicodedata
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from drafter import eml as module
from drafter.eml import eml, is_address

CASES = int(os.environ.get("DRAFTER_FUZZ", "500"))
FRAGMENTS = (
    "Ola",
    "Brandt",
    "O'Neill",
    "José",
    "Ægir",
    "李小龍",
    "שלום",
    "مرحبا",
    "👩‍💻",
    "🚀",
    "a" * 90,
    "é" * 60,
    "\r\nBcc: x@evil.example",
    "\nBcc: x@evil.example",
    "\rTo: x@evil.example",
    "\r\n\r\n<html>",
    "=?UTF-8?Q?=0A?=Bcc: x@evil.example",
    "=?utf-8?b?CkJjYzogeEBldmlsLmV4YW1wbGU=?=",
    "=?",
    "?=",
    "=?UTF-8?Q?a?= =?UTF-8?Q?b?=",
    "= ?utf-8?q?x?=",
    "\u2028Bcc: x@evil.example",
    "\u2029",
    "\x0b",
    "\x0c",
    "\x85",
    "\0",
    "\x1b[31m",
    "\u202e",
    "\u2066",
    "\ud800",
    "\udfff",
    "\ufeff",
    "\u200b",
    "\xad",
    '="?utf-8?q?=0ABcc: x@evil.example?=',
    "=\\?utf-8?q?=0ABcc: x@evil.example?=",
    '"',
    "\\",
    '\\"',
    "(",
    ")",
    "(comment)",
    "<x@evil.example>",
    ">",
    "<",
    ",",
    ";",
    ":",
    "@",
    "[",
    "]",
    ", x@evil.example",
    "; x@evil.example",
    "group: a@b.example;",
    "\t",
    "  ",
    " ",
    ".",
    "From ",
    "%0A",
    "&#10;",
    "\\r\\n",
    "\\n",
    "\U000e0041",
    "Re:",
    "Subject:",
    "mailto:x@evil.example?bcc=y@z.example",
)
ADDRESSES = (
    "ola@fenwick.example",
    "o.b+jobs@sub.fenwick.example",
    "o'neill@x.example",
    "a_b-c@x-y.example",
    " ola@fenwick.example ",
    "x=y@z.example",
    "ola@fenwick.example\r\nBcc: x@evil.example",
    "a@x.example,b@x.example",
    "a@x.example b@x.example",
    '"a b"@x.example',
    "<ola@x.example>",
    "ola@fenwick.example\n",
    "ola@acmé.example",
    "ola",
    "@x.example",
    "ola@",
    "ola@localhost",
    "",
    "ola@x.example\0",
    "ola@[127.0.0.1]",
    "ola@x..example",
    "o..b@x.example",
    ".o@x.example",
    "ola" * 90 + "@x.example",
    "=?utf-8?q?a?=@x.example",
    "o\u202ela@x.example",
)
ORDINARY = {"Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type",
            "Content-Transfer-Encoding"}  # fmt: skip


def fuzzed(number: int) -> tuple[str, str, str, str]:
    """Name, subject, address and body, always the same for a number."""
    chance = random.Random(number)

    def text(most: int) -> str:
        return chance.choice(["", " "]).join(chance.choices(FRAGMENTS, k=chance.randint(0, most)))

    return text(6), text(8), chance.choice(ADDRESSES), text(12)


def one_line(text: str) -> str:
    """What is meant by a header: its seen letters in one line."""
    bare = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(bare.split())


def wrong(name: str, subject: str, address: str, body: str) -> str:
    """What of the mail is not what was meant; empty: nothing."""
    mail = message_from_bytes(eml(subject, body, to=name, email=address), policy=policy.default)
    to = [address.strip()] if is_address(address) else []
    if set(mail.keys()) != ORDINARY | ({"To"} if to else set()) or len(mail) != len(
        set(mail.keys())
    ):
        return f"headers {mail.keys()}"
    found: tuple[Any, ...] = mail["To"].addresses if to else ()
    if [one.addr_spec for one in found] != to:
        return f"recipients {found}"
    if to and not same(found[0].display_name, re.sub(r'["\\]', "", name), 100):
        return f"name {found[0].display_name!r}"
    return "" if same(mail["Subject"], subject, 400) else f"subject {mail['Subject']!r}"


def same(made: str, meant: str, most: int) -> bool:
    """Letter by letter, but for the space that breaks an encoded word, and what is too long."""
    squeezed = [re.sub(r"\s", "", text) for text in (made, one_line(meant))]
    return len(made) <= most and squeezed[1].startswith(squeezed[0]) and (
        squeezed[0] == squeezed[1] or len(made) >= most - 1
    )  # fmt: skip


def all_wrong(cases: int) -> list[str]:
    return [f"{n}: {fault}" for n in range(cases) if (fault := safely(n))]


def safely(number: int) -> str:
    try:
        return wrong(*fuzzed(number))
    except Exception as error:  # None may reach the user.
        return f"{type(error).__name__} {error}"


def test_nothing_of_others_becomes_a_header_or_a_recipient() -> None:
    """DRAFTER_FUZZ=10000 for all."""
    assert all_wrong(CASES) == []


def test_without_the_cleaning_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_line", lambda text: text)
    monkeypatch.setattr(module, "_reads_back", lambda made, meant: True)
    assert len(all_wrong(100)) > 30


@pytest.mark.parametrize(
    "address",
    ["ola@fenwick.example", "o.b+jobs@sub.x.example", "o'neill@x.example", " a@x.example "],
)
def test_a_plain_address_is_one(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a not in ADDRESSES[:6]])
def test_a_list_a_group_or_a_line_break_is_none(address: str) -> None:
    assert is_address(address) == (address == "ola@fenwick.example\n")
    mail = message_from_bytes(eml("s", "b", email=address), policy=policy.default)
    assert str(mail["To"] or "") in ("", "ola@fenwick.example")


# 500 drafts, read strictly

PIECES = (
    "I ran the line for two summers.",
    "\n",
    "\n\n",
    ".",
    ".\n.\n",
    "\nFrom the start",
    "From ",
    "\r\n",
    "Grüße",
    "李小龍",
    "👩‍💻 🚀",
    "שלום עולם",
    "x" * 1200,
    "=20=?utf-8?q?x?=",
    "\t",
    "--\n",
    "<b>no</b>",
    "http://x.example/?a=1&b=2",
    "   \n",
    "é" * 700,
    "\u2028",
    "\0",
    "\ud800",
    "Bcc: x@evil.example\n",
)


def mails(number: int) -> tuple[bytes, str]:
    chance = random.Random(number)
    body = " ".join(chance.choices(PIECES, k=chance.randint(1, 40)))
    body = "Long. " * 1700 if number == 0 else body
    name, subject, address, _ = fuzzed(number)
    made = eml(subject, body, to=name, email=address, sender="Zoë Łuk", from_email="z@x.example")
    return made, body


@pytest.mark.parametrize("block", range(5))
def test_every_mail_is_one_by_the_strictest_reading(block: int) -> None:
    for number in range(block * 100, block * 100 + 100):
        made, body = mails(number)
        assert b"\n" not in made.replace(b"\r\n", b"") and b"\r" not in made.replace(b"\r\n", b"")
        assert max(map(len, made.split(b"\r\n"))) <= 998 and made.isascii()
        mail = message_from_bytes(made, policy=policy.strict + policy.default)
        assert isinstance(mail, EmailMessage) and not mail.defects
        assert not any(getattr(value, "defects", ()) for value in mail.values())
        assert mail.get_content_type() == "text/plain" and not mail.is_multipart()
        assert mail["X-Unsent"] == "1" and mail["Date"].datetime and mail["MIME-Version"] == "1.0"
        assert re.fullmatch(r"<[\w.]+@drafter\.invalid>", mail["Message-ID"])
        assert squeezed(mail.get_content()) == squeezed(body)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\0\ud800\u2028]+", " ", text).strip()


def test_a_mail_tells_nothing_of_the_machine() -> None:
    import getpass
    import socket

    made = eml("A question", "Hello", to="Ola", email="ola@x.example").decode("ascii")
    assert socket.gethostname() not in made and getpass.getuser() not in made.split("\r\n\r\n")[0]
    assert "User-Agent" not in made and "X-Mailer" not in made
    assert f".{os.getpid()}." not in made
