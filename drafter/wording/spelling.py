"""British and American: our own sentences as the reader's country spells them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from drafter.wording.phrases import upper_first

Table = Mapping[str, Mapping[str, Any]]
"""spelling.toml: the countries of each side, and the words of each direction."""


def side(locale: str, table: Table) -> str:
    """ "american" or "british"; empty where the locale names neither."""
    language, *rest = locale.replace("_", "-").split("-")
    if language.casefold() != "en":
        return ""
    countries = table["countries"].items()
    return next((name for name, codes in countries if {*codes} & {*map(str.upper, rest)}), "")


def speller(locale: str, table: Table, *, keep: str = "") -> Callable[[str], str]:
    """What respells a text for this locale; slots in {brackets} and the words to keep stay."""
    words = _changes(side(locale, table), table)
    for kept in re.findall(r"\w+", keep.casefold()):
        words = {word: to for word, to in words.items() if word.casefold() != kept}
    known = {**{upper_first(word): upper_first(to) for word, to in words.items()}, **words}
    if not known:
        return str
    longest_first = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"\{{\w+\}}|(?<![\w'’-])(?:{longest_first})(?!\w)")
    return lambda text: pattern.sub(lambda match: known.get(match[0], match[0]), text)


def _changes(chosen: str, table: Table) -> dict[str, str]:
    """From the other side's word to ours."""
    if not chosen:
        return {}
    both = table["both"]
    ours = both if chosen == "american" else {there: here for here, there in both.items()}
    return {**ours, **table[chosen]}
