"""G2: the reader's own firm, by its right name; not another, where a second letter is going."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from drafter.situation import Situation
from drafter.tone.grounding.ground import ground_of, hit, is_plain, parts, wishes
from drafter.tone.grounding.wordlists import proposes_at, says
from drafter.tone.reading import Hit, Reading
from drafter.wording.folding import fold

NAME = r"(?P<company>[A-ZÀ-Þ][\w'’&.-]*(?:\s+(?:&\s+|of\s+)?[A-ZÀ-Þ][\w'’&-]*)*)"
PLACE = r"team|company|colleagues|work|people|department|office|depot|site|factory|store"
OPENING = r"role|job|position|post|vacancy|opening|interview"
PART = (
    r"(?:shift|line|crew|kitchen|ward|yard|workshop|fleet|rota|plant|warehouse|branch|bench|floor"
    r"|programme|program|scheme|apprenticeship|traineeship|project|contract|team|site|depot|office)"
)
THEIRS = re.compile(
    rf"\b(?:your (?:{PLACE}) at|join(?:ing)?|work(?:ing)? (?:at|for)|(?:{OPENING})s? (?:at|with))"
    rf"\s+(?:the\s+)?{NAME}"
)
ASKED = re.compile(rf"\b{PART}s? (?:at|of|with)\s+(?:the\s+)?{NAME}")
"""Asked about, a shift or a site is the reader's; told of, it may be the sender's own."""
CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
CLAUSE = re.compile(r"[.;\n]|, (?:and|but|so)\b")


def other(reading: Reading) -> Iterator[Hit]:
    """Another company named as theirs."""
    company = reading.situation.recipient.company
    around = _words(_around_them(reading.situation)) if company else frozenset()
    initials = "".join(word[0] for word in fold(company).split())
    own = _words(" ".join(fact.text for fact in reading.situation.sender.public_facts))
    for part in parts(reading) if company else ():
        asked = [m for m in ASKED.finditer(part.text) if proposes_at(part.text, m.start())]
        for match in [*THEIRS.finditer(part.text), *asked]:
            words = _words(match["company"])
            known = around | own if match in asked else around
            if "".join(words) != initials and not words & known:
                yield hit(reading, "G2", part, match.span("company"), company)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+(?:'\w+)?", fold(text))
    return frozenset(word.removesuffix("'s") for word in found)


def misnamed(reading: Reading) -> Iterator[Hit]:
    """ "The Palisade Inn", of the Palisade Hotel: half of the name is right."""
    s = reading.situation
    own, role = fold(s.recipient.company).split(), fold(s.role).split()
    if len(own) < 2 or not any(len(word) > 3 and not is_plain(word) for word in own):
        return
    told = ground_of(s).text
    for part in parts(reading):
        for pair in _pairs(part.text):
            first, last = fold(pair[0].group()), fold(re.sub(r"['’]s?$", "", pair[1].group()))
            half = first in own and last not in {*own, *role}
            if half and not is_plain(first) and not is_plain(last) and not _meet(first, last, told):
                span = (pair[0].start(), pair[1].end())
                yield hit(reading, "G2", part, span, s.recipient.company, severity="warn")


def _pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    words = list(CAPITAL.finditer(text))
    for first, last in pairwise(words):
        if text[first.end() : last.start()] == " ":
            yield first, last


def _meet(first: str, last: str, told: str) -> bool:
    return re.search(rf"{re.escape(first)}\W+{re.escape(last)}", told) is not None


@lru_cache(maxsize=64)
def _around_them(situation: Situation) -> str:
    """Everything but what the sender has done elsewhere, and whom else the sender writes to."""
    recipient = situation.recipient
    told = [situation.situation, *(event.summary for event in situation.history)]
    clauses = [clause for text in told for clause in CLAUSE.split(text)]
    here = [clause for clause in clauses if not says("elsewhere", clause)]
    theirs = [situation.role, situation.pasted_message, recipient.company, recipient.relationship]
    theirs += [*here, *situation.details.values()]
    theirs += [f"{source.title} {source.text}" for source in situation.sources]
    return "\n".join([*theirs, *wishes(situation)])
