"""prompts/judge.md, checked strictly when it is loaded: what the judge is told, and its questions.

    ## P2 guilt for silence
    severity: warn                  what a "yes" weighs: warn or hint, never more
    question: Would the reader feel blamed for being slow?
    why: This blames them for the wait.
    fix: Leave the silence out.
    needs: an ask                   optional: only put to messages that ask something

Every other heading is a piece of the conversation, with the slots that code fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from drafter.prompts import files
from drafter.prompts.kinds import SLOT
from drafter.prompts.tone import HEADING

TIES = (
    "unknown", "stranger", "weak", "introduced", "hirer", "recruiter", "colleague", "friend",
)  # fmt: skip
SECTIONS: dict[str, set[str]] = {
    "system": {"nonce"},
    "task": {"today", "title", "when", "who", "ask", "tie"},
    **{f"tie {name}": set() for name in TIES},
    "asks nothing": set(),
    "questions": {"questions"},
    "question": {"id", "name", "question"},
    "case": set(),
    "pasted": set(),
    "source": set(),
    "pages left out": set(),
    "draft": set(),
    "sentence": {"number", "text"},
    "sentence left out": {"number"},
    "close": set(),
    "no answer": set(),
    "too long": set(),
}
FIELDS = {"severity", "question", "why", "fix"}
WEIGHTS = ("warn", "hint")
AN_ASK = "an ask"


@dataclass(frozen=True)
class Question:
    """A rule of the guard as one plain question that code can't answer."""

    id: str
    name: str
    severity: Literal["warn", "hint"]
    question: str
    why: str
    """For when the judge's own reason can't be shown."""
    fix: str
    needs_ask: bool = False


@dataclass(frozen=True)
class Words:
    sections: Mapping[str, str]
    questions: tuple[Question, ...]

    def say(self, section: str, **slots: object) -> str:
        """A section with its slots filled in one pass; a line with an empty slot is left out."""
        said = {slot: str(text) for slot, text in slots.items()}
        lines = self.sections[section].splitlines()
        full = [line for line in lines if all(said[slot].strip() for slot in SLOT.findall(line))]
        return SLOT.sub(lambda match: said[match[1]], "\n".join(full)).strip()


@cache
def load_words(path: Path | None = None) -> Words:
    path = path or files.folder() / "judge.md"
    sections: dict[str, str] = {}
    questions: dict[str, Question] = {}
    for line, heading, text in _parts(path):
        name = heading.removeprefix("## ").strip()
        rule = HEADING.match(heading)
        if name in sections or (rule and rule["id"] in questions):
            raise files.fault(path, line, f"`{heading}` stands twice")
        if rule:
            questions[rule["id"]] = _question(path, line, rule, text)
        else:
            sections[name] = _section(path, line, name, text)
    if missing := SECTIONS.keys() - sections.keys():
        raise files.fault(path, 0, f"lacks the heading `## {min(missing)}`")
    if not questions:
        raise files.fault(path, 0, "holds no rule")
    return Words(sections, tuple(questions.values()))


def _parts(path: Path) -> Iterator[tuple[int, str, str]]:
    """The number of each heading's line, the heading, and what stands below it."""
    lines = files.words(path).splitlines()
    heads = [at for at, line in enumerate(lines) if line.startswith("## ")]
    if any(line.strip() for line in lines[: heads[0] if heads else len(lines)]):
        raise files.fault(path, 1, "must begin with a `## heading`")
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield at + 1, lines[at].rstrip(), "\n".join(lines[at + 1 : end]).strip()


def _section(path: Path, line: int, name: str, text: str) -> str:
    if name not in SECTIONS:
        raise files.fault(path, line, f"unknown heading `## {name}`")
    if not text:
        raise files.fault(path, line, f"`## {name}` says nothing")
    if wrong := SECTIONS[name] ^ set(SLOT.findall(text)):
        raise files.fault(path, line, f"unknown or missing slot {{{min(wrong)}}}")
    return text


def _question(path: Path, line: int, rule: re.Match[str], text: str) -> Question:
    fields = {}
    for row in text.splitlines():
        key, colon, value = row.partition(":")
        if not colon or key not in FIELDS | {"needs"} or key in fields or not value.strip():
            raise files.fault(path, line, f"{rule['id']}: `{row}` is no line of a rule")
        fields[key] = value.strip()
    if missing := FIELDS - fields.keys():
        raise files.fault(path, line, f"{rule['id']} lacks {', '.join(sorted(missing))}")
    if fields["severity"] not in WEIGHTS:
        raise files.fault(path, line, f"{rule['id']}: severity is warn or hint")
    if not fields["question"].endswith("?"):
        raise files.fault(path, line, f"{rule['id']}: the question ends with a question mark")
    needs = fields.pop("needs", "")
    if needs not in ("", AN_ASK):
        raise files.fault(path, line, f"{rule['id']}: needs can only be `{AN_ASK}`")
    return Question(
        rule["id"],
        rule["name"].strip(),
        needs_ask=bool(needs),
        **fields,  # type: ignore[arg-type]
    )
