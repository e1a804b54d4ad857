"""The service of benchmarks/kills.py: answers every lead by name, or kills who asks."""

from __future__ import annotations

import json
import os
import re
import signal
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

BODY = """Hi {name},

Thank you for letting me know. I'd like to do better next time.

Could you tell me one thing that was missing?

Kind regards,
Ben Achterkamp"""


@dataclass
class Service:
    """Answers every lead by name; kills its caller in the middle of a call, if it was told to."""

    calls: int = 0
    victim: int = 0
    fatal: int = 0
    """The call, counted from when it is set, that is the caller's last; 0: none."""
    lock: Lock = field(default_factory=Lock)

    def begin(self) -> bool:
        """Whether the caller may have an answer."""
        with self.lock:
            self.calls += 1
            if self.fatal:
                self.fatal -= 1
                if not self.fatal:
                    os.kill(self.victim, signal.SIGKILL)
                    return False
        return True


def served(service: Service) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if not service.begin():
                self.close_connection = True
                return
            name = re.search(r"Lead \d+", asked)
            assert name
            said = {"subject": "One question", "body": BODY.format(name=name.group())}
            message = {"role": "assistant", "content": json.dumps(said)}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            body = json.dumps({"id": "c", "choices": [choice]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # whoever called was killed, as is meant

    server = Server(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
