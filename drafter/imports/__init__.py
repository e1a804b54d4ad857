"""Files that people have, as what they hold for a draft: mails, people, applications, facts.

sniff     which kind of file it is         mbox · mail · headers · body    a mail out of its bytes
pile      mails sorted by time, whole or not at all in memory
linkedin · tracker · column_days    tables    resume    facts to propose    summary    in words
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import tee
from pathlib import Path

from drafter.errors import BadInput
from drafter.history import applications, marks, people, threads
from drafter.history.applications import Application
from drafter.history.bulk import Kept
from drafter.history.database import reading
from drafter.history.people import Known
from drafter.imports import linkedin, mbox, pile, resume, tracker
from drafter.imports.mail import read_mail
from drafter.imports.pile import Pile
from drafter.imports.sniff import UNDONE, files, kind_of
from drafter.imports.summary import Summary
from drafter.intake.sheet_days import Order
from drafter.intake.sheets import Sheet, read_sheet
from drafter.prompts.imports import columns, mailbox

__all__ = ["Found", "Summary", "gathered", "keep", "summed"]

MOST_OF_A_FILE = mbox.LONGEST


@dataclass
class Found:
    """What a number of files hold, read but not kept."""

    pile: Pile
    me: str = ""
    people: list[Known] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    mails: int = 0


@contextmanager
def gathered(
    paths: Iterable[Path],
    home: Path,
    *,
    me: str = "",
    profile: str = "",
    dates: Order = "",
    encoding: str = "",
) -> Iterator[Found]:
    """All that the files and folders hold. `me`, else the profile's address: whose mails are sent.

    Raises BadInput for a file that can't be used, and where nobody can tell which mails are whose.
    """
    with pile.opened() as heap:
        found = Found(heap)
        for path in paths:
            for file in files(path):
                _read(found, file, path, dates=dates, encoding=encoding)
        if found.mails:
            _settle(found, home, me.strip().casefold(), profile.strip().casefold())
        _leave_forgotten(found, home)
        yield found


def summed(found: Found, home: Path) -> Summary:
    """What keeping would add; nothing is written."""
    summary = Summary(facts=found.facts, notes=list(found.notes))
    mails, again = tee(found.pile.mails())
    for mailed, there in zip(mails, threads.there(home, again), strict=True):
        record = mailed.record
        if there:
            summary.there += 1
            continue
        summary.sent += record.direction == "sent"
        summary.received += record.direction == "received"
        summary.example(record.date.isoformat(), record.direction, record.to, record.subject)
    summary.people = people.rehearse(home, found.people)
    summary.applications = applications.rehearse(home, found.applications)
    for one in found.people if not found.mails else ():
        summary.example(one.name, one.role, one.company)
    for job in found.applications:
        summary.example(job.company, job.role, job.status, job.iso)
    summary.left = found.left + found.pile.left
    if summary.sent + summary.received:
        summary.notes.append(mailbox().summary["personal"])
    return summary


def keep(found: Found, home: Path) -> Kept:
    """Everything but the facts, which need a word from the user."""
    kept = threads.keep(home, found.pile.mails())
    return kept + people.keep(home, found.people) + applications.keep(home, found.applications)


def _read(found: Found, file: Path, given: Path, *, dates: Order, encoding: str) -> None:
    inside = given.is_dir()
    try:
        kind = kind_of(file)
        if inside and kind in {"pdf", "docx", "text"}:
            found.left["unknown"] += 1
            return
    except BadInput:
        if not inside:
            raise
        found.left["unknown"] += 1
        return
    if kind in {"mail", "mbox"}:
        _read_mails(found, file, several=kind == "mbox")
    elif kind == "table":
        _read_table(found, read_sheet(file, columns().values(), encoding=encoding), dates)
    else:
        found.facts += resume.proposed(file, kind)


def _read_mails(found: Found, file: Path, *, several: bool) -> None:
    with file.open("rb") as opened:
        raws = mbox.mails(opened) if several else iter([opened.read(MOST_OF_A_FILE)])
        for raw in raws:
            found.mails += 1
            try:
                mail = read_mail(raw)
            except Exception:  # One damaged mail must not take the others along, whatever ails it.
                found.left["broken"] += 1
                continue
            found.pile.add(mail, folder=_folder(file, several=several), source=file.name)


def _folder(file: Path, *, several: bool) -> str:
    """The mail folder's name: the file's own without its ending, or that of the folder it is in."""
    return file.name.removesuffix(".mbox") if several else file.parent.name


def _read_table(found: Found, sheet: Sheet, dates: Order) -> None:
    before = len(found.people) + len(found.applications) + sum(found.left.values())
    if sheet.kind == "applications":
        jobs, contacts = tracker.tracked(sheet, found.left, found.notes, dates=dates)
        found.applications += jobs
        found.people += contacts
    else:
        found.people += linkedin.people(sheet, found.left, found.notes, dates=dates)
    if before == len(found.people) + len(found.applications) + sum(found.left.values()):
        raise BadInput(f'E03 "{sheet.path.name}" has a header row but nothing under it. {UNDONE} '
                       "Export it again.")  # fmt: skip
    words = mailbox().summary
    if sheet.assumed:
        sample = ", ".join(one.name for one in found.people[-3:]) or found.applications[-1].company
        found.notes.append(words["encoding"].format(file=sheet.path.name, sample=sample))
    if unused := sheet.unread:
        found.notes.append(words["unread"].format(file=sheet.path.name, columns=", ".join(unused)))


def _settle(found: Found, home: Path, me: str, profile: str) -> None:
    assumed = found.pile.commonest_sender()
    found.me = me or profile or assumed
    if not found.me:
        raise BadInput(
            f"I can't tell which of these mails are yours. {UNDONE} "
            "Say --me with your address, or give me the folder of sent mails too."
        )
    how = "me_given" if me else "me_profile" if profile else "me_assumed"
    found.notes.append(mailbox().summary[how].format(me=found.me))
    found.pile.settle(found.me, home)
    found.people += found.pile.people()


def _leave_forgotten(found: Found, home: Path) -> None:
    """Who was forgotten for good doesn't come back with a file."""
    with reading(home) as connection:
        gone = {
            one
            for one in found.people
            if marks.since(connection, home, one.name, one.email, one.company)
        }
    found.left["forgotten"] += len(gone)
    found.people = [one for one in found.people if one not in gone]
    found.pile.leave(one.email for one in gone if one.email)
