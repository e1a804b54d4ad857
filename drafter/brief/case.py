"""What a writer has to know: the limits, the steps, and the facts of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from drafter.brief.words import say
from drafter.prompts import tables
from drafter.prompts.kinds import Beat, Kind
from drafter.situation import Event, Situation
from drafter.wording import spelling

GIVEN_ELSEWHERE = frozenset({"sender", "recipient", "today", "job", "role", "ref", "company"})
"""Slots with a line of their own, or with the facts."""


def limits(kind: Kind, situation: Situation) -> str:
    return "; ".join(_limits(kind, situation))


def _limits(kind: Kind, situation: Situation) -> Iterator[str]:
    channel, wished = tables.limits(situation), situation.constraints
    low, high = kind.words if situation.channel == "email" else channel.target_words
    most = min(n for n in (channel.max_words, wished.max_words, 1000) if n)
    high = min(high, most)
    yield say("words", low=min(low, high), high=high, most=most)
    if caps := [n for n in (channel.max_chars, wished.max_chars) if n]:
        yield say("characters", characters=min(caps))
    if channel.subject:
        yield say("subject line", characters=channel.max_subject)
    else:
        yield say("no subject line")
    flags = (channel.spoken, wished.bullets_ok, wished.forwardable_blurb)
    for flag, name in zip(flags, ("spoken", "bullets", "blurb"), strict=True):
        if flag:
            yield say(name)


def steps(kind: Kind, situation: Situation) -> str:
    """The beats' purposes; on short channels only those that are kept there."""
    short = tables.channels()[situation.channel].short
    kept = [beat for beat in kind.beats if beat.short or not short] or list(kind.beats)
    return "\n".join(_step(number, beat) for number, beat in enumerate(kept, start=1))


def _step(number: int, beat: Beat) -> str:
    if beat.branch:
        return say("branch", branch=beat.branch, purpose=beat.purpose or beat.name)
    what = f"{beat.name}: {beat.purpose}" if beat.purpose else beat.name
    return say("step that asks" if beat.asks else "step", number=number, what=what)


def spelled_as(situation: Situation) -> str:
    """Whose spelling a writer keeps to; empty where the locale says nothing of it."""
    language = situation.constraints.language
    side = spelling.side(situation.locale, tables.spelling())
    foreign = language and not language.casefold().startswith("en")
    return say(side) if side and not foreign else ""


def case(kind: Kind, situation: Situation, slots: Mapping[str, str], greeting: str = "") -> str:
    """Everything the job seeker told us that may be said; private facts are not among it."""
    s, spoken = situation, tables.channels()[situation.channel].spoken
    return say(
        "case lines",
        sender=s.sender.name,
        identity=s.sender.identity,
        facts=_list(fact.text for fact in s.sender.public_facts),
        recipient=" ".join(part for part in (s.recipient.honorific, s.recipient.name) if part),
        greeting=greeting or slots.get("recipient", ""),
        recipient_role=s.recipient.role,
        company=s.recipient.company,
        relationship=s.recipient.relationship,
        job=slots.get("job") or s.role,
        ref=s.ref,
        happened=s.situation,
        answers=_list(_answers(kind, situation, slots)),
        history=_list(_event(event) for event in sorted(s.history, key=lambda e: e.date)),
        referrer=s.referrer.name if s.referrer and s.referrer.consent else "",
        attachments=", ".join(s.attachments),
        must_mention=", ".join(
            wish if isinstance(wish, str) else " or ".join(wish) for wish in s.must_mention
        ),
        branches=", ".join(s.constraints.needs_branches),
        language=s.constraints.language or s.locale,
        phone=s.sender.phone if spoken else "",
        signature=s.sender.signature or s.sender.name,
    )


def directness(situation: Situation) -> str:
    """How directly a model is to ask; empty for the usual measure."""
    return str(tables.register()["directness"][f"told_{situation.directness}"])


def _answers(kind: Kind, situation: Situation, slots: Mapping[str, str]) -> Iterator[str]:
    """The user's answers under their questions, then what this kind's words would use."""
    questions = {**kind.needs, **kind.likes}
    answers = {**slots, **situation.details}
    for slot, question in questions.items():
        if answers.get(slot):
            yield f"{question} {answers[slot]}"
    used = dict.fromkeys(s for beat in kind.beats for v in beat.variants for s in v.slots)
    for slot in used:
        told = slot in questions or slot in GIVEN_ELSEWHERE or slot.startswith("fact")
        if slots.get(slot) and not told:
            yield f"{slot}: {slots[slot]}"


def _event(event: Event) -> str:
    channel = event.channel.replace("_", " ")
    what = ": ".join(part for part in (channel, event.summary) if part) or event.direction
    return say("sent" if event.direction == "out" else "received", date=event.date, what=what)


def _list(lines: Iterable[str]) -> str:
    return "".join(f"\n- {line}" for line in lines)
