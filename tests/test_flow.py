"""Neighbouring sentences that start or run alike are counted, others are not."""

from __future__ import annotations

import pytest

from drafter.writers.flow import clashes


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["Thank you for the answer.", "The day was long. I ran the yard."], 0),
        (["The day was long.", "The night was short."], 1),
        (["I'd be glad to come.", "I'd be there at nine."], 2),
        (["If it suits you, I'll come.", "If not, that's fine."], 2),
        (["I ran the yard. I left.", "I'm a clerk now."], 3),
        (['It read: "I ran it." That was short.'], 0),
        (["We met at the Leeds fair in May. Dr. Lind spoke."], 0),
    ],
)
def test_what_runs_alike(texts: list[str], count: int) -> None:
    assert clashes(texts) == count
