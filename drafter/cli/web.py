"""drafter web: opens the page, on this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer


def web(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 8501,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Don't open one.")] = False,
) -> None:
    """Open the page in your browser. It listens on 127.0.0.1 only."""
    package = Path(__file__).parent.parent
    page = next(p for p in (package.parent / "app.py", package / "_app.py") if p.exists())
    free = port if _is_free(port) else _any_port()
    if free != port:
        print(f"Port {port} is taken; using {free}.")
    print(f"The page is at http://127.0.0.1:{free} (Ctrl-C ends it).", flush=True)
    command = [sys.executable, "-m", "streamlit", "run", str(page), *flags(free, no_browser)]
    _become(command, {**os.environ, **quiet()})


def _become(command: list[str], environment: dict[str, str]) -> None:
    """Where a process can turn into another, none is left behind when it is ended."""
    if os.name == "posix":
        os.execve(command[0], command, environment)
    try:
        raise typer.Exit(subprocess.call(command, env=environment))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def flags(port: int, no_browser: bool) -> list[str]:
    """Set here, because a config file that the user lacks protects nobody."""
    return [
        f"--server.port={port}",
        "--server.address=127.0.0.1",
        f"--server.headless={'true' if no_browser else 'false'}",
        "--server.enableCORS=true",
        "--server.enableXsrfProtection=true",
        "--server.fileWatcherType=none",
        "--server.showEmailPrompt=false",
        "--browser.gatherUsageStats=false",
        "--browser.serverAddress=127.0.0.1",
        "--client.toolbarMode=viewer",
        "--client.showErrorDetails=none",
        "--runner.magicEnabled=false",
        "--theme.base=light",
        "--theme.primaryColor=#2b6a64",
        "--theme.codeFont=sans-serif",
    ]


def quiet() -> dict[str, str]:
    """No telemetry of anybody's, and the drafter importable from the checkout."""
    root = str(Path(__file__).parent.parent.parent)
    path = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
    return {
        "ANONYMIZED_TELEMETRY": "False",
        "LANGSMITH_TRACING": "false",
        "LANGCHAIN_TRACING_V2": "false",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        "PYTHONPATH": path,
    }


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _any_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
