"""prompts/brief.md, voice.md and revise.md with their slots filled."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafter.prompts import files
from drafter.prompts.kinds import SLOT


def voice(**slots: str) -> str:
    return _fill(files.folder() / "voice.md", _text("voice"), slots)


def revise(**slots: str) -> str:
    return _fill(files.folder() / "revise.md", _text("revise"), slots)


def say(section: str, **slots: object) -> str:
    """A section of brief.md; a line of it with an empty slot is left out."""
    path = files.folder() / "brief.md"
    if section not in _sections(path):
        raise files.fault(path, 0, f"lacks the heading `## {section}`")
    return _fill(path, _sections(path)[section], {slot: str(text) for slot, text in slots.items()})


@cache
def _sections(path: Path) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", files.words(path), flags=re.MULTILINE)
    return {name.strip(): text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _text(name: str) -> str:
    return files.words(files.folder() / f"{name}.md").strip()


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
