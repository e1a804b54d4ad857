"""Vagueness: nudges without news, asks without a reason, a message that names nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter.message import Severity
from drafter.tone.around import sentence_at
from drafter.tone.content import content_words, has_news, unanswered, written_before
from drafter.tone.reading import Hit, Reading, matches
from drafter.tone.tie import tie
from drafter.wording import dates

FOLLOW_UPS = frozenset(
    {
        "status_check_manager", "followup_1", "followup_2", "last_note", "chase_waiting_on",
        "ghosted_after_final", "stay_in_touch_after_no",
    }
)  # fmt: skip
NO_REASON_NEEDED = re.compile(r"thank|accept|confirm|decline|withdraw|reschedule|correct|last_note")
CONNECT = frozenset({"linkedin_connect_note"})
TIME_BOX = re.compile(
    r"\b(?:\d+|ten|fifteen|twenty|thirty|five) ?-? ?min|\bhalf an hour\b|\bone question\b|"
    r"\btwo questions\b"
    r"|(?<!all )\babout (?:how|whether|moving|choosing|your move|the (?:move|choice|step))\b",
    re.IGNORECASE,
)
ANY_IN = re.compile(
    r"\s+(?:(?:that|which)\s+(?:fits?|suits?|needs?|asks?|uses?|wants?|calls)\b"
    r"|(?:in|within|on|around)\s+(?!your|the (?:company|team|firm|organi|department)))",
    re.I,
)
BECAUSE = re.compile(
    r"\b(?:because|since|as (?:you|your|i|my|we|the|part)|so that|so i|that's why|which is "
    r"why|the reason|"
    r"in order to|to (?:learn|understand|find|decide|prepare|improve|plan|help|see|check|get a)|"
    r"it would help|would help|(?:it|that|this|which) helps me|i(?:'m| am) (?:trying|"
    r"looking|moving|working|writing|choosing|applying|hoping))\b",
    re.IGNORECASE,
)
REQUEST = re.compile(
    r"\b(?:could|can|would|will|may|might) (?:you|we|i)\b(?! (?:like|prefer|rather)\b)"
    r"|\bwould it be\b|\bplease\b|\b(?:can|could) i\b",
    re.IGNORECASE,
)
ANCHOR = re.compile(
    r"\b(?:interview(?:ed)?|we (?:met|spoke|talked|worked|shared|studied)|our (?:talk|call|"
    r"conversation|chat|meeting|"
    r"interview|exchange|time|days)|(?:you|she|he) (?:wrote|told|said|mentioned|suggested|"
    r"offered|asked|showed|"
    r"introduced|put me|sent)|your (?:talk|post|article|report|advert|ad|posting|note|"
    r"letter|advice|feedback|"
    r"introduction|message|reply|answer|mail|email|call|piece|interview|keynote|paper|"
    r"session|offer)|"
    r"(?:suggested|recommended) (?:that )?I|sent me|gave me your name|thank you for "
    r"(?:telling|letting|writing|taking|"
    r"calling|answering|your))\b",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:the|your|an?|of) (?:[\w-]+ ){1,4}(?:role|post|position|job|opening|vacancy|placement)\b",
    re.IGNORECASE,
)
MUCH = 8
"""So many words that carry something tell the reader enough, known or not."""
EARLY = 40
"""Words in which the reader should learn what it is about (E2)."""
SAME = 0.7
LONG_SUMMARY = 12


def empty_nudge(reading: Reading) -> Iterator[Hit]:
    """V1. With nothing new a warning; from the second such follow-up on, a block."""
    dated = any(m.date or m.day for m in dates.find(reading.body, today=reading.situation.today))
    # Without a situation nobody knows what is new, unless next to nothing is said.
    known = reading.kind_id or reading.situation.history
    empty = len(reading.words) < MUCH and not dated
    bare = is_follow_up(reading) and not has_news(reading) and (known or empty)
    worst: Severity = "block" if unanswered(reading.situation) > 1 else "warn"
    hits = list(matches(reading, "V1"))
    for hit in hits:
        # A subject names the matter; it is empty if the message is.
        named_only = all(one.where == "subject" for one in hits)
        yield hit._replace(severity=worst if bare and not named_only else "hint")


def is_follow_up(reading: Reading) -> bool:
    known = reading.kind_id in FOLLOW_UPS or bool(written_before(reading.situation))
    return known or not reading.kind_id


def brain_picking(reading: Reading) -> Iterator[Hit]:
    """V2. A named length or choice makes it a fair request; among old friends it is a hint."""
    old_friend = tie(reading.situation) in {"friend", "colleague"}
    for hit in matches(reading, "V2"):
        sentence = sentence_at(reading, hit)
        if "pick" in sentence.casefold() or not TIME_BOX.search(sentence):
            yield hit._replace(severity="hint") if old_friend else hit


def no_reason(reading: Reading) -> Iterator[Hit]:
    """V3. A request with no because, and no statement beside it that could be one."""
    if NO_REASON_NEEDED.search(reading.kind_id) or reading.kind_id in CONNECT:
        return
    sentences = reading.sentences
    for at, sentence in enumerate(sentences):
        asks = "?" in sentence.text or "please" in sentence.text.casefold()
        if asks and REQUEST.search(sentence.text):
            near = sentences[max(0, at - 2) : at + 3]
            if not any(_gives_reason(one.text, asking=one is sentence) for one in near):
                cold = "stranger" in reading.situation.recipient.relationship.casefold()
                yield Hit("body", sentence.start, sentence.end, "warn" if cold else "hint")
            return


def _gives_reason(text: str, *, asking: bool) -> bool:
    statement = not asking and "?" not in text and len(content_words(text)) >= 2
    return bool(BECAUSE.search(text)) or statement or len(content_words(text)) >= 4


def no_anchor(reading: Reading) -> Iterator[Hit]:
    """V4. Neither a name, a date, nor two words of the matter in the first lines."""
    words = list(re.finditer(r"\S+", reading.body))
    if not words or reading.situation.pasted_message:
        return
    last = words[:EARLY][-1].end()
    early = f"{reading.draft.subject}\n{reading.body[:last]}"
    if not (_names_something(reading, early) or ANCHOR.search(early)):
        first = reading.sentences[0]
        at = reading.sentences[1] if _greets(first.text) and len(reading.sentences) > 1 else first
        yield Hit("body", at.start, at.end, None if _is_known(reading) else "hint")


def _is_known(reading: Reading) -> bool:
    """Without a kind or a matter, nobody can say what the reader knows already."""
    situation = reading.situation
    return bool(reading.kind_id or situation.role or situation.ref or situation.history)


def _names_something(reading: Reading, early: str) -> bool:
    situation = reading.situation
    people = {*content_words(situation.sender.name), *content_words(situation.recipient.name)}
    known = content_words(situation.known_text()) - people
    subject = content_words(f"{situation.role} {situation.ref} {situation.recipient.company}")
    said = content_words(early)
    told = len(said & known) > 1 or said & subject or len(said) >= MUCH
    return bool(told or ROLE.search(early) or dates.find(early, today=situation.today))


def _greets(text: str) -> bool:
    return len(text.split()) <= 5 and text.rstrip().endswith((",", "!", ":", "."))


def nothing_added(reading: Reading) -> Iterator[Hit]:
    """V5. Nearly the words of an earlier message; the third time it blocks."""
    said = content_words(reading.body)
    for event in written_before(reading.situation):
        before = content_words(event.summary)
        long_enough = len(event.summary.split()) >= LONG_SUMMARY and said
        if long_enough and len(said & before) / len(said | before) > SAME and reading.sentences:
            severity: Severity = "block" if unanswered(reading.situation) > 1 else "warn"
            yield Hit("body", reading.sentences[0].start, reading.sentences[-1].end, severity)
            return


def anything(reading: Reading) -> Iterator[Hit]:
    """V6. "Any role in bookkeeping" is narrow enough; "any role in your company" is not."""
    text = {"subject": reading.draft.subject, "body": reading.body}
    for hit in matches(reading, "V6"):
        if not ANY_IN.match(text[hit.where][hit.end :]):
            yield hit


CHECKS: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "V1": empty_nudge,
    "V2": brain_picking,
    "V3": no_reason,
    "V4": no_anchor,
    "V5": nothing_added,
    "V6": anything,
}
