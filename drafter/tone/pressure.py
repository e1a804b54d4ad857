"""Pressure, guilt, entitlement: what the phrases P1 to P10 can't weigh alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter.prompts.tables import channels
from drafter.tone.around import quote, sentence_at
from drafter.tone.reading import Hit, Reading, matches

GRATEFUL = re.compile(
    r"\b(?:kind(?:ly)?|thank\w*|grateful|appreciate\w*|generous|glad|no rush|"
    r"off your (?:list|plate|hands)|save you|easier for you)\b",
    re.IGNORECASE,
)
ASKS_LEAVE = re.compile(
    r"\b(?:if (?:that|it|you|this|there|one|the time)|would|could|may|might|shall|"
    r"whichever|suits? you|as (?:you|we)|happy to|"
    r"when(?:ever)? (?:you (?:say|like|can|wish)|it suits|that suits))\b",
    re.IGNORECASE,
)
INVITED = re.compile(
    r"\b(?:call|ring|phone|text) me\b|\bgive (?:me|us) a (?:call|ring|bell)\b"
    r"|\b(?:drop|stop|come|pop|swing) (?:by|in|over|round)\b|\bcome (?:and )?see us\b"
    r"|\b(?:visit|see you (?:on|at)|expect you|meet you)\b"
    r"|\binvit(?:ed?|es|ation)\b|\b(?:interview|trial \w+|call|meeting) (?:on|at|for|is)\b",
    re.IGNORECASE,
)
LAWYER = re.compile(
    r"\b(?:lawyer|attorney|solicitor|barrister|paralegal|law firm|legal (?:assistant|aid))s?\b",
    re.IGNORECASE,
)
THREATENS = re.compile(
    r"\b(?:my|a|an|our) (?:lawyer|attorney|solicitor)s? (?:will|shall|is going|has)\b|\bhear from\b"
    r"|\bcontact(?:s|ing)? you\b|\bsu(?:e|ing)\b|\bif you (?:do not|don['’]t)\b|\bunless\b",
    re.IGNORECASE,
)
AGAIN = re.compile(r"\b(?:call|ring|try|phone)(?: you)? again\b")
"""On the phone this is how one takes one's leave."""
SEE_YOU = re.compile(r"see you (?:on |tomorrow|\w+day\b)")
MEET_OFTEN = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b")
AGREED = frozenset({"accept_or_confirm_next_step"})
"""Kinds that answer an invitation: a yes was given."""
GAVE_NUMBER = re.compile(
    r"\b(?:my|her|his) (?:\w+ )?(?:mobile|cell|number|phone|whatsapp|address|instagram|facebook)\b"
    r"|\b(?:call|text|ring|whatsapp) me\b|\+?\d[\d ()-]{7,}\d",
    re.IGNORECASE,
)
WARES = re.compile(r"\b(?:flower|cake|cookie|wine|whisky|champagne|chocolate|hamper|perfume)")
REACHES = re.compile(r"number|mobile|cell|phone|instagram|facebook|address")


def scorekeeping(reading: Reading) -> Iterator[Hit]:
    """P3. "You kindly offered" recalls a promise; "you promised" bills it."""
    for hit in matches(reading, "P3"):
        if not GRATEFUL.search(sentence_at(reading, hit)):
            yield hit


def presumed_yes(reading: Reading) -> Iterator[Hit]:
    """P6. A call or visit that they asked for, or that is put as a question, presumes nothing."""
    for hit in matches(reading, "P6"):
        asks = ASKS_LEAVE.search(sentence_at(reading, hit)) and not _overrides(reading, hit)
        spoken = channels()[reading.situation.channel].spoken and AGAIN.search(quote(reading, hit))
        often = SEE_YOU.match(quote(reading, hit)) and MEET_OFTEN.search(
            reading.situation.known_text().casefold()
        )
        if hit.severity == "hint" or not (asks or spoken or often or is_invited(reading)):
            yield hit


def threats(reading: Reading) -> Iterator[Hit]:
    """P7. To those who work for lawyers, "my attorney" is the boss."""
    sender = reading.situation.sender
    told = " ".join([sender.identity, *(fact.text for fact in sender.public_facts)])
    for hit in matches(reading, "P7"):
        own = LAWYER.search(quote(reading, hit)) and LAWYER.search(told)
        if not own or THREATENS.search(sentence_at(reading, hit)):
            yield hit


def is_invited(reading: Reading) -> bool:
    """They asked the user to come, or to call; what is said of it presumes and invents nothing."""
    return reading.kind_id in AGREED or INVITED.search(_their_words(reading)) is not None


def _overrides(reading: Reading, hit: Hit) -> bool:
    """ "Unless I hear from you" asks nobody."""
    return "unless" in quote(reading, hit)


def private_life(reading: Reading) -> Iterator[Hit]:
    """P9. A number or page that they gave themselves is no intrusion."""
    for hit in matches(reading, "P9"):
        given = GAVE_NUMBER.search(_their_words(reading))
        reached = given and REACHES.search(quote(reading, hit))
        if not (reached or _is_trade(reading, hit)):
            yield hit


def _is_trade(reading: Reading, hit: Hit) -> bool:
    """A florist's flowers are work, and no gift."""
    wares = WARES.findall(quote(reading, hit))
    sender, recipient = reading.situation.sender, reading.situation.recipient
    facts = (fact.text for fact in sender.public_facts)
    told = " ".join([sender.identity, recipient.company, recipient.role, *facts]).casefold()
    given = re.search(r"\b(?:for|to) you\b|\byou (?:a|an|some)\b", sentence_at(reading, hit))
    return bool(wares) and not given and all(ware in told for ware in wares)


def _their_words(reading: Reading) -> str:
    """What the other side wrote or did, as far as the situation tells."""
    events = (event.summary for event in reading.situation.history if event.direction == "in")
    said = (reading.situation.pasted_message, reading.situation.recipient.relationship)
    return "\n".join([*said, *events])


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "P3": scorekeeping,
    "P6": presumed_yes,
    "P7": threats,
    "P9": private_life,
}
