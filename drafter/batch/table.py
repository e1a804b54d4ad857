"""What a run leaves: tables and letters, written aside and swapped in whole."""

from __future__ import annotations

import codecs
import csv
import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from drafter import export
from drafter.eml import eml, is_address
from drafter.errors import BadInput, StorageError
from drafter.intake.sheets import header_key
from drafter.situation import Sender

COMPRESSED = zipfile.ZIP_DEFLATED
Row = Mapping[str, Any]
ADDED = (
    "lead_id", "status", "reason", "kind", "subject", "body", "verdict", "findings", "writer",
    "next_step", "next_date", "send_on", "withheld",
)  # fmt: skip
FILES = ("drafts.csv", "drafts.zip", "skipped.csv")
SKIPPED = ("lead_id", "status", "reason")


def refuse_own(leads: Path, out: Path) -> None:
    """Raises BadInput where a run would write over the table that it reads."""
    if any(_same(leads, out / name) for name in FILES):
        raise BadInput(
            f'My drafts would be written over "{leads}", the table they are made from (--out). '
            "Nothing was drafted. Choose another --out."
        )


@contextmanager
def tables(
    out: Path, columns: Sequence[str], sender: Sender, *, marked: bool = False
) -> Iterator[Callable[[Row], None]]:
    """Takes the rows one by one; when it ends, all three files are new.

    All are written aside first: what goes wrong until then, a full disk too, leaves all as they
    were. Then each takes its name, drafts.csv first: it is the one that may be open elsewhere.
    `marked`: they begin with the mark by which Excel knows UTF-8.
    """
    theirs = _renamed(columns)
    added = [name for name in ADDED if name not in theirs.values()]
    with (
        _aside([out / name for name in FILES]) as (every, zipped, missed),
        zipfile.ZipFile(zipped, "w", COMPRESSED) as letters,
    ):
        for file in (every, missed) if marked else ():
            file.write(codecs.BOM_UTF8)
        put = _lines(every, [*theirs.values(), *added])
        put_missed = _lines(missed, [*SKIPPED, *theirs.values()])

        def take(row: Row) -> None:
            line = _line(row, theirs)
            put(line)
            if row["status"] != "drafted":
                put_missed(line)
            elif may_go(row):
                _pack(letters, row, sender)

        yield take


def _same(leads: Path, made: Path) -> bool:
    try:
        return leads.samefile(made)
    except OSError:  # Mostly it is not there yet.
        return False


def may_go(row: Row) -> bool:
    """Whether a draft is packed as a letter: not blocked, on hold, a second one or a copy."""
    return row["verdict"] != "block" and not row["withheld"]


def _renamed(columns: Sequence[str]) -> dict[str, str]:
    """The file's own columns -> what they are called beside ours; none loses its cells to ours."""
    names: dict[str, str] = {}
    taken = {header_key(name) for name in ADDED}
    for column in columns:
        name = column
        while name != "kind" and header_key(name) in taken:
            name = f"given_{name}"
        names[column] = name
        taken.add(header_key(name))
    return names


def _line(row: Row, theirs: Mapping[str, str]) -> dict[str, Any]:
    """A row as it stands in the table. A kind that was chosen fills the file's own column."""
    given = {theirs[column]: cell for column, cell in row["given"].items()}
    ours = {name: row.get(name, "") for name in ADDED}
    return {**given, **ours, "kind": ours["kind"] or given.get("kind", "")}


def packed(rows: Iterable[Row], sender: Sender) -> bytes:
    """The letters of these rows as one zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", COMPRESSED) as letters:
        for row in rows:
            _pack(letters, row, sender)
    return file.getvalue()


def _lines(file: IO[bytes], columns: Sequence[str]) -> Callable[[Row], None]:
    """A CSV without a cell that a spreadsheet would run; its header is written at once."""
    lines = csv.writer(codecs.getwriter("utf-8")(file, "replace"), lineterminator="\r\n")
    lines.writerow([export.cell(name) for name in columns])

    def put(row: Row) -> None:
        lines.writerow([export.cell(row.get(name, "")) for name in columns])

    return put


def _pack(letters: zipfile.ZipFile, row: Row, sender: Sender) -> None:
    """A draft as a text, and beside it as .eml if it goes by e-mail."""
    subject = f"Subject: {row['subject']}\n\n" if row["subject"] else ""
    letters.writestr(f"{row['lead_id']}.txt", export.plain(f"{subject}{row['body']}\n"))
    if row["channel"] != "email" or (row["email"] and not is_address(row["email"])):
        return
    letter = eml(
        row["subject"], row["body"], to=row["recipient_name"], email=row["email"],
        sender=row.get("from_name", sender.name), from_email=row.get("from_email", sender.email),
    )  # fmt: skip
    if letter:
        letters.writestr(f"{row['lead_id']}.eml", letter)


@contextmanager
def _aside(paths: Sequence[Path]) -> Iterator[Sequence[IO[bytes]]]:
    """Written aside, all of them, and only then swapped in, one after the other."""
    at, folder = paths[0], paths[0].parent
    asides: list[Path] = []
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ExitStack() as stack:
            files = []
            for path in paths:
                handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.stem}-")
                asides.append(Path(name))
                files.append(stack.enter_context(os.fdopen(handle, "wb")))
            yield files
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        for at, aside in zip(paths, asides, strict=True):
            aside.replace(at)
        _keep_folder(folder)
    except OSError as error:
        raise StorageError(
            f'E24 I can\'t write "{at}" ({error.strerror}). Every draft is safe; what was there '
            "before is as it was. Close the file or free the disk, then run the same command."
        ) from None
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)


def _keep_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
