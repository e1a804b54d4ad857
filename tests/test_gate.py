"""How many calls at once, how fast, and when to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

import pytest

from drafter.batch.gate import IN_A_ROW, Gate, PausedError
from drafter.errors import WriterUnavailable
from drafter.writers import WriterRefused
from drafter.writers.faults import Fault

DEAD = Fault("status", 500, again=True)
BUSY = Fault("status", 429, again=True)
SAID = [{"role": "user", "content": "one two three four five"}]


@dataclass
class Counter:
    now: int = 0
    most: int = 0
    all: int = 0


async def calls(gate: Gate, many: int, *, each: float = 0.01) -> Counter:
    """So many calls, all of them wanted at once."""
    seen = Counter()

    async def one() -> None:
        async with gate.through(SAID):
            seen.now, seen.all = seen.now + 1, seen.all + 1
            seen.most = max(seen.most, seen.now)
            await asyncio.sleep(each)
            seen.now -= 1

    await asyncio.gather(*[one() for _ in range(many)])
    return seen


def most_at_once(gate: Gate, after: Sequence[Fault | None] = (), many: int = 20) -> int:
    for fault in after:
        gate.heard(fault)
    return asyncio.run(calls(gate, many)).most


def test_no_more_at_once_than_allowed_and_nobody_is_forgotten() -> None:
    seen = asyncio.run(calls(Gate(5), 40))
    assert (seen.most, seen.all) == (5, 40)


def test_after_a_429_half_as_many_and_little_by_little_all_again() -> None:
    assert most_at_once(Gate(8), [BUSY]) == 4
    assert most_at_once(Gate(8), [BUSY, *[None] * 16]) == 6
    assert most_at_once(Gate(8), [BUSY, *[None] * 32]) == 8


def test_calls_that_were_told_together_slow_us_down_once() -> None:
    assert most_at_once(Gate(64), [BUSY] * 64, many=100) == 32


def test_nobody_calls_before_the_time_that_the_service_asked_for() -> None:
    async def wait(gate: Gate) -> float:
        begun = asyncio.get_running_loop().time()
        gate.heard(BUSY._replace(wait=0.3))
        await calls(gate, 3, each=0)
        return asyncio.get_running_loop().time() - begun

    assert 0.29 <= asyncio.run(wait(Gate(4))) < 1.0


def test_a_wait_longer_than_a_minute_ends_the_run() -> None:
    with pytest.raises(PausedError, match=r"429, asks to wait 120 s"):
        Gate(4).heard(BUSY._replace(wait=120.0))


def failures(gate: Gate, fault: Fault) -> int:
    """How many it takes until the gate closes for good."""
    for number in range(1, 200):
        try:
            gate.heard(fault)
        except PausedError:
            return number
    return 0


def test_a_dead_service_is_given_up_after_ten_and_what_was_in_flight() -> None:
    assert failures(Gate(1), DEAD) == IN_A_ROW
    assert failures(Gate(64), DEAD) < IN_A_ROW + 64
    assert failures(Gate(1), Fault("the model declined", 200)) == 0


def test_a_doubtful_service_gets_one_call_at_a_time_until_it_answers() -> None:
    assert most_at_once(Gate(8), [DEAD] * 4) == 8
    assert most_at_once(Gate(8), [DEAD] * 5) == 1
    assert most_at_once(Gate(8), [*[DEAD] * 5, None]) == 8


def test_whoever_waits_when_it_is_over_learns_why_at_once() -> None:
    async def over() -> list[object]:
        gate = Gate(1)
        first = asyncio.create_task(calls(gate, 1, each=0.2))
        await asyncio.sleep(0)
        others = asyncio.gather(*[calls(gate, 1) for _ in range(3)], return_exceptions=True)
        await asyncio.sleep(0)
        with pytest.raises(WriterRefused):
            gate.went_wrong(WriterRefused("wrong key"))
        found: list[object] = await asyncio.wait_for(others, 0.1)
        await first
        return found

    assert [str(one) for one in asyncio.run(over())] == ["wrong key"] * 3


@pytest.mark.parametrize(("good_ones", "bad_ones"), [(0, 10), (9, 11)])
def test_drafts_that_never_come_end_the_run(good_ones: int, bad_ones: int) -> None:
    """Ten in a row, or more than half of the last twenty."""
    gate, error = Gate(4), WriterUnavailable("There was no usable draft.")
    for number in range(bad_ones - 1):
        gate.went_wrong(error)
        if number < good_ones:
            gate.went_well()
    with pytest.raises(PausedError, match="no usable draft"):
        gate.went_wrong(error)


def test_calls_that_may_be_made_are_counted_one_by_one() -> None:
    gate = Gate(4, most=7)
    with pytest.raises(PausedError, match="7 calls were made, as many as you allowed"):
        asyncio.run(calls(gate, 9))
    assert gate.calls == 7


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("limits", [{"per_minute": 3}, {"tokens_per_minute": 15}])
def test_no_minute_holds_more_than_its_share(
    limits: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, begun = Clock(), []

    async def pass_time(wanted: Awaitable[object], seconds: float | None) -> None:
        asyncio.ensure_future(wanted).cancel()
        clock.now += seconds or 0.0
        raise TimeoutError

    async def three_times_three(gate: Gate) -> None:
        for _ in range(9):
            async with gate.through(SAID):
                begun.append(clock.now)

    monkeypatch.setattr("drafter.batch.gate.asyncio.wait_for", pass_time)
    asyncio.run(three_times_three(Gate(9, **limits, clock=clock)))
    assert begun == [0.0] * 3 + [60.0] * 3 + [120.0] * 3


def test_a_call_dearer_than_a_minute_s_share_goes_alone() -> None:
    assert asyncio.run(calls(Gate(2, tokens_per_minute=2), 1)).all == 1
