"""The one sentence of a pasted page that is worth telling the people it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.prompts.tables import homework
from drafter.prompts.tone import load_rules
from drafter.situation import Situation
from drafter.wording import names
from drafter.wording.folding import fold
from drafter.wording.visible import visible

SHORTEST, LONGEST = 6, 25
MOST = 60_000
"""Characters that are looked at; what matters of a page stands above."""
ENDS = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|No)\.)(?<!\bMrs\.)\s+(?=[\"“'‘(]?[A-Z\d])"
)
BULLET = re.compile(r"^\s*(?:[-*•·–>#]+|\d{1,2}[.)])\s+")
PLAIN = re.compile(r"[A-Z][\w ,.'’%&£€$+-]*[\w.]")
BROKEN = re.compile(r"_| - |\.(?! ?$)(?!\d)|\bwww\b|\bhttps?\b")
SAID = re.compile(r", (?:[\w’']+ ){1,4}(?:said|says|announced|added|told)\b[^,]*\.$")
WE = re.compile(r"\bwe\b|^(?:[^,]{2,40}, )?our\b", re.IGNORECASE)
I_MYSELF = re.compile(r"\b(?:I|my)\b")
LEGAL = re.compile(r"[,\s]+(?:ltd|limited|inc|llc|plc|gmbh|ag|sa|co|corp|bv|ab|oy|pty)\b\.?", re.I)


def says(name: str, text: str) -> bool:
    """Whether a pattern of homework.toml's [sentence] stands in the text."""
    return pattern(homework()["sentence"][name]).search(text) is not None


@cache
def pattern(lines: str) -> re.Pattern[str]:
    words = "|".join(line for line in lines.split("\n") if line)
    return re.compile(rf"(?<!\w)(?:{words})".replace("'", "['’]"), re.IGNORECASE)


def best(text: str, s: Situation, *, we: bool, i: bool, dated: bool) -> str:
    """The sentence most worth telling; empty where none is.

    `we` and `i`: in this text they are the reader's company and the reader. "Next month" in a
    page without a date may be long past.
    """
    told = _words(f"{s.situation} {s.role} {' '.join(f.text for f in s.sender.public_facts)}")
    fitting = [
        sentence
        for sentence in sentences(text)
        if _may_stand(sentence)
        and _is_about_them(sentence, s, we=we, i=i)
        and (dated or not says("relative", sentence))
    ]
    ranked = sorted(fitting, key=lambda sentence: -_worth(sentence, told))
    worth_it = (each for each in ranked if _worth(each, told) > 0 and not _barred(each, s))
    return next(worth_it, "")


def sentences(text: str) -> Iterator[str]:
    """Sentences of the page; one that is broken over two lines is whole again."""
    for block in _blocks(visible(text[:MOST])):
        for sentence in ENDS.split(" ".join(block.split())):
            yield SAID.sub(".", sentence.strip())


def company(s: Situation) -> str:
    """The reader's company without its legal form."""
    return LEGAL.sub("", s.recipient.company).strip(" ,.")


def names_company(text: str, s: Situation) -> bool:
    return _names(company(s), text)


def names_reader(text: str, s: Situation) -> bool:
    return _names(names.surname(s.recipient.name), text)


def _names(name: str, text: str) -> bool:
    return bool(name) and bool(re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)))


def _blocks(text: str) -> Iterator[str]:
    block = ""
    for line in [*text.split("\n"), ""]:
        if block and line.strip() and _goes_on(block, line):
            block = f"{block} {line.strip()}"
        else:
            yield block
            block = BULLET.sub("", line).strip()


def _goes_on(block: str, line: str) -> bool:
    """Whether a sentence runs over into the next line, which is no heading and no list."""
    heading = len(line.split()) < SHORTEST and line.rstrip()[-1] not in ".!?"
    wrapped = len(block) > 40 and block[-1] not in ".!?:" and not heading
    return line.lstrip()[0].islower() or (wrapped and not BULLET.match(line))


def _is_about_them(sentence: str, s: Situation, *, we: bool, i: bool) -> bool:
    if I_MYSELF.search(sentence):
        return i
    verb = pattern(homework()["sentence"]["verb"]).search(sentence)
    if WE.search(sentence):
        return we and bool(verb or re.search(r"\bwe\b", sentence, re.IGNORECASE))
    return verb is not None and names_company(sentence[: verb.start()], s)


def _may_stand(sentence: str) -> bool:
    """Whether it is one plain statement that no quotation mark, link or heading breaks."""
    return (
        SHORTEST <= len(sentence.split()) <= LONGEST
        and bool(PLAIN.fullmatch(sentence))
        and not BROKEN.search(sentence)
        and len(re.findall(r"\b[A-Z]{5,}\b", sentence)) < 2
        and not says("never", sentence)
        and not says("leans", sentence)
    )


def _worth(sentence: str, told: set[str]) -> float:
    """Plans and changes first, then figures and what the user's own case is about."""
    return (
        2.0 * says("plan", sentence)
        + 1.5 * says("change", sentence)
        + 0.7 * says("number", sentence)
        + 0.5 * min(len(_words(sentence) & told), 3)
        - 1.0 * says("history", sentence)
    )


def _barred(sentence: str, s: Situation) -> bool:
    """Whether the user or the guard would stop it."""
    said = sentence.casefold()
    if any(wish.removeprefix("re:").casefold() in said for wish in s.must_not_say):
        return True
    rules = [rule for rule in load_rules().values() if rule.severity == "block" or rule.id == "G7"]
    return any(phrase.search(sentence) for rule in rules for phrase in rule.phrases)


def _words(text: str) -> set[str]:
    return {word[:7] for word in re.findall(r"[^\W\d_]{5,}", fold(text))}
