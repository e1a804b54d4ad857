"""A chat service on 127.0.0.1 with a fixed latency and, if wanted, faults; for the benchmarks.

    PYTHONPATH=. .venv/bin/python benchmarks/service.py --latency 2 [--faults 0.35 --seed 1]
        [--dies-after 300] [--status 401] [--count-tokens]

Prints its port on the first line, then ends after --seconds. GET /calls tells what it saw.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

BODY = """Hi {name},

Thank you for letting me know. I'd like to do better next time.

Could you tell me one thing that was missing?

Kind regards,
Ben Achterkamp"""
NO_FINDING = '{"findings": []}'
FAULTS = (
    "busy", "busy_no_header", "busy_date", "error_500", "page_502", "error_503", "reset",
    "no_reason", "cut", "empty", "broken_json", "prose", "fence", "wrong_shape", "refusal",
    "error_200", "charset", "huge",
)  # fmt: skip


ASKED_WAIT = 0.2
BROKEN_OFF = "Broken off"
"""The subject of a reply without an end mark; no draft may have it."""
FINAL = {"", "prose", "fence", "refusal", "huge"}
"""After these nobody should ask again."""


@dataclass
class Seen:
    """What came, by what it was to be, whom it was about and how far the conversation was."""

    calls: int = 0
    tokens: int = 0
    at_once: int = 0
    most_at_once: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    attempts: Counter[tuple[str, int]] = field(default_factory=Counter)
    too_early: int = 0
    in_vain: int = 0
    """Calls for what was answered once and for all."""
    _last: dict[tuple[str, int], tuple[str, float]] = field(default_factory=dict)

    def begin(self, what: tuple[str, int]) -> None:
        self.calls += 1
        self.attempts[what] += 1
        fault, told = self._last.get(what, (None, 0.0))
        self.too_early += fault == "busy" and time.monotonic() - told < 0.9 * ASKED_WAIT
        self.in_vain += fault in FINAL

    def end(self, what: tuple[str, int], fault: str) -> None:
        self.faults[fault] += 1
        self._last[what] = (fault, time.monotonic())

    def as_json(self) -> dict[str, Any]:
        most = max(self.attempts.values(), default=0)
        names = ("calls", "tokens", "most_at_once", "faults", "too_early", "in_vain")
        return {"most_attempts": most, **{name: getattr(self, name) for name in names}}


class Service:
    def __init__(self, given: argparse.Namespace) -> None:
        self.given, self.seen = given, Seen()
        self.chance = random.Random(given.seed)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        seen = self.seen
        seen.at_once += 1
        seen.most_at_once = max(seen.most_at_once, seen.at_once)
        try:
            told = await request.json()
            asked, form = told["messages"], _form(told)
            what = (f"{form} {_name(asked)}", len(asked))
            seen.begin(what)
            if self.given.count_tokens:
                seen.tokens += _tokens(asked)
            dead = 0 < self.given.dies_after < seen.calls
            await asyncio.sleep(self.given.latency)
            if dead or self.given.status:
                return _failed(500 if dead else self.given.status)
            fault = self._fault()
            seen.end(what, fault)
            good = json.dumps({"subject": "One question", "body": BODY.format(name=_name(asked))})
            return self._answer(fault, NO_FINDING if form == "findings" else good, request)
        finally:
            seen.at_once -= 1

    async def told(self, request: web.Request) -> web.Response:
        return web.json_response(self.seen.as_json())

    def _fault(self) -> str:
        return self.chance.choice(FAULTS) if self.chance.random() < self.given.faults else ""

    def _answer(self, fault: str, good: str, request: web.Request) -> web.Response:
        match fault:
            case "busy":
                return _failed(429, {"Retry-After": str(ASKED_WAIT)})
            case "busy_no_header":
                return _failed(429)
            case "busy_date":
                return _failed(429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
            case "error_500" | "error_503":
                return _failed(int(fault[-3:]))
            case "page_502":
                return web.Response(
                    text="<html>Bad gateway</html>", status=502, content_type="text/html"
                )
            case "reset":
                assert request.transport
                request.transport.abort()
                return _said(good)
            case "no_reason":
                return _said(good.replace("One question", BROKEN_OFF), finish=None)
            case "cut":
                return _said(good[:40], finish="length")
            case "empty":
                return _said("")
            case "broken_json":
                return web.Response(text='{"choices": [', content_type="application/json")
            case "prose":
                return _said(f"{good}\nI hope this helps!")
            case "fence":
                return _said(f"```json\n{good}\n```")
            case "wrong_shape":
                return _said('{"title": "x"}')
            case "refusal":
                return _said(None, refusal="I can't help with that.")
            case "error_200":
                return web.json_response({"error": {"message": "overloaded"}})
            case "charset":
                return web.Response(body=b"\xff\xfe\x00{", content_type="application/json")
            case "huge":
                return _said("x" * 5_000_000)
        return _said(good)


def _form(told: dict[str, Any]) -> str:
    """What is asked for: a message, or findings in one."""
    return str(told.get("response_format", {}).get("json_schema", {}).get("name", "message"))


def _tokens(asked: list[dict[str, str]]) -> int:
    from drafter.brief.tokens import count

    return sum(count(turn["content"]) for turn in asked)


def _name(asked: list[dict[str, str]]) -> str:
    text = "\n".join(turn["content"] for turn in asked)
    found = re.search(r"Lead \d+", text)
    return found.group() if found else "there"


def _said(content: str | None, finish: str | None = "stop", **more: Any) -> web.Response:
    message = {"role": "assistant", "content": content, **more}
    choice = {"index": 0, "finish_reason": finish, "message": message}
    return web.json_response(
        {"id": "c", "object": "chat.completion", "created": 1, "choices": [choice]}
    )


def _failed(status: int, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": {"message": "no"}}, status=status, headers=headers)


async def serve(given: argparse.Namespace) -> None:
    service = Service(given)
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", service.chat)
    app.router.add_get("/calls", service.told)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", given.port)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.sleep(given.seconds)
    await runner.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--latency", type=float, default=2.0)
    parser.add_argument("--faults", type=float, default=0.0, help="share of calls that go wrong")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--dies-after", type=int, default=0, help="calls; then only errors 500")
    parser.add_argument("--status", type=int, default=0, help="the only answer")
    parser.add_argument("--count-tokens", action="store_true")
    parser.add_argument("--seconds", type=float, default=600.0)
    asyncio.run(serve(parser.parse_args()))
