"""A plain phrase of prompts/ as a pattern, and the words without which it can't match."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafter.message import Severity

Needs = tuple[tuple[str, ...], ...]
"""One word of each of these; in small letters, as words begin."""
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
SHORTENED = re.compile(r"(?<=w)on't$|(?<!ca)n't$|'\w*$")
WORD = re.compile(r"\w+")
PIECE = re.compile(r"\(|\||\)\??|[^()|]+")
MAY_LACK = re.compile(r"\w\?.*")
FEW, MOST = 3, 12
"""Letters of a beginning that is rare enough to be looked for first, and of the longest."""


@dataclass(frozen=True, eq=False)
class Phrase:
    pattern: re.Pattern[str]
    needs: Needs
    weight: Severity | None = None
    """If it is more or less than what the rule weighs."""

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, start, end)


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


def needed(phrase: str) -> Needs:
    """What no match can be without: each bare word, and one word of each bracket."""
    needs, _ = _read(PIECE.finditer(phrase))
    return tuple(_one_of(needs)) if len(needs) > 1 else tuple(needs[0])


def _read(pieces: Iterator[re.Match[str]]) -> tuple[list[list[tuple[str, ...]]], str]:
    """What each alternative needs, up to the closing bracket, and that bracket."""
    choices: list[list[tuple[str, ...]]] = [[]]
    for piece in pieces:
        before, text = piece.string[: piece.start()][-1:], piece.group()
        if text == "(":
            inner, closing = _read(pieces)
            if closing == ")" and before in {"", " ", "(", "|"}:
                choices[-1] += _one_of(inner)
        elif text == "|":
            choices.append([])
        elif text.startswith(")"):
            return choices, text
        else:
            joined = before in {")", "?"} and text[0] != " "
            choices[-1] += [(word,) for word in map(_plainest, text.split()[joined:]) if word]
    return choices, ""


def _one_of(choices: list[list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Of each alternative its longest word; nothing, if one can do without."""
    if not all(choices):
        return []
    longest = (max(needs, key=lambda words: min(map(len, words))) for needs in choices)
    return [tuple({word for words in longest for word in words})]


def _plainest(word: str) -> str:
    """As it is looked for: `who'd` is also "who had"."""
    parts = WORD.findall(MAY_LACK.sub("", SHORTENED.sub("", word.lower())))
    return max(parts, key=len, default="")[:MOST]


def may_stand(needs: Needs, lowered: str) -> bool:
    for words in needs:
        for word in words:
            if word in lowered:
                break
        else:
            return False
    return True


def beginnings(text: str) -> set[str]:
    """All that a word of this text begins with, in small letters."""
    words = {word[:MOST] for word in WORD.findall(text.lower())}
    return {"", *(word[:end] for word in words for end in range(1, len(word) + 1))}


Index = Mapping[str, list[tuple[str, Phrase]]]


def index(phrases: Iterable[tuple[str, Phrase]]) -> Index:
    """Phrases by their rarest word, each with its rule; under "" what needs no word."""
    told = list(phrases)
    common = Counter(word for _, phrase in told for words in phrase.needs for word in words)
    common.update({word: len(told) for word in common if len(word) < FEW})
    found = defaultdict(list)
    for id, phrase in told:
        rarest = min(phrase.needs, key=lambda words: sum(common[w] for w in words), default=("",))
        for word in rarest:
            found[word].append((id, phrase))
    return found


def standing(index: Index, text: str) -> Iterator[tuple[str, Phrase]]:
    """The phrases whose words are all in a text, each with its rule."""
    words = beginnings(text)
    for id, phrase in {known for word in words for known in index.get(word, ())}:
        if not any(words.isdisjoint(group) for group in phrase.needs):
            yield id, phrase
