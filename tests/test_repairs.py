"""Code mends the surface of a draft, brings in no word, and leaves the matter alone."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from people import event, situation
from strangers import stranger

from drafter import open_drafter
from drafter.message import Draft, Finding, Message, verdict_of
from drafter.prompts.kinds import kind
from drafter.prompts.tables import letter
from drafter.situation import Situation, read_situation
from drafter.tone.guard import ToneGuard
from drafter.tone.length import length
from drafter.tone.repairs import difference, repaired
from drafter.wording import names
from drafter.wording.visible import visible

SUBJECT = "Cellar Assistant: one question"
ASK = "Which one thing should I work on first?"
TUNED = Path(__file__).parent.parent / "benchmarks" / "guard" / "tuned.jsonl"
HARM = {"ok": 0, "warn": 1, "block": 2}


def judged(draft: Draft, about: Situation) -> tuple[Finding, ...]:
    return ToneGuard()(draft, about, kind(about.kind) if about.kind else None)


def mended(draft: Draft, about: Situation) -> Draft:
    found = judged(draft, about)
    return repaired(draft, found, about, kind(about.kind) if about.kind else None)


def body_of(said: str, **changes: Any) -> str:
    return mended(Draft(SUBJECT, said), situation(**changes)).body


def below(said: str) -> str:
    return f"Dear Ms Marsh,\n\n{said}\n\nKind regards,\nBen Achterkamp"


# Marks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Thanks! It was good! I learned a lot! " + ASK,
         "Thanks! It was good. I learned a lot. " + ASK),
        ("It was good!!! " + ASK, "It was good! " + ASK),
        ("So good! and so warm! " + ASK, "So good! and so warm. " + ASK),
        ("Good! Wow! so warm! " + ASK, "Good! Wow, so warm. " + ASK),
        ("Is it open?! " + ASK, "Is it open? " + ASK),
        ("It was good! " + ASK, "It was good! " + ASK),
        ("I  ran the  line. " + ASK, "I ran the line. " + ASK),
        ("PLEASE READ THIS before Friday. " + ASK, "Please read this before Friday. " + ASK),
        ("I can do the HACCP plan and I AM READY TO START NOW. " + ASK,
         "I can do the HACCP plan and I am ready to start now. " + ASK),
    ],
)  # fmt: skip
def test_a_loud_letter_is_calmed(before: str, after: str) -> None:
    assert body_of(below(before)) == below(after)


def test_a_name_keeps_its_mark_and_its_capitals() -> None:
    them = {"name": "Ingrid Marsh", "honorific": "Ms", "company": "HOPLA! Brewing"}
    said = below(f"I like HOPLA! Brewing. It was good! It was warm! {ASK}")
    assert body_of(said, recipient=them) == below(
        f"I like HOPLA! Brewing. It was good! It was warm. {ASK}"
    )


def test_quotes_and_the_signature_stay_as_they_are() -> None:
    said = below(f"Good! And  warm! {ASK}") + "\n\n> WE  ARE SORRY!! NOTHING MORE!!"
    assert body_of(said).endswith("Achterkamp\n\n> WE  ARE SORRY!! NOTHING MORE!!")


@pytest.mark.parametrize(
    ("before", "history", "after"),
    [
        ("Re: Re: Cellar Assistant", True, "Re: Cellar Assistant"),
        ("Re: Cellar Assistant", True, "Re: Cellar Assistant"),
        ("Re: Re: Cellar Assistant", False, "Cellar Assistant"),
        ("Fwd: Re: Cellar Assistant", False, "Cellar Assistant"),
        ("Re: ", False, "Re: "),
        ("Cellar Assistant!!", False, "Cellar Assistant"),
        ("CELLAR ASSISTANT: PLEASE ANSWER", False, "Cellar Assistant: please answer"),
    ],
)
def test_a_subject_is_put_right(before: str, history: bool, after: str) -> None:
    past = [event("2026-11-10", "in", "email", "said no")] if history else []
    about = situation(pasted_message="", history=past, role="Cellar Assistant")
    assert mended(Draft(before, below(ASK)), about).subject == after


# The greeting


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dear Ms Marhs,", "Dear Ms Marsh,"),
        ("Dear Ingird Marsh,", "Dear Ingrid Marsh,"),
        ("Hi Ingird!", "Hi Ingrid!"),
        ("Dear Sir or Madam,", "Dear Ms Marsh,"),
        ("Dear Hiring Manager,", "Dear Ms Marsh,"),
        ("To whom it may concern,", "Dear Ms Marsh,"),
        ("Hi,", "Hi Ms Marsh,"),
        ("Dear Ms Marsh,", "Dear Ms Marsh,"),
        ("Hello Ingrid,", "Hello Ingrid,"),
        ("Dear all,", "Dear all,"),
    ],
)
def test_the_greeting_gets_the_name_right(before: str, after: str) -> None:
    said = f"{before}\n\nThank you for the tour. {ASK}\n\nKind regards,\nBen Achterkamp"
    assert body_of(said) == said.replace(before, after, 1)


def test_another_name_is_changed_only_in_a_letter_about_this_place() -> None:
    about = f"Dear Oskar,\n\nThank you for the tour of {{}}. {ASK}\n\nBen Achterkamp"
    assert body_of(about.format("Tallowbridge Brewery")).startswith("Dear Ms Marsh,")
    assert body_of(about.format("the place")).startswith("Dear Oskar,")


def test_somebody_whom_the_situation_knows_is_no_misspelling() -> None:
    told = "Her colleague Inge Mars showed me the new fermenters."
    said = f"Dear Inge,\n\nThank you for the tour. {ASK}\n\nBen Achterkamp"
    assert body_of(said, situation=told) == said


def test_a_letter_that_forgot_its_greeting_gets_one() -> None:
    said = f"Thank you for the tour of your cellar. {ASK}\n\nKind regards,\nBen Achterkamp"
    assert body_of(said) == f"Dear Ms Marsh,\n\n{said}"
    assert body_of(said, register="casual") == f"Hi Ingrid,\n\n{said}"


@pytest.mark.parametrize("channel", ["sms", "linkedin_note", "voicemail", "phone_script"])
def test_what_is_short_or_spoken_is_not_given_one(channel: str) -> None:
    said = "Thank you for the tour. Could I ask you one question about it? Ben Achterkamp"
    assert body_of(said, channel=channel) == said


# The limit


def test_a_note_is_cut_at_a_sentence_that_may_go() -> None:
    said = (
        "Ingrid, thank you for the tour of the cellar. I ran a bottling line for two summers. "
        "The smell of the hops was a fine thing. It stayed with me on the way home, and for days. "
        "May I send you one question? Ben Achterkamp"
    )
    cut = body_of(said, channel="linkedin_note")
    assert length(said) > 200 >= length(cut)
    assert cut == (
        "Ingrid, thank you for the tour of the cellar. I ran a bottling line for two summers. "
        "The smell of the hops was a fine thing. May I send you one question? Ben Achterkamp"
    )


def test_a_paragraph_that_goes_leaves_no_gap() -> None:
    said = below(f"{ASK}\n\nThe cellar was cold. {'I liked it a lot, too. ' * 8}\n\nGood luck.")
    cut = body_of(said, constraints={"max_chars": 100})
    assert cut == below(ASK)


def test_what_cannot_be_cut_is_left_whole() -> None:
    said = f"Ingrid, {'could you tell me about the cellar and the line and ' * 5}the hops? Ben"
    assert body_of(said, channel="linkedin_note") == said


def test_what_the_user_wants_said_is_never_cut() -> None:
    said = below(f"{ASK} The cellar was cold. I hold a forklift licence. The tour was long.")
    cut = body_of(said, constraints={"max_chars": 125}, must_mention=["forklift licence"])
    assert cut == below(f"{ASK} I hold a forklift licence.")


# What is left to the user


def test_an_attachment_that_nobody_named_is_only_reported() -> None:
    draft = Draft(SUBJECT, below(f"I've attached my CV. {ASK}"))
    assert mended(draft, situation()) == draft
    assert any(found.rule == "S5" for found in judged(draft, situation()))


def test_a_good_letter_is_the_same_afterwards() -> None:
    draft = Draft(SUBJECT, below(f"Thank you for the tour. {ASK}"))
    assert mended(draft, situation()) is draft


# The difference


def test_both_texts_can_be_read_from_the_difference() -> None:
    before = Draft("Re: Re: One question", "Hi Ingird!!\n\nIt was  good!!")
    after = Draft("Re: One question", "Hi Ingrid!\n\nIt was good.")
    pieces = difference(before, after)
    for draft, change in ((before, "gone"), (after, "new")):
        for where, text in (("subject", draft.subject), ("body", draft.body)):
            kept = [p.text for p in pieces if p.where == where and p.change in {"same", change}]
            assert "".join(kept) == text
    assert ("body", "new", "Ingrid") in pieces
    assert {piece.change for piece in difference(after, after)} == {"same"}


# Whatever comes


def shout(text: str, pick: random.Random) -> str:
    words = text.split(" ")
    at = pick.randrange(len(words))
    words[at : at + 4] = [word.upper() for word in words[at : at + 4]]
    return " ".join(words)


def misspell(text: str, pick: random.Random) -> str:
    head, comma, rest = text.partition(",")
    at = pick.randrange(max(1, len(head) - 2))
    return f"{head[:at]}{head[at + 1 : at + 2]}{head[at : at + 1]}{head[at + 2 :]}{comma}{rest}"


def headless(text: str, pick: random.Random) -> str:
    return text.partition("\n\n")[2] or text


SPOILT = (
    lambda text, pick: re.sub(r"\.(?=\s)", "!", text),
    lambda text, pick: text.replace(". ", "!!  ", 2),
    lambda text, pick: text.replace(" ", "  ", pick.randrange(5)),
    lambda text, pick: text.replace("?", "?! PLEASE READ THIS NOW!", 1),
    lambda text, pick: re.sub(r"^(?:Dear|Hi) [^,\n]+", "Dear Sir/Madam", text),
    lambda text, pick: text.replace("\n\n", "\n\nThe days are long here, and I read. " * 3, 1),
    lambda text, pick: "",
    shout, misspell, headless,
)  # fmt: skip


@cache
def spoilt() -> list[tuple[Draft, Situation]]:
    drafter = open_drafter(writer="phrasebook", recall=False).drafter
    found = []
    for seed in range(0, 240, 5):
        pick, about = random.Random(seed), stranger(seed)
        made = drafter.draft(about)
        if isinstance(made, Message):
            subject, body = made.draft.subject, made.draft.body
            for spoil in pick.sample(SPOILT, 2):
                body = spoil(body, pick)
            subject = pick.choice(["", "Re: ", "Re: RE: ", "re:re: "]) + subject if subject else ""
            found.append((Draft(subject, body), about))
    return found


def bad_ones() -> Iterator[tuple[Draft, Situation]]:
    lines = TUNED.read_text("utf-8").splitlines() if TUNED.exists() else []
    for line in map(json.loads, lines):
        if line["label"] == "bad":
            about = read_situation(line["context"], where=line["id"])
            yield Draft(line["subject"], line["body"]), about


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def check(draft: Draft, about: Situation) -> bool:
    """Whether it was changed; never for the worse, never twice, never by a new word."""
    found = judged(draft, about)
    after = repaired(draft, found, about, kind(about.kind))
    again = judged(after, about)
    assert HARM[verdict_of(again)] <= HARM[verdict_of(found)]
    assert repaired(after, again, about, kind(about.kind)) == after
    hail = letter()["greeting"][about.formality].format(name="")
    allowed = (
        f"{hail} {visible(about.recipient.name)} {names.address(about.recipient, about.formality)}"
    )
    assert words(after.subject) <= words(draft.subject)
    assert words(after.body) <= words(draft.body) | words(allowed)
    return after != draft


def test_strangers_drafts_are_never_made_worse() -> None:
    changed = [check(draft, about) for draft, about in spoilt()]
    assert sum(changed) > len(changed) / 2 > 12


@pytest.mark.skipif(not TUNED.exists(), reason="needs benchmarks/guard/tuned.jsonl")
def test_bad_messages_are_never_made_worse() -> None:
    changed = [check(draft, about) for draft, about in bad_ones()]
    assert any(changed)
