"""Whoever they are, whatever is missing: a draft that a person could have written, or a stop.

DRAFTER_MANY=2000 tries two thousand strangers instead of the usual few.
"""

from __future__ import annotations

import os

import pytest
from crowd import ENOUGH, sameness
from faults import faults
from strangers import stranger

from drafter import open_drafter
from drafter.drafting import Drafter
from drafter.embedding import Embedder
from drafter.message import Draft, Stop
from drafter.prompts.kinds import kind
from drafter.writers.phrasebook import Phrasebook

MANY = int(os.environ.get("DRAFTER_MANY", "200"))
AT_ONCE = 50


@pytest.fixture
def drafter() -> Drafter:
    return open_drafter(writer="phrasebook", recall=False).drafter


@pytest.mark.parametrize("start", range(0, MANY, AT_ONCE))
def test_a_stranger_gets_a_draft_that_reads_like_a_person(start: int, drafter: Drafter) -> None:
    found = []
    for seed in range(start, min(start + AT_ONCE, MANY)):
        about = stranger(seed)
        made = drafter.draft(about)
        if not isinstance(made, Stop):
            found += [f"{seed} {about.kind}: {fault}" for fault in faults(made.draft, about)]
    assert not found


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Dear Q,\n\nI am a engineer.\n\nBest,\nBo", "article: 'a engineer'"),
        ("Dear Q,\n\nIt took an hour with an SQL user and a European.\n\nBest,\nBo", ""),
        ("Dear Q,\n\nIt was the the [day].\n\nBest,\nBo", "bracket"),
        ("Dear Q,\n\nIt was the the day.\n\nBest,\nBo", "doubled word"),
        ("Dear Q,\n\nAre you at Is It Tea?. It is late\n\nBest,\nBo", "doubled punctuation"),
        ("Dear Q,\n\nIt is late\n\nBest,\nBo", "no full stop"),
        ("Dear Q,\n\nThat area is new to me.\n\nBest,\nBo", "dangling reference"),
        ("Dear Q,\n\nThe day was long. The night was short.\n\nBest,\nBo", "same start"),
        ("Dear Q,\n\nI ran it. I left. I slept.\n\nBest,\nBo", "three times I"),
        ("Dear Q,\n\nIf so, write. If not, don't.\n\nBest,\nBo", "same shape"),
    ],
)
def test_a_fault_is_seen(body: str, fault: str) -> None:
    found = list(faults(Draft("", body), stranger(0).model_copy(update={"channel": "sms"})))
    seen = [each for each in found if not each.startswith("asks nothing")]
    assert any(each.startswith(fault) for each in seen) if fault else not seen


@pytest.mark.parametrize(
    "id",
    [
        "ask_why_no", "phone_intro_script", "rejection_call_keep_talking", "reply_keep_on_file",
        "followup_1", "ask_upcoming_openings", "make_intro_ask", "withdraw",
    ],
)  # fmt: skip
def test_thirty_people_do_not_get_one_form_letter(id: str, embedder: Embedder) -> None:
    assert sameness(kind(id), Phrasebook(embedder)) <= ENOUGH
