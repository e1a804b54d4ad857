"""What makes a personal message look like bulk mail: S1 to S5, S7 (S6 compares a whole batch)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter.message import Severity, Where
from drafter.prompts.tables import channels
from drafter.tone.reading import Hit, Reading, matches

WRITTEN = frozenset(
    {"email", "linkedin_message", "inmail", "linkedin", "sms", "whatsapp", "chat", ""}
)
"""Ways on which a reply has a thread; empty: the user didn't say."""
ADDRESS = re.compile(
    r"(?<![@\w.])(?:https?://|www\.)\S+"
    r"|(?<![@\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|co|dev|me|ly|example|info|app)"
    r"(?:\.[a-z]{2})?(?:/\S*)?(?![\w@])",
    re.IGNORECASE,
)
LOUD = re.compile(r"(?<![\w/@.-])[A-Z]{4,}(?![\w/@-])")
LOUD_ROW = re.compile(r"(?<![\w/@.-])[A-Z]{2,}(?:[\s,]+(?:[A-Z]{2,}|I|A)(?![\w/@-])){2,}")
NO_REPLY_MARK = re.compile(r"^\s*(?:re|fwd?|aw):\s*", re.IGNORECASE)
WHERE: tuple[Where, ...] = ("subject", "body")
MANY_LINKS, MANY_DASHES = 2, 3
LONG_SUBJECT, TOO_LONG_SUBJECT, MANY_WORDS = 50, 70, 8  # E5: three to seven words do best


def shouting(reading: Reading) -> Iterator[Hit]:
    """S1. A subject all in capitals blocks; elsewhere two shouted words or more are a warning."""
    for where in WHERE:
        text = reading.unnamed[where]
        loud = list(_shouted(reading, where))
        if where == "subject" and loud and NO_REPLY_MARK.sub("", text).replace("_", "").isupper():
            yield Hit(where, 0, len(text), "block")
        elif len(loud) > 1:
            yield from (Hit(where, *span) for span in loud)


def _shouted(reading: Reading, where: Where) -> Iterator[tuple[int, int]]:
    """Words in capitals that are no acronyms: ordinary words, or several in a row."""
    text = reading.unnamed[where]
    loud = list(LOUD.finditer(text))
    if not loud:
        return
    ordinary = {hit.start for hit in matches(reading, "S1")}
    known = set(re.findall(r"\b[A-Z]{4,}\b", reading.situation.known_text()))
    rows = [row.span() for row in LOUD_ROW.finditer(text)]
    for word in loud:
        acronym = any(p.fullmatch(word.group()) for p in reading.rules["S1"].innocent)
        if not acronym and word.group() not in known:
            in_row = any(start <= word.start() and word.end() <= end for start, end in rows)
            if in_row or word.start() in ordinary:
                yield word.span()


def exclamations(reading: Reading) -> Iterator[Hit]:
    """S2. In a subject or doubled: warn. In a body the second is a hint, the third a warning."""
    for mark in re.finditer("!", reading.unnamed["subject"]):
        yield Hit("subject", *mark.span(), "warn")
    runs = list(re.finditer(r"[!?]*![!?]*", reading.unnamed["body"]))
    yield from (Hit("body", *run.span(), "warn") for run in runs if len(run.group()) > 1)
    if len(runs) > 1:
        yield Hit("body", *runs[-1].span(), "warn" if len(runs) > 2 else "hint")


def subject(reading: Reading) -> Iterator[Hit]:
    """S3. Empty or a false "Re:" blocks; bait warns; long is a hint."""
    if not channels()[reading.situation.channel].subject:
        return
    text = reading.draft.subject
    prefix = re.match(r"\s*(?:(?:re|fwd?|aw|sv)\s*:\s*)*", text, re.IGNORECASE)
    start = prefix.end() if prefix else 0
    if not text[start:].strip():
        yield Hit("subject", 0, len(text), "block", "A message without a subject is rarely opened.")
        return
    if text[:start].strip() and (severity := _false_reply(reading)):
        why = '"Re:" claims an earlier exchange that did not take place.'
        yield Hit("subject", 0, start, severity, why, "Take the prefix out and name the matter.")
    yield from _bait(reading)
    length: Severity | None = (
        "warn" if len(text) > TOO_LONG_SUBJECT
        else "hint" if len(text) > LONG_SUBJECT or len(text.split()) > MANY_WORDS + 1
        else None
    )  # fmt: skip
    if length:
        yield Hit("subject", 0, len(text), length, "A long subject is cut off on a phone.")


def _false_reply(reading: Reading) -> Severity | None:
    """A reply needs a thread: something they wrote, or a message of ours on the same way."""
    if reading.situation.pasted_message:
        return None
    events = reading.situation.history
    if any(event.channel.casefold() in WRITTEN for event in events):
        return None
    return "warn" if any(event.direction == "in" for event in events) else "block"


def _bait(reading: Reading) -> Iterator[Hit]:
    """A bait word in a subject that also names something known is only a hint."""
    names_something = "_" in reading.unnamed["subject"]
    for hit in matches(reading, "S3"):
        if hit.where == "subject":
            yield hit._replace(severity="hint" if names_something else "warn")


def stock_phrases(id: str) -> Callable[[Reading], Iterator[Hit]]:
    """S4, S7. One is a hint, two or more are a warning; what is plainly an advert is one alone."""

    def check(reading: Reading) -> Iterator[Hit]:
        hits = list(matches(reading, id))
        if id == "S7":
            dashes = list(re.finditer("—", reading.body))
            hits += [Hit("body", *dash.span()) for dash in dashes[MANY_DASHES - 1 :][:1]]
        for hit in hits:
            yield hit._replace(severity="warn" if len(hits) > 1 else hit.severity or "hint")

    return check


def links_and_attachments(reading: Reading) -> Iterator[Hit]:
    """S5. More than two links, a shortened or tracked one, or a file that isn't there."""
    links = list(ADDRESS.finditer(reading.body))
    for link in links[MANY_LINKS:]:
        yield Hit("body", *link.span(), "warn")
    for hit in matches(reading, "S5"):
        if hit.severity != "block":
            yield hit
        elif not _attachment_known(reading):
            why = "It announces a file, and you named none that goes with this message."
            fix = "Attach the file and tell me its name, or leave it out."
            yield hit._replace(why=why, fix=fix)


def _attachment_known(reading: Reading) -> bool:
    situation = reading.situation
    said = " ".join([situation.situation, *situation.details.values()]).casefold()
    return bool(situation.attachments) or "attach" in said or "enclos" in said


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "S1": shouting,
    "S2": exclamations,
    "S3": subject,
    "S4": stock_phrases("S4"),
    "S5": links_and_attachments,
    "S7": stock_phrases("S7"),
}
