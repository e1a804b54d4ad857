"""False urgency: hurry without a deadline, deadlines and rival offers that nobody told us of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import zip_longest

from drafter.message import Severity
from drafter.situation import Situation
from drafter.tone.around import quote
from drafter.tone.offers import has_deadline, has_offer
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording import dates
from drafter.wording.dates import Mention

WANTS_ANSWER = re.compile(
    r"\b(?:let me know|get back to me|reply|respond|answer|decide|decision|confirm\w*|tell me|know|"
    r"hear(?: back)?(?: from you)?|response|deadline|call me|write back|write to me|come "
    r"back to me)\b",
    re.IGNORECASE,
)
LIMIT = re.compile(
    r"\b(?:by|before|until|till|no later than|at the latest by|deadline(?: is| of)?|latest|within)"
    r"\s+(?:the |this |next |coming |close of |end of |the end of |noon |midday |on )*$",
    re.IGNORECASE,
)
DEMANDS = re.compile(
    r"\b(?:need|must|have to|has to|require|expect|insist|deadline|at the latest|no later than|"
    r"otherwise|or else|only until|I have until|I've got until|cut-?off)\b|^\s*(?:please |kindly )?"
    r"(?:reply|respond|answer|decide|confirm|let me know|get back|tell me|call me)\b",
    re.IGNORECASE,
)
EASY = re.compile(
    r"\bno (?:rush|hurry|pressure)|\bif not\b|\bthat's (?:fine|ok)|\bwould help\b|\bif you can\b|"
    r"\bif you (?:know|happen|have)|\bwhenever|\bany ?time\b|\beven a\b|\bif (?:it|that)'s "
    r"possible|"
    r"\byou (?:said|mentioned|wrote|told|expected|hoped|planned|were (?:hoping|planning|"
    r"going|expecting))|"
    r"\byour (?:deadline|closing date|ad|advert|posting)|\bas you\b|\bclosing date|"
    r"\bI(?:'ll| will)\b",
    re.IGNORECASE,
)
RIVAL = re.compile(
    r"\b(?:an?|one|another|two|three|several|some|the)\s+(?P<who>(?:[\w'’-]+ ){1,4}?)"
    r"(?:(?:has|have|had|is|are) )?(?:also |just |already |now |even )?"
    r"(?:offered|promised|made|guaranteed|holding|keeping|courting|wants?) "
    r"(?:me\b|to (?:hire|have|sign) me\b|(?:an? )?(?:place|post|job|bench|seat|spot) for me\b)",
    re.IGNORECASE,
)
ANYBODY = frozenset(
    """other second third firm company place employer school shop office team organisation
    organization agency house employers firms companies also very whole people one ones""".split()
)
"""Words for a rival that name none."""
SECOND = re.compile(r"\b(?:second|third|two|three|several)\b", re.IGNORECASE)
THEIR_LIMIT = re.compile(
    r"\b(?:they|who|and|it|she|he) (?:also )?(?:wants?|needs?|expects?|asks? for)"
    r" (?:my|an) (?:answer|decision|yes|reply) (?P<limit>by|before|until|within|no later than)\b",
    re.IGNORECASE,
)
SOON = re.compile(
    r"\b(?:noon|midnight|tonight|today|tomorrow|this (?:morning|afternoon|evening))\b", re.I
)
OWN_ANSWER = re.compile(
    r"\b(?:my (?:answer|reply|decision)|if I (?:hear|know)|you(?:'|’)ll have|you will have)\b", re.I
)
SPAN = re.compile(
    r"\b(?:end of (?:the |this |next )?(?:day|week|month)|(?:eod|cob|eow|close of business)"
    r"|(?:the )?(?:weekend|next week|this week)|(?:24|48|72|two|three|\d+) (?:hours|days))\b",
    re.IGNORECASE,
)


OFFERED = re.compile(r"\boffers?\b|signature|\bmy yes\b|competitor|\brival|elsewhere")
"""Somebody else's wish to have them; a deadline that is told does not make it true."""
REQUEST = re.compile(r"\b(?:please|reply|answer|call|write|let me|tell me|could|can|need)\b", re.I)


def hurry(reading: Reading) -> Iterator[Hit]:
    """U1. Blocks in a subject; in a body a warning, and nothing where a true deadline exists."""
    for hit in matches(reading, "U1"):
        if hit.where == "subject":
            yield hit._replace(severity="block")
        elif not has_deadline(reading.situation) and not _is_echo(reading, hit):
            yield hit


def _is_echo(reading: Reading, hit: Hit) -> bool:
    """ "ASAP depends on my notice", to somebody who wrote that they need one ASAP."""
    sentence = reading.sentence_at(hit.start)
    said = re.search(rf"\b{re.escape(quote(reading, hit))}\b", _pasted(reading))
    clause = re.split(r", so\b|[;:]", sentence.text)[0] if sentence else ""
    return said is not None and not REQUEST.search(clause)


def _pasted(reading: Reading) -> str:
    return reading.situation.pasted_message.casefold()


def invented(reading: Reading) -> Iterator[Hit]:
    """U2. An offer that the situation doesn't name, a date by which they are to answer."""
    claimed, rivals = list(matches(reading, "U2")), list(_rivals_nobody_told_of(reading))
    if claimed or rivals:
        wanted = has_offer(reading)
        dated = wanted or has_deadline(reading.situation)
        for hit in claimed:
            if not (wanted if OFFERED.search(quote(reading, hit)) else dated):
                yield hit
        yield from rivals if dated else ()
    yield from _dates_set_for_them(reading)


def _rivals_nobody_told_of(reading: Reading) -> Iterator[Hit]:
    """A true offer lends no weight to a second one, nor to another date."""
    told = reading.situation.known_text().casefold()
    for rival in RIVAL.finditer(reading.unnamed["body"]):
        who = set(re.findall(r"[^\W\d_]+", rival["who"].casefold())) - ANYBODY
        more = SECOND.search(rival.group()) and not SECOND.search(told)
        if more or (who and not any(word in told for word in who)):
            yield Hit("body", *rival.span())
    for limit in THEIR_LIMIT.finditer(reading.body):
        soon = SOON.match(reading.body, limit.end() + 1)
        if soon and soon.group().casefold() not in told:
            yield Hit("body", limit.start("limit"), soon.end())


def _dates_set_for_them(reading: Reading) -> Iterator[Hit]:
    for sentence, after in zip_longest(reading.sentences, reading.sentences[1:]):
        text = sentence.text
        eased = EASY.search(f"{text} {after.text if after else ''}") or OWN_ANSWER.search(text)
        if eased or not WANTS_ANSWER.search(text):
            continue
        for start, end, known in _days(text, reading.situation):
            limit = LIMIT.search(text[:start])
            if limit and not known:
                first = sentence.start + limit.start()
                severity: Severity = "block" if DEMANDS.search(text) else "warn"
                yield Hit("body", first, sentence.start + end, severity)


def _days(text: str, situation: Situation) -> Iterator[tuple[int, int, bool]]:
    """Each day or span of days in a text, and whether the situation names it too."""
    for span in SPAN.finditer(text):
        yield *span.span(), span.group().casefold() in situation.known_text().casefold()
    for mention in dates.find(text, today=situation.today):
        named = any(_same_day(mention, one) for one in _named_days(situation))
        yield mention.start, mention.end, named


@lru_cache(maxsize=64)
def _named_days(situation: Situation) -> tuple[Mention, ...]:
    return tuple(dates.find(situation.known_text(), today=situation.today))


def _same_day(said: Mention, known: Mention) -> bool:
    """As far as both say it: "Friday" is the same as a date that falls on one."""
    weekday = known.date.weekday() if known.date else known.weekday
    if said.date:
        return said.date == known.date or (not known.date and said.date.weekday() == weekday)
    if said.weekday is not None:
        return said.weekday == weekday
    day, month = (known.date.day, known.date.month) if known.date else (known.day, known.month)
    return said.day == day if said.day else said.month is not None and said.month == month


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {"U1": hurry, "U2": invented}
