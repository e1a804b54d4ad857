"""What an account says of interview, application and answer: the days, and how it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from drafter.intake.cues import table
from drafter.intake.days import Day
from drafter.intake.found import Found, found
from drafter.intake.past import days_past, when
from drafter.intake.plain import Plain

TELLING = (("interview_date", "interview"), ("applied_date", "applied"), ("sent_date", "sent"))


def happened(
    sentences: Sequence[Plain], decision: Found | None, *, today: dt.date, locale: str
) -> Iterator[Found]:
    cues = table().account
    been = _been(sentences)
    taken: set[int] = set()
    for field, cue in TELLING:
        among = been if field == "interview_date" else sentences
        if told := when(among, cues[cue], today=today, locale=locale, last=cue == "sent"):
            taken.add(told[1].date.toordinal())
            yield _found(field, *told)
    yield from _ways(been, decision)
    for sentence in _answers(sentences, decision) if decision else ():
        for day in days_past(sentence, today=today, locale=locale):
            if day.date.toordinal() not in taken:
                yield _found("date", sentence, day)
                return


def _been(sentences: Iterable[Plain]) -> list[Plain]:
    """Without those that speak of an interview to come."""
    to_come = table().account["interview_to_come"]
    return [sentence for sentence in sentences if not to_come.find(sentence)]


def _found(field: str, sentence: Plain, day: Day) -> Found:
    iso = day.date.isoformat()
    return found(field, sentence, day.start, day.end, value=iso, sure=day.sure)


def _answers(sentences: Sequence[Plain], decision: Found) -> list[Plain]:
    """The sentence that tells of the answer first, then the others."""
    return sorted(sentences, key=lambda sentence: sentence.span()[0] != decision.start)


def _ways(sentences: Sequence[Plain], decision: Found | None) -> Iterator[Found]:
    """By video or phone, where that is said of the interview; and whether the answer was a call."""
    cues = table().account
    for sentence in sentences:
        if cues["interview"].find(sentence):
            for way, id in (("phone", "phone_interview"), ("video", "video")):
                if place := cues[id].find(sentence):
                    yield found("interview_by", sentence, *place, value=way)
                    break
            else:
                continue
            break
    for sentence in sentences if decision else ():
        place = cues["phone"].find(sentence)
        if place and not cues["phone_interview"].find(sentence):
            yield found("told_by", sentence, *place, value="phone")
            return


def circumstances(
    account: Plain, values: dict[str, str], *, today: dt.date, news: bool
) -> frozenset[str]:
    """The fields that were found, and what a [[told]] table may ask for besides."""
    cues = table().account
    said = {
        "interviewed": any(cues["interview"].find(s) for s in _been(account.sentences())),
        "interview_ahead": any(cues["interview_to_come"].find(s) for s in account.sentences()),
        "applied": bool(values.get("applied_date")) or cues["applied"].in_words(account.text),
        "silent": cues["silence"].in_words(account.text),
        "by_phone": values.get("told_by") == "phone",
        "news": news,
    }
    told = {id for id, so in said.items() if so}
    return frozenset(values) | told | since_interview(values, today)


def since_interview(values: dict[str, str], today: dt.date) -> frozenset[str]:
    """interview_just or interview_over, when the day of the interview is known."""
    day = values.get("interview_date")
    if not day:
        return frozenset()
    over = (today - dt.date.fromisoformat(day)).days > THANKS_WITHIN
    return frozenset({"interview_over" if over else "interview_just"})


THANKS_WITHIN = 3
"""Days after which thanks for an interview come too late."""
