"""Writers against a real HTTP service on this machine that misbehaves in every way we know of."""

from __future__ import annotations

import asyncio
import datetime as dt
import email.utils
import json
import subprocess
import sys
import traceback
import unicodedata
from contextlib import nullcontext

import pytest
from fake_service import FakeService, Reply, as_json, completion, draft, failed, page

from drafter.errors import WriterUnavailable
from drafter.message import Draft, Turn
from drafter.prompts.kinds import kind
from drafter.situation import Situation
from drafter.wording.visible import visible
from drafter.writers import Writer, WriterBusy, WriterRefused, endpoint
from drafter.writers.clients import Clients
from drafter.writers.hosted import HostedWriter
from drafter.writers.plan import Plan
from drafter.writers.reply import Unfinished, read_draft
from drafter.writers.scripted import ScriptedWriter

KEY = "sk-secret-and-long-7Qx9f3a"
LETTER = (Turn("system", "Write kindly."), Turn("user", "To Ines Rahman, about the bakery."))
SOMEBODY = Situation.model_validate(
    {
        "channel": "email",
        "today": "2026-05-12",
        "sender": {"name": "Jo"},
        "recipient": {"name": "Ines"},
    }
)
OK = draft("One question", "Dear Ines,\n\nThank you.")
DRAFT = Draft("One question", "Dear Ines,\n\nThank you.")


def plan(*conversation: Turn) -> Plan:
    """What a language model sees of a plan is its conversation."""
    return Plan(kind("ask_why_no"), SOMEBODY, {}, conversation=conversation or LETTER)


def writer(service: FakeService, **settings: object) -> HostedWriter:
    chosen = {"base_url": service.url, "timeout": 1.0, "backoff": 0.01, **settings}
    return HostedWriter(api_key=KEY, model="tiny-1", **chosen)  # type: ignore[arg-type]


def refusal(script: list[Reply], **settings: object) -> tuple[WriterUnavailable, int, FakeService]:
    """What the user is told, after how many calls."""
    with FakeService(script) as service, pytest.raises(WriterUnavailable) as caught:
        writer(service, **settings).write(plan())
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert KEY not in told and "Rahman" not in told and "bakery" not in told
    return caught.value, len(service.calls), service


def test_a_reply_becomes_a_draft() -> None:
    with FakeService([OK]) as service:
        assert writer(service, seed=7).write(plan()) == DRAFT
    (call,) = service.calls
    assert call.path == "/v1/chat/completions"
    assert call.headers["authorization"] == f"Bearer {KEY}"
    assert call.asked["messages"] == [
        {"role": "system", "content": "Write kindly."},
        {"role": "user", "content": "To Ines Rahman, about the bakery."},
    ]
    assert call.asked["model"] == "tiny-1" and call.asked["seed"] == 7
    assert call.asked["response_format"]["json_schema"]["strict"] is True


def test_a_revision_is_sent_as_the_same_conversation() -> None:
    with FakeService([OK]) as service:
        writer(service).write(plan(*LETTER, Turn("assistant", "{}"), Turn("user", "Shorter.")))
    roles = [message["role"] for message in service.calls[0].asked["messages"]]
    assert roles == ["system", "user", "assistant", "user"]


@pytest.mark.parametrize(
    "fault",
    [
        failed(429),
        failed(500),
        failed(503),
        failed(408),
        failed(409),
        page(502),
        Reply(b'{"choices": [', reset_after=5, headers={"Content-Type": "application/json"}),
        Reply(b'{"choices": [', headers={"Content-Type": "application/json"}),
        as_json({"choices": []}),
        as_json({"choices": None}),
        as_json(["hello"]),
        as_json({"error": {"message": "overloaded"}}),
        completion("Dear Ines,", finish=None),
        completion("Dear Ines,", finish="length"),
        completion("Dear Ines,", finish="insufficient_system_resource"),
        completion(""),
        completion(None),
        completion("<think>Hm.</think>"),
        completion('{"subject": "Hello", "body": "Dear'),
        completion('{"title": "no such key"}'),
        Reply("{'Größe'}".encode("latin-1"), headers={"Content-Type": "application/json"}),
    ],
)
def test_a_passing_fault_costs_one_more_call(fault: Reply) -> None:
    with FakeService([fault, OK]) as service:
        assert writer(service).write(plan()) == DRAFT
    assert len(service.calls) == 2


def test_a_slow_answer_is_asked_for_again() -> None:
    slow = Reply(OK.body, headers=OK.headers, wait=0.6)
    with FakeService([slow, OK]) as service:
        assert writer(service, timeout=0.25).write(plan()) == DRAFT
    assert len(service.calls) == 2


def test_four_attempts_and_no_more() -> None:
    error, calls, service = refusal([failed(503)])
    assert calls == 4
    assert str(error) == (
        f"{service.root[7:]} could not answer (503; 4 attempts). It wrote no draft. "
        "Try again later, or draft with --writer phrasebook."
    )


def test_a_dripping_answer_does_not_hold_anybody_up() -> None:
    drip = Reply(OK.body, headers=OK.headers, drip=0.01)
    error, calls, _ = refusal([drip], timeout=0.3)
    assert calls == 4
    assert "no answer within 0.3 s" in str(error)


def test_cut_off_twice_is_no_draft() -> None:
    error, calls, service = refusal([completion("Dear Ines, I would", finish="length")])
    assert calls == 2
    assert [call.asked["max_tokens"] for call in service.calls] == [600, 1200]
    assert "broke off before it was finished" in str(error)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            failed(401, f"Incorrect API key provided: {KEY}"),
            "{host} refused the key ending in ...9f3a (401). It wrote no draft. "
            "Set DRAFTER_API_KEY to a new key, then run the same command to go on.",
        ),
        (
            failed(403),
            "{host} refused the key ending in ...9f3a (403). It wrote no draft. "
            "Set DRAFTER_API_KEY to a new key, then run the same command to go on.",
        ),
        (
            failed(404, "The model `tiny-1` does not exist"),
            '{root}/v1 has no model "tiny-1" (404). It wrote no draft. '
            '"drafter model list" shows those it has; choose one with "drafter model use".',
        ),
        (
            page(404),
            "{root}/v1 answered with a web page, not a chat reply (404 on /chat/completions). "
            "It wrote no draft. The address usually ends in /v1.",
        ),
        (
            page(200),
            "{root}/v1 answered with a web page, not a chat reply (200 on /chat/completions). "
            "It wrote no draft. The address usually ends in /v1.",
        ),
        (
            failed(404, "File Not Found"),
            "{root}/v1 answered with no chat reply (404 on /chat/completions). "
            "It wrote no draft. The address usually ends in /v1.",
        ),
        (
            failed(302, Location="http://elsewhere.invalid/v1/chat/completions"),
            "{root}/v1 answered with no chat reply (302 on /chat/completions). "
            "It wrote no draft. The address usually ends in /v1.",
        ),
        (
            failed(429, code="insufficient_quota"),
            "{host} says that the key ending in ...9f3a has no credit left (429). It wrote no "
            "draft. Top up the account, or draft with --writer phrasebook.",
        ),
    ],
)
def test_what_will_not_change_is_asked_once(fault: Reply, sentence: str) -> None:
    error, calls, service = refusal([fault, OK])
    assert calls == 1
    assert isinstance(error, WriterRefused)
    assert str(error) == sentence.format(root=service.root, host=service.root[7:])


@pytest.mark.parametrize(
    "fault",
    [
        failed(400, f"Bad request: {LETTER[1].content}"),
        failed(422),
        completion("Dear Ines,", finish="content_filter"),
        completion(None, refusal="I can't help with that."),
        completion("I'm sorry, but I can't assist with that request."),
        completion("x" * 5_000_000),
        completion(json.dumps({"subject": "", "body": "Dear Ines, " * 3000})),
    ],
)
def test_what_is_no_draft_is_asked_once(fault: Reply) -> None:
    _, calls, _ = refusal([fault, OK])
    assert calls == 1


def test_retry_after_is_obeyed_in_seconds() -> None:
    with FakeService([failed(429, Retry_After="1"), OK]) as service:
        assert writer(service).write(plan()) == DRAFT
    first, second = service.calls
    assert 0.95 <= second.at - first.at <= 1.3


def test_retry_after_is_obeyed_as_a_date_of_the_services_own_clock() -> None:
    clock = dt.datetime(2031, 5, 4, 10, 0, 0, tzinfo=dt.UTC)
    then = email.utils.format_datetime(clock + dt.timedelta(seconds=1), usegmt=True)
    headers = {"date": email.utils.format_datetime(clock, usegmt=True), "retry-after": then}
    from drafter.writers.faults import asked_wait

    assert asked_wait(headers) == 1.0
    assert asked_wait({"retry-after": "soon"}) is None
    assert asked_wait({"retry-after": "Sun, 04 May 1980 10:00:00 GMT"}) == 0.0


def test_a_longer_wait_than_a_minute_is_told_not_sat_out() -> None:
    error, calls, service = refusal([failed(429, Retry_After="120"), OK])
    assert calls == 1
    assert isinstance(error, WriterBusy) and error.exit_code == 3
    assert str(error).startswith(
        f"{service.root[7:]} is limiting requests (429, asks to wait 120 s; 1 attempt)."
    )


def test_a_service_without_schemas_is_asked_in_plain_words_from_then_on() -> None:
    script = [
        failed(400, "Unknown parameter: 'response_format'"),
        completion("Subject: Hi\n\nDear"),
    ]
    with FakeService(script) as service:
        hosted = writer(service)
        assert hosted.write(plan()) == hosted.write(plan()) == Draft("Hi", "Dear")
    assert ["response_format" in call.asked for call in service.calls] == [True, False, False]


def test_a_service_that_wants_other_parameters_gets_them() -> None:
    script = [
        failed(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
        failed(400, "Unsupported value: 'temperature' does not support 0.4."),
        OK,
    ]
    with FakeService(script) as service:
        assert writer(service).write(plan()) == DRAFT
    last = service.calls[-1].asked
    assert last["max_completion_tokens"] == 600
    assert not {"max_tokens", "temperature"} & last.keys()


def test_nobody_listens() -> None:
    with FakeService([OK]) as service:
        gone = service.url
    with pytest.raises(WriterUnavailable) as caught:
        HostedWriter(gone, "", "tiny-1", backoff=0.01).write(plan())
    assert str(caught.value) == (
        f"I can't get an answer from {gone} (the connection failed or broke off; 4 attempts). "
        "It wrote no draft. Check that the service runs and that the address is right."
    )


def test_who_hangs_up_at_once_is_not_said_to_have_been_waited_for() -> None:
    async def asked() -> None:
        async def hang_up(_: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
            out.close()

        async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            ours = HostedWriter(f"http://127.0.0.1:{port}/v1", KEY, "tiny-1", backoff=0.01)
            await ours.write_async(plan())

    with pytest.raises(WriterUnavailable, match="the connection failed or broke off"):
        asyncio.run(asked())


@pytest.mark.parametrize(
    "url", ["localhost:11434", "ftp://example.com", "http://[::1", "http://h:x/"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(WriterRefused, match="not a web address"):
        HostedWriter(url, KEY, "m").write(plan())


def test_a_user_in_the_address_and_a_key_are_one_too_many() -> None:
    with pytest.raises(WriterRefused, match="beside an API key") as caught:
        HostedWriter("http://ann:pw@127.0.0.1/v1", KEY, "m").write(plan())
    assert "pw" not in str(caught.value)


def test_far_services_need_a_key_near_ones_do_not() -> None:
    with pytest.raises(WriterRefused) as caught:
        HostedWriter("https://ann:pw@api.example.com/v1", "", "m").write(plan())
    assert str(caught.value).startswith(
        "No API key for https://api.example.com/v1. Nothing was sent."
    )
    with FakeService([OK]) as service:
        assert HostedWriter(service.url, "", "m").write(plan()) == DRAFT


@pytest.mark.parametrize("key", ["sk-one\nsk-two", "sk-schlüssel-0000", "my key"])
def test_a_broken_key_is_never_repeated(key: str) -> None:
    with pytest.raises(WriterRefused) as caught:
        HostedWriter("https://api.example.com/v1", key, "m").write(plan())
    assert key not in str(caught.value)


def test_the_key_of_a_writer_does_not_show() -> None:
    hosted = HostedWriter("https://api.example.com/v1", KEY, "m")
    assert KEY not in repr(hosted) and KEY not in repr(hosted.endpoint) + repr(hosted.chat)


def test_no_tracing_service_hears_of_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeService([as_json({})]) as tracing, FakeService([OK]) as service:
        for name, value in {
            "LANGSMITH_TRACING": "true",
            "LANGCHAIN_TRACING_V2": "true",
            "LANGSMITH_API_KEY": "ls-1",
            "LANGSMITH_ENDPOINT": tracing.root,
        }.items():
            monkeypatch.setenv(name, value)
        assert writer(service).write(plan()) == DRAFT
        from langchain_core.tracers.langchain import wait_for_all_tracers

        wait_for_all_tracers()
    assert tracing.calls == []


def test_langchain_can_use_it_alone_in_a_batch_and_asynchronously() -> None:
    with FakeService([failed(503), completion("hello")]) as service:
        chat = writer(service).chat
        assert chat.invoke("hi").content == "hello"
        assert [reply.content for reply in chat.batch(["a", "b", "c"])] == ["hello"] * 3
        assert asyncio.run(chat.ainvoke("hi")).content == "hello"
    assert len(service.calls) == 6


@pytest.mark.parametrize(("kept", "connections"), [(True, 1), (False, 3)])
def test_many_calls_share_their_connections_while_it_is_kept_open(
    kept: bool, connections: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    new = Clients._new
    monkeypatch.setattr(Clients, "_new", lambda self: made.append(self) or new(self))
    with FakeService([completion("hello")]) as service:
        ours = writer(service)

        async def three() -> None:
            async with ours.kept_open() if kept else nullcontext():
                for _ in range(3):
                    await ours.endpoint.ask_async([{"role": "user", "content": "hi"}])

        asyncio.run(three())
    assert len(made) == connections


def test_the_asynchronous_way_keeps_the_same_budget() -> None:
    with FakeService([failed(500)]) as service, pytest.raises(WriterUnavailable):
        asyncio.run(writer(service).chat.ainvoke("hi"))
    assert len(service.calls) == 4


@pytest.mark.parametrize(
    "text",
    [
        '{"subject": "Hi", "body": "Dear Ines,\\n\\nThanks."}',
        '```json\n{"subject": "Hi", "body": "Dear Ines,\\n\\nThanks."}\n```',
        'Sure! Here it is: {"subject": "Hi", "body": "Dear Ines,\\n\\nThanks."} Shall I go on?',
        '{"subject": "Hi", "body": "Dear Ines,\n\nThanks."}',
        '{"subject": "Hi", "body": "Dear Ines,\\\\n\\\\nThanks."}',
        "<think>{maybe}</think>Subject: Hi\n\nDear Ines,\n\nThanks.",
        "**Subject:** Hi\n\nDear Ines,\n\nThanks.",
        "Here is your message:\n\nSubject: Hi\nDear Ines,\n\nThanks.",
        "```\nSubject line: Hi\n\nDear Ines,   \n\nThanks.\n```",
        '{"subject": "H\\u200bi", "body": "Dear\\u202e Ines,\\r\\n\\nTh\\u001b[31manks.\\ud83d"}',
    ],
)
def test_the_forms_a_reply_takes(text: str) -> None:
    assert read_draft(text) == Draft("Hi", "Dear Ines,\n\nThanks.")


def test_plain_text_is_a_body() -> None:
    assert read_draft("Dear Ines,\n\nThanks.") == Draft("", "Dear Ines,\n\nThanks.")


@pytest.mark.parametrize(
    "text", ['{"subject": "a', '{"body": ""}', "", "[{]", "{" * 5000, "```\n```"]
)
def test_a_reply_without_a_message(text: str) -> None:
    with pytest.raises(Unfinished):
        read_draft(text)


def test_nothing_unseen_is_left_of_a_text() -> None:
    everything = "".join(map(chr, range(0x110000)))
    kinds = {unicodedata.category(char) for char in visible(everything)}
    assert "Cs" not in kinds and visible("a\tb\nc é 王 😀 ½") == "a\tb\nc é 王 😀 ½"
    left = {char for char in visible(everything) if unicodedata.category(char) == "Cc"}
    assert left == {"\n", "\t"}
    for hidden in "\u200b\u200d\u2060\ufeff\u202e\u2066\ufe0f\U000e0041\U000e01ef\xad":
        assert visible(f"a{hidden}b") == "ab"
    assert visible("\x1b]0;evil\x07a\x1b[2Jb\rc\u2028d") == "ab\nc\nd"


def test_a_script_runs_out() -> None:
    scripted = ScriptedWriter([DRAFT, WriterUnavailable("Away.")])
    seam: Writer = scripted
    assert seam.write(plan()) == DRAFT
    with pytest.raises(WriterUnavailable, match="Away"):
        seam.write(plan(*LETTER[:1]))
    with pytest.raises(WriterUnavailable, match="no draft left"):
        seam.write(plan())
    assert scripted.seen == [LETTER, LETTER[:1], LETTER]


def test_importing_the_writers_costs_nothing() -> None:
    heavy = "{'openai', 'langchain_core', 'httpx2', 'langsmith'} & set(sys.modules)"
    seen = subprocess.run(
        [sys.executable, "-c", f"import sys, drafter.writers.hosted; print({heavy})"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert seen.stdout.strip() == "set()"


def test_the_size_limit_is_what_refuses_a_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    flood = completion(json.dumps({"subject": "", "body": "Dear Ines"}) + " " * 2_000_000)
    assert refusal([flood])[1] == 1
    monkeypatch.setattr(endpoint, "LONGEST_REPLY", 3_000_000)
    with FakeService([flood]) as service:
        assert writer(service).write(plan()).body == "Dear Ines"
