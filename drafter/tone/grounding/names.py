"""G2 and G9: the right name, the right company, and no referrer who wasn't asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Recipient, Situation
from drafter.tone.grounding.greeting import NOBODY, greeting_of
from drafter.tone.grounding.ground import Part, hit, parts, whole, wishes
from drafter.tone.grounding.nicknames import may_be_called
from drafter.tone.reading import Hit, Reading
from drafter.wording import names
from drafter.wording.folding import fold, nfc

PLACE = r"team|company|colleagues|work|people|department|office|depot|site|factory|store"
OPENING = r"role|job|position|post|vacancy|opening|interview"
THEIRS = re.compile(
    rf"\b(?:your (?:{PLACE}) at|join(?:ing)?|work(?:ing)? (?:at|for)|(?:{OPENING})s? (?:at|with))"
    r"\s+(?:the\s+)?(?P<company>[A-ZÀ-Þ][\w'’&.-]*(?:\s+(?:&\s+|of\s+)?[A-ZÀ-Þ][\w'’&-]*)*)"
)
AFTER_NAME = re.compile(r"-(?:san|sama|ssi|nim)$")
GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}


def wrong_person(reading: Reading) -> Iterator[Hit]:
    yield from _greeted(reading)
    yield from _elsewhere(reading)


def _greeted(reading: Reading) -> Iterator[Hit]:
    """Misspelt is wrong; written without its accents is careless."""
    recipient, body = reading.situation.recipient, Part("body", reading.draft.body, 0)
    for start, word in greeting_of(body.text, recipient).tokens:
        bare = _bare(word)
        span = (start, start + len(word))
        titles = {fold(part.strip(".")) for part in recipient.honorific.split()}
        if not bare or fold(bare) in names.TITLES | NOBODY | names.SUFFIXES | titles:
            continue
        if _is_known(bare, recipient):
            if not _is_exact(bare, recipient):
                yield hit(reading, "G2", body, span, recipient.name, severity="warn")
        elif not may_be_called(bare, reading.situation):
            yield hit(reading, "G2", body, span, recipient.name)


def _bare(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.strip("\"'“”‘’()").rstrip("."))
    return AFTER_NAME.sub("", word)


def _is_known(word: str, recipient: Recipient) -> bool:
    known, folded = names.spellings(recipient.name), fold(word)
    if folded in known or all(piece in known for piece in folded.split("-")):
        return True
    return folded in _german(recipient)


def _is_exact(word: str, recipient: Recipient) -> bool:
    return nfc(word) in nfc(recipient.name) or fold(word) in _german(recipient)


def _german(recipient: Recipient) -> set[str]:
    """Bruegger is how Brügger is written where there is no ü."""
    words = [word for word in nfc(recipient.name).split() if set(word) & set(GERMAN)]
    return {fold("".join(GERMAN.get(letter, letter) for letter in word)) for word in words}


def _elsewhere(reading: Reading) -> Iterator[Hit]:
    """Another company named as theirs."""
    company = reading.situation.recipient.company
    around = fold(_around_them(reading.situation))
    initials = "".join(word[0] for word in fold(company).split())
    for part in parts(reading) if company else ():
        for match in THEIRS.finditer(part.text):
            words = [fold(word).strip(".'") for word in match["company"].split()]
            if "".join(words) != initials and not any(word in around for word in words):
                yield hit(reading, "G2", part, match.span("company"), company)


def _around_them(situation: Situation) -> str:
    """Everything but what the sender has done elsewhere."""
    theirs, recipient = [situation.role, situation.pasted_message], situation.recipient
    theirs += [recipient.company, recipient.relationship, situation.situation]
    theirs += [*situation.details.values(), *(event.summary for event in situation.history)]
    theirs += [f"{source.title} {source.text}" for source in situation.sources]
    return "\n".join([*theirs, *wishes(situation)])


def without_consent(reading: Reading) -> Iterator[Hit]:
    referrer, people = reading.situation.referrer, reading.situation
    if not referrer or referrer.consent:
        return
    taken = names.spellings(people.recipient.name) | names.spellings(people.sender.name)
    own = {word for word in names.spellings(referrer.name) - taken if len(word) > 1}
    for part in whole(reading):
        for match in re.finditer(r"[^\W\d_][\w'’-]*", part.text):
            word = match.group()
            if word[0].isupper() and fold(re.sub(r"['’]s?$", "", word)) in own:
                yield hit(reading, "G9", part, match.span(), referrer.name)
