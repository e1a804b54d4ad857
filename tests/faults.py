"""What no person would write: the faults that a reader sees in a draft at first glance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from drafter.message import Draft
from drafter.prompts.kinds import kind
from drafter.prompts.tables import channels
from drafter.situation import Situation
from drafter.wording import names, sentences

LOOKS = {
    "bracket": re.compile(r"[\[\]{}]|\b(?:None|null|undefined)\b"),
    "control character": re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]"),
    "double space": re.compile(r"[^\S\n]{2,}|[^\S\n]+(?=\n)"),
    "space before punctuation": re.compile(r"[^\S\n][,.;:?!)](?=\s|$)"),
    "doubled punctuation": re.compile(r"[,;:][,.;:?!]|[?!][.;:?!]|\.\.|\.[;!]"),
    "small start": re.compile(r"\S+[.?!] [a-z]\w+"),
    "doubled word": re.compile(r"\b([^\W\d]+) \1\b", re.IGNORECASE),
    "dangling reference": re.compile(
        r"\b(?:that|this) (?:area|field|sector|topic)\b|\bthe (?:above|following|former|latter)\b"
        r"|\b(?:as|see) (?:above|below|attached|discussed|mentioned)\b",
        re.IGNORECASE,
    ),
}
WORDED = {"doubled word", "dangling reference", "small start"}
"""A look that the user's own words may have."""
AN_ANYWAY = re.compile(
    r"(?i:hour|honest|honou?r|heir)|[FHLMNRSX](?:[B-DF-HJ-NP-TV-Z]|[-\d]|\b)|8|1[18]\b"
)
A_ANYWAY = re.compile(r"(?i:uni(?!n|m)|eu|ewe|one\b|once|us[eu]|uk|ut[ei])|U(?:[A-Z]{0,2}\b|-)")
UNSURE = re.compile(r"[A-Z]{2,4}\b")
"""Said as letters or as a word: FAQ, RAF, FULL."""
ARTICLE = re.compile(r"\b(an?) [\"'(]?([^\W_][\w&'-]*)", re.IGNORECASE)


def faults(draft: Draft, about: Situation) -> Iterator[str]:
    """Each fault as a few words, with the place."""
    own = " ".join(own_words(about).split())
    for text in filter(None, (draft.subject, draft.body)):
        # "Yahoo!" ends as it does, whatever follows.
        yield from _looks(text.replace(about.recipient.company or "\0", "Firm"), own)
        yield from _articles(text, own)
    yield from _limits(draft, about)
    yield from _questions(draft, about, own)
    said = list(told(draft.body))
    yield from (f"no full stop: {end!r}" for end in _open_ends(draft.body))
    yield from _repeats(said, own)
    yield from _mail_merge(" ".join(said), about)


def own_words(about: Situation) -> str:
    """What the user and the other side wrote: their words are theirs."""
    return about.known_text()


def _looks(text: str, own: str) -> Iterator[str]:
    for name, look in LOOKS.items():
        for found in look.finditer(text):
            words = found[0].split()[0] if name == "small start" else found[0]
            if name in WORDED and words.lower() in own.lower():
                continue
            near = text[max(0, found.start() - 25) : found.end() + 15]
            yield f"{name}: {near!r}"


def _open_ends(body: str) -> Iterator[str]:
    """Paragraphs, and lines of a script, that end in nothing; not greeting, closing, signature."""
    script = body.startswith("- Open:")
    ends = body.split("\n") if script else body.split("\n\n")[1:-1]
    yield from (end[-30:] for end in ends if end and end[-1] not in '.?!"”')


def _articles(text: str, own: str) -> Iterator[str]:
    for found in ARTICLE.finditer(text):
        article, word = found[1].lower(), found[2]
        vowel = bool(AN_ANYWAY.match(word)) or (
            word[0].lower() in "aeiou" and not A_ANYWAY.match(word)
        )
        sure = vowel or not UNSURE.match(word)
        if sure and found[1] != "A" and (article == "an") != vowel and found[0] not in own:
            yield f"article: {found[0]!r}"


def told(body: str) -> Iterator[str]:
    """The sentences between greeting and closing; of a script, what is said on the way down."""
    if body.startswith("- Open:"):
        lines = body.split("\n\n")[0].split("\n")[1:]
        text = " ".join(line.partition(": ")[2] for line in lines)
    elif "\n\n" in body:
        text = " ".join(body.split("\n\n")[1:-1])
    else:
        text = body
    yield from (sentence.text for sentence in sentences.split(text))


def _repeats(said: list[str], own: str) -> Iterator[str]:
    for sentence, count in Counter(sentence.lower() for sentence in said).items():
        if count > 1:
            yield f"said twice: {sentence!r}"
    for one, two in pairwise(said):
        if own_pair(one, two, own):
            continue
        starts = [sentence.split()[:2] for sentence in (one, two)]
        typed = two.rstrip(".").lower() in own.lower()  # The user's sentence starts as it does.
        alike = starts[0][0] == starts[1][0] and starts[0][0] != "I" and not typed
        if starts[0] == starts[1] or alike:
            yield f"same start: {one[:40]!r} {two[:40]!r}"
        if all(re.match(r"If [^,]+, ", sentence) for sentence in (one, two)):
            yield f"same shape: {one!r} {two!r}"
    for three in zip(said, said[1:], said[2:], strict=False):
        told = any(re.sub("^I ", "", one).strip(".?").lower() in own.lower() for one in three)
        if all(re.match(r"I\b", sentence) for sentence in three) and not told:
            yield f"three times I: {[sentence[:25] for sentence in three]}"


def own_pair(one: str, two: str, own: str) -> bool:
    """Two sentences of the user's own, one after the other."""
    return all(re.sub("^I ", "", said).strip(".?").lower() in own.lower() for said in (one, two))


def _mail_merge(said: str, about: Situation) -> Iterator[str]:
    called, limits = names.first(about.recipient.name), channels()[about.channel]
    for name, most in (
        (called, 2 if limits.spoken or limits.short else 1),
        (about.recipient.company, 2),
        (about.role, 2),
    ):
        name = " ".join(name.split())
        if len(name) < 3 or name in about.sender.name:
            continue
        times = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", said))
        if times > most:
            yield f"mail merge: {name!r} {times} times"


def _limits(draft: Draft, about: Situation) -> Iterator[str]:
    limits, wish = channels()[about.channel], about.constraints
    chars = min(filter(None, (limits.max_chars, wish.max_chars)), default=10**6)
    if not draft.body.strip():
        yield "empty body"
    if len(draft.body) > chars:
        yield f"too long: {len(draft.body)} characters of {chars}"
    if len(draft.body.split()) > limits.max_words:
        yield f"too long: {len(draft.body.split())} words of {limits.max_words}"
    if limits.subject and not 0 < len(draft.subject) <= limits.max_subject:
        yield f"subject of {len(draft.subject)} characters"


def _questions(draft: Draft, about: Situation, own: str) -> Iterator[str]:
    spoken = " ".join(told(draft.body)) if draft.body.startswith("- Open:") else draft.body
    asked = spoken.count("?")
    if asked > 1 and "?" not in own:
        yield f"{asked} questions"
    if asked == 0 and kind(about.kind).asks and about.constraints.one_ask:
        yield "asks nothing"
