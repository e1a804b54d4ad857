"""A résumé as facts that it could lend: an achievement with a number, an employer, a credential."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from drafter.errors import BadInput
from drafter.imports.sniff import UNDONE, Kind
from drafter.intake.encodings import encoding_of, opened
from drafter.prompts.imports import resume_words
from drafter.situation import Fact, Sender
from drafter.wording.folding import fold
from drafter.wording.tidy import tellable
from drafter.wording.visible import visible

MOST_BYTES = 20_000_000
MOST_PAGES = 20
MOST_CHARACTERS = 100_000
MOST_FACTS = 40
LONGEST = 240
SHORTEST = 3
"""Words; less is a heading or a scrap."""
BULLET = re.compile(r"^\s*(?:[•·●▪■◦‣⁃∙*–—\uf0a7\uf0b7-]|o(?= )|\d{1,2}[.)](?= ))\s*")
CONTACT = re.compile(r"@|https?:|www\.|linkedin\.com|\+?\d[\d ()/.-]{7,}\d(?!\d*%)")
WORD = re.compile(r"[\w-]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = re.compile(
    r"(?<![\w.])(?:[£$€]\s?)?\d[\d.,]*\s?(?:%|k\b|m\b)?|\b(?:two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|twenty|fifty|hundred|thousand|dozen)\b",
    re.IGNORECASE,
)


def proposed(path: Path, kind: Kind) -> list[str]:
    """One line each, as it stands there; nothing is kept."""
    facts = dict.fromkeys(_facts(_lines(text_of(path, kind))))
    if not facts:
        raise BadInput(
            f'I found no fact to propose in "{path.name}": no line with a number, an employer with '
            f'a year, or a credential. {UNDONE} Add one by hand: drafter profile --fact "…".'
        )
    return list(facts)[:MOST_FACTS]


def with_facts(known: Sender, texts: list[str]) -> Sender:
    """The profile with those that it doesn't have yet."""
    there = {fold(fact.text) for fact in known.facts}
    used = {fact.id for fact in known.facts}
    free = (id for n in range(1, len(used) + len(texts) + 1) if (id := f"f{n}") not in used)
    new = tuple(Fact(id=next(free), text=text) for text in texts if fold(text) not in there)
    return known.model_copy(update={"facts": (*known.facts, *new)})


def text_of(path: Path, kind: Kind) -> str:
    """Raises BadInput for a file that is too large, damaged, locked, or only pictures of text."""
    if path.stat().st_size > MOST_BYTES:
        raise BadInput(f'"{path.name}" is larger than 20 MB. {UNDONE} Save a smaller one.')
    if kind == "text":
        with opened(path, encoding_of(path, undone=UNDONE), undone=UNDONE) as file:
            return file.read(MOST_CHARACTERS)
    try:
        text = _pdf(path) if kind == "pdf" else _docx(path)
    except BadInput:
        raise
    except Exception as error:  # Readers of such files fail in many ways on damaged ones.
        raise BadInput(
            f'I can\'t read "{path.name}" ({type(error).__name__}): it is damaged or locked. '
            f"{UNDONE} Save it again, or paste its text into a .txt file."
        ) from None
    if not text.strip():
        raise BadInput(
            f'"{path.name}" holds no text, only pictures of it. {UNDONE} '
            "Paste its text into a .txt file and give me that."
        )
    return text[:MOST_CHARACTERS]


def _pdf(path: Path) -> str:
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # It warns of each small fault.
    pages = PdfReader(path).pages
    return "\n".join(pages[at].extract_text() for at in range(min(len(pages), MOST_PAGES)))


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > 5 * MOST_BYTES:
            raise BadInput(f'"{path.name}" unpacks to more than 100 MB. {UNDONE} Save it as PDF.')
    from docx import Document
    from docx.text.paragraph import Paragraph

    lines = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Paragraph):
            style = (block.style.name or "") if block.style else ""
            lines.append(f"{'• ' if 'List' in style else ''}{block.text}")
        else:
            lines += [cell.text for row in block.rows for cell in row.cells]
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    """A line for each bullet or paragraph; one that was broken to fit the page is whole again."""
    whole: list[str] = []
    for raw in visible(text).split("\n"):
        line = " ".join(raw.split())
        if whole and whole[-1] and line and _goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _goes_on(above: str, line: str) -> bool:
    if BULLET.match(line) or above.endswith((".", ":")) or _heading(above) or _heading(line):
        return False
    return line[0].islower() or (
        bool(BULLET.match(above)) and len(above) > 70 and not YEAR.search(line)
    )


def _facts(lines: list[str]) -> Iterator[str]:
    section = "work"
    for line in lines:
        if heading := _heading(line):
            section = heading
        elif section != "other" and (fact := _fact(line, section)):
            yield fact


def _fact(line: str, section: str) -> str:
    """The line as it can be told; empty where it is none."""
    text = tellable(BULLET.sub("", line)).rstrip(" ;,")
    words = text.split()
    if not len(words) >= SHORTEST or len(text) > LONGEST or CONTACT.search(YEAR.sub("", text)):
        return ""
    said = f" {' '.join(WORD.findall(fold(text)))} "
    if any(f" {word} " in said for word in resume_words()["private"]):
        return ""
    dated = YEAR.search(text) and (section == "learning" or not BULLET.match(line))
    credential = any(f" {word} " in said for word in resume_words()["credentials"])
    achieved = NUMBER.search(YEAR.sub("", text))
    return text if achieved or dated or credential else ""


def _heading(line: str) -> str:
    """work, learning or other, if a line is the heading of such a section."""
    said = " ".join(re.findall(r"\w+", fold(line).replace("&", " and ")))
    groups = ("work", "learning", "other")
    return next((group for group in groups if said in resume_words()[group]), "")
