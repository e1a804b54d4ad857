"""A row as the journal knows it: its place, its key, and whom it is about."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Entry(NamedTuple):
    """A row's place in the file, its key, and what is known of the person."""

    number: int
    key: str
    name: str
    email: str


@dataclass
class Keys:
    """A key for each row: what it says, and what would draft it.

    The second of two equal rows has another key than the first, so that neither swallows the other.
    """

    made_with: str
    _seen: Counter[bytes] = field(default_factory=Counter, init=False)

    def key(self, row: Mapping[str, str]) -> str:
        said = json.dumps([sorted(row.items()), self.made_with], ensure_ascii=False)
        digest = hashlib.sha256(said.encode("utf-8", "replace")).digest()
        self._seen[digest[:16]] += 1
        return f"{digest.hex()}-{self._seen[digest[:16]]}"
