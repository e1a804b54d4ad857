"""The start script: read by old Pythons, needs nothing, and fails in a sentence."""

from __future__ import annotations

import ast
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "run.py"


def test_an_older_python_can_read_it() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_needs_only_the_standard_library() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    plain = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    parts = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert plain | parts <= sys.stdlib_module_names


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(SCRIPT, tmp_path)
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    return tmp_path


def test_without_a_registry_it_says_what_to_check_and_is_not_set_up(checkout: Path) -> None:
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(checkout / "run.py"), "kinds"],
        env={**os.environ, **nowhere}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "No package registry answers. Check the network" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv" / "complete").exists()


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ("OSError: [Errno 28] No space left on device: 'x'", "The disk is full"),
        ("error: dns error: failed to lookup address", "No package registry answers"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the tested one"),
        ("No matching distribution found for onnxruntime==1", "No package fits this Python"),
        ("/usr/bin/python3: No module named ensurepip", "has no venv or no ensurepip"),
        ("something  nobody\nforesaw", "It said: “something nobody foresaw”"),
    ],
)
def test_a_cause_is_told_in_a_sentence(failure: str, told: str) -> None:
    assert told in runpy.run_path(str(SCRIPT))["explain"](failure)


def test_only_a_stamp_of_this_lock_counts_as_set_up(checkout: Path) -> None:
    script = runpy.run_path(str(checkout / "run.py"))
    assert not script["complete"]()
    script["PYTHON"].parent.mkdir(parents=True)
    script["PYTHON"].touch()
    assert not script["complete"]()
    script["STAMP"].write_text(script["fingerprint"]())
    assert script["complete"]()
    with (checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert not script["complete"]()
