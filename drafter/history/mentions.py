"""A person's name, addresses and pages, wherever and however they stand in a text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drafter.history.marks import normal
from drafter.history.record import PLAIN, folded

SOMEONE = "someone"
"""Stands in their place: a fact or a letter can still be read, and quoted."""
MARKS = re.compile(r"[\u0300-\u036f]+")


@dataclass(frozen=True)
class Mentions:
    """What of one person is looked for. A single word is no name: too many share it."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    def of(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand; case, accents and the order of two names don't count."""
        pattern = self._pattern
        if not pattern or not pattern.search(_loose(text)):
            return
        loose, places = [], []
        for place, letter in enumerate(text):
            for bare in _loose(letter):
                loose.append(bare)
                places.append(place)
        for found in pattern.finditer("".join(loose)):
            yield places[found.start()], places[found.end() - 1] + 1

    def removed(self, text: str) -> str:
        parts, end = [], 0
        for start, after in self.of(text):
            parts += [text[end:start], SOMEONE if start else SOMEONE.capitalize()]
            end = after
        return "".join(parts) + text[end:]

    def removed_from_json(self, text: str) -> str:
        """The same inside every string; text that is no JSON counts as plain."""
        try:
            tree = json.loads(text)
        except ValueError:
            return self.removed(text)
        mended = self._mended(tree)
        return text if mended == tree else json.dumps(mended, ensure_ascii=False)

    def _mended(self, tree: Any) -> Any:
        if isinstance(tree, str):
            return self.removed(tree)
        if isinstance(tree, list):
            return [self._mended(part) for part in tree]
        if isinstance(tree, dict):
            return {self.removed(key): self._mended(part) for key, part in tree.items()}
        return tree

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        kinds = (map(_name, self.names), map(_address, self.addresses), map(_page, self.pages))
        found = sorted({form for kind in kinds for form in kind if form}, key=len, reverse=True)
        return re.compile("|".join(found)) if found else None


def _loose(text: str) -> str:
    return MARKS.sub("", unicodedata.normalize("NFKD", text.casefold().translate(PLAIN)))


def _name(name: str) -> str:
    words = [re.escape(word) for word in folded(name).split()]
    if len(words) < 2:
        return ""
    orders = {tuple(words), (words[-1], *words[:-1])}
    forms = "|".join(r"[\W_]{1,3}".join(order) for order in sorted(orders))
    return rf"(?<![^\W_])(?:{forms})(?![^\W_])"


def _address(email: str) -> str:
    """With any +tag; at Gmail with any dots."""
    local, at, domain = normal(email).rpartition("@")
    if not at:
        return ""
    dots = r"\.?" if domain == "gmail.com" else ""
    houses = r"(?:gmail|googlemail)\.com" if dots else "|".join(
        re.escape(form) for form in sorted({domain, _loose(email).rpartition("@")[2]}))  # fmt: skip
    letters = dots.join(map(re.escape, _loose(local)))
    return rf"(?<![\w.+-]){letters}(?:\+[\w.-]*)?@(?:{houses})(?![\w-])"


def _page(url: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", _loose(url).strip()).rstrip("/")
    return rf"(?:https?://)?(?:www\.)?{re.escape(bare)}(?![\w-])/?" if bare else ""
