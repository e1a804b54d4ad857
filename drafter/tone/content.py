"""What a message says beyond politeness: words that carry something, and what of it is new."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.situation import Event, Situation
from drafter.tone.reading import Reading

EMPTY = frozenset(
    """about above after again against also although always another anything application apply
    applied around asked asking because been before being below best better between both check
    checking come could dear does doing done down during each early either else email even
    ever every feel find first forward from further give glad going good great happy have
    having hear heard hello help here hope hoping interest interested into just keep kind know
    last later less like little look looking made make many maybe message might more most much
    must name need never next note nothing often once only open opportunity other over part
    perhaps place please position possible quick quite rather really regards reply right role
    same send sent should since sincerely some something soon still such sure take team tell
    than thank thanks that their them then there these they thing things think this those time
    today touch update updates very want wanted well were what when where whether which while
    will wish with within without wondering word work working would write writing wrote year
    yours yourself your news follow following back company job candidate ask any are can did
    for get got had has her him his how its let may not now off one our out own per say see
    she the too two use via was way who why yes yet you and but all few new day days week
    weeks month months hiring process decision""".split()
)
"""Words that any follow-up might hold."""

SINCE = re.compile(
    r"\b(?:since then,? I|since we (?:spoke|met|talked),? I|since (?:my|our) last \w+,? I"
    r"|one thing I (?:left out|forgot|didn't mention)|I've (?:since|now|just) (?:finished|"
    r"completed|passed|"
    r"started|begun|built|published|earned|read|spoken|seen)|I have since|one (?:idea|"
    r"thought) (?:from|for|on|since))",
    re.IGNORECASE,
)


WORD = re.compile(r"[^\W_]+")
ENDING = re.compile(r"(?:ing|ed|es|s)$")


@lru_cache(maxsize=512)
def content_words(text: str) -> frozenset[str]:
    """Stems and figures that say something about the matter."""
    return frozenset(
        ENDING.sub("", word)
        for word in WORD.findall(text.casefold())
        if word not in EMPTY and (len(word) > 2 or word.isdigit())
    )


def written_before(situation: Situation) -> tuple[Event, ...]:
    """The sender's own messages; an application through a portal is none."""
    return tuple(
        event
        for event in situation.history
        if event.direction == "out" and event.channel.casefold() != "portal"
    )


def unanswered(situation: Situation) -> int:
    """Messages since the other side was last heard of."""
    heard = max((e.date for e in situation.history if e.direction == "in"), default=None)
    return sum(heard is None or event.date > heard for event in written_before(situation))


def has_news(reading: Reading) -> bool:
    """Something of the user's own that their earlier messages, as far as told, did not hold."""
    body = content_words(reading.body)
    situation = reading.situation
    told = content_words(" ".join(event.summary for event in written_before(situation)))
    own = [*(fact.text for fact in situation.sender.public_facts), *situation.details.values()]
    fresh = [content_words(text) - told for text in own]
    return any(len(body & words) >= min(2, len(words)) for words in fresh if words) or bool(
        SINCE.search(reading.body)
    )
