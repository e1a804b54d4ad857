"""The index may be damaged, killed or taken; the long run is benchmarks/index_faults.py."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def faults() -> Any:
    """By its name, because the processes that it starts import it too."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
    yield import_module("index_faults")
    sys.path.pop(0)


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """A started process runs the main file again; a page that was tested may pass for it."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.mark.parametrize(
    "damage",
    ["remove chroma.sqlite3", "remove a segment", "a file instead", "another version",
     "a half-built one beside it", "no right to the lock", "full disk"],
)  # fmt: skip
def test_a_draft_comes_and_one_notice_at_most(faults: Any, damage: str, tmp_path: Path) -> None:
    assert "1 survived" in faults.damages(tmp_path, only=lambda name: name == damage)


def test_a_kill_loses_nothing_and_leaves_no_half_index(faults: Any, tmp_path: Path) -> None:
    assert "none lost" in faults.kills(tmp_path, times=4, messages=120, seed=7, patience=10)


def test_whoever_finds_the_index_taken_learns_by_whom(faults: Any, tmp_path: Path) -> None:
    assert "told who has it" in faults.second_opener(tmp_path)
