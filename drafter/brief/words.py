"""prompts/brief.md, voice.md and revise.md with their slots filled."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafter.prompts import files
from drafter.prompts.kinds import SLOT


def voice(**slots: str) -> str:
    return _fill(*_whole(files.folder(), "voice.md"), slots)


def revise(**slots: str) -> str:
    return _fill(*_whole(files.folder(), "revise.md"), slots)


def say(section: str, **slots: object) -> str:
    """A section of brief.md; a line of it with an empty slot is left out."""
    path, sections = _brief(files.folder())
    if section not in sections:
        raise files.fault(path, 0, f"lacks the heading `## {section}`")
    return _fill(path, sections[section], {slot: str(text) for slot, text in slots.items()})


@cache
def _brief(folder: Path) -> tuple[Path, dict[str, str]]:
    path = folder / "brief.md"
    parts = re.split(r"^## (.+)$", files.words(path), flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return path, {name.strip(): text.strip() for name, text in pairs}


@cache
def _whole(folder: Path, name: str) -> tuple[Path, str]:
    return folder / name, files.words(folder / name).strip()


def _fill(path: Path, text: str, slots: dict[str, str]) -> str:
    """In one pass, so that braces in what is filled in stay as they are."""
    if unknown := set(SLOT.findall(text)) - set(slots):
        raise files.fault(path, 0, f"unknown slot {{{min(unknown)}}}")
    full = [
        line
        for line in text.splitlines()
        if all(slots[slot].strip() for slot in SLOT.findall(line))
    ]
    return SLOT.sub(lambda match: slots[match[1]], "\n".join(full)).strip()
