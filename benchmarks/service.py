"""A chat service on 127.0.0.1 with a fixed latency and, if wanted, faults; for the benchmarks.

    PYTHONPATH=. .venv/bin/python benchmarks/service.py --latency 2 [--faults 0.35 --seed 1]

Prints its port on the first line, then ends after --seconds. GET /calls tells how many calls came.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
from typing import Any

from aiohttp import web

BODY = """Hi {name},

Thank you for letting me know. I'd like to do better next time.

Could you tell me one thing that was missing?

Kind regards,
Ben Achterkamp"""
FAULTS = (
    "busy", "busy_no_header", "busy_date", "error_500", "page_502", "error_503", "reset",
    "no_reason", "cut", "empty", "broken_json", "prose", "fence", "wrong_shape", "refusal",
    "error_200", "charset", "huge",
)  # fmt: skip


class Service:
    def __init__(self, latency: float, faults: float, seed: int) -> None:
        self.latency, self.faults = latency, faults
        self.chance = random.Random(seed)
        self.calls = 0
        self.at_once = self.most_at_once = 0
        self.faulty: dict[str, int] = {}

    async def chat(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            asked = await request.json()
            await asyncio.sleep(self.latency)
            fault = self.chance.choice(FAULTS) if self.chance.random() < self.faults else ""
            self.faulty[fault] = self.faulty.get(fault, 0) + 1
            return self._answer(fault, _name(asked), request)
        finally:
            self.at_once -= 1

    async def told(self, request: web.Request) -> web.Response:
        seen = {"calls": self.calls, "most_at_once": self.most_at_once, "faults": self.faulty}
        return web.json_response(seen)

    def _answer(self, fault: str, name: str, request: web.Request) -> web.Response:
        good = json.dumps({"subject": "One question", "body": BODY.format(name=name)})
        match fault:
            case "busy":
                return _failed(429, {"Retry-After": "0.2"})
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
                return _said(good, finish=None)
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


def _name(asked: dict[str, Any]) -> str:
    text = "\n".join(str(turn["content"]) for turn in asked["messages"])
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
    service = Service(given.latency, given.faults, given.seed)
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
    parser.add_argument("--seconds", type=float, default=600.0)
    asyncio.run(serve(parser.parse_args()))
