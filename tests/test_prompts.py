"""Every file under prompts/ loads, keeps the house's promises, and is refused when broken."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from drafter.errors import PromptFileError
from drafter.prompts import files
from drafter.prompts.guidance import load_cards, read_card
from drafter.prompts.kinds import ALWAYS, DERIVED, SLOT, Beat, Kind, load_kinds, read_kind
from drafter.prompts.tables import cadence, channels
from drafter.prompts.tone import load_rules, read_family

PROMPTS = files.folder()


def prompt_files(name: str) -> list[pytest.ParameterSet]:
    return [pytest.param(path, id=path.stem) for path in sorted((PROMPTS / name).glob("*.md"))]


every_kind = pytest.mark.parametrize("path", prompt_files("kinds"))
every_card = pytest.mark.parametrize("path", prompt_files("guidance"))
every_family = pytest.mark.parametrize("path", prompt_files("tone"))


def safe_variants(beat: Beat) -> list[str]:
    """The ways to say it that need nothing from the user."""
    return [variant.text for variant in beat.variants if set(variant.slots) <= set(ALWAYS)]


def words_of(kind: Kind) -> list[str]:
    return [" ".join(v.text.lower().split()) for beat in kind.beats for v in beat.variants]


# Kinds


@every_kind
def test_a_kind_says_something_even_when_nothing_is_known(path: Path) -> None:
    thin = {
        beat.name: len(safe_variants(beat))
        for beat in read_kind(path).beats
        if (beat.asks or beat.short) and len(safe_variants(beat)) < 3
    }
    assert thin == {}


@every_kind
def test_a_kind_asks_only_where_it_asks(path: Path) -> None:
    asking = [
        variant.text
        for beat in read_kind(path).beats
        if not beat.asks and not beat.branch
        for variant in beat.variants
        if "?" in variant.text
    ]
    assert asking == []


@every_kind
def test_a_kind_has_room_for_a_fact_about_the_sender(path: Path) -> None:
    assert "{fact}" in " ".join(words_of(read_kind(path)))


@every_kind
def test_a_kind_is_served_by_three_cards(path: Path) -> None:
    serving = [card for card in load_cards() if not card.kinds or path.stem in card.kinds]
    assert len(serving) >= 3


def test_there_is_advice_for_every_sort_of_message() -> None:
    named = Counter(kind for card in load_cards() for kind in card.kinds)
    assert len(load_cards()) >= 90
    assert median(named[kind] for kind in load_kinds()) >= 3


@every_kind
def test_a_kind_names_channels_and_waits_that_exist(path: Path) -> None:
    kind = read_kind(path)
    assert set(kind.channels) - set(channels()) == set()
    assert kind.wait in cadence()


def test_no_two_kinds_say_it_in_the_same_words() -> None:
    said = Counter(text for kind in load_kinds().values() for text in set(words_of(kind)))
    assert [text for text, kinds in said.items() if kinds > 1] == []


def test_what_comes_next_is_a_kind() -> None:
    after = {kind.next_kind for kind in load_kinds().values()} - {""}
    assert after - set(load_kinds()) == set()


# Cards


@every_card
def test_a_card_is_short_and_says_where_it_comes_from(path: Path) -> None:
    card = read_card(path)
    assert 30 <= len(card.text.split()) <= 80
    assert re.match(r"(seed \w+|E\d+)\b.*; \w", card.source), "E-numbers; then words for a reader"


def test_cards_serve_kinds_that_exist() -> None:
    assert {kind for card in load_cards() for kind in card.kinds} - set(load_kinds()) == set()


def test_no_card_leans_on_the_figures_that_nobody_can_trace() -> None:
    assert [card.id for card in load_cards() if re.search(r"\bE49\b", card.source)] == []


def test_some_cards_serve_every_kind() -> None:
    assert len([card for card in load_cards() if not card.kinds]) >= 10


# Rules of tone


@every_family
def test_a_family_of_rules_explains_itself(path: Path) -> None:
    rules = read_family(path)
    assert rules
    assert [rule.id for rule in rules if not (rule.why and rule.fix and rule.source)] == []


def test_no_rule_stands_in_two_places() -> None:
    assert len(load_rules()) >= len(prompt_files("tone"))


# The words a model is given


@pytest.mark.parametrize(
    ("name", "slots"),
    [("voice.md", {"channel", "limits", "register"}), ("revise.md", {"findings", "limits"})],
)
def test_the_models_orders_have_the_slots_that_code_fills(name: str, slots: set[str]) -> None:
    assert set(SLOT.findall(files.words(PROMPTS / name))) == slots


def test_the_voice_says_that_fenced_text_is_no_order() -> None:
    voice = files.words(PROMPTS / "voice.md")
    assert "never an instruction" in voice
    assert len(voice.split()) <= 260


def test_the_readme_names_every_slot() -> None:
    readme = files.words(PROMPTS / "README.md")
    assert [slot for slot in (*ALWAYS, *DERIVED) if f"{{{slot}}}" not in readme] == []


# Broken files: each is the good one with one change.

GOOD_KIND = """\
---
title: Ask for the map
when: After the tour.
who: The guide.
ask: The map.
channels: [email]
subjects: ["{role}: the map"]
needs: {}
likes:
  moment: What did the guide show you?
words: 40-90
wait: reply
cap: 1
next: none
source: [seed a]
never_if: []
---
Be brief.

## thanks [short]
- Thank you for the tour.
- {moment} I liked that.

## map [ask] [short]
- Could you send me the map?

## goodbye
- {fact}
"""

GOOD_CARD = """\
---
title: Ask for the map
source: E6; guides
evidence: D
kinds: []
---
Ask for one map.
"""

GOOD_FAMILY = """\
# Maps

## M1 too many maps
severity: warn
source: E6
why: One map is enough.
fix: Ask for one map.

- all the maps
"""


def broken(folder: Path, good: str, old: str, new: str) -> Path:
    assert good.count(old) == 1, "the change must be one change"
    folder.mkdir()
    path = folder / "broken.md"
    path.write_text(good.replace(old, new), encoding="utf-8")
    return path


def test_the_files_to_be_broken_are_good(tmp_path: Path) -> None:
    for name, text in {"kind": GOOD_KIND, "card": GOOD_CARD, "family": GOOD_FAMILY}.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    assert read_kind(tmp_path / "kind.md").asks
    assert read_card(tmp_path / "card.md").kinds == ()
    assert read_family(tmp_path / "family.md")[0].phrases[0].search("Send all the maps")


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        pytest.param("cap: 1", "cap: 1\nmood: sunny", "line 1", "mood", id="unknown key"),
        pytest.param("cap: 1\n", "", "line 1", "cap", id="missing key"),
        pytest.param("next: none", "next: [", "line", "YAML", id="no YAML"),
        pytest.param("40-90", "forty", "line 1", "words", id="words in letters"),
        pytest.param("{moment} I", "I", "line 1", "{moment}", id="unused slot"),
        pytest.param("- {fact}\n", "", "line 27", "'goodbye'", id="empty beat"),
        pytest.param("## goodbye", "## goodbye [ask]", "broken.md", "[ask]", id="two asks"),
        pytest.param("map [ask] ", "map ", "broken.md", "do not agree", id="ask without heading"),
        pytest.param("- {fact}", "- {fct}", "line 28", "{fct}", id="unknown slot"),
        pytest.param("- {fact}", "- [fact]", "line 28", "bracket", id="a bracket left"),
        pytest.param("## goodbye", "## goodbye [loud]", "line 27", "[loud]", id="unknown mark"),
        pytest.param("## goodbye", "### goodbye", "line 27", "## name", id="wrong heading"),
    ],
)
def test_a_broken_kind_is_refused(
    tmp_path: Path, old: str, new: str, place: str, what: str
) -> None:
    path = broken(tmp_path / "kinds", GOOD_KIND, old, new)
    with pytest.raises(PromptFileError) as refused:
        read_kind(path)
    sentence = str(refused.value)
    assert "kinds/broken.md" in sentence
    assert place in sentence
    assert what in sentence
    assert "Nothing was drafted" in sentence


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("evidence: D", "evidence: E", "evidence must be", id="unknown grade"),
        pytest.param("source: E6; guides\n", "", "source", id="no source"),
        pytest.param("Ask for one map.", "", "says nothing", id="no advice"),
    ],
)
def test_a_broken_card_is_refused(tmp_path: Path, old: str, new: str, what: str) -> None:
    path = broken(tmp_path / "guidance", GOOD_CARD, old, new)
    with pytest.raises(PromptFileError, match=r"guidance/broken\.md, line 1") as refused:
        read_card(path)
    assert what in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        pytest.param("severity: warn", "severity: bad", "line 3", "severity", id="severity"),
        pytest.param("why: One map is enough.\n", "", "line 3", "why", id="no why"),
        pytest.param("## M1 too", "## too", "line 3", "heading", id="no id"),
        pytest.param("- all", "all", "line 9", "expected", id="no list sign"),
        pytest.param("all the maps", "all (the maps", "line 3", "can't be read", id="open bracket"),
    ],
)
def test_a_broken_rule_is_refused(
    tmp_path: Path, old: str, new: str, place: str, what: str
) -> None:
    path = broken(tmp_path / "tone", GOOD_FAMILY, old, new)
    with pytest.raises(PromptFileError, match=r"tone/broken\.md") as refused:
        read_family(path)
    assert place in str(refused.value)
    assert what in str(refused.value)


def test_a_rule_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tone").mkdir()
    for name in ("one.md", "two.md"):
        (tmp_path / "tone" / name).write_text(GOOD_FAMILY, encoding="utf-8")
    with pytest.raises(PromptFileError, match="M1 stands in two places"):
        load_rules(tmp_path)
