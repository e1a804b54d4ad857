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
from functools import cache
from pathlib import Path
from typing import get_args

from drafter.message import Severity
from drafter.prompts import files

HEADING = re.compile(r"^## (?P<id>[A-Z]\d{1,2}) (?P<name>.+)$")
WEIGHT = re.compile(r"^(block|warn|hint): ")
FIELDS = ("severity", "source", "why", "fix")

MAYBE = r"(\(\?:[^()]*\))\?"
SHORT_FORMS = {
    "can't": r"can(?:['’]?t|\s*not)",
    "won't": r"(?:won['’]?t|will\s+not)",
    "n't": r"(?:n['’]?t|\s+not)",
    "'ve": r"(?:['’]?ve|\s+have)",
    "'re": r"(?:['’]?re|\s+are)",
    "'ll": r"(?:['’]?ll|\s+will)",
    "'m": r"(?:['’]?m|\s+am)",
    "'d": r"(?:['’]?d|\s+(?:would|had))",
    "'s": r"['’]?s",
}


@dataclass(frozen=True)
class Rule:
    id: str
    name: str
    family: str
    severity: Severity
    """What a match weighs, unless the computed check says otherwise."""
    source: str
    why: str
    fix: str
    phrases: tuple[re.Pattern[str], ...] = field(default=(), repr=False)
    innocent: tuple[re.Pattern[str], ...] = field(default=(), repr=False)
    weights: dict[re.Pattern[str], Severity] = field(default_factory=dict, repr=False)
    """The phrases that weigh more or less than the rule itself."""


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
            phrases=tuple(
                compile_phrase(WEIGHT.sub("", p)) for p in phrases if not p.startswith("!")
            ),
            innocent=tuple(compile_phrase(p[1:].strip()) for p in phrases if p.startswith("!")),
            weights={
                compile_phrase(WEIGHT.sub("", p)): weight[1]  # type: ignore[misc]
                for p in phrases
                if (weight := WEIGHT.match(p))
            },
            **fields,  # type: ignore[arg-type]
        )
    except re.error as error:
        raise files.fault(
            path, line, f"{heading['id']}: a phrase can't be read ({error})"
        ) from None


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """A plain phrase as a pattern: case, kind of apostrophe and line breaks don't matter.

    `(a|b)` are alternatives, `(a|b)?` may be absent, `*` stands for up to three words,
    a word's end `~` for any ending (`apolog~`). A short form stands for the long one too, and
    for the one without its apostrophe: `haven't` finds "have not" and "havent".
    """
    pattern = re.escape(phrase)
    for sign in "()|?":
        pattern = pattern.replace(re.escape(sign), sign)
    pattern = pattern.replace("(", "(?:").replace(r"\~", r"\w*")
    # What may be absent takes a space along: at the start the one after it, else the one before.
    pattern = re.sub(rf"^{MAYBE}\\ ", r"(?:\1\\ )?", pattern)
    pattern = re.sub(rf"\\ {MAYBE}(?!\w)", r"(?:\\ \1)?", pattern)
    pattern = pattern.replace(r"\ \*", r"(?:\s+\S+){0,3}?")
    pattern = pattern.replace(r"\ ", r"[\s,]+")
    for short, both in SHORT_FORMS.items():
        pattern = pattern.replace(short, both)
    edge_left = r"(?<!\w)" if phrase[:1].isalnum() or phrase[:1] == "(" else ""
    edge_right = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] in ")?" else ""
    return re.compile(f"{edge_left}(?:{pattern}){edge_right}", re.IGNORECASE)
