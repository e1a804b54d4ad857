"""What every test stands on: a home of its own, no settings, no network, and the real embedder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from drafter import embedding
from drafter.embedding import Embedder, MiniLM

CHROMIUM = Path("/usr/bin/chromium")
FOREIGN = ("DRAFTER_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_")
CALLS = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")
HERE = ("127.", "::1", "localhost", "0.0.0.0")

browser_is_required = os.environ.get("DRAFTER_BROWSER") == "required"
outside: list[str] = []
"""Hosts that the running test tried to reach."""


def refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in CALLS:
        return
    address = arguments[0] if event.startswith("socket.gethost") else arguments[-1]
    if event == "socket.getaddrinfo":
        address = arguments[0]
    host = address[0] if isinstance(address, tuple) else address
    if not isinstance(host, str) or host.startswith(("/", *HERE)) or not host:
        return
    outside.append(host)
    raise OSError(f"a test may not leave this machine ({event} {host})")


sys.addaudithook(refuse_the_outside)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped for a user, and fail where they are required."""
    if browser_is_required or (CHROMIUM.exists() and find_spec("playwright")):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="needs Debian's Chromium and playwright"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's data for this test alone, and an environment that sets nothing."""
    for name in list(os.environ):
        if name.startswith(FOREIGN) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def stays_here() -> Iterator[None]:
    """Fails a test that tried to leave, even if the code under test forgave the refusal."""
    outside.clear()
    yield
    assert not outside, f"tried to reach {outside}"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The packaged MiniLM, opened once."""
    found, notice = embedding.load()
    assert isinstance(found, MiniLM), notice
    return found
