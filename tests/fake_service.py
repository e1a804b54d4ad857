"""An OpenAI-compatible service on this machine that answers from a script, faults included."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    """Seconds before the first byte."""
    reset_after: int | None = None
    """The connection is torn down after so many bytes of the body."""
    drip: float = 0.0
    """Seconds between one byte and the next."""


def completion(content: Any, finish: str | None = "stop", **message: Any) -> Reply:
    said = {"role": "assistant", "content": content, **message}
    choice = {"index": 0, "message": said, "finish_reason": finish}
    return as_json({"id": "c1", "object": "chat.completion", "created": 1, "choices": [choice]})


def draft(subject: str, body: str) -> Reply:
    return completion(json.dumps({"subject": subject, "body": body}))


def as_json(data: Any, status: int = 200, **headers: str) -> Reply:
    return Reply(json.dumps(data).encode(), status, {"Content-Type": "application/json", **headers})


def failed(status: int, message: str = "no", *, code: str = "", **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return as_json({"error": {"message": message, "code": code}}, status, **named)


def page(status: int = 200) -> Reply:
    return Reply(b"<!doctype html><title>Hello</title>", status, {"Content-Type": "text/html"})


@dataclass(frozen=True)
class Call:
    path: str
    headers: dict[str, str]
    asked: dict[str, Any]
    at: float


def asked(body: bytes) -> dict[str, Any]:
    """What was sent, if it is a JSON object."""
    try:
        data = json.loads(body)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


class FakeService:
    """`with FakeService([draft(...), failed(500)]) as service`; the last reply repeats."""

    def __init__(self, script: Sequence[Reply]) -> None:
        self.script = list(script)
        self.calls: list[Call] = []
        service, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"] or 0))
                with lock:
                    number = len(service.calls)
                    headers = {name.lower(): value for name, value in self.headers.items()}
                    call = Call(self.path, headers, asked(body), time.monotonic())
                    service.calls.append(call)
                self.play(service.script[min(number, len(service.script) - 1)])

            do_GET = do_POST  # noqa: N815 - the name that http.server wants

            def play(self, reply: Reply) -> None:
                time.sleep(reply.wait)
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(reply.body)))
                    self.end_headers()
                    self.send_body(reply)
                except OSError:
                    pass  # the caller gave up, as some tests want

            def send_body(self, reply: Reply) -> None:
                for place in range(0, len(reply.body), 1) if reply.drip else ():
                    self.wfile.write(reply.body[place : place + 1])
                    time.sleep(reply.drip)
                if not reply.drip:
                    self.wfile.write(reply.body[: reply.reset_after])
                if reply.reset_after is not None:
                    abrupt = struct.pack("ii", 1, 0)
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, abrupt)
                    self.wfile.flush()
                    self.connection.close()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def __enter__(self) -> FakeService:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
