"""The wheel holds the words, the page and the examples, and works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built offline, by the build backend itself."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_that_is_read_at_run_time(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    for folder, packed in {"prompts": "_prompts", "examples": "_examples"}.items():
        for file in (ROOT / folder).rglob("*.*"):
            if file.is_file():
                assert f"drafter/{packed}/{file.relative_to(ROOT / folder).as_posix()}" in inside
    assert {"drafter/_app.py", "drafter/py.typed", "drafter/__main__.py"} <= inside


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"drafter"}
    assert not [name for name in ZipFile(wheel).namelist() if "__pycache__" in name]


def test_a_draft_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "drafter", "draft", "--example"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Nadia" in done.stdout
