"""Credentials, other offers, and what somebody is said to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.tone.grounding.greeting import NOBODY
from drafter.tone.grounding.ground import Ground, Part, hit
from drafter.tone.grounding.wordlists import lists, pattern, says
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording import names
from drafter.wording.folding import fold

NEAR = 40
"""Characters on either side in which a known name makes a credential only a manner of speaking."""
CLAUSE = re.compile(r";|,\s+(?:and|but|which|so)\b")
NAME = r"(?P<who>(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*)"
ADVERB = r"(?:,[^,.]{2,40},)?\s+(?:(?:kindly|also|has|had|just|recently)\s+)*"
TO_A_DEGREE = re.compile(r"\bto (?:some|a|an?) ?\w* degree")
IF = re.compile(r"\b(?:if|should|whether|no|any|without|not)\b[^.,;]*$", re.IGNORECASE)
AIM = re.compile(
    r"\b(?:like|want|hope|hoping|looking|apply|applying|applied|interested|retrain\w*|position|role|job"
    r"|post|vacancy|opening|work|start|become|becoming|train|training|would|could|if|not|never|n['’]t)\b",
    re.IGNORECASE,
)
OF_ME = re.compile(r"\b(?:I|my|me)\b")
OF_OTHERS = re.compile(
    r"\b(?:you|your|she|he|they|her|his|their|mother|father|wife|husband|sister|brother|friend)\b",
    re.IGNORECASE,
)
PRONOUNS = NOBODY | set("you they she he who that this what i as it we".split())


def credentials(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    if not lists().any_credential.search(part.text):
        return
    for credential in lists().credentials:
        if credential.backed_by.search(ground.text):
            continue
        for match in credential.claims.finditer(part.text):
            before = part.text[max(0, match.start() - NEAR) : match.start()]
            after = part.text[match.start() : match.end() + NEAR]
            around = CLAUSE.split(before)[-1] + CLAUSE.split(after)[0]
            if not TO_A_DEGREE.search(around):
                known = any(_is_known_name(word, ground) for word in around.split())
                severity = "warn" if known else "block"
                yield hit(reading, "G4", part, match.span(), severity=severity)


def professions(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    """ "I ran the ward as a registered nurse", where no nurse is told of."""
    for profession in ground.professions_unheard_of:
        for match in profession.claims.finditer(part.text):
            clause = re.split(r"[.;!?]", part.text[: match.start()])[-1]
            mine = OF_ME.search(clause + match.group()) and not OF_OTHERS.search(clause)
            if mine and not AIM.search(clause):
                yield hit(reading, "G4", part, match.span())


def enclosed(reading: Reading, ground: Ground) -> Iterator[Hit]:
    """ "With letters from two skippers", where nobody gave any."""
    for sentence in reading.sentences:
        if not says("sends", sentence.text) or "?" in sentence.text:
            continue
        for match in pattern("papers").finditer(sentence.text):
            if not ground.knows(match["paper"]):
                part = Part("body", sentence.text, sentence.start)
                yield hit(reading, "G4", part, match.span())


def _is_known_name(word: str, ground: Ground) -> bool:
    """ "A HACCP certificate", where HACCP is a fact and the paper a way to say it."""
    bare = word.strip(".,;:!?()\"'’")
    named = len(bare) > 2 and any(char.isupper() for char in bare[1:])
    return named and ground.knows(bare)


def offers(reading: Reading, ground: Ground) -> Iterator[Hit]:
    """Another employer's offer, or an answer due elsewhere: only when the user has one."""
    if (says("offer", ground.text) or says("rival_told", ground.text)) and not says(
        "no_offer", ground.text
    ):
        return
    for found in [*matches(reading, "G4"), *found_in(reading, "rival")]:
        text = reading.draft.subject if found.where == "subject" else reading.draft.body
        before = text[max(0, found.start - 60) : found.start].rpartition(".")[2]
        if not IF.search(before):
            yield hit(reading, "G4", Part(found.where, text, 0), (found.start, found.end))


def unnamed_referrers(reading: Reading, ground: Ground) -> Iterator[Hit]:
    """ "One of your drivers said to look you up", where nobody of the situation did."""
    if reading.situation.referrer or says("somebody", ground.text):
        return
    for found in found_in(reading, "somebody_said"):
        quote = reading.draft.body[found.start : found.end]
        if _is_drafted(reading.draft.body[: found.start]):
            continue
        if says("refers", quote) or not says("spoken", ground.text):
            yield hit(reading, "G4", Part("body", reading.draft.body, 0), (found.start, found.end))


def _is_drafted(before: str) -> bool:
    """Within words to pass on: It would begin: "I'm a joiner, and Gwen gave me your name"."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def found_in(reading: Reading, name: str) -> Iterator[Hit]:
    """Where a pattern stands, sentence by sentence; most bodies hold none, and that is quick."""
    if not says(name, reading.body):
        return
    for sentence in reading.sentences:
        for match in pattern(name).finditer(sentence.text):
            yield Hit("body", sentence.start + match.start(), sentence.start + match.end())


def words_of_others(reading: Reading, ground: Ground, part: Part) -> Iterator[Hit]:
    for form in _saying():
        for match in form.finditer(part.text):
            referral = says("refers", match.group())
            if not _is_vouched(reading, ground, match["who"], referral=referral):
                yield hit(reading, "G4", part, match.span())


@cache
def _saying() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Nora kindly suggested", "suggested by Nora"."""
    says_so = rf"\b{NAME}{ADVERB}(?i:{pattern('says').pattern})"
    return re.compile(says_so), re.compile(rf"(?i:{pattern('said_by').pattern})\s+{NAME}")


def _is_vouched(reading: Reading, ground: Ground, who: str, *, referral: bool) -> bool:
    """A person of the situation; for a recommendation, one whose words it tells."""
    words = [fold(word).strip(".'") for word in re.sub(r"['’]s\b", "", who).split()]
    plain = [word for word in words if word not in names.TITLES]
    if not plain or plain[0] in PRONOUNS or _is_no_person(plain[0]):
        return True
    people, said = reading.situation, " ".join(plain)
    if people.referrer and names.same_person(said, people.referrer.name):
        return True
    if names.same_person(said, people.recipient.name) or _is_company(
        plain, people.recipient.company
    ):
        return True
    if not referral and all(ground.knows(word) for word in plain):
        return True
    lines = [
        line for line in re.split(r"[\n.;]", ground.text) if all(word in line for word in plain)
    ]
    return any(says("vouched", line) for line in lines)


def _is_company(words: list[str], company: str) -> bool:
    return bool(set(words) & set(fold(company).split()))


def _is_no_person(word: str) -> bool:
    """Only a sentence's first word, or a title."""
    return word in lists().ordinary | lists().innocent | lists().titles
