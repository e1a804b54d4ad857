"""objections.toml: the hesitations behind a no, how they sound, and what to say to each once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter.prompts import files
from drafter.prompts.kinds import SLOT
from drafter.prompts.phrases import compile_phrase

KEYS = {"id", "source", "heard", "hesitation", "answer", "aloud"}
NAMED = r"[\w&/+#'’-]+(?:[ .][\w&/+#'’-]+)"


@dataclass(frozen=True)
class Objection:
    """One hesitation. `{what}` in its words is the experience that was named."""

    id: str
    source: str
    heard: tuple[re.Pattern[str], ...]
    innocent: tuple[re.Pattern[str], ...]
    hesitation: str
    answer: tuple[str, ...]
    aloud: tuple[str, ...]
    passing: bool = False
    """May well be over after some weeks, as a freeze or a busy month."""
    request: bool = False
    """Said as a request and not as a reason: "could you send your CV to HR?"."""

    @property
    def needs_what(self) -> bool:
        return "{what}" in self.hesitation


@cache
def load_objections(place: Path | None = None) -> tuple[Objection, ...]:
    """In the file's order, which is the order of precedence."""
    path = (place or files.folder()) / "objections.toml"
    try:
        rows = tomllib.loads(files.words(path)).get("objection")
    except tomllib.TOMLDecodeError as error:
        raise files.fault(path, 0, f"not valid TOML ({error})") from None
    if not isinstance(rows, list) or not rows:
        raise files.fault(path, 0, "holds no [[objection]]")
    read = tuple(_objection(path, row) for row in rows)
    if twice := {one.id for one in read if [o.id for o in read].count(one.id) > 1}:
        raise files.fault(path, 0, f"the id {min(twice)} stands twice")
    return read


def answered(answer: str, bodies: Iterable[str]) -> bool:
    """Whether one of the messages has met this hesitation already, in these words or others."""
    sent = [" ".join(body.split()) for body in bodies]
    for objection in load_objections():
        said = [_saying(words) for words in (*objection.answer, *objection.aloud)]
        if any(pattern.fullmatch(answer) for pattern in said):
            return any(pattern.search(body) for pattern in said for body in sent)
    return any(answer in body for body in sent)


def _saying(words: str) -> re.Pattern[str]:
    return re.compile(".{1,80}".join(map(re.escape, words.split("{what}"))))


def _objection(path: Path, row: dict[str, Any]) -> Objection:
    id = row.get("id", "?")
    if wrong := (KEYS - set(row)) | (set(row) - KEYS - {"passing", "request"}):
        raise files.fault(path, 0, f"{id}: unknown or missing key: {', '.join(sorted(wrong))}")
    for key in ("heard", "answer", "aloud"):
        if not isinstance(row[key], list) or not all(isinstance(w, str) for w in row[key]):
            raise files.fault(path, 0, f"{id}: {key} is a list of texts")
    _check_words(path, row)
    try:
        return Objection(
            id=id, source=row["source"], hesitation=row["hesitation"],
            heard=tuple(_phrase(p) for p in row["heard"] if not p.startswith("!")),
            innocent=tuple(_phrase(p[1:].strip()) for p in row["heard"] if p.startswith("!")),
            answer=tuple(row["answer"]), aloud=tuple(row["aloud"]),
            passing=bool(row.get("passing", False)), request=bool(row.get("request", False)),
        )  # fmt: skip
    except re.error as error:
        raise files.fault(path, 0, f"{id}: a phrase can't be read ({error})") from None


def _check_words(path: Path, row: dict[str, Any]) -> None:
    """Several ways to say it, none with a question, a slot but {what}, or too much to say."""
    id = row["id"]
    for key in ("answer", "aloud"):
        if len(row[key]) < 2:
            raise files.fault(path, 0, f"{id}: {key} needs two ways to say it or more")
        for words in row[key]:
            if "?" in words or set(SLOT.findall(words)) - {"what"}:
                raise files.fault(path, 0, f'{id}: no question and no slot but {{what}}: "{words}"')
            if len(re.findall(r"[.!](?:\s|$)", words)) not in (1, 2):
                raise files.fault(path, 0, f'{id}: one or two whole sentences: "{words}"')
    if set(SLOT.findall(row["hesitation"])) - {"what"}:
        raise files.fault(path, 0, f"{id}: hesitation knows no slot but {{what}}")


def _phrase(phrase: str) -> re.Pattern[str]:
    """A phrase of the file; {field} in it is what they name, up to what follows in the phrase."""
    words = f"{NAMED}{{0,8}}" if phrase.endswith("{field}") else f"{NAMED}{{0,2}}?"
    pattern = compile_phrase(phrase).pattern.replace(r"\{field\}", f"(?P<field>{words})")
    return re.compile(pattern, re.IGNORECASE)
