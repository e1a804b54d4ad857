"""Four gauges move the way a reader would feel it, each for itself, and say so in words."""

from __future__ import annotations

import importlib.util
import shutil
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from people import situation
from strangers import stranger

from drafter import open_drafter
from drafter.errors import PromptFileError
from drafter.message import Draft, Message
from drafter.prompts import files
from drafter.prompts.kinds import kind
from drafter.tone.gauges import MEASURES, Gauge, gauges, read_table

ROOT = Path(__file__).parent.parent
SUBJECT = "Cellar Assistant: one question"
GOOD = (
    "Dear Ms Marsh,\n\nThank you for showing me the new fermenters. I ran the bottling line for "
    "two summers, with a team of five, and I'd like to do better next time.\n\n"
    "Which one thing should I work on first? One line is plenty, and if there's no time for it, "
    "that's fine too.\n\nKind regards,\nBen Achterkamp"
)


def read(body: str, **changes: Any) -> dict[str, Gauge]:
    about = situation(**changes)
    found = gauges(Draft(SUBJECT, body), about, kind(about.kind) if about.kind else None)
    return {gauge.id: gauge for gauge in found}


def letter(*sentences: str) -> str:
    return f"Dear Ms Marsh,\n\n{' '.join(sentences)}\n\nKind regards,\nBen Achterkamp"


def test_a_good_letter_is_within_every_band() -> None:
    assert {id: gauge.place for id, gauge in read(GOOD).items()} == dict.fromkeys(
        MEASURES, "within"
    )


def test_there_is_no_number_for_all_four() -> None:
    assert [gauge.id for gauge in gauges(Draft(SUBJECT, GOOD), situation())] == list(MEASURES)
    names = {field.name for field in fields(Gauge)}
    assert names == {"id", "name", "value", "low", "high", "words"}


ASK = "Could you tell me which one thing I should work on for the next time?"
FACT = "I ran the bottling line for two summers."


@pytest.mark.parametrize(
    ("gauge", "less", "more"),
    [
        ("pressure", f"Could you tell me more? {FACT}", f"You must tell me more. {FACT}"),
        ("pressure", f"{ASK} There's no hurry.", f"{ASK} I need this by tomorrow."),
        ("pressure", f"{ASK} {FACT}", f"{ASK} Your silence is disappointing."),
        ("pressure", f"May I ask why? {FACT}", f"Why have you not told me why? {FACT}"),
        ("pressure", f"{ASK} A short no is fine too.", f"{ASK} Otherwise I'll go to the owner."),
        ("pressure", f"{FACT} {ASK}", f"{FACT} Reply to this at once."),
        ("warmth", f"{FACT} {ASK}", f"Thank you for the tour. {FACT} {ASK}"),
        ("warmth", f"{FACT} {ASK}", f"You told me how the hops are kept. {FACT} {ASK}"),
        ("warmth", f"{FACT} That was careless of you.", f"{FACT} That was a pity."),
        ("confidence", f"Sorry, sorry to bother you. {ASK}", f"{FACT} {ASK}"),
        ("confidence", f"I'm only a cellar hand. {ASK}", f"I'm a cellar hand. {ASK}"),
        ("confidence", "I was just wondering, maybe, if you could say why.", f"{ASK} {FACT}"),
        ("confidence", f"{FACT} {ASK}", f"I'm certain I'm the perfect candidate. {FACT} {ASK}"),
        ("clarity", f"{ASK} Could you refer me? And can you read my CV?", f"{ASK} {FACT}"),
        (
            "clarity",
            "Notwithstanding organisational considerations regarding institutional recruitment "
            "administration, additional documentation substantiating accomplishments remains "
            f"immediately obtainable upon authorised communication. {ASK}",
            f"{FACT} I liked the work, and I learned to keep the count. {ASK}",
        ),
    ],
)
def test_a_gauge_rises_with_what_it_stands_for(gauge: str, less: str, more: str) -> None:
    assert read(letter(less))[gauge].value < read(letter(more))[gauge].value


@pytest.mark.parametrize(
    ("gauge", "place", "body"),
    [
        (
            "pressure",
            "above",
            "You have to answer me by tomorrow. You ignored my last two letters.",
        ),
        ("pressure", "below", "I hope all is well with you, and thank you for everything."),
        ("confidence", "below", f"I'm so sorry to bother you, sorry. I'm just a nobody. {ASK}"),
        ("confidence", "above", "I'm certain that I'm the perfect candidate. I guarantee results."),
        ("warmth", "below", "It is unacceptable that you failed to explain the decision."),
        ("clarity", "below", "Could you refer me? Can you read my CV? Who else is hiring?"),
        ("clarity", "above", "Why?"),
    ],
)
def test_both_ends_are_noticed(gauge: str, place: str, body: str) -> None:
    seen = read(letter(body))[gauge]
    assert seen.place == place, seen
    assert seen.words == read_table(files.folder() / "gauges.toml")["gauge"][gauge][place]


def test_who_asks_for_nothing_cannot_press_too_little() -> None:
    thanks = read(letter("Thank you so much for the good advice."), kind="thank_for_feedback")
    assert thanks["pressure"].low == 0


def test_other_languages_are_not_measured() -> None:
    german = "Sehr geehrte Frau Marsh,\n\nkönnten Sie mir sagen, woran ich noch arbeiten sollte?"
    assert read(german) == {} == read("")


def test_most_drafts_of_ours_are_within_the_bands() -> None:
    drafter = open_drafter(writer="phrasebook", recall=False).drafter
    places = []
    for seed in range(40):
        about = stranger(seed)
        made = drafter.draft(about)
        if isinstance(made, Message):
            places += [g.place for g in gauges(made.draft, about, kind(about.kind))]
    assert len(places) > 80
    assert places.count("within") >= 0.9 * len(places)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "Warmth"', 'nam = "Warmth"'),
        ("[gauge.pressure]", "[gauge.push]"),
        ("[signs.push]", "[signs.pull]"),
        ("loud = [0.7, '''", "loud = [0.7, '''("),
        ("loud = [0.7,", 'loud = ["much",'),
        ("[gauge.warmth]", "[gauge.warmth"),
    ],
)
def test_a_broken_table_is_refused(old: str, new: str, tmp_path: Path) -> None:
    copy = tmp_path / "gauges.toml"
    shutil.copy(files.folder() / "gauges.toml", copy)
    assert read_table(copy)
    text = copy.read_text(encoding="utf-8")
    assert old in text
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PromptFileError, match=r"gauges\.toml"):
        read_table(copy)


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gauging", ROOT / "benchmarks" / "gauges.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("high", "low", "area"),
    [([2, 3], [0, 1], 1.0), ([0], [1, 2], 0.0), ([1, 1], [1], 0.5), ([3, 1], [2, 0], 0.75)],
)
def test_the_area_is_the_share_of_pairs_in_order(
    high: list[float], low: list[float], area: float
) -> None:
    assert benchmark().auc(high, low) == area


def test_a_mail_is_read_with_its_subject() -> None:
    draft = benchmark().reading("Subject: One question \n\nDear Jo,\n\nWhy?").draft
    assert draft == Draft("One question", "Dear Jo,\n\nWhy?")
