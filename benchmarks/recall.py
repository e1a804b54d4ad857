"""Measure recall: does it find the right thing, how fast, and what does opening it cost?

    PYTHONPATH=. .venv/bin/python benchmarks/recall.py [retrieval] [guidance] [speed]
        [--data FOLDER] [--messages 1000,100000]

retrieval  300 real replies, each to find the mail it answers among 4,150; BM25, vectors, ours
guidance   the questions of guidance.jsonl: is a right card among three, is the answer empty where
           there is none; halves apart, because only the first was looked at while tuning
speed      p95 of an answer in an open index (the question's vector not counted), and the opening;
           invented texts and vectors, half of them without a kind, half spread over all kinds
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from drafter import embedding
from drafter.history import History, vectors
from drafter.history.database import writing
from drafter.message import Passage
from drafter.prompts.guidance import load_cards
from drafter.prompts.kinds import kind, load_kinds
from drafter.recall import Recall, ranking
from drafter.recall.index import Index
from drafter.recall.shelf import Memory, Question, Shelf
from drafter.situation import Situation

PARTS = ("retrieval", "guidance", "speed")
READ = 1200
"""Characters of a mail that are read."""
WEIGHTS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="|".join(PARTS))
    parser.add_argument("--data", type=Path, default=Path("../shared/data/dev"))
    parser.add_argument("--messages", default="1000,100000")
    given = parser.parse_args()
    for part in given.parts:
        begun = time.perf_counter()
        match part:
            case "retrieval":
                retrieval(given.data)
            case "guidance":
                guidance()
            case "speed":
                speed([int(size) for size in given.messages.split(",")])
        print(f"({part}: {time.perf_counter() - begun:.0f} s)\n")


# Does it find the right thing?


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def retrieval(data: Path) -> None:
    if not (data / "thread_retrieval_pairs.jsonl").exists():
        print(f"retrieval: no mails here ({data}); skipped")
        return
    mails = lines(data / "thread_retrieval_docs.jsonl")
    pairs = lines(data / "thread_retrieval_pairs.jsonl")
    places = {mail["id"]: place for place, mail in enumerate(mails)}
    embedder = embedding.load()[0]
    with tempfile.TemporaryDirectory() as home:
        memory = Memory(Path(home), embedder)
        shelf = Shelf("past-any", ((p, mail["text"][:READ]) for p, mail in enumerate(mails)))
        memory.prepare(shelf, most=len(mails))
        index = Index(Path(home), memory)
        questions = [memory.asked(pair["query"][:READ]) for pair in pairs]
        for _ in range(3):  # each question adds two thousand vectors
            index.nearest(questions[0], [shelf])
        with index.kept_open():
            found = [
                ranking.ranked(q, [shelf], index.nearest(q, [shelf]), memory)[0] for q in questions
            ]
    answered = [places[pair["relevant"]] for pair in pairs]
    themselves = [places.get(pair["id"], -1) for pair in pairs]

    def ranks(weight: float | None) -> list[float]:
        return [
            rank(
                sorted(some, key=lambda c: -(c.share if weight is None
                                             else c.likeness + weight * c.share)),
                right, itself,
            )
            for some, right, itself in zip(found, answered, themselves, strict=True)
        ]  # fmt: skip

    first, second = slice(0, None, 2), slice(1, None, 2)
    best = max(WEIGHTS, key=lambda weight: reciprocal(ranks(weight)[first]))
    print("| | R@1 | R@5 | MRR | R@1, 2nd half | R@5 | MRR |\n|---|---|---|---|---|---|---|")
    for name, weight in (
        ("BM25", None), ("vectors", 0.0),
        (f"ours (weight {ranking.LEXICAL})", ranking.LEXICAL),
        (f"best on the first half (weight {best})", best),
    ):  # fmt: skip
        some = ranks(weight)
        print(f"| {name} | {figures(some)} | {figures(some[second])} |")


def rank(ranked: Sequence[ranking.Candidate], right: int, itself: int) -> float:
    others = [each.key for each in ranked if each.key != itself]
    return others.index(right) + 1 if right in others else float("inf")


def reciprocal(ranks: Sequence[float]) -> float:
    return sum(1 / rank for rank in ranks) / len(ranks)


def figures(ranks: Sequence[float]) -> str:
    at = (sum(rank <= most for rank in ranks) / len(ranks) for most in (1, 5))
    return " | ".join(f"{figure:.3f}" for figure in (*at, reciprocal(ranks)))


def guidance() -> None:
    asked = lines(Path(__file__).parent / "guidance.jsonl")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        recall = Recall(folder, embedding.load()[0], History(folder), load_cards())
        with recall.kept_open():
            answers = [recall(told(each["situation"]), kind(each["kind"])) for each in asked]
    pairs = list(zip(asked, answers, strict=True))
    right = [bool(ids(answer) & set(each["cards"])) for each, answer in pairs if each["cards"]]
    empty = [not answer for each, answer in pairs if not each["cards"]]
    halves = " and ".join(f"{sum(half)}/{len(half)}" for half in (right[::2], right[1::2]))
    print(
        f"guidance: hit@3 {sum(right)}/{len(right)} = {sum(right) / len(right):.0%} "
        f"(tuned on {halves.replace(' and ', ', held back ')}); "
        f"empty where nothing fits {sum(empty)}/{len(empty)}"
    )
    for each, answer in pairs:
        if each["cards"] and not ids(answer) & set(each["cards"]):
            print(f"  missed: {each['kind']}: {each['situation'][:70]} -> {sorted(ids(answer))}")


def told(words: str) -> Situation:
    import datetime as dt

    from drafter.situation import Recipient, Sender

    return Situation(
        channel="email", today=dt.date(2026, 10, 5), situation=words,
        sender=Sender(name="Ngozi Adeyemi"), recipient=Recipient(name="Per Holm"),
    )  # fmt: skip


def ids(passages: Sequence[Passage]) -> set[str]:
    return {passage.id for passage in passages}


# How fast?


class Invented:
    """Vectors that cost nothing: the same text has the same one, and texts lie in clusters."""

    name = "invented-1"

    def __init__(self) -> None:
        self._centres = np.random.default_rng(5).normal(size=(200, 384)).astype(np.float32)

    def __call__(self, texts: Sequence[str]) -> Any:
        rows = np.empty((len(texts), 384), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            seed = int(vectors.digest(text)[:12], 16)
            noise = np.random.default_rng(seed).normal(size=384)
            row[:] = self._centres[seed % 200] + noise
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def speed(sizes: Sequence[int]) -> None:
    print("| messages | p50 | p95 | p95, processor | opening | built | vectors | texts, BM25 |")
    print("|---|---|---|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            print(f"| {size:,} | {' | '.join(timed(Path(home), size))} |", flush=True)


def timed(folder: Path, size: int) -> Iterator[str]:
    kinds = tuple(load_kinds())
    fill(folder, size, kinds)
    recall = Recall(folder, Invented(), History(folder), load_cards())
    making = clocked(lambda: [None for _ in recall.catch_up()])
    reading = clocked(lambda: [recall._shelf(name).words for name in ("", *kinds)])
    rng = random.Random(9)
    questions = [
        (recall._memory.asked(invented(rng, 60)), kind(rng.choice(kinds))) for _ in range(1000)
    ]
    building = clocked(lambda: settle(recall, questions[0][0], kinds))
    answer = questions[0]
    once = min(clocked(lambda: recall.answer(*answer)) for _ in range(3))
    with recall.kept_open():
        for name in kinds:
            recall.answer(questions[0][0], kind(name))
        busy, times = [], []
        for each in questions:
            before = time.process_time()
            times.append(clocked(lambda q=each: recall.answer(*q)))
            busy.append(time.process_time() - before)
    times, busy = sorted(times), sorted(busy)
    assert not recall.notice, recall.notice
    yield f"{times[len(times) // 2] * 1000:.1f} ms"
    yield f"{times[int(len(times) * 0.95)] * 1000:.1f} ms"
    yield f"{busy[int(len(busy) * 0.95)] * 1000:.1f} ms"
    yield from (f"{each:.2f} s" for each in (once, building, making, reading))


def settle(recall: Recall, question: Question, kinds: Sequence[str]) -> None:
    """Asks until every shelf stands in the index."""
    with recall.kept_open():
        for name in kinds:
            recall.answer(question, kind(name))
        while recall._shelf("").stamp != recall._index._opened.stamps.get("past-any"):
            recall.answer(question, kind(kinds[0]))


def fill(folder: Path, size: int, kinds: Sequence[str]) -> None:
    rng = random.Random(7)
    rows = [
        (f"d{n}", "" if n % 2 else kinds[n // 2 % len(kinds)], f"20{n % 26:02}-03-{n % 28 + 1:02}",
         invented(rng, 6), invented(rng, 110))
        for n in range(size)
    ]  # fmt: skip
    with writing(folder) as connection:
        connection.executemany(
            """INSERT INTO message (digest, direction, name, email, company, person, address, firm,
            kind, channel, date, subject, body)
            VALUES (?, 'sent', 'A', '', '', 'a', '', '', ?, 'email', ?, ?, ?)""",
            rows,
        )


def invented(rng: random.Random, words: int) -> str:
    """Words as unequally common as in a language: a few often, most seldom."""
    return " ".join(f"w{int(rng.paretovariate(0.9)) % 40_000}" for _ in range(words))


def clocked(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
