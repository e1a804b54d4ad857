"""What a command is given: files, standard input, JSON; bad input becomes a sentence."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import BadInput

if TYPE_CHECKING:
    from drafter.situation import Source

MOST = 20_000_000
"""Bytes; nothing that a person writes is longer."""
MOST_OF_A_PAGE = 60_000
"""Characters; a page that is pasted to a message."""


def text_of(path: Path, *, undone: str = "Nothing was drafted.") -> str:
    """A file's text."""
    try:
        if path.stat().st_size > MOST:
            raise BadInput(f'"{path}" is larger than 20 MB. {undone} Give me a smaller file.')
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        where = f"in {Path.cwd()}" if not path.is_absolute() else "there"
        raise BadInput(
            f'I can\'t find "{path}" {where}. {undone} Check the name, or give the full path.'
        ) from None
    except UnicodeDecodeError as error:
        raise BadInput(
            f'"{path}" is not valid UTF-8 (byte {error.start}). {undone} Save it as UTF-8.'
        ) from None
    except OSError as error:
        raise BadInput(
            f'I can\'t read "{path}" ({error.strerror}). {undone} Check the file.'
        ) from None


def source_of(path: Path) -> Source:
    """A job ad, page or article saved as a text file, under the file's name."""
    from drafter.situation import Source
    from drafter.wording.visible import visible

    text = visible(text_of(path)).strip()
    if len(text) > MOST_OF_A_PAGE:
        raise BadInput(
            f'"{path}" holds {len(text):,} characters; I read at most {MOST_OF_A_PAGE:,} of a '
            "page. Nothing was drafted. Keep the part that is about them."
        )
    if not text:
        raise BadInput(f'"{path}" is empty. Nothing was drafted. Save the page as text in it.')
    return Source(id=path.name, title=path.stem, text=text)


def json_of(text: str, where: str, *, undone: str = "Nothing was drafted.") -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInput(
            f"This is not valid JSON ({where}{place}). {undone} Mend it and try again."
        ) from None


def piped() -> str:
    """What was piped in, if anything."""
    return "" if sys.stdin.isatty() else _read_all()


def standard_input(what: str) -> str:
    """What was piped in; refused when a person sits at the keyboard with nothing piped."""
    if sys.stdin.isatty():
        print(f"Paste {what}, then press Ctrl-D on a line of its own.", file=sys.stderr)
    text = _read_all()
    if not text:
        raise BadInput(
            f"Nothing came in (standard input is empty). Nothing was drafted. Pipe or paste {what}."
        )
    return text


def _read_all() -> str:
    data = sys.stdin.buffer.read(MOST + 1)
    if len(data) > MOST:
        raise BadInput("Standard input is larger than 20 MB. Nothing was drafted. Give me less.")
    text = data.decode("utf-8", errors="replace").lstrip("\ufeff")
    return text if text.strip() else ""


def day_of(text: str, *, undone: str = "Nothing was drafted.") -> dt.date:
    """A date as YYYY-MM-DD; empty is today."""
    try:
        return dt.date.fromisoformat(text) if text else dt.date.today()
    except ValueError:
        raise BadInput(f'"{text}" is not a date. {undone} Write YYYY-MM-DD.') from None
