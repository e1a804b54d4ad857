"""`drafter web` on a machine that has never seen it, in a terminal where nobody types."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs a terminal as Unix has them")
ROOT = Path(__file__).parent.parent


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def within(seconds: float, port: int, *, up: bool) -> bool:
    """Whether the page begins, or ends, to answer in that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answers(port) == up:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def page(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Opened as the README says, by somebody whose home is empty; no browser is really started."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "drafter", "web", "--port", str(port)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, start_new_session=True,
        env={**os.environ, "HOME": str(tmp_path), "BROWSER": "true", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    yield running
    if running.poll() is None:
        os.killpg(running.pid, 15)
        running.wait(20)
    os.close(ours)
    os.close(theirs)


def test_the_page_opens_without_a_question_and_leaves_nothing_behind(
    page: subprocess.Popen[bytes], port: int
) -> None:
    assert within(60, port, up=True), "it waits for something to be typed"
    page.terminate()
    page.wait(20)
    assert within(10, port, up=False), "a server was left behind"
