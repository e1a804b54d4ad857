"""Which files of leads are read, exactly, and what is said of the others."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from batches import file
from test_cli import drafter

from drafter.batch import read_leads, survey
from drafter.batch.leads import fault_of
from drafter.errors import BadInput
from drafter.intake.sheets import Sheet

# What is read: 6 encodings x 4 delimiters x 5 shapes, the line ends in turn

HEADER = ("Full Name", "Company", "Situation")
PEOPLE = (
    ("José Núñez", "Müller & Söhne", "We met in Graz; he said: a|b, c\td"),
    ("Zoë O'Neill", 'The "Old" Mill', "She wrote – “not now”"),
    ("Ola Brandt", "", "+49 170 1234567"),
)
ENCODINGS = {
    "utf-8": b"", "utf-8-sig": b"", "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE, "cp1252": b"", "utf-16-le unmarked": b"",
}  # fmt: skip
SHAPES = ("plain", "quoted newlines", "preamble", "sep", "trailing blanks")
LINE_ENDS = ("\n", "\r\n", "\r")
TABLES = [
    (encoding, delimiter, shape, line_end)
    for (encoding, delimiter, shape), line_end in zip(
        itertools.product(ENCODINGS, ",;\t|", SHAPES), itertools.cycle(LINE_ENDS), strict=False
    )
]


def written(delimiter: str, shape: str, line_end: str, people: list[tuple[str, ...]]) -> str:
    def cell(text: str) -> str:
        bare = not set(text) & {delimiter, '"', "\n", "\r"}
        return text if bare else '"' + text.replace('"', '""') + '"'

    lines = [delimiter.join(map(cell, row)) for row in (HEADER, *people)]
    above = {"preamble": ["Notes:", '"One, two; three"', "", "My list", ""],
             "sep": [f"sep={delimiter}"]}.get(shape, [])  # fmt: skip
    below = ["", delimiter * 2, "   ", ""] if shape == "trailing blanks" else []
    return line_end.join([*above, *lines, *below, ""])


def expected(shape: str, line_end: str) -> list[tuple[str, ...]]:
    if shape != "quoted newlines":
        return list(PEOPLE)
    return [(name, firm, f"{said}{line_end}{line_end}Then no more") for name, firm, said in PEOPLE]


@pytest.mark.parametrize(("encoding", "delimiter", "shape", "line_end"), TABLES)
def test_a_readable_file_is_read_exactly(
    tmp_path: Path, encoding: str, delimiter: str, shape: str, line_end: str
) -> None:
    people = expected(shape, line_end)
    text = written(delimiter, shape, line_end, people)
    if encoding.endswith("unmarked"):  # Only letters of the Latin alphabet can tell it then.
        text = text.replace("–", "-").replace("“", "'").replace("”", "'")
        people = [tuple(c.translate(str.maketrans("–“”", "-''")) for c in row) for row in people]
    coded = text.encode(encoding.removesuffix(" unmarked"))
    found = read_leads(file(tmp_path, ENCODINGS[encoding] + coded))
    rows = [tuple(found.given(row).values()) for _, row in found.rows()]
    assert rows == people and survey(found) == len(people)
    (first, *_) = (row.cells for _, row in found.rows())
    assert first["recipient_name"] == "José Núñez"
    assert first["situation"] == people[0][2].replace("\r\n", "\n").replace("\r", "\n")
    assert any("cp1252" in line for line in found.preview()) == (encoding == "cp1252")


def test_there_are_120() -> None:
    assert len(set(TABLES)) == 120
    assert {line_end for *_, line_end in TABLES} == set(LINE_ENDS)


def test_a_header_may_have_line_breaks_of_its_own(tmp_path: Path) -> None:
    found = read_leads(
        file(tmp_path, 'Full Name,"How we know\neach other",Company\nOla,Fair,Ales\n')
    )
    (row,) = (row for _, row in found.rows())
    assert (row.line, row.cells) == (3, {
        "recipient_name": "Ola", "relationship": "Fair", "company": "Ales"})  # fmt: skip


def test_columns_without_a_name_or_with_the_same_keep_their_cells(tmp_path: Path) -> None:
    found = read_leads(file(tmp_path, "Name,,Tag,Tag\nOla,a,b,c\n"))
    (row,) = (found.given(row) for _, row in found.rows())
    assert row == {"Name": "Ola", "column_2": "a", "Tag": "b", "Tag (4)": "c"}


@pytest.mark.parametrize("header", ["a,a (4),a", "a,a,a (3)", "column_3,,x", ",column_2,column_3"])
def test_a_column_that_is_called_like_a_made_name_keeps_its_cells(
    tmp_path: Path, header: str
) -> None:
    found = read_leads(file(tmp_path, f"Name,{header}\nOla,1,2,3\n"))
    (row,) = (found.given(row) for _, row in found.rows())
    assert list(row.values()) == ["Ola", "1", "2", "3"]
    assert {name for name in header.split(",") if name} <= row.keys()


def test_a_column_that_is_there_twice_can_be_chosen(tmp_path: Path) -> None:
    found = read_leads(file(tmp_path, "Name,Email,Email\nOla,a@x.example,b@x.example\n"),
                       columns={"email": "#3"})  # fmt: skip
    (row,) = (row for _, row in found.rows())
    assert row.cells["email"] == "b@x.example"


# Rows that a quotation mark takes into a cell, and letters that only look so

SWALLOWED = {
    "name,email,situation\nAnn Lee,a@a.example,"
    '"she said no, sorry\nBob Ray,b@b.example,fine\nCy New,c@c.example,x"\nDi Old,d@d.example,y\n':
        (2, "situation", 3),
    'name;email;situation;ref\nAnn;a@a.example;"no\nBob;b@b.example;yes";7\n': (2, "situation", 3),
    'name,company,situation\nAnn,Ales,"no\nBob,Bell,yes\nCy,Cole,x"\n': (2, "situation", 3),
    'name,company,email,situation\nAnn,Ales,a@a.example,"Hi\n\nBob,Bell,b@b.example,x"\n':
        (2, "situation", 4),
}  # fmt: skip
LETTERS = (
    "Dear Ola,\n\nwe had 1,200 applicants, 30,000 a year.\nSorry, no.\n\nBest,\nMina",
    "Yes\nWe had 1,200,000 calls",
    "Mina Sorel, mina@x.example, Head of HR",
    "From: Mina Sorel <mina@x.example>\nTo: a@a.example,b@b.example,c@c.example\n\nNo.",
    "Call me, or write:\nmina@x.example\n01632 960001, ext. 4, or at home",
    "Monday\tTuesday\tFriday; or a|b",
    "To: Ola Brandt; mina@x.example; HR\nThanks; no; sorry",
)


@pytest.mark.parametrize(("text", "where"), SWALLOWED.items(), ids=range(len(SWALLOWED)))
def test_a_cell_that_takes_in_other_rows_is_said_so(
    tmp_path: Path, text: str, where: tuple[int, str, int]
) -> None:
    found = read_leads(file(tmp_path, text))
    faults = [fault for _, row in found.rows() if (fault := fault_of(found, row))]
    assert faults == [
        f'W14 Line {where[0]}, column "{where[1]}" runs on over line {where[2]}, which looks like '
        "a row of its own; both were skipped, see skipped.csv. Close the quotation mark where the "
        "cell ends."
    ]


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize(
    "columns",
    [("name", "pasted_message"), ("name", "email", "pasted_message"), ("name", "notes", "email"),
     ("name", "company", "pasted_message"), ("pasted_message", "name", "email")],
)  # fmt: skip
def test_a_letter_in_a_cell_is_read_without_a_word(
    tmp_path: Path, letter: str, delimiter: str, columns: tuple[str, ...]
) -> None:
    cells = {"name": "Ola\nBrandt", "email": "ola@x.example", "company": "Ales"}
    lines = io.StringIO()
    rows = csv.writer(lines, delimiter=delimiter)
    rows.writerow(columns)
    rows.writerow([cells.get(column, letter) for column in columns])
    found = read_leads(file(tmp_path, lines.getvalue()))
    assert [row.fault for _, row in found.rows()] == [""]


# What is not read: 40 files, one sentence each

X = "recipient_name,company\n"
BINARY = bytes(range(256)) * 20
MIXED = "recipient_name\nJosé\nZoë\n".encode() + b"Andr\xe9\n"
FIRM = "Ort,Strasse\nHull,High Street\n"
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", 'E02 "leads.csv" is empty (0 bytes)'),
    "a mark only": (codecs.BOM_UTF8, 'E02 "leads.csv" is empty (3 bytes)'),
    "blank lines": (b"\n \n\t\n", "E02"),
    "spaces in utf-16": (" \r\n".encode("utf-16"), "E02"),
    "header only": (X.encode(), 'E03 "leads.csv" has a header row but no people under it.'),
    "header and blanks": (f"{X},\n  ,\n\n".encode(), "E03"),
    "sep and header": (f"sep=,\n{X}".encode(), "E03"),
    "header in utf-16": (X.encode("utf-16"), "E03"),
    "header of a tracker": (b"Company,Contact,Status\n", "E03"),
    "deep preamble": (b"Notes:\n" * 30 + X.encode() + b"Ola,Ales\n", "E04"),
    "prose": (b"Dear diary\nit rained all day\n", "E04"),
    "html": (b"<!doctype html>\n<html><body>Sign in</body></html>\n", "E04"),
    "rtf": (rb"{\rtf1\ansi Names}", "E04"),
    "json": (b'{"people": [\n{"name": "Ola"}\n]}\n', "E04"),
    "no name": (FIRM.encode(), "Columns found: Ort, Strasse."),
    "no name, semicolons": (FIRM.replace(",", ";").encode(), "E05"),
    "no name, cp1252": ("Straße,Größe\nx,y\n".encode("cp1252"), "Columns found: Straße, Größe."),
    "a tracker without people": (b"Company,Role,Status\nFenn,Buyer,Applied\n", "E05"),
    "rows without a header": (b"Ola Brandt,Ales,Hull\nCy Orr,Fenn,Leeds\n", "E05"),
    "twice": (b"Name,Email,Email\nO,a,b\n", "choose with --column email=#3."),
    "twice, other letters": (b"Name,NAME\nO,a\n", "E06"),
    "twice, with marks": (b"Name,E-mail,e_mail\nO,a,b\n", "E06"),
    "open quote": (f'{X}Ola,"Ales\nCy,Fenn\n'.encode(), 'Fix line 2, column "company".'),
    "open quote, last line": (
        f'{X}Ola,Ales\n"Cy,'.encode(),
        "E07 A quotation mark opened on line 3",
    ),
    "open quote in the midst": (f'{X}Ola,"A" b\n'.encode(), "Line 2 of"),
    "open quote, shut later": (f'{X}Ola,"A\nCy,"B"\n'.encode(), "Line 2 of"),
    "open quote, megabytes": (f'{X}Ola,"'.encode() + b"a,\n" * 1_500_000, "E07"),
    "mixed bytes": (MIXED, 'E08 "leads.csv" is not valid UTF-8 (byte 0xE9 at line 4).'),
    "mac roman": ("recipient_name\nÅsa\n".encode("mac_roman"), "try --encoding mac_roman."),
    "utf-16 cut off": (X.encode("utf-16") + b"O", 'E08 "leads.csv" is not valid UTF-16'),
    "workbook": (b"PK\x03\x04" + BINARY, 'E09 "leads.csv" looks like an Excel workbook'),
    "old workbook": (b"\xd0\xcf\x11\xe0" + BINARY, "E09"),
    "pdf": (b"%PDF-1.7\n" + BINARY, 'E09 "leads.csv" looks like a PDF'),
    "binary": (BINARY, 'E09 "leads.csv" is not a text file'),
    "NULs": (f"{X}O\0la,Ales\n".encode(), "E09"),
    "packed": (b"\x1f\x8b\x08\0" + BINARY, "E09"),
    "ambiguous days": (b"name,today\nOla,03/04/2026\n", 'E15 Column "today" of "leads.csv"'),
    "too many": (b"name\n" + b"Ola\n" * 2001, "E14"),
}


def refused(path: Path, **reading: str) -> str:
    with pytest.raises(BadInput) as found:
        survey(read_leads(path, **reading))  # type: ignore[arg-type]
    said = str(found.value)
    assert path.name[:80] in said or "(--encoding)" in said
    assert "Nothing was drafted." in said
    assert "\n" not in said and len(said) < 500 and said.endswith(".")
    return said


@pytest.mark.parametrize(("data", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_in_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(file(tmp_path, data))


def places(folder: Path) -> Iterator[tuple[Path, str]]:
    yield folder / "none.csv", f'E01 I can\'t find "none.csv" in {folder}.'
    yield folder / ("n" * 300), "E01"
    yield folder / "a\0b", "E01"
    yield folder, "is a folder."
    yield Path("/proc/self/mem"), "I can't read"


def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for path, said in places(tmp_path):
        assert said in refused(path)
    assert len(BROKEN) + len(list(places(tmp_path))) >= 40


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("klingon", 'There is no encoding "klingon" (--encoding).'),
        ("utf-8", "(byte 0xE9 at line 2)"),
        ("ascii", "(byte 0xE9 at line 2)"),
        ("utf-16", "E08"),
        ("undefined", "E08"),
        ("hex", "There is no encoding"),
    ],
)
def test_a_wrong_encoding_is_said_so(tmp_path: Path, encoding: str, said: str) -> None:
    path = file(tmp_path, b"recipient_name\nJos\xe9\n", "leads.csv")
    assert said in refused(path, encoding=encoding)


def test_a_column_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    path = file(tmp_path, f"{X}Ola,Ales\n")
    with pytest.raises(BadInput) as found:
        read_leads(path, columns={"email": "Post"})
    assert str(found.value) == (
        '"leads.csv" has no column "Post" (--column). Nothing was drafted. '
        "Columns found: recipient_name, company."
    )
    with pytest.raises(BadInput, match=r"There is no column shoe \(--column\)"):
        read_leads(path, columns={"shoe": "company"})


def test_the_exact_words(tmp_path: Path) -> None:
    assert refused(file(tmp_path, FIRM)) == (
        'E05 "leads.csv" has no column for the person\'s name. Columns found: Ort, Strasse. '
        "Nothing was drafted. Map one with --column recipient_name=Ort."
    )
    assert refused(file(tmp_path, "Name,A,Email,B,C,D,Email\n")) == (
        'E06 "leads.csv" has the column "Email" twice (columns 3 and 7). Nothing was drafted. '
        "Rename one, or choose with --column email=#7."
    )
    assert refused(file(tmp_path, b"PK\x03\x04")) == (
        'E09 "leads.csv" looks like an Excel workbook, not a table of text. Nothing was drafted. '
        "In Excel use File > Save As > CSV UTF-8."
    )


@pytest.mark.parametrize("name", ["workbook", "open quote", "mixed bytes"])
def test_the_command_ends_with_the_sentence_and_leaves_nothing(
    tmp_path: Path, home: Path, name: str
) -> None:
    path, out = file(tmp_path, BROKEN[name][0]), tmp_path / "out"
    done = drafter("batch", str(path), "--out", str(out))
    assert (done.returncode, done.stdout) == (2, "")
    assert BROKEN[name][1] in done.stderr and done.stderr.count("\n") == 1
    assert not out.exists() and not home.exists()


def test_every_row_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_leads(file(tmp_path, "name,today\nOla,2026-11-17\n"))
    assert survey(found) == 1
    monkeypatch.setattr(Sheet, "rows", lambda sheet: pytest.fail("it was read again"))
    assert survey(found) == 1 and found.looked.orders == {"today": ""}
