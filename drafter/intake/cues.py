"""prompts/intake.toml: the phrases that tell what a mail says, and what to write next."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from drafter.intake.plain import Plain
from drafter.prompts import files
from drafter.prompts.phrases import compile_phrase, may_stand, needed


class Cue(NamedTuple):
    pattern: re.Pattern[str]
    needs: tuple[tuple[str, ...], ...]
    """A sentence must have one word of each of these to match; looking for them is quick."""

    def search(self, sentence: str, lowered: str) -> re.Match[str] | None:
        return self.pattern.search(sentence) if may_stand(self.needs, lowered) else None


@dataclass(frozen=True, eq=False)
class Cues:
    """Phrases that mean one thing, and phrases that take it back."""

    id: str
    said: tuple[Cue, ...]
    innocent: tuple[Cue, ...]

    def find(self, sentence: Plain) -> tuple[int, int] | None:
        """The first phrase of ours in this sentence, unless the sentence takes it back."""
        return _found(self, sentence.text, sentence.folded)

    def first(self, sentences: Sequence[Plain]) -> tuple[int, Plain, tuple[int, int]] | None:
        """The first sentence that says it: its number, itself, and where in it."""
        for number, sentence in enumerate(sentences):
            if (place := self.find(sentence)) and not _only_if(sentence.text[: place[0]]):
                return number, sentence, place
        return None

    def begins(self, sentence: Plain) -> bool:
        return any(cue.pattern.match(sentence.text) for cue in self.said)

    def in_words(self, words: str) -> bool:
        return self.find(Plain(words, [], [], words)) is not None


@lru_cache(maxsize=8192)
def _found(cues: Cues, text: str, lowered: str) -> tuple[int, int] | None:
    for cue in cues.said:
        if match := cue.search(text, lowered):
            if any(innocent.search(text, lowered) for innocent in cues.innocent):
                return None
            return match.span()
    return None


def _only_if(before: str) -> bool:
    """ "If you are not selected we will write" says nothing yet."""
    return bool(re.search(r"\b(?:if|unless|whether|should you|in case|falls)\b[^,;:]{0,60}$",
                          before[-80:], re.IGNORECASE))  # fmt: skip


@dataclass(frozen=True)
class Advice:
    """One [[suggest]] or [[lead]] table: when it fits, and the kinds it names."""

    outcome: str
    present: frozenset[str]
    absent: frozenset[str]
    power: str
    tie: str
    cues: Cues
    kinds: tuple[tuple[str, str], ...]

    @property
    def general(self) -> bool:
        """Fits whatever was written; it comes last."""
        return not (self.outcome or self.present or self.cues.said)


@dataclass(frozen=True)
class Table:
    outcomes: tuple[Cues, ...]
    flags: dict[str, Cues]
    holds: tuple[Cues, ...]
    account: dict[str, Cues]
    manner: dict[str, Cues]
    suggest: tuple[Advice, ...]
    told: tuple[Advice, ...]
    lead: tuple[Advice, ...]
    ties: tuple[Cues, ...]
    powers: tuple[Cues, ...]
    banners: Cues
    disclaimers: Cues
    mail: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    months: dict[str, int]
    languages: dict[str, frozenset[str]]
    questions: dict[str, str]


@cache
def table() -> Table:
    path = files.folder() / "intake.toml"
    try:
        raw = tomllib.loads(files.words(path))
        return _table(raw)
    except tomllib.TOMLDecodeError as error:
        raise files.fault(path, 0, f"not valid TOML ({error})") from None
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise files.fault(path, 0, f"a key or phrase is missing or wrong ({error})") from None


def _table(raw: dict[str, Any]) -> Table:
    words = dict(raw["words"])
    months = {name: n for n, names in enumerate(words.pop("months"), 1) for name in names}
    return Table(
        outcomes=tuple(_cues(row["id"], row["cues"]) for row in raw["outcome"]),
        flags={row["id"]: _cues(row["id"], row["cues"]) for row in raw["flag"]},
        holds=tuple(_cues(row["id"], row["cues"]) for row in raw["hold"]),
        account={id: _cues(id, phrases) for id, phrases in raw["account"].items()},
        manner={id: _cues(id, phrases) for id, phrases in raw["manner"].items()},
        suggest=tuple(_advice(row) for row in raw["suggest"]),
        told=tuple(_advice(row) for row in raw["told"]),
        lead=tuple(_advice(row) for row in raw["lead"]),
        ties=tuple(_cues(id, phrases) for id, phrases in raw["ties"].items()),
        powers=tuple(_cues(id, phrases) for id, phrases in raw["powers"].items()),
        banners=_cues("banner", raw["mail"].pop("banners")),
        disclaimers=_cues("disclaimer", raw["mail"].pop("disclaimers")),
        mail={key: tuple(names) for key, names in raw["mail"].items()},
        words={key: tuple(names) for key, names in words.items()},
        months=months,
        languages={key: frozenset(names) for key, names in raw["languages"].items()},
        questions=raw["questions"],
    )


def _cues(id: str, phrases: list[str]) -> Cues:
    return Cues(
        id,
        tuple(_cue(phrase) for phrase in phrases if not phrase.startswith("!")),
        tuple(_cue(phrase[1:].strip()) for phrase in phrases if phrase.startswith("!")),
    )


def _advice(row: dict[str, Any]) -> Advice:
    return Advice(
        outcome=row.get("outcome", ""),
        present=frozenset(row.get("with", ())),
        absent=frozenset(row.get("without", ())),
        power=row.get("power", ""),
        tie=row.get("tie", ""),
        cues=_cues("advice", row.get("cues", [])),
        kinds=tuple((kind["kind"], kind["why"]) for kind in row["kinds"]),
    )


def _cue(phrase: str) -> Cue:
    return Cue(compile_phrase(phrase), needed(phrase))
