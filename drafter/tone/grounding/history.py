"""G5: shared memories, each asked whether the situation knows of it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.slots import homework
from drafter.tone.grounding.ground import Part, ground_of, hit
from drafter.tone.grounding.wordlists import lists, says
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording.folding import fold

CLAIMS = ("work", "known", "tie", "no", "sent", "help", "written", "said")
"""What a phrase may claim, asked in this order; the rest claims that they spoke."""


def invented(reading: Reading) -> Iterator[Hit]:
    for found in matches(reading, "G5"):
        text = reading.draft.subject if found.where == "subject" else reading.draft.body
        if not happened(reading, fold(text[found.start : found.end])):
            yield hit(reading, "G5", Part(found.where, text, 0), (found.start, found.end))


def happened(reading: Reading, quote: str) -> bool:
    told = ground_of(reading.situation).text
    match next((claim for claim in CLAIMS if says(f"claims_{claim}", quote)), "spoken"):
        case "work":
            return _published(reading, told, quote) or (
                quote.endswith("interview") and _spoke(reading)
            )
        case "tie":
            return says("tie", told)
        case "known":
            return says("tie", told) or _spoke(reading)
        case "no":
            return _wrote(reading) and says("no", told)
        case "sent":
            return _sent(reading)
        case "help" | "written":
            return _wrote(reading) or _spoke(reading)
        case "said":
            published = any(work.backed_by.search(told) for work in lists().works)
            return _wrote(reading) or _spoke(reading) or published
        case _:
            return _spoke(reading)


def _published(reading: Reading, told: str, quote: str) -> bool:
    """An article is backed by an article, told or pasted; a follower by following."""
    s = reading.situation
    given = " ".join(f"{homework.place(source, s).called} {source.title}" for source in s.sources)
    works = [work for work in lists().works if work.claims.search(quote)]
    if works:
        told = f"{told}\n{'role' if s.role or s.ref else ''}"
        return any(work.backed_by.search(told) or work.claims.search(given) for work in works)
    return says("follows", told)


def _spoke(reading: Reading) -> bool:
    situation = reading.situation
    relation = fold(situation.recipient.relationship)
    if says("close", relation) and "stranger" not in relation:
        return True
    if any(
        says("spoken_channel", fold(event.channel)) or says("spoken_summary", fold(event.summary))
        for event in situation.history
    ):
        return True
    return says("spoken", _told(reading))


def _wrote(reading: Reading) -> bool:
    situation = reading.situation
    if says("letter", fold(situation.pasted_message)):
        return True
    if any(event.direction == "in" for event in situation.history):
        return True
    return says("written", _told(reading)) or says(
        "written", fold(situation.recipient.relationship)
    )


def _sent(reading: Reading) -> bool:
    situation = reading.situation
    if any(event.direction == "out" for event in situation.history):
        return True
    return says("letter", fold(situation.pasted_message)) or says("sent", _told(reading))


def _told(reading: Reading) -> str:
    """What the user tells of it, without who everybody is."""
    situation = reading.situation
    facts = [fact.text for fact in situation.sender.public_facts]
    return fold(
        "\n".join(
            [situation.situation, situation.pasted_message, *situation.details.values(), *facts]
        )
    )
