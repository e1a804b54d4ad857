"""The page in a real browser: the copy button, and what it must never do."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from drafter.history import History
from drafter.page.words import say
from drafter.situation import Fact, Sender

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 30_000
REJECTION = """From: Ines Okafor <ines.okafor@larkbaking.example>
To: Mara Quell <mara.quell@example.org>
Date: Tue, 17 Nov 2026 09:12:00 +0000
Subject: Your application for Shift Baker (Ref LB-118)

Dear Mara,

Thank you for coming to see us. Unfortunately we have decided to go ahead with another candidate.

Kind regards,
Ines Okafor
Head of Production, Lark Baking
"""
HOSTILE = (
    "<img src=http://evil.example/a.png> ![x](http://evil.example/b.png) "
    "[press](http://evil.example/c) http://evil.example/d "
    "<iframe src=http://evil.example/e></iframe> "
    "<script>document.title='taken'</script>"
)


@contextmanager
def server(home: Path) -> Iterator[int]:
    """`drafter web` on a free port; ended by its own process group."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    running = subprocess.Popen(
        [sys.executable, "-m", "drafter", "web", "--no-browser", "--port", str(port)],
        cwd=ROOT, env={**os.environ, "DRAFTER_HOME": str(home)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port, running)
        yield port
    finally:
        os.killpg(running.pid, 15)
        running.wait(20)


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert running.poll() is None, "the page did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the page did not answer")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    home = tmp_path_factory.mktemp("home")
    fact = Fact(id="f1", text="I cut waste at a night bakery from 9 to 4 trays.")
    mara = Sender(name="Mara Quell", identity="baker, Leeds", facts=(fact,))
    History(home).save_profile(mara)
    with server(home) as port:
        yield port


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS)
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Any, port: int) -> Iterator[Page]:
    """A fresh session; whatever it asks for elsewhere fails the test."""
    origin = f"http://127.0.0.1:{port}"
    context = browser.new_context(viewport={"width": 1280, "height": 2200})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(origin)
    page.get_by_label(say("start.paste"), exact=True).wait_for()
    yield page
    context.close()
    assert asked
    outside = [url for url in asked if not re.match(rf"({origin}/|data:|blob:)", url)]
    assert not outside, outside


def draft(page: Page, text: str) -> str:
    page.get_by_label(say("start.paste"), exact=True).fill(text)
    page.get_by_role("button", name=say("start.read")).click()
    page.get_by_role("button", name=say("kind.draft")).click()
    body = page.get_by_label(say("draft.body"), exact=True)
    body.wait_for()
    page.get_by_text(say("out.heading")).wait_for()
    return body.input_value()


def copied(page: Page, number: int) -> str:
    """What the clipboard holds after the copy button of one of the blocks was pressed."""
    block = page.get_by_test_id("stCode").nth(number)
    block.hover()
    block.get_by_role("button", name="Copy to clipboard").click()
    page.wait_for_timeout(200)
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_pasted_no_becomes_a_message_in_the_clipboard(page: Page) -> None:
    body = draft(page, REJECTION)
    assert body.startswith("Dear Ines")
    assert copied(page, 1) == body.strip()
    assert copied(page, 0) == page.get_by_label(say("draft.subject"), exact=True).input_value()
    link = page.get_by_role("link", name=say("out.mail")).get_attribute("href")
    assert link and link.startswith("mailto:ines.okafor@larkbaking.example?subject=")


def test_an_edited_text_is_checked_and_the_edit_is_what_is_copied(page: Page) -> None:
    edited = draft(page, REJECTION).replace("Dear Ines", "Hello Ines")
    body = page.get_by_label(say("draft.body"), exact=True)
    body.fill(f"{edited}\nYou must reply to me today.")
    page.get_by_role("button", name=say("draft.check")).click()
    page.get_by_text(say("verdict.block")).wait_for()
    page.get_by_test_id("stCode").first.wait_for(state="detached")
    body.fill(edited)
    page.get_by_role("button", name=say("draft.check")).click()
    page.get_by_text(say("verdict.block")).wait_for(state="detached")
    page.get_by_test_id("stCode").nth(1).wait_for()
    assert copied(page, 1) == edited.strip()


def test_nothing_grows_out_of_pasted_text(page: Page) -> None:
    """The session's end asserts that nothing was asked for outside this machine."""
    draft(page, REJECTION.replace("Dear Mara,", f"Dear Mara,\n\n{HOSTILE}\n"))
    body = page.get_by_label(say("draft.body"), exact=True)
    body.fill(f"Dear Ines,\n\n{HOSTILE} You must reply.")
    page.get_by_role("button", name=say("draft.check")).click()
    page.get_by_text("This is a fault that no reason makes good").wait_for()
    _nothing_grew(page)
    body.fill("Dear Ines,\n\nYou must reply.\n\nMara")
    page.get_by_role("button", name=say("draft.check")).click()
    page.get_by_label(say("out.override"), exact=True).fill(HOSTILE)
    page.get_by_label(say("out.override"), exact=True).press("Enter")
    page.get_by_test_id("stCode").nth(1).wait_for()
    _nothing_grew(page)


def _nothing_grew(page: Page) -> None:
    ours = ":not([href^='mailto:']):not([href^='http://127.0.0.1:'])"
    made = f"img[src*=evil], script[src*=evil], iframe, a[href*=evil]{ours}, a[href^=http]{ours}"
    grown = [element.evaluate("e => e.outerHTML") for element in page.locator(made).all()]
    assert not grown, grown
    assert page.title() != "taken"


def test_listens_on_this_machine_only(port: int) -> None:
    listening = {
        (address.rpartition(":")[0], state)
        for table in ("tcp", "tcp6")
        for _, address, _, state in _sockets(Path("/proc/net") / table)
        if int(address.rpartition(":")[2], 16) == port and state == "0A"
    }
    assert listening == {("0100007F", "0A")}, "0100007F is 127.0.0.1"


def _sockets(table: Path) -> list[list[str]]:
    return [line.split()[:4] for line in table.read_text().splitlines()[1:]]


def test_is_usable_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    draft(page, REJECTION)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    for name in (say("draft.again"), say("draft.check"), say("after.sent")):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390, name
