"""A sense is met when its words come together, in its order, near enough, and nothing denies it."""

from __future__ import annotations

import pytest

from drafter.tone.reading import Hit, merged
from drafter.tone.senses import Place, groups_in, plain, senses, spans, words_in
from drafter.tone.senses import _sense as read_sense


@pytest.mark.parametrize(
    ("word", "full"),
    [
        ("can't", ("can", "not")),
        ("won’t", ("will", "not")),
        ("I'd", ("i", "would")),
        ("they've", ("they", "have")),
        ("mother's", ("mother", "'s")),
        ("1200", ("#",)),
    ],
)
def test_short_forms_are_read_in_full(word: str, full: tuple[str, ...]) -> None:
    assert plain(word) == full


@pytest.mark.parametrize(
    ("says", "first", "second", "met"),
    [
        ("a > b", Place(0, 0), Place(3, 3), True),
        ("a > b", Place(3, 3), Place(0, 0), False),
        ("a + b", Place(3, 3), Place(0, 0), True),
        ("a >1 b", Place(0, 0), Place(2, 2), True),
        ("a >1 b", Place(0, 0), Place(3, 3), False),
        ("a >0 b", Place(0, 1), Place(2, 2), True),
        ("a + b", Place(0, 2), Place(1, 1), False),
    ],
)
def test_order_and_reach(says: str, first: Place, second: Place, met: bool) -> None:
    sense = read_sense({"rule": "P4", "says": says}, {})
    assert bool(list(spans(sense, {"a": [first], "b": [second]}))) == met


def test_what_takes_it_back() -> None:
    sense = read_sense({"rule": "P4", "says": "a > b", "unless": "c / d"}, {})
    places = {"a": [Place(0, 0)], "b": [Place(1, 1)]}
    assert list(spans(sense, places))
    assert not list(spans(sense, places | {"d": [Place(9, 9)]}))


def test_an_unknown_group_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no group is called NOBODY"):
        read_sense({"rule": "P4", "says": "NOBODY > b"}, {})


def test_few_senses_reach_across_a_colon() -> None:
    near, far = ("my wife and my father", "my wife: my father")
    at = [groups_in(words_in(text, 0, len(text)))["KIN"][-1].first for text in (near, far)]
    assert at[1] - at[0] > 5


def test_every_sense_speaks_for_a_rule() -> None:
    from drafter.prompts.tone import load_rules

    assert {sense.rule for row in senses().of.values() for sense in row} <= set(load_rules())


def test_a_hit_that_names_no_severity_has_its_rules_own() -> None:
    plain, hint = Hit("body", 0, 9), Hit("body", 4, 12, "hint")
    assert merged([plain, hint], own="block") == [Hit("body", 0, 12)]
    assert merged([plain, Hit("body", 4, 12, "block")], own="warn")[0].severity == "block"
