"""Mails out of files: taken apart, kept once, each in its thread and with its person."""

from __future__ import annotations

import datetime as dt
import io
import random
import stat
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from letters import DAY, INGRID, ME, box, eml, mail
from people import situation
from test_cli import drafter

from drafter.cadence import waits
from drafter.embedding import MiniLM
from drafter.errors import BadInput
from drafter.history import History, Record, past, people, threads, vectors
from drafter.history.bulk import Kept
from drafter.history.forget import forget
from drafter.history.threads import Mailed
from drafter.imports import Summary, body, gathered, keep, mbox, summed
from drafter.imports.mail import read_mail
from drafter.situation import Situation

QUOTED = """\
I can come on Tuesday.

Best wishes,
Ben

Ben Achterkamp
07700 900123

On Mon, 2 Nov 2026 at 09:00, Ingrid Marsh <
i.marsh@tallowbridge.example> wrote:
> Would Tuesday suit you?
"""


def brought(home: Path, *paths: Path, me: str = ME, profile: str = "") -> Summary:
    """What was said before it was kept."""
    with gathered(paths, home, me=me, profile=profile) as found:
        summary = summed(found, home)
        keep(found, home)
    return summary


def sent(home: Path) -> tuple[Record, ...]:
    return History(home).sent_to("Ingrid Marsh")


# Kept, and kept once


def test_mails_are_counted_first_and_kept_then(home: Path, tmp_path: Path) -> None:
    folder = eml(tmp_path / "mails", mail(id="a@x"), mail(INGRID, ME, days=1, answers="a@x"))
    with gathered([folder], home, me=ME) as found:
        summary = summed(found, home)
        assert (summary.sent, summary.received, summary.people.added) == (1, 1, 1)
        assert not home.exists()
        keep(found, home)
    assert [record.body for record in sent(home)] == ["Hello."]
    assert stat.S_IMODE((home / "drafter.sqlite").stat().st_mode) == 0o600


@pytest.mark.parametrize("id", ["a@x", ""])
def test_the_same_file_twice_adds_nothing(home: Path, tmp_path: Path, id: str) -> None:
    path = box(tmp_path / "all", mail(id=id), mail(INGRID, ME, days=1))
    brought(home, path)
    again = brought(home, path)
    assert (again.new, again.there) == (0, 2)
    assert len(sent(home)) == 1


def test_a_message_remembered_by_hand_is_not_kept_again(home: Path, tmp_path: Path) -> None:
    by_hand = Record("sent", "Ingrid Marsh", DAY.date(), "I can come on Tuesday.\n\nBen")
    History(home).remember(by_hand)
    answer = mail(INGRID, ME, id="b@x", answers="a@x", days=1)
    path = box(tmp_path / "all", mail(text=QUOTED, id="a@x"), answer)
    first, again = brought(home, path), brought(home, path)
    assert (first.sent, first.there, again.there) == (0, 1, 2)
    assert len(sent(home)) == 1
    assert len(threads.thread(home, "b@x")) == 2


def test_two_mails_that_say_the_same_are_two(home: Path, tmp_path: Path) -> None:
    """Also where one of them was remembered by hand, and in whatever order they come again."""
    History(home).remember(Record("sent", "Ingrid Marsh", DAY.date(), "Thanks!",
                                  email="i.marsh@tallowbridge.example"))  # fmt: skip
    one, two, three = (mail(text="Thanks!", id=id, days=0.1) for id in ("a@x", "b@x", "c@x"))
    assert brought(home, box(tmp_path / "all", one, two)).new == 1
    assert brought(home, box(tmp_path / "again", three, two, one)).new == 1
    assert len(sent(home)) == 3


@pytest.mark.parametrize("text", ["Thanks!", "👍"])
def test_one_remembered_by_hand_learns_of_its_mail(home: Path, text: str) -> None:
    record = Record("sent", "Ingrid Marsh", DAY.date(), text)
    History(home).remember(record)
    for _ in range(2):
        assert threads.keep(home, [Mailed(replace(record, mail="a@x"))]) == Kept(same=1)
    assert [kept.mail for kept in threads.thread(home, "a@x")] == ["a@x"]


def test_where_a_record_was_found_is_no_part_of_what_it_is() -> None:
    plain = Record("sent", "Ingrid Marsh", dt.date(2026, 11, 2), "Hello.")
    found = Record("sent", "Ingrid Marsh", dt.date(2026, 11, 2), "Hello.", mail="a", thread="b",
                   source="c")  # fmt: skip
    assert plain.digest == found.digest
    assert plain.digest == "a4b2a48888689e77415798b101e0e3671c18cb4b7be6a4f4de25175f44542c93"


# What waits


def test_an_imported_answer_ends_the_waiting(home: Path, tmp_path: Path) -> None:
    for days in (0, 5):
        History(home).remember(
            Record("sent", "Ingrid Marsh", (DAY + dt.timedelta(days)).date(), "Hello.",
                   company="Tallowbridge Brewery", channel="email", subject=f"Note {days}")
        )  # fmt: skip
    assert len(waits.unanswered(remembered(home))) == 2
    answer = mail('"Marsh, Ingrid | Tallowbridge" <ingrid@other.example>', ME, days=8)
    brought(home, eml(tmp_path / "in", answer))
    assert waits.unanswered(remembered(home)) == []
    assert waits.unanswered_word(remembered(home))


def remembered(home: Path) -> Situation:
    events = History(home).events_with("Ingrid Marsh", "", "Tallowbridge Brewery")
    return situation(history=[], pasted_message="").with_contacts(events)


def test_on_one_day_the_order_is_by_the_hour(home: Path, tmp_path: Path) -> None:
    late, early = mail(INGRID, ME, days=0.2), mail(days=0.1)
    brought(home, box(tmp_path / "all", late, early))
    events = History(home).events_with("Ingrid Marsh")
    assert [event.direction for event in events] == ["out", "in"]


def test_out_of_office_is_no_answer(home: Path, tmp_path: Path) -> None:
    away = mail(INGRID, ME, answers="a@x", days=1, Auto_Submitted="auto-replied")
    summary = brought(home, box(tmp_path / "all", mail(id="a@x"), away))
    assert (summary.received, summary.left["automatic"]) == (0, 1)


def test_who_was_forgotten_does_not_come_back(home: Path, tmp_path: Path) -> None:
    mails = [mail(), mail(INGRID, ME, days=1), mail("Paul <paul@fenn.example>", ME, days=2)]
    path = box(tmp_path / "all", *mails)
    brought(home, path)
    forget(home, "i.marsh@tallowbridge.example", lambda: None, never=True)
    again = brought(home, path)
    assert (again.new, again.there, again.left["forgotten"]) == (0, 1, 1)
    assert sent(home) == () and people.known(home, "Ingrid") == ()


# Whose it is


def test_the_address_most_sent_mails_have_is_taken_and_said(home: Path, tmp_path: Path) -> None:
    box(tmp_path / "Sent", mail(), mail(days=1), mail("Ben <old@hull.example>", days=2))
    box(tmp_path / "INBOX", mail(INGRID, ME, days=3))
    summary = brought(home, tmp_path / "Sent", tmp_path / "INBOX", me="")
    assert (summary.sent, summary.received) == (3, 1)
    assert any(ME in note and "--me" in note for note in summary.notes)


def test_a_label_tells_as_much_as_a_folder(home: Path, tmp_path: Path) -> None:
    labelled = [mail(X_Gmail_Labels="Sent,Important"), mail(INGRID, ME, X_Gmail_Labels="Inbox"),
                mail(days=1, X_Gmail_Labels="Drafts")]  # fmt: skip
    summary = brought(home, box(tmp_path / "All mail", *labelled), me="")
    assert (summary.sent, summary.received, summary.left["draft"]) == (1, 1, 1)


def test_nobody_guesses_whose_mails_they_are(home: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--me"):
        brought(home, eml(tmp_path / "in", mail()), me="")
    assert brought(home, tmp_path / "in", me="", profile=ME).sent == 1


@pytest.mark.parametrize(
    ("left", "why"),
    [
        (mail("Jobs <no-reply@jobs.example>", ME), "automatic"),
        (mail("Fenn Tea <hello@fenn.example>", ME, List_Unsubscribe="<mailto:x@y>"), "automatic"),
        (mail("Fenn Tea <hello@fenn.example>", ME, Precedence="bulk"), "automatic"),
        (mail(to=ME), "self"),
        (mail(to=", ".join(f"p{n}@x.example" for n in range(9))), "many"),
        (mail().replace(b"Date: Mon", b"Date: some"), "undated"),
    ],
)
def test_what_is_left_out_is_counted(home: Path, tmp_path: Path, left: bytes, why: str) -> None:
    left = left.replace(b"01 Jan 2024 09:00:00 +0000", b"day") if why == "undated" else left
    summary = brought(home, eml(tmp_path / "in", mail(days=1), left))
    assert (summary.sent, summary.received, summary.left[why]) == (1, 0, 1)
    assert "Left out: 1 " in "\n".join(summary.lines())


def test_an_answer_through_a_machine_is_an_answer(home: Path, tmp_path: Path) -> None:
    through = mail(INGRID, ME, answers="a@x", days=1, List_Unsubscribe="<mailto:x@y>")
    brought(home, eml(tmp_path / "sent", mail(id="a@x")))
    assert brought(home, eml(tmp_path / "in", through)).received == 1


# Whose words they are


def test_only_own_words_are_kept_of_what_was_sent(home: Path, tmp_path: Path) -> None:
    brought(home, eml(tmp_path / "in", mail(text=QUOTED)))
    assert sent(home)[0].body == "I can come on Tuesday.\n\nBest wishes,\nBen"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("On Monday Ingrid wrote:\n> Where?\n\nHull.\n\n> When?\nSoon.", "Hull.\n\nSoon."),
        ("Yes.\n\n-----Original Message-----\nFrom: Ingrid\nWhere?", "Yes."),
        ("Yes.\n________________________________\nFrom: Ingrid\nSent: Monday\n\nWhere?", "Yes."),
        ("---------- Forwarded message ---------\nFrom: Ingrid\nDate: Monday\n\nSecret.", ""),
        ("> Only theirs.\n> Nothing else.", ""),
        ("Am 02.11.2026 um 09:00 schrieb Ingrid:\n\nNicht meins.", ""),
        ("On Monday I wrote:\nnothing.", "On Monday I wrote:\nnothing."),
    ],
)  # fmt: skip
def test_what_is_below_an_answer_belongs_to_others(text: str, own: str) -> None:
    assert body.own(text) == own


def test_html_becomes_text_without_what_nobody_reads() -> None:
    page = (
        "<head><title>x</title></head><style>p{color:red}</style><script>alert('a<b>')</script>"
        "<p>Dear&nbsp;Ms Marsh,</p><p>One &amp; <b>two</b>.<br>Three.</p><!-- no --><div class="
        "'gmail_quote'><div>On Monday, Ingrid wrote:</div><blockquote>Theirs.</blockquote></div>"
        "<div>Below.</div>"
    )
    words = read_mail(mail(html=page)).text
    assert words.split("\n\n") == ["Dear Ms Marsh,", "One & two.\nThree.", "Below."]


# Threads


def test_a_thread_is_found_by_what_a_mail_answers_or_by_its_subject(
    home: Path, tmp_path: Path
) -> None:
    mails = [
        mail(id="a@x"),
        mail(INGRID, ME, id="b@x", answers="a@x", subject="Quite another", days=1),
        mail(id="c@x", subject="RE: [jobs] Cellar  assistant", days=50),
        mail(id="d@x", subject="Cellar Assistant", days=200),
        mail(to="Paul Vance <paul@fenn.example>", id="e@x", days=2),
    ]
    brought(home, eml(tmp_path / "in", *mails))
    assert [record.mail for record in threads.thread(home, "c@x")] == ["a@x", "b@x", "c@x"]
    assert [record.mail for record in threads.thread(home, "d@x")] == ["d@x"]
    assert [record.mail for record in threads.thread(home, "e@x")] == ["e@x"]


def test_two_of_one_name_never_share_a_thread(home: Path, tmp_path: Path) -> None:
    """Unless one has no address: then the name is all there is to go by."""
    mails = [
        mail("Maria Garcia <maria@alpha.example>", ME, id="a@x"),
        mail("Maria Garcia <m.garcia@beta.example>", ME, id="b@x", days=1),
    ]
    brought(home, eml(tmp_path / "in", *mails))
    assert [record.mail for record in threads.thread(home, "a@x")] == ["a@x"]
    assert [record.mail for record in threads.thread(home, "b@x")] == ["b@x"]
    no_address = Record("sent", "Maria Garcia", (DAY + dt.timedelta(2)).date(), "Thank you.",
                        subject="Cellar Assistant", mail="c@x")  # fmt: skip
    threads.keep(home, [Mailed(no_address)])
    assert [record.mail for record in threads.thread(home, "c@x")] == ["b@x", "c@x"]


def test_answers_that_came_first_join_their_thread_later(home: Path) -> None:
    def mailed(id: str, answers: tuple[str, ...], day: int) -> Mailed:
        record = Record("sent", "Ingrid", dt.date(2026, 11, day), id, mail=id, subject=id)
        return Mailed(record, answers)

    threads.keep(home, [mailed("c", ("b",), 3)])
    kept = threads.keep(home, [mailed("a", (), 1), mailed("b", ("a",), 2)])
    assert kept == Kept(added=2)
    assert [record.mail for record in threads.thread(home, "c")] == ["a", "b", "c"]


# Boxes


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("block", [7, 1 << 20])
def test_a_box_is_parted_where_mails_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line_end: bytes, block: int
) -> None:
    monkeypatch.setattr(mbox, "BLOCK", block)
    texts = ["From here on it rains.", "From me at 09:00 on 2 Nov 2026\nand no header.", "Three."]
    path = box(tmp_path / "all", *(mail(text=text) for text in texts), line_end=line_end)
    with path.open("rb") as file:
        assert [read_mail(raw).text for raw in mbox.mails(file)] == texts


def test_a_mail_of_any_length_takes_little_room() -> None:
    class Endless(io.RawIOBase):
        rest = 120

        def read(self, size: int = -1) -> bytes:
            self.rest -= 1
            first = b"From - Mon Nov 02 09:00:00 2026\nFrom: a@b.example\n\n"
            return (first if self.rest == 119 else b"") + b"x" * size if self.rest > 0 else b""

    tracemalloc.start()
    (only,) = mbox.mails(Endless())  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(only) == mbox.LONGEST
    assert peak < 12 * mbox.LONGEST


# Damage


def test_five_hundred_broken_mails_are_read_or_counted(home: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(5), mail(text=QUOTED, html="")
    broken = [_broken(whole, chance) for _ in range(500)]
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                    for n in range(1500))  # fmt: skip
    nested = b"From: " + b"(" * 9000 + b"\nSubject: x\n\nhi"
    path = box(tmp_path / "all", mail(days=1), *broken, b"From: a@b.example\n" + deep, nested)
    summary = brought(home, path)
    assert summary.left["broken"] == 2
    for record in sent(home):
        assert len(record.subject) <= 2000
        assert not set("\x00\x07\x1b\r") & set(record.subject + record.body + record.to)


def _broken(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(data) + 1)
        data[at:at] = chance.choice([
            chance.randbytes(20), b"\r\n", b"\x1b]52;c;x\x07", b"=?utf-8?q?=00=1b?=", b"=?x?b?!?=",
            b"Content-Type: multipart/mixed; boundary=x\n--x\n", b"charset=base64;", b"\0" * 9,
            b"Subject: " + b"y" * 9000 + b"\n",
        ])  # fmt: skip
        del data[chance.randrange(len(data)) :][: chance.randint(0, 40)]
    return bytes(data)


def test_one_name_can_hold_a_comma_and_no_control_character() -> None:
    raw = mail().replace(
        b"From: Ben Achterkamp", b"From: =?utf-8?q?Zo=C3=AB=0A=1B[31m_=C5=81uk=2C_Dr?="
    )
    read = read_mail(raw)
    assert read.sender is not None
    assert (read.sender.email, read.sender.name.isprintable()) == (ME, True)


def test_what_was_brought_in_is_known_and_found_by_the_next_draft(
    home: Path, tmp_path: Path
) -> None:
    folder = box(tmp_path / "all", mail(text="I can come on Tuesday to see the cask wash.", id="a"))
    drafter("profile", "--name", "Ben Achterkamp", "--email", ME)
    people.keep(home, [people.Known("Ada Lund", "Head Brewer", "Kestrel Ales")])
    assert drafter("import", str(folder), "--yes").returncode == 0
    [record] = sent(home)
    text = past.compared(record.subject, record.body)
    assert vectors.digest(text) in vectors.known(home, MiniLM.name)
    wish = "I'd like to know if they plan to hire in spring."
    made = drafter("draft", "--to", "Ada Lund", "--situation", wish)
    assert "Kestrel Ales" in made.stdout, made.stderr
