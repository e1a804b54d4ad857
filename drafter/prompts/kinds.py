"""One message kind = one file under prompts/kinds/, checked strictly when it is loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import BadInput
from drafter.prompts import files

SLOT = re.compile(r"\{(\w+)\}")
HEADING = re.compile(r"^## (?P<name>[^\[]+?)(?P<marks>(?:\s*\[[^\]]+\])*)\s*$")
KEYS = (
    "title", "when", "who", "ask", "channels", "subjects", "needs", "likes",
    "words", "wait", "cap", "next", "source", "never_if",
)  # fmt: skip

ALWAYS = ("sender", "recipient", "job", "today")
"""Slots that every situation fills."""
DERIVED = (
    "company", "role", "ref", "identity", "fact", "fact_2", "fact_3", "news", "idea", "idea_2",
    "met", "met_when", "told", "applied", "promised", "reason", "moment", "trigger", "tie",
    "their_work", "targets", "referrer", "team", "question", "own_line", "wrote", "note",
    "hesitation", "answer", "aloud",
)  # fmt: skip
"""Slots that slots.py fills where the situation says enough; a kind's `likes` may ask for them."""


@dataclass(frozen=True)
class Variant:
    text: str
    line: int

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(SLOT.findall(self.text)))


@dataclass(frozen=True)
class Beat:
    """One step of a message: its purpose, and ways to say it."""

    name: str
    purpose: str
    variants: tuple[Variant, ...]
    asks: bool = False
    short: bool = False
    """Kept on notes and SMS; the others are dropped there."""
    branch: str = ""
    """A phone branch: what the other side may say."""


@dataclass(frozen=True)
class Kind:
    id: str
    title: str
    when: str
    who: str
    ask: str
    """What is asked for; empty when this kind asks nothing."""
    channels: tuple[str, ...]
    subjects: tuple[Variant, ...]
    needs: dict[str, str]
    """Slot -> the question that asks the user for it."""
    likes: dict[str, str]
    words: tuple[int, int]
    wait: str
    """A row of cadence.toml."""
    cap: int
    """Unanswered messages in a row, this one included."""
    next_kind: str
    next_wait: str
    source: tuple[str, ...]
    never_if: tuple[str, ...]
    guidance: str
    beats: tuple[Beat, ...]

    @property
    def asks(self) -> bool:
        return any(beat.asks for beat in self.beats)


@cache
def load_kinds(place: Path | None = None) -> dict[str, Kind]:
    """Every kind by its id (the file's name), in alphabetical order."""
    paths = sorted(((place or files.folder()) / "kinds").glob("*.md"))
    return {path.stem: read_kind(path) for path in paths}


def known_slots() -> set[str]:
    """Every slot that any kind has."""
    asked = (slot for kind in load_kinds().values() for slot in (*kind.needs, *kind.likes))
    return {*ALWAYS, *DERIVED, *asked}


def kind(id: str) -> Kind:
    kinds = load_kinds()
    if id not in kinds:
        near = get_close_matches(id, kinds, n=3, cutoff=0.5)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise BadInput(
            f'There is no kind "{id}". Nothing was drafted. {meant}"drafter kinds" lists all.'
        )
    return kinds[id]


def read_kind(path: Path) -> Kind:
    head, lines = files.front_matter(path)
    if wrong := [*(set(head) - set(KEYS)), *(set(KEYS) - set(head))]:
        raise files.fault(path, 1, f"unknown or missing key: {', '.join(sorted(wrong))}")
    guidance, beats = _beats(path, lines)
    if sum(beat.asks for beat in beats) > 1:
        raise files.fault(path, 0, "more than one heading ends in [ask]")
    asked = "" if str(head["ask"]) in {"none", "None"} else str(head["ask"])
    if bool(asked) != any(beat.asks for beat in beats):
        raise files.fault(path, 0, "`ask` and the heading that ends in [ask] do not agree")
    after = head["next"] if isinstance(head["next"], dict) else {}
    if not (words := re.fullmatch(r"(\d+)-(\d+)", str(head["words"]))):
        raise files.fault(path, 1, "words is a range such as 60-110")
    if not isinstance(head["channels"], list):
        raise files.fault(path, 1, "channels is a list such as [email, sms]")
    made = Kind(
        id=path.stem,
        ask=asked,
        subjects=tuple(Variant(str(text), 1) for text in head["subjects"]),
        needs=_questions(path, head["needs"]),
        likes=_questions(path, head["likes"]),
        channels=tuple(head["channels"]),
        words=(int(words[1]), int(words[2])),
        wait=str(head["wait"]),
        cap=int(head["cap"]),
        next_kind=str(after.get("kind", "")),
        next_wait=str(after.get("after", "")),
        source=tuple(map(str, head["source"])),
        never_if=tuple(head["never_if"] or ()),
        guidance=guidance,
        beats=beats,
        **{key: str(head[key]) for key in ("title", "when", "who")},
    )
    _check_slots(path, made)
    return made


def _questions(path: Path, given: Any) -> dict[str, str]:
    if given in (None, {}, []):
        return {}
    if not isinstance(given, dict):
        raise files.fault(path, 1, "needs and likes are `slot: question` lines")
    return {str(slot): str(question) for slot, question in given.items()}


def _beats(path: Path, lines: list[tuple[int, str]]) -> tuple[str, tuple[Beat, ...]]:
    """The text above the first heading, and the beats."""
    guidance: list[str] = []
    beats: list[dict[str, Any]] = []
    for number, line in lines:
        if heading := HEADING.match(line):
            marks = re.findall(r"\[([^\]]+)\]", heading["marks"])
            beats.append({"name": heading["name"], "purpose": "", "variants": [], "line": number})
            for mark in marks:
                name, _, value = mark.partition(":")
                if name not in {"ask", "short", "branch"}:
                    raise files.fault(path, number, f"unknown mark [{mark}]")
                key = {"ask": "asks"}.get(name, name)
                beats[-1][key] = value.strip() if name == "branch" else True
        elif line.startswith("#"):
            raise files.fault(path, number, "a heading is `## name`, with marks in brackets")
        elif not beats:
            guidance.append(line)
        elif line.startswith("- "):
            beats[-1]["variants"].append(Variant(line[2:].strip(), number))
        elif line.startswith("  ") and beats[-1]["variants"]:
            last = beats[-1]["variants"].pop()
            beats[-1]["variants"].append(Variant(f"{last.text} {line.strip()}", last.line))
        elif line.strip():
            beats[-1]["purpose"] = f"{beats[-1]['purpose']} {line.strip()}".strip()
    for beat in beats:
        line_of_beat = beat.pop("line")
        beat["variants"] = tuple(beat["variants"])
        if not beat["variants"]:
            raise files.fault(path, line_of_beat, f"the beat '{beat['name']}' has no variants")
    return "\n".join(guidance).strip(), tuple(Beat(**beat) for beat in beats)


def _check_slots(path: Path, made: Kind) -> None:
    asked_for = {**made.needs, **made.likes}
    known = {*ALWAYS, *DERIVED, *asked_for}
    variants = [*made.subjects, *(v for beat in made.beats for v in beat.variants)]
    for variant in variants:
        if unknown := set(variant.slots) - known:
            raise files.fault(path, variant.line, f"unknown slot {{{min(unknown)}}}")
        if set("{}[]") & set(SLOT.sub("", variant.text)):
            raise files.fault(path, variant.line, "a bracket that is no {slot}")
    used = {slot for variant in variants for slot in variant.slots}
    if unused := set(asked_for) - used:
        raise files.fault(path, 1, f"no variant uses {{{min(unused)}}}")
