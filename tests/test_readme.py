"""What README.md shows is what happens: its Python runs, its example and its help are real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def drafter(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    return subprocess.run([sys.executable, "-m", "drafter", *words], input=given, text=True,
                          capture_output=True, env=env, cwd=ROOT, timeout=120)  # fmt: skip


def test_its_python_runs() -> None:
    (source,) = blocks("python")
    exec(compile(source, "README.md", "exec"), {})


def test_its_draft_is_the_one_that_comes_out() -> None:
    shown = next(block for block in blocks("text") if block.startswith("Subject:"))
    assert drafter("draft", "--example").stdout.strip() == shown.strip()


def test_its_help_is_the_help() -> None:
    shown = next(block for block in blocks("text") if block.startswith("Usage:"))
    said = drafter("--help").stdout.replace("python -m drafter", "drafter")
    assert said.strip() == shown.strip()


def test_its_profile_command_works() -> None:
    command = next(block for block in blocks("console") if "profile" in block)
    words = re.findall(r'--(\w+) "([^"]+)"', command)
    done = drafter("profile", *(word for name, value in words for word in (f"--{name}", value)))
    assert done.returncode == 0, done.stderr
    assert all(value in done.stdout for _, value in words)


def test_every_command_it_lists_exists() -> None:
    listed = {
        match for block in blocks("console") for match in re.findall(r"^drafter (\w+)", block, re.M)
    }
    known = re.findall(r"^  (\w+)  ", drafter("--help").stdout.split("Commands:")[1], re.M)
    assert listed
    assert listed <= set(known)


def test_its_pasted_examples_work() -> None:
    mail = (ROOT / "examples" / "rejection.txt").read_text(encoding="utf-8")
    drafter("profile", "--example")
    assert drafter("draft", given=mail).returncode == 0
    assert "Helen Strand" in drafter("intake", given=mail).stdout


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"\]\(([\w./-]+)\)", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
