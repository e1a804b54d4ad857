"""How near a batch comes to what its service allows, and what a row costs us.

    PYTHONPATH=. .venv/bin/python benchmarks/throughput.py [--latency 2] [--concurrency 8 32 64 128]
        [--rounds 10] [--no-peer] [--no-recall-only]

Ideal is rows x latency / concurrency. Beside it a bare aiohttp loop that asks the same service for
as much, and the shape that is usual: row after row, one Chroma query and one blocking call (a few
rows, taken times the rest). The service runs in a process of its own; everything in one run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from ground import Service, load, profile, serving, write_leads

from drafter.assembly import open_drafter
from drafter.batch import read_leads
from drafter.batch.gate import Gate
from drafter.batch.journal import Journal
from drafter.batch.opening import prepared
from drafter.cli.data import known_profile
from drafter.drafting import Drafter
from drafter.rounds import Steps
from drafter.tone.guard import ToneGuard

PEER_ROWS = 8
REQUEST = {"model": "m", "messages": [{"role": "user", "content": "Lead 1 " + "word " * 900}]}


def batch(place: Path, service: Service, rows: int, concurrency: int, recall: bool) -> float:
    """Seconds from the first row to the tables, in a process that has drafted before."""
    write_leads(place / "leads.csv", rows)
    os.environ |= {"DRAFTER_HOME": str(place / "home"), "DRAFTER_BASE_URL": service.url}
    os.environ["DRAFTER_MODEL"] = "m"
    profile(place / "home")
    workshop = open_drafter(revise_at="block", recall=recall)
    leads, sender = read_leads(place / "leads.csv"), known_profile(workshop.history)
    with prepared(workshop, leads, place / "out", sender) as run:
        begun = time.perf_counter()
        done = run.run(Gate(concurrency))
        taken = time.perf_counter() - begun
    assert done.drafted == rows, done
    return taken


async def bare(service: Service, rows: int, concurrency: int) -> float:
    """Seconds of a loop that does nothing but ask."""
    import aiohttp

    todo = iter(range(rows))
    async with aiohttp.ClientSession() as session:

        async def work() -> None:
            for _ in todo:
                async with session.post(f"{service.url}/chat/completions", json=REQUEST) as answer:
                    await answer.json()

        begun = time.perf_counter()
        await asyncio.gather(*[work() for _ in range(concurrency)])
    return time.perf_counter() - begun


def peer(place: Path, service: Service) -> float:
    """Seconds for a row of the usual shape."""
    import chromadb
    import openai

    from drafter.embedding import load as load_embedder
    from drafter.prompts.guidance import load_cards

    embed, _ = load_embedder()
    texts = [str(card) for card in load_cards()]
    store = chromadb.PersistentClient(str(place / "chroma")).create_collection("cards")
    store.add([str(n) for n in range(len(texts))], embeddings=embed(texts), documents=texts)
    client = openai.OpenAI(base_url=service.url, api_key="none")
    begun = time.perf_counter()
    for row in range(PEER_ROWS):
        store.query(query_embeddings=embed([f"asking row {row} why they said no"]), n_results=5)
        client.chat.completions.create(**REQUEST)  # type: ignore[call-overload]
    return (time.perf_counter() - begun) / PEER_ROWS


@contextmanager
def costed() -> Iterator[Callable[[], dict[str, float]]]:
    """Processor time by step, in whichever thread it is spent."""
    spent, begun = defaultdict[str, float](float), time.process_time()

    def timed(step: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            start = time.thread_time()
            try:
                return do(*given, **named)
            finally:
                spent[step] += time.thread_time() - start

        return call

    def steps(self: Drafter, situation: Any) -> Steps[Any]:
        """The question is made by the first step."""
        rest = usual(self, situation)
        ask = timed("plan and brief", next)(rest)
        while True:
            try:
                ask = rest.send((yield ask))
            except StopIteration as end:
                return end.value

    def told() -> dict[str, float]:
        return {**spent, "rest": time.process_time() - begun - sum(spent.values())}

    usual = Drafter.steps
    with (
        mock.patch.object(Drafter, "steps", steps),
        mock.patch.object(ToneGuard, "__call__", timed("guard", ToneGuard.__call__)),
        mock.patch.object(Journal, "_put", timed("journal", Journal._put)),
    ):
        yield told


def compared(service: Service, latency: float, concurrency: int, rounds: int, recall: bool) -> str:
    rows = concurrency * rounds
    ideal = rows * latency / concurrency
    with tempfile.TemporaryDirectory() as place, costed() as costs:
        ours = batch(Path(place), service, rows, concurrency, recall)
        spent = {step: 1000 * seconds / rows for step, seconds in costs().items()}
    loop = asyncio.run(bare(service, rows, concurrency))
    steps = ", ".join(f"{step} {cost:.1f}" for step, cost in spent.items())
    return (
        f"| {concurrency} | {rows} | {'yes' if recall else 'no'} | {ours:.1f} | "
        f"{ideal / ours:.2f} | {loop / ours:.2f} | {ours / rows:.3f} | {steps} | {load()} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--latency", type=float, default=2.0)
    parser.add_argument("--concurrency", type=int, nargs="+", default=[8, 32, 64, 128])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--recall", choices=["no", "yes", "both"], default="both")
    parser.add_argument("--no-peer", action="store_true")
    given = parser.parse_args()
    ways = {"no": [False], "yes": [True], "both": [False, True]}[given.recall]
    with serving("--latency", given.latency, "--seconds", 3600) as service:
        with tempfile.TemporaryDirectory() as place:
            cold = batch(Path(place), service, 1, 1, recall=True)
        print(f"The first row of a process, whatever it loads included: {cold:.1f} s")
        if not given.no_peer:
            with tempfile.TemporaryDirectory() as place:
                row = peer(Path(place), service)
            print(f"One after the other: {row:.3f} s a row ({PEER_ROWS} rows measured); {load()}")
        print("| at once | rows | recall | s | of ideal | of a bare loop | s a row | ms a row | |")
        print("|---|---|---|---|---|---|---|---|---|")
        for concurrency in given.concurrency:
            for recall in ways:
                line = compared(service, given.latency, concurrency, given.rounds, recall)
                print(line, flush=True)


if __name__ == "__main__":
    main()
