"""What the guard objects to: one file a family under prompts/tone/, one heading a rule.

    ## P1 duty language
    severity: block
    source: E24
    why: Nobody owes an answer; a duty makes people refuse.
    fix: Say what their answer would help you with, and that either answer is fine.

    - you (must|have to) reply          a phrase, ( | ) for alternatives, * for up to three words
    - hint: any news yet                begins with a weight of its own
    - ! you must be busy                begins with !: innocent, takes a match back

A long phrase goes on in the next line, two spaces in. A rule without phrases is computed, in the
file of the same name under drafter/tone/; where a rule has both, the check decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import get_args

from drafter.message import Severity
from drafter.prompts import files
from drafter.prompts.phrases import Index, Phrase, compile_phrase, index, needed

HEADING = re.compile(r"^## (?P<id>[A-Z]\d{1,2}) (?P<name>.+)$")
WEIGHT = re.compile(r"^(block|warn|hint): ")
FIELDS = ("severity", "source", "why", "fix")


@dataclass(frozen=True, eq=False)
class Rule:
    id: str
    name: str
    family: str
    severity: Severity
    """What a match weighs, unless the phrase or the computed check says otherwise."""
    source: str
    why: str
    fix: str
    phrases: tuple[Phrase, ...] = field(default=(), repr=False)
    innocent: tuple[re.Pattern[str], ...] = field(default=(), repr=False)


@cache
def load_rules(place: Path | None = None) -> dict[str, Rule]:
    """Every rule by its id."""
    rules: dict[str, Rule] = {}
    for path in sorted(((place or files.folder()) / "tone").glob("*.md")):
        for rule in read_family(path):
            if rule.id in rules:
                raise files.fault(path, 0, f"the rule {rule.id} stands in two places")
            rules[rule.id] = rule
    return rules


@lru_cache(maxsize=8)
def indexed(rules: tuple[Rule, ...]) -> Index:
    """All phrases of these rules, so that a sentence is asked once for all of them."""
    return index((rule.id, phrase) for rule in rules for phrase in rule.phrases)


def read_family(path: Path) -> list[Rule]:
    sections: list[tuple[int, re.Match[str], dict[str, str], list[str]]] = []
    for number, line in enumerate(files.words(path).splitlines(), start=1):
        if heading := HEADING.match(line):
            sections.append((number, heading, {}, []))
        elif line.startswith("## "):
            raise files.fault(path, number, "a rule's heading is `## P1 its name`")
        elif not sections or not line.strip():
            continue
        elif line.startswith("- "):
            sections[-1][3].append(line[2:].strip())
        elif line.startswith("  ") and (phrases := sections[-1][3]):
            phrases[-1] += ("" if phrases[-1].endswith("|") else " ") + line.strip()
        else:
            key, colon, value = line.partition(":")
            if not colon or key not in FIELDS:
                raise files.fault(path, number, f"expected {', '.join(FIELDS)} or a `- phrase`")
            sections[-1][2][key] = value.strip()
    return [_rule(path, *section) for section in sections]


def _rule(
    path: Path, line: int, heading: re.Match[str], fields: dict[str, str], phrases: list[str]
) -> Rule:
    if missing := set(FIELDS) - set(fields):
        raise files.fault(path, line, f"{heading['id']} lacks {', '.join(sorted(missing))}")
    if fields["severity"] not in get_args(Severity):
        raise files.fault(path, line, f"{heading['id']}: severity is block, warn or hint")
    try:
        return Rule(
            id=heading["id"],
            name=heading["name"].strip(),
            family=path.stem,
            phrases=tuple(_phrase(p) for p in phrases if not p.startswith("!")),
            innocent=tuple(compile_phrase(p[1:].strip()) for p in phrases if p.startswith("!")),
            **fields,  # type: ignore[arg-type]
        )
    except re.error as error:
        raise files.fault(
            path, line, f"{heading['id']}: a phrase can't be read ({error})"
        ) from None


def _phrase(line: str) -> Phrase:
    weight, plain = WEIGHT.match(line), WEIGHT.sub("", line)
    return Phrase(compile_phrase(plain), needed(plain), weight[1] if weight else None)  # type: ignore[arg-type]
