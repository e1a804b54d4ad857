"""The walls: who may import whom, what starts fast, what reaches the page, how long things get."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "drafter").rglob("*.py"))
PAGE = [ROOT / "app.py", *sorted((ROOT / "drafter" / "page").rglob("*.py"))]
SLOW = {"openai", "chromadb", "langchain_core", "onnxruntime", "streamlit", "pandas", "numpy"}
RENDERED = {
    "markdown", "write", "error", "info", "warning", "success", "caption", "toast", "title",
    "header", "subheader", "button", "expander", "tabs", "spinner",
}  # fmt: skip
"""What Streamlit shows as Markdown; a user's text stands in st.text, st.code or a text area."""
LONGEST_FILE = 200
LONGEST_FUNCTION = 50


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**os.environ, "PYTHONPATH": str(cwd)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


# Layers


def layers(folder: Path) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "pyproject.toml", folder)
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return run("-c", code, "--no-cache", cwd=folder)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "drafter", tmp_path / "drafter", ignore=ignored)
    return tmp_path


def test_no_layer_imports_a_higher_one(copied: Path) -> None:
    checked = layers(copied)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("situation.py", "from drafter import assembly"),
        ("tone/guard.py", "import drafter.recall"),
        ("export.py", "def late():\n    from drafter.cli import app"),
    ],
)
def test_a_forbidden_import_is_noticed(copied: Path, module: str, forbidden: str) -> None:
    with (copied / "drafter" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{forbidden}\n")
    checked = layers(copied)
    assert checked.returncode == 1 and "not allowed to import" in checked.stdout, checked.stdout


def test_a_module_without_a_layer_is_noticed(copied: Path) -> None:
    (copied / "drafter" / "helpers.py").touch()
    assert "helpers" in layers(copied).stdout


# Speed


def test_the_commands_load_nothing_slow() -> None:
    code = "import sys, json, drafter.cli; print(json.dumps(list(sys.modules)))"
    loaded = {name.partition(".")[0] for name in json.loads(run("-c", code).stdout)}
    assert "typer" in loaded
    assert not loaded & SLOW


def test_help_is_there_at_once() -> None:
    """0.1 s where it was measured; 0.8 s leaves room for a busy machine."""

    def once() -> float:
        begun = time.perf_counter()
        assert "draft" in run("-m", "drafter", "--help").stdout
        return time.perf_counter() - begun

    assert min(once() for _ in range(5)) < 0.8


# What is nowhere


@pytest.mark.parametrize("banned", ["unsafe_allow_html", "smtplib", "st.html(", "components.v1"])
def test_stands_nowhere(banned: str) -> None:
    for path in [ROOT / "app.py", *SOURCES]:
        assert banned not in path.read_text(encoding="utf-8"), named(path)


def is_ours(value: ast.expr) -> bool:
    """A constant, or words of prompts/page.toml, into which only numbers can be put."""
    match value:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id="say")):
            return True
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(map(is_ours, parts))
        case ast.IfExp(body=one, orelse=other):
            return is_ours(one) and is_ours(other)
    return False


def risky(tree: ast.AST) -> list[ast.expr]:
    """What the code would have Streamlit read as Markdown, and is not ours."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = {alias.name for node in imports for alias in node.names}
    shown = [word.value for call in calls for word in call.keywords if word.arg == "help"]
    for call in calls:
        match call.func:
            case ast.Attribute(ast.Name(owner), _) if owner in modules:
                pass  # a function of ours that happens to be called so
            case ast.Attribute(attr=name) if name in RENDERED:
                shown += call.args[:1]
                shown += [word.value for word in call.keywords if word.arg in {"body", "label"}]
    return [value for value in shown if not is_ours(value)]


def test_markdown_on_the_page_is_all_ours() -> None:
    trees = {named(path): ast.parse(path.read_text(encoding="utf-8")) for path in PAGE}
    found = [
        f"{path}:{value.lineno} {ast.unparse(value)}"
        for path, tree in trees.items()
        for value in risky(tree)
    ]
    assert not found, found


@pytest.mark.parametrize(
    "code",
    [
        "st.markdown(text)",
        "st.markdown(body=text)",
        "st.error(f'No: {name}')",
        "column.caption('To ' + name)",
        "st.text_input(say('x.y'), help=name)",
        "st.tabs([say('x.y'), name])",
    ],
)
def test_text_of_others_in_markdown_is_noticed(code: str) -> None:
    assert risky(ast.parse(code))


# Size


def test_a_file_stays_short() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}


def test_a_function_stays_short() -> None:
    lengths = {
        f"{named(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


# The locks


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-browser.lock"])
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+ ", entry) and "--hash=sha256:" in entry, entry[:80]


def test_the_lock_names_all_that_the_project_depends_on() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = chain(project["project"]["dependencies"], project["dependency-groups"]["dev"])
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.M))
    names = {re.split(r"[<>=\[;~! ]", line)[0].lower() for line in wanted}
    assert names <= locked, names - locked
