"""The line that only the user could write stands in every kind of message, once."""

from __future__ import annotations

import pytest
from people import situation

from drafter import slots
from drafter.assembly import open_drafter
from drafter.message import Message
from drafter.prompts.kinds import kind, load_kinds

LINE = "You told me about the flood of 2019"


@pytest.mark.parametrize("channel", ["email", "phone_script"])
@pytest.mark.parametrize("id", ["ask_why_no", "status_check_manager", "pitch_department_head"])
def test_it_is_said_once_and_before_the_ask(id: str, channel: str) -> None:
    if channel not in kind(id).channels:
        return
    about = situation(kind=id, channel=channel, details={"own_line": LINE}, history=[])
    made = open_drafter(writer="phrasebook", recall=False).drafter.draft(about)
    assert isinstance(made, Message)
    assert made.draft.body.count(f"{LINE}.") == 1
    said = made.draft.body.partition("\nIf ")[0]
    assert said.index(LINE) < said.rindex("?")
    assert made.verdict != "block"


@pytest.mark.parametrize("id", load_kinds())
def test_every_kind_asks_for_it(id: str) -> None:
    assert "own_line" in slots.missing(kind(id), situation(kind=id))
