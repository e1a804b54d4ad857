"""The commands as they are typed: what they print, and how they end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fake_service import FakeService
from fake_service import draft as reply_with
from people import PASTE, data

from drafter.history import History

ROOT = Path(__file__).parent.parent


def drafter(*words: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "drafter", *words],
        input=given, capture_output=True, text=True, env=env, cwd=ROOT, timeout=120, umask=0o022,
    )  # fmt: skip


def as_json(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def context(tmp_path: Path) -> Any:
    def written(**changes: Any) -> str:
        path = tmp_path / "context.json"
        path.write_text(json.dumps(data(**changes)), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def profile() -> None:
    fact = "Ran the bottling line for two summers"
    drafter("profile", "--name", "Ben Achterkamp", "--fact", fact, "--private", "Was ill in 2024")


def test_the_first_minute_needs_nothing() -> None:
    done = drafter("draft", "--example")
    assert done.returncode == 0
    assert done.stdout.startswith("Subject: ")
    assert done.stdout.count("?") == 1
    assert "Writer: phrasebook" in done.stderr


def test_a_context_becomes_a_message(context: Any) -> None:
    done = drafter("draft", "--context", context(id="row 7"), "--json")
    message = as_json(done)
    assert (done.returncode, message["id"], message["writer"]) == (0, "row 7", "phrasebook")
    assert message["verdict"] in {"ok", "warn"}
    assert "exhaustion" not in done.stdout
    assert {source["from"] for source in message["sources"]} == {"guidance"}


def test_several_people_get_a_message_each(profile: None, tmp_path: Path) -> None:
    diary = tmp_path / "drafter.ics"
    people = ["--to", "Ola Brandt at Fenn Tea", "--to", "Paul Vance at Rill Transport"]
    wish = ["--kind", "meet_target_companies", "--situation", "I'd like to show them my list."]
    first, second = as_json(drafter("draft", *people, *wish, "--ics", str(diary), "--json"))
    assert "Ola" in first["body"] and "Paul" in second["body"]
    assert "Fenn" not in second["body"]
    assert diary.read_text().count("BEGIN:VEVENT") == 2


def test_an_example_can_be_seen_on_another_channel() -> None:
    done = drafter("draft", "--example", "--kind", "status_check_manager", "--channel", "voicemail")
    assert done.returncode == 0
    assert re.search(r"About \d+ seconds aloud", done.stderr)


def test_somebody_on_the_list_is_left_alone(context: Any) -> None:
    History(Path(os.environ["DRAFTER_HOME"])).hold("Ingrid Marsh", "asked for quiet")
    done = drafter("draft", "--context", context(), "--json")
    assert done.returncode == 5
    assert as_json(done)["rule"] == "C3"


def test_a_person_is_put_on_the_list_and_taken_off_it(context: Any) -> None:
    added = drafter("hold", "add", "Ingrid Marsh", "--reason", "asked for quiet")
    assert (added.returncode, "Ingrid Marsh" in added.stdout) == (0, True)
    assert drafter("draft", "--context", context(), "--json").returncode == 5
    (held,) = as_json(drafter("hold", "list", "--json"))
    assert (held["who"], held["reason"]) == ("Ingrid Marsh", "asked for quiet")
    assert "(asked for quiet)" in drafter("hold", "list").stdout
    assert drafter("hold", "remove", "ingrid marsh").returncode == 0
    assert drafter("draft", "--context", context(), "--json").returncode == 0


def test_the_list_says_what_it_could_not_do() -> None:
    assert "Nobody is on the list" in drafter("hold", "list").stdout
    gone = drafter("hold", "remove", "nobody@nowhere.example")
    assert gone.returncode == 2 and "Nothing was changed" in gone.stderr
    empty = drafter("hold", "add", "  ")
    assert empty.returncode == 2 and "Nobody was put on the list" in empty.stderr


def test_the_list_prints_no_control_character() -> None:
    drafter("hold", "add", "Max\x1b[2J Roe", "--reason", "\x07bell")
    assert not {"\x1b", "\x07"} & set(drafter("hold", "list").stdout)


def test_no_control_character_reaches_the_terminal(context: Any) -> None:
    hostile = "\x1b]52;c;aGk=\x07\u202eHello"
    done = drafter(
        "check", "--context", context(must_not_say=["aGk"]), given=f"Dear Ms Marsh, {hostile}"
    )
    assert "aGk" in done.stderr
    assert not set("\x1b\x07\u202e") & set(done.stderr + done.stdout)


def test_a_terminal_that_cannot_show_a_sign_shows_another() -> None:
    done = drafter("intake", given=PASTE, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


def test_a_situation_file_stands_alone(context: Any) -> None:
    done = drafter("draft", "--context", context(), "--to", "Zed")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_message_that_is_to_ask_nothing_asks_nothing(context: Any) -> None:
    body = as_json(drafter("draft", "--context", context(constraints={"one_ask": False}), "--json"))
    assert "?" not in body["body"]


def test_a_stop_says_what_to_do_instead(context: Any) -> None:
    asked = "Please do not contact me again."
    done = drafter("draft", "--context", context(pasted_message=asked), "--json")
    stop = as_json(done)
    assert done.returncode == 5
    assert (stop["verdict"], stop["rule"]) == ("stop", "C3")
    assert stop["instead"]["text"]


@pytest.mark.usefixtures("profile")
def test_a_pasted_mail_becomes_a_message_with_the_profile_as_sender() -> None:
    done = drafter("draft", "--today", "2026-11-17", given=PASTE)
    assert done.returncode == 0
    assert "Kind: ask_why_no" in done.stderr
    assert "Cellar Assistant role (TB-118)" in done.stdout
    assert "I ran the bottling line for two summers." in done.stdout
    assert "ill" not in done.stdout.split()


@pytest.mark.usefixtures("profile")
def test_options_outweigh_what_the_mail_says() -> None:
    done = drafter(
        "draft", "--kind", "accept_no_keep_door", "--to", "Paul Vance", "--role", "Brewer",
        "--register", "casual", "--detail", "moment=You let me taste it.", "--seed", "4",
        given=PASTE,
    )  # fmt: skip
    assert "Hi Paul," in done.stdout
    assert "the Brewer role" in done.stdout


@pytest.mark.usefixtures("profile")
def test_a_lead_needs_no_mail() -> None:
    wish = "We shared a bench at Fenwick. I would like to know of openings."
    done = drafter("draft", "--to", "Ola Brandt", "--company", "Fenwick Ales", "--situation", wish,
                   "--kind", "ask_upcoming_openings")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Dear Ola," in done.stdout
    assert "We shared a bench at Fenwick." in done.stdout


@pytest.mark.usefixtures("profile")
def test_an_account_of_what_happened_is_no_mail_of_theirs() -> None:
    told = (
        "I had an interview with Dana Quill (Operations Manager, Humber Stores) on 5 November 2026 "
        "for the Team Leader job. She said I would hear within a week. Nothing since."
    )
    done = drafter("draft", "--today", "2026-11-23", given=told)
    assert "Kind: followup_1" in done.stderr
    assert "Dana" in done.stdout and "Team Leader" in done.stdout
    assert "our interview on 5 November" in done.stdout


def test_a_kind_tells_what_it_would_like_to_know() -> None:
    shown = drafter("kinds", "ask_why_no").stdout
    assert '--detail "moment=…"' in shown
    done = drafter("draft", "--example", "--detail", "foo=bar")
    assert done.returncode == 2
    assert 'There is no slot "foo"' in done.stderr


def test_intake_tells_what_it_read_and_from_which_words() -> None:
    read = as_json(drafter("intake", "--json", "--today", "2026-11-17", given=PASTE))
    found = {f["field"]: f for f in read["found"]}
    assert found["recipient_name"]["value"] == "Ingrid Marsh"
    assert found["ref"]["value"] == "TB-118"
    assert all(PASTE[f["start"] : f["end"]] == f["quote"] for f in read["found"])
    assert len(read["suggestions"]) == 3
    assert "Ingrid Marsh" in drafter("intake", given=PASTE).stdout


def test_kinds_have_a_fixed_shape() -> None:
    kinds = as_json(drafter("kinds", "--json"))
    assert len(kinds) >= 16
    assert list(kinds[0]) == [
        "id", "title", "when", "channels", "needs", "likes", "source", "beats",
    ]  # fmt: skip
    assert list(kinds[0]["beats"][0]) == ["name", "asks", "variants"]
    assert "ask_why_no" in drafter("kinds").stdout


def test_check_reads_plain_text_and_json(context: Any) -> None:
    pushy = "Dear Ms Marsh,\n\nYou must reply by Friday.\n\nBen Achterkamp"
    plain = drafter("check", "--context", context(), given=pushy)
    assert plain.returncode == 7
    assert '(P1) "You must reply"' in plain.stderr
    found = as_json(
        drafter(
            "check", "--json", given=json.dumps({"subject": "URGENT", "body": "Could we talk?"})
        )
    )
    assert found["verdict"] == "block"
    assert {f["where"] for f in found["findings"] if f["severity"] == "block"} == {"subject"}


def test_check_takes_many_lines_in_order(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "context": data(kind=None), "subject": "A question", "body": "[Name], hello"},
        {"id": "b", "context": None, "subject": "A question", "body": "You owe me an answer."},
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = drafter("check", "--jsonl", str(path), "--json")
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [(r["id"], r["verdict"]) for r in results] == [("a", "block"), ("b", "block")]
    assert set(results[0]) == {"id", "verdict", "findings"}


@pytest.fixture
def sent(context: Any) -> str:
    """A first question, which the user says was sent."""
    body = str(as_json(drafter("draft", "--context", context(), "--json"))["body"])
    kept = drafter("remember", "--sent", "--to", "Ingrid Marsh", "--kind", "ask_why_no",
                   "--date", "2026-11-17", given=body)  # fmt: skip
    assert kept.stdout == "Kept as sent to Ingrid Marsh, 2026-11-17.\n"
    return body


def test_a_draft_counts_for_nothing(context: Any) -> None:
    first, again = (drafter("draft", "--context", context(), "--json").stdout for _ in range(2))
    assert first == again


def test_what_was_sent_is_not_sent_again(context: Any, sent: str) -> None:
    done = drafter("draft", "--context", context(today="2026-11-18"), "--json")
    assert done.returncode == 5
    assert as_json(done)["instead"] == {"kind": "stay_in_touch_after_no", "date": "2026-12-30"}


def test_an_outcome_opens_the_way_and_no_sentence_is_said_twice(context: Any, sent: str) -> None:
    noted = drafter(
        "remember", "--outcome", "replied", "--to", "Ingrid Marsh", "--date", "2026-11-18"
    )
    assert noted.stdout == "Noted: replied.\n"
    later = as_json(drafter("draft", "--context", context(today="2026-11-19"), "--json"))
    question = sent.split("?")[0].rsplit(".", 1)[-1].strip()
    assert question not in later["body"]
    assert "past" in {source["from"] for source in later["sources"]}


@pytest.mark.parametrize("who", [["--to", "Ida Krohn"], ["--email", "ida@krohn.example"]])
def test_what_came_of_a_letter_is_told_by_name_or_by_address(who: list[str]) -> None:
    drafter("profile", "--name", "Ola Brandt")
    drafter("remember", "--sent", "--to", "Ida Krohn", "--email", "ida@krohn.example",
            "--date", "2026-01-08", given="Could you tell me more?")  # fmt: skip
    drafter("remember", "--outcome", "meeting", *who, "--date", "2026-01-12")
    (told,) = as_json(drafter("results", "--json"))["shares"]["channel"]
    assert (told["answered"], told["helped"]) == (1, 1)


def test_results_tell_what_came_of_each_fact() -> None:
    drafter("profile", "--name", "Ola Brandt", "--fact", "Baked for a school of 400 children")
    drafter("remember", "--sent", "--to", "Ida Krohn", "--date", "2026-01-08",
            given="For four years I baked for a school, 400 children each day.")  # fmt: skip
    (told,) = as_json(drafter("results", "--json"))["shares"]["fact"]
    assert (told["group"], told["of"]) == ("Baked for a school of 400 children", 1)


def test_a_profile_is_set_once_and_shown() -> None:
    drafter("profile", "--name", "Ola Brandt", "--identity", "baker, Lund")
    drafter("profile", "--fact", "Baked for a school", "--private", "Has debts")
    shown = as_json(drafter("profile", "--json"))
    assert (shown["name"], shown["identity"]) == ("Ola Brandt", "baker, Lund")
    assert [fact["private"] for fact in shown["facts"]] == [False, True]


def test_the_example_profile_never_takes_the_place_of_ones_own() -> None:
    drafter("profile", "--name", "Ola Brandt", "--fact", "Baked for a school")
    before = drafter("profile", "--json").stdout
    done = drafter("profile", "--example")
    assert (done.returncode, done.stdout) == (2, "")
    assert "You have a profile already" in done.stderr
    assert drafter("profile", "--json").stdout == before


def test_a_batch_is_a_table(tmp_path: Path) -> None:
    drafter("profile", "--example")
    done = drafter("batch", "examples/leads.csv", "--out", str(tmp_path / "job" / "out"))
    assert done.returncode == 0
    assert "5 of 5 drafted, 0 skipped, 0 failed" in done.stdout
    made = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "job").rglob("*")}
    files = dict.fromkeys(["drafts.csv", "skipped.csv", "drafts.zip"], 0o600)
    assert made == {"out": 0o700, **files}
    assert (tmp_path / "job").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("words", "given", "code", "said"),
    [
        (["draft", "--context", "none.json"], "", 2, 'can\'t find "none.json"'),
        (["draft", "--example", "--kind", "nope"], "", 2, 'There is no kind "nope"'),
        (["draft", "--example", "--writer", "quill"], "", 2, 'There is no writer "quill"'),
        (["draft", "--example", "--writer", "hosted"], "", 2, "No model is named"),
        (["draft", "--example", "--channel", "voicemail"], "", 2, "is not for this channel"),
        (["draft", "--example", "--ics", "no/such/folder.ics"], "", 6, "No reminder was kept"),
        (["draft"], "Hello", 2, "no profile yet"),
        (["draft", "--today", "soon"], "Hello", 2, '"soon" is not a date'),
        (["intake"], "  \n", 2, "Nothing came in"),
        (["check", "--jsonl", "none.jsonl"], "", 2, "Nothing was checked"),
        (["check"], '{"subject": "x"}', 2, 'has no "body"'),
        (["remember"], "text", 2, "Say --sent or --received"),
        (["remember", "--outcome", "maybe", "--to", "X"], "", 2, "not an outcome"),
        (["batch", "none.csv"], "", 2, 'E01 I can\'t find "none.csv"'),
        (["batch", "examples/leads.csv"], "", 2, "no profile yet"),
        (["profile", "--fact", "x"], "", 2, "your name first"),
    ],
)
def test_bad_input_is_one_sentence(words: list[str], given: str, code: int, said: str) -> None:
    done = drafter(*words, given=given)
    assert done.returncode == code
    assert said in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("drafter: ")]) == 1
    assert "Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("text", ["{", "[]", '{"channel": "fax"}', "null", "\ufeff{}", "{" * 9000])
def test_a_context_that_is_none_is_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "context.json"
    path.write_text(text, encoding="utf-8")
    done = drafter("draft", "--context", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("drafter: ") and "Traceback" not in done.stderr


def test_a_hosted_service_writes_and_a_dead_one_is_stepped_in_for(context: Any) -> None:
    body = (
        "Dear Ms Marsh,\n\nThank you for telling me about the Cellar Assistant role (TB-118). I "
        "respect the decision.\n\nWhat one thing would have made me a stronger choice? One line is "
        "plenty, and no answer is fine too.\n\nKind regards,\nBen Achterkamp"
    )
    key = "k-123456"
    with FakeService([reply_with("Cellar Assistant: one question", body)]) as service:
        hosted = {
            "DRAFTER_BASE_URL": service.root,
            "DRAFTER_MODEL": "m",
            "DRAFTER_API_KEY": key,
        }
        written = as_json(drafter("draft", "--context", context(), "--json", **hosted))
    assert (written["writer"], written["model"], written["body"]) == ("hosted", "m", body)
    dead = drafter("draft", "--context", context(), **hosted, DRAFTER_TIMEOUT="1")
    assert dead.returncode == 0
    assert "The hosted draft was not used." in dead.stderr
    assert key not in dead.stderr + dead.stdout


def test_json_stays_json_when_the_service_is_down(context: Any) -> None:
    nobody = {"DRAFTER_BASE_URL": "http://127.0.0.1:9/v1", "DRAFTER_MODEL": "m"}
    done = drafter("draft", "--context", context(), "--json", **nobody, DRAFTER_TIMEOUT="1")
    assert done.returncode == 0
    assert (as_json(done)["writer"], as_json(done)["fell_back_from"]) == ("phrasebook", "hosted")
    assert done.stderr.startswith("The hosted draft was not used.")
    assert "127.0.0.1:9" in done.stderr


def test_the_data_is_private_to_the_user(profile: None) -> None:
    home = Path(os.environ["DRAFTER_HOME"])
    drafter("draft", "--example")
    modes = {p: p.stat().st_mode & 0o777 for p in [home, *home.rglob("*")]}
    assert modes
    assert not {p: oct(mode) for p, mode in modes.items() if mode & 0o077}


def test_a_full_disk_loses_nothing(profile: None) -> None:
    before = drafter("profile", "--json").stdout
    limit = "import resource as r, sys; r.setrlimit(r.RLIMIT_FSIZE, (4096, 4096)); "
    run = limit + "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    run += "sys.argv = ['drafter', 'profile', '--fact', 'x' * 9000]; "
    run += "from drafter.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60)  # fmt: skip
    assert done.returncode == 6, done.stderr
    assert done.stderr.startswith("drafter: ") and "Traceback" not in done.stderr
    assert drafter("profile", "--json").stdout == before
