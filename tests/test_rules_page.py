"""docs/rules.md: every rule of the guard, why it is one, what it objects to and what not.

Made from prompts/tone/ and the tables of examples, which test_tone.py and test_grounding.py hold to
be true. After a change:

    UPDATE_RULES=1 python -m pytest tests/test_rules_page.py
"""

from __future__ import annotations

import importlib
import os
import textwrap
from itertools import groupby
from pathlib import Path
from typing import Any

from drafter.prompts.tone import Rule, load_rules

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
TABLES = (
    "tone_examples_senses", "tone_examples", "tone_examples_manner", "tone_examples_grounding",
)  # fmt: skip
HEAD = """# The rules of the guard

Each finding names its rule. *block*: mend it before you copy the message. *warn*: look at it.
*hint*: as you like. The words of the rules stand in `prompts/tone/`; a rule can be switched off in
the settings (`rules_off`), save those that nobody should do without.
"""
LONGEST = 220


def page() -> str:
    examples: dict[str, Any] = {}
    for name in TABLES:
        examples |= importlib.import_module(name).EXAMPLES
    parts = [HEAD]
    for family, rules in groupby(load_rules().values(), key=lambda rule: rule.family):
        parts.append(f"## {family.capitalize()}\n")
        parts += [_section(rule, examples.get(rule.id, ((), ()))) for rule in rules]
    return "\n".join(parts)


def _section(rule: Rule, examples: tuple[Any, Any]) -> str:
    lines = [f"### {rule.id} {rule.name}\n", f"*{rule.severity}* · {rule.source}\n"]
    lines.append(f"{_plain(rule.why)} {_plain(rule.fix)}\n")
    for mark, rows in zip(("✗", "✓"), examples, strict=True):
        if rows:
            lines.append(f"- {mark} {_shown(rows[0])}")
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    return words.replace("{what}", "…").replace("“…”", "this")


def _shown(row: Any) -> str:
    body = " ".join((row if isinstance(row, str) else row[1]).split())
    return textwrap.shorten(body, LONGEST, placeholder=" …").replace("[", "\\[").replace("<", "\\<")


def test_the_page_is_up_to_date() -> None:
    if os.environ.get("UPDATE_RULES"):
        PAGE.write_text(page(), encoding="utf-8")
    assert page() == PAGE.read_text(encoding="utf-8")


def test_every_rule_is_explained() -> None:
    written = page()
    for rule in load_rules().values():
        assert f"### {rule.id} {rule.name}" in written
