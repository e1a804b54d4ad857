"""drafter check."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from drafter.message import Draft, Finding
    from drafter.situation import Situation


def check(
    context: Annotated[Path | None, typer.Option(help="A situation as JSON.")] = None,
    jsonl: Annotated[Path | None, typer.Option(help="Many: id, context, subject, body.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check a message that you or somebody else wrote (standard input: JSON or plain text)."""
    from drafter.cli import reading, show
    from drafter.message import verdict_of
    from drafter.situation import read_situation

    if jsonl:
        _each_line(jsonl)
        return
    about = None
    if context:
        text = reading.text_of(context, undone="Nothing was checked.")
        about = read_situation(reading.json_of(text, context.name), where=context.name)
    text = reading.standard_input("your message")
    found = _findings(_draft(text), about)
    if not _is_json(text):  # Plain text has no subject, which is not the same as an empty one.
        found = tuple(finding for finding in found if finding.where == "body")
    if json:
        show.as_json(_as_json("", found))
    else:
        show.findings(found)
        print(f"Verdict: {verdict_of(found)}")
    if verdict_of(found) == "block":
        raise typer.Exit(7)


def _draft(text: str) -> Draft:
    """A message given as JSON {"subject", "body"} or as plain text."""
    from drafter.cli.reading import json_of
    from drafter.errors import BadInput
    from drafter.message import Draft

    if not _is_json(text):
        return Draft("", text)
    given = json_of(text, "standard input", undone="Nothing was checked.")
    if not isinstance(given.get("body"), str):
        raise BadInput(
            'The message has no "body" (standard input). Nothing was checked. '
            'Give {"subject": "…", "body": "…"} or plain text.'
        )
    return Draft(str(given.get("subject") or ""), given["body"])


def _is_json(text: str) -> bool:
    return text.lstrip().startswith("{")


def _findings(draft: Draft, about: Situation | None) -> tuple[Finding, ...]:
    from drafter.drafting import check as check_draft
    from drafter.tone.guard import ToneGuard

    return check_draft(ToneGuard(), draft, about)


def _each_line(path: Path) -> None:
    from drafter.cli import reading
    from drafter.situation import read_situation

    lines = reading.text_of(path, undone="Nothing was checked.").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        given = reading.json_of(line, where, undone="Nothing was checked.")
        context = given.get("context") if isinstance(given, dict) else None
        about = read_situation(context, where=where) if context else None
        found = _findings(_draft(jsonlib.dumps({**given, "context": None})), about)
        print(jsonlib.dumps(_as_json(given.get("id", ""), found), ensure_ascii=False))


def _as_json(id: str, found: tuple[Finding, ...]) -> dict[str, Any]:
    from dataclasses import asdict

    from drafter.message import verdict_of

    return {"id": id, "verdict": verdict_of(found), "findings": [asdict(f) for f in found]}
