"""drafter check."""

from __future__ import annotations

import json as jsonlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from drafter.checking import Check
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
    if (
        _as_mapping(text) is None
    ):  # Plain text has no subject, which is not the same as an empty one.
        found = tuple(finding for finding in found if finding.where == "body")
    if json:
        show.as_json(_as_json("", found))
    else:
        show.findings(found)
        print(f"Verdict: {verdict_of(found)}")
    if verdict_of(found) == "block":
        raise typer.Exit(7)


LONGEST = 20_000
"""Characters; no letter is longer, and the guard reads every word of it."""


def _draft(text: str) -> Draft:
    """A message given as JSON {"subject", "body"} or as plain text."""
    from drafter.message import Draft

    given = _as_mapping(text)
    return _made(given, "standard input") if given is not None else _short(Draft("", text))


def _as_mapping(text: str) -> dict[str, Any] | None:
    """The JSON object that a text is; None for plain text, also one that begins with a brace."""
    try:
        given = jsonlib.loads(text)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None


def _made(given: dict[str, Any], where: str) -> Draft:
    from drafter.errors import BadInput
    from drafter.message import Draft

    subject, body = given.get("subject") or "", given.get("body")
    if not isinstance(body, str) or not isinstance(subject, str):
        raise BadInput(
            f'The message has no "body" ({where}). Nothing was checked. '
            'Give {"subject": "…", "body": "…"} or plain text.'
        )
    return _short(Draft(_printable(subject), _printable(body)))


def _printable(text: str) -> str:
    """Half a sign (a lone surrogate) can be shown nowhere."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _short(draft: Draft) -> Draft:
    from drafter.errors import BadInput

    if len(draft.body) > LONGEST:
        raise BadInput(
            f"This message is {len(draft.body):,} characters; I read at most {LONGEST:,}. "
            "Nothing was checked. Give me the message alone."
        )
    return draft


def _findings(draft: Draft, about: Situation | None) -> tuple[Finding, ...]:
    return _reader()(draft, about)


@cache
def _reader() -> Check:
    from drafter.assembly import open_check

    return open_check()


def _each_line(path: Path) -> None:
    """One answer a line, in order; a line that can't be read is answered by its fault."""
    from drafter.cli import reading
    from drafter.errors import DrafterError

    lines = reading.text_of(path, undone="Nothing was checked.").split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = _one_line(line, f"{path.name}, line {number}")
        except DrafterError as error:
            answer = {"id": "", "verdict": "error", "findings": [], "error": str(error)}
        print(jsonlib.dumps(answer, ensure_ascii=False))


def _one_line(line: str, where: str) -> dict[str, Any]:
    from drafter.errors import BadInput
    from drafter.situation import read_situation

    given = _as_mapping(line)
    if given is None:
        raise BadInput(f"This is not a JSON object ({where}). It was not checked. Mend the line.")
    context = given.get("context")
    about = read_situation(context, where=where) if context else None
    return _as_json(given.get("id", ""), _findings(_made(given, where), about))


def _as_json(id: str, found: tuple[Finding, ...]) -> dict[str, Any]:
    from dataclasses import asdict

    from drafter.message import verdict_of

    return {"id": id, "verdict": verdict_of(found), "findings": [asdict(f) for f in found]}
