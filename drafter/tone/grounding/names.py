"""G2 and G9: the right name, the right company, and no referrer who wasn't asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.situation import Recipient, Situation
from drafter.tone.grounding import firms
from drafter.tone.grounding.greeting import NOBODY, greeting_of
from drafter.tone.grounding.ground import Part, ground_of, hit, is_plain, parts, whole
from drafter.tone.grounding.nicknames import may_be_called
from drafter.tone.ownwords import closes
from drafter.tone.reading import Hit, Reading
from drafter.wording import names
from drafter.wording.folding import fold, nfc

CALLED = re.compile(
    r"(?:[a-zß-ÿ]['’]?,\s+"
    r"|^(?:Thanks|Thank you|Cheers|Goodbye|Bye|Right|Yes|No|Well)(?: again)?,?\s+)"
    r"(?P<name>[A-ZÀ-Þ][a-zß-ÿ'’-]+)(?=\s*[?!.]\s*$)"
)
"""A name at the end of a sentence, after a comma."""
SPOKEN_TO = re.compile(r"\b(?:you|your|thank|thanks)\b|\?", re.IGNORECASE)
SIGNED = re.compile(
    r"\n[ \t]*(?P<closing>[^\n]{3,40}),[ \t]*\n+"
    r"[ \t]*(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){0,3})[ \t]*(?:\n|$)"
)
IN_CONFIDENCE = re.compile(
    r"\b(?:told|said|heard|wrote|spoke|says?)\b[^.;]{0,60}"
    r"\b(?:in confidence|confidential(?:ly)?|between us|off the record|anonymous(?:ly)?)\b"
    r"|(?:\bnot|n['’]t) (?:want|wish|like)(?: me)? to (?:be named|be mentioned|(?:name|mention))\b"
    r"|(?:\bnot|n['’]t) (?:want|wish|like) (?:his|her|their) name (?:used|mentioned|in)\b"
    r"|\b(?:must|may|should)(?:not| not|n['’]t) (?:be named|be mentioned|name|mention)\b"
    r"|\b(?:keep|leave) (?:his|her|their|him|them)(?: name)? out\b"
    r"|\basked me not to (?:name|mention)\b",
    re.IGNORECASE,
)
FULL_NAME = re.compile(
    r"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{1,40}"
    r"(?: (?:(?:de|da|van|von|el|al|bin) )?[A-ZÀ-Þ][\w'’-]{1,40}){1,3}"
)
AFTER_NAME = re.compile(r"-(?:san|sama|ssi|nim)$")
GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}


def wrong_person(reading: Reading) -> Iterator[Hit]:
    yield from _greeted(reading)
    yield from _called(reading)
    yield from _signed(reading)
    yield from firms.other(reading)
    yield from firms.misnamed(reading)


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


def _called(reading: Reading) -> Iterator[Hit]:
    """ "Could you put me down for it, Pieter?", to Joost."""
    ground = ground_of(reading.situation)
    for part in parts(reading):
        for match in CALLED.finditer(part.text) if part.where == "body" else ():
            word = match["name"]
            known = ground.knows(word) or may_be_called(word, reading.situation)
            if not known and not is_plain(word):
                heavy = "block" if SPOKEN_TO.search(part.text) else "warn"
                who = reading.situation.recipient.name
                yield hit(reading, "G2", part, match.span("name"), who, severity=heavy)


def _signed(reading: Reading) -> Iterator[Hit]:
    """Somebody else's name below "Kind regards"."""
    sender, body = reading.situation.sender, reading.draft.body
    match = SIGNED.search(body)
    if not match or not closes(match["closing"].strip()):
        return
    own = names.spellings(sender.name) | names.spellings(sender.signature)
    words = [fold(word).strip(".") for word in match["name"].split()]
    like = any(mine[:2] == word[:2] for word in words for mine in own)
    known = ground_of(reading.situation).knows
    if not like and not any(word in names.TEAMS or known(word) for word in words):
        yield hit(reading, "G2", Part("body", body, 0), match.span("name"), sender.name)


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


def without_consent(reading: Reading) -> Iterator[Hit]:
    """The referrer who has not agreed, and whoever told something in confidence."""
    people, referrer = reading.situation, reading.situation.referrer
    unasked = [referrer.name] if referrer and not referrer.consent else []
    taken = names.spellings(people.recipient.name) | names.spellings(people.sender.name)
    if referrer and referrer.consent:
        taken |= names.spellings(referrer.name)
    for name in [*unasked, *_confidants(people)]:
        own = {word for word in names.spellings(name) - taken if len(word) > 1}
        for part in whole(reading):
            for match in re.finditer(r"[^\W\d_][\w'’-]*", part.text):
                word = match.group()
                if word[0].isupper() and fold(re.sub(r"['’]s?$", "", word)) in own:
                    yield hit(reading, "G9", part, match.span(), name)


def _confidants(situation: Situation) -> list[str]:
    """Those of whom the user says that they must not be named."""
    told = "\n".join([situation.situation, *situation.details.values()])
    facts = (fact.text for fact in situation.sender.facts)
    own = fold(
        " ".join([situation.role, situation.recipient.company, situation.recipient.role, *facts])
    )
    return [
        found.group()
        for sentence in re.split(r"(?<=[.!?;])\s+|\n+", told)
        if IN_CONFIDENCE.search(sentence)
        for found in FULL_NAME.finditer(sentence)
        if fold(found.group()) not in own
        and not set(fold(found.group()).split()) & set(own.split())
    ]
