"""What may be switched off or set aside, and what may not."""

from __future__ import annotations

import pytest

from drafter.assembly import open_drafter
from drafter.errors import BadInput
from drafter.message import Draft, Finding
from drafter.prompts.tone import load_rules
from drafter.tone.override import FINAL, final, switched_off


def finding(rule: str, severity: str) -> Finding:
    return Finding(rule, severity, "body", 0, 1, "x", "", "")  # type: ignore[arg-type]


def test_an_invention_is_final_and_pressure_is_not() -> None:
    found = (finding("G4", "block"), finding("P1", "block"), finding("G4", "warn"))
    assert final(found) == (found[0],)


def test_a_rule_that_was_switched_off_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    from people import situation

    pressing = Draft("", "Dear Ms Marsh,\n\nYou must reply to me today.\n\nBen Achterkamp")
    guard = open_drafter(writer="phrasebook", recall=False).drafter.guard
    assert "P1" in {f.rule for f in guard(pressing, situation(), None)}
    monkeypatch.setenv("DRAFTER_RULES_OFF", '["P1"]')
    guard = open_drafter(writer="phrasebook", recall=False).drafter.guard
    assert "P1" not in {f.rule for f in guard(pressing, situation(), None)}


@pytest.mark.parametrize("rule", [*sorted(FINAL), "X9"])
def test_some_rules_stay_on(rule: str) -> None:
    with pytest.raises(BadInput, match=rule):
        switched_off([rule])


def test_every_final_rule_is_one() -> None:
    assert set(load_rules()) >= FINAL
