"""What only shows across rows: the same text for several people (S6), a crowd at one firm (C4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.prompts.tone import load_rules

ALIKE = 0.6
"""Shared three-word runs, of all that two drafts have, past which they are one text (S6)."""
CROWD = 2
"""People at one company in one go (C4)."""


def crowding(
    leads: Sequence[Mapping[str, str]], results: Sequence[Mapping[str, Any]]
) -> Iterator[list[str]]:
    """For each row the findings that need the other rows, in words."""
    runs = [_runs(lead, result) for lead, result in zip(leads, results, strict=True)]
    firms = Counter(_firm(lead) for lead in leads if _firm(lead))
    for row, lead in enumerate(leads):
        found = []
        if any(_alike(runs[row], other) for at, other in enumerate(runs) if at != row):
            found.append("S6")
        if results[row]["status"] == "drafted" and firms[_firm(lead)] > CROWD:
            found.append("C4")
        yield [f"{id} warn: {load_rules()[id].why}" for id in found]


def _firm(lead: Mapping[str, str]) -> str:
    return lead.get("company", "").strip().casefold()


def _runs(lead: Mapping[str, str], result: Mapping[str, Any]) -> frozenset[tuple[str, ...]]:
    """The draft as runs of three words, without the names that a mail merge would change."""
    text = str(result.get("body", "")).casefold()
    for name in (lead.get("recipient_name", ""), lead.get("company", ""), lead.get("role", "")):
        for word in name.casefold().split():
            text = re.sub(rf"\b{re.escape(word)}\b", " ", text)
    words = re.findall(r"\w+", text)
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return bool(one | other) and len(one & other) / len(one | other) > ALIKE
