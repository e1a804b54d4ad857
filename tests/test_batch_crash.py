"""kill -9 in the middle of a batch; the long run is benchmarks/kills.py."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def kills() -> Iterator[Any]:
    sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
    yield import_module("kills")
    sys.path.pop(0)


@pytest.mark.parametrize("concurrency", [1, 4])
def test_no_row_is_lost_or_doubled_or_paid_for_more_than_what_was_in_flight(
    kills: Any, tmp_path: Path, concurrency: int
) -> None:
    found = kills.campaign(tmp_path, rows=150, kills=30, concurrency=concurrency, seed=11)
    assert found.holds, found
    assert {found.kills[where] for where in kills.WHERE} == {10}


def test_a_row_that_counts_as_done_when_it_is_begun_would_be_noticed(
    kills: Any, tmp_path: Path
) -> None:
    found = kills.campaign(tmp_path, rows=24, kills=6, concurrency=4, seed=1, mutant="fetch")
    assert found.lost and not found.holds


def test_beginning_from_the_first_row_each_time_would_be_noticed(
    kills: Any, tmp_path: Path
) -> None:
    found = kills.campaign(tmp_path, rows=18, kills=6, concurrency=1, seed=1, mutant="zero")
    assert found.repeated > found.bound
