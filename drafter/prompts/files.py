"""Where the words lie, and how a file of them is opened."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from drafter.errors import PromptFileError


def folder() -> Path:
    """$DRAFTER_PROMPTS, else the checkout's prompts/, else the copy inside the wheel."""
    return _found(os.environ.get("DRAFTER_PROMPTS", ""))


@cache
def _found(chosen: str) -> Path:
    package = Path(__file__).parent.parent
    places = [Path(chosen)] if chosen else [package.parent / "prompts", package / "_prompts"]
    for place in places:
        if (place / "kinds").is_dir():
            return place
    raise PromptFileError(
        f"I can't find the prompts ({places[0]}: no folder kinds/). Nothing was drafted. "
        "Unset DRAFTER_PROMPTS, or install drafter again."
    )


def edition() -> str:
    """Another one whenever any word of these files is another."""
    total = sha256()
    for path in sorted(folder().rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder())}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


def words(path: Path) -> str:
    """The text of one file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise fault(path, 0, f"can't be read ({type(error).__name__})") from None


def front_matter(path: Path) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """The YAML head between two `---` lines, and the numbered lines below it."""
    import yaml

    lines = words(path).splitlines()
    if not lines or lines[0].strip() != "---" or "---" not in lines[1:]:
        raise fault(path, 1, "must begin with a head between two lines of ---")
    end = lines.index("---", 1)
    try:
        head = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise fault(path, line, "the head is not valid YAML") from None
    if not isinstance(head, dict):
        raise fault(path, 2, "the head must be `key: value` lines")
    return head, list(enumerate(lines[end + 1 :], start=end + 2))


def fault(path: Path, line: int, what: str) -> PromptFileError:
    place = f"{path.parent.name}/{path.name}" + (f", line {line}" if line else "")
    return PromptFileError(f"A prompt file is not right ({place}): {what}. Nothing was drafted.")
