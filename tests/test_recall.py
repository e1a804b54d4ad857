"""The advice that fits and the user's own words; the index may be lost, broken or taken."""

import datetime as dt
import os
import random
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter import embedding
from drafter.embedding import Embedder, HashedVectors
from drafter.history import History, Record
from drafter.message import Passage
from drafter.prompts.guidance import Card
from drafter.prompts.kinds import Kind, kind
from drafter.recall import Recall, index, lock
from drafter.situation import Recipient, Sender, Situation

WHY = kind("ask_why_no")

PAIRS = (
    ("They chose somebody else after my second interview.",
     "accept", "A no after an interview", "Accept that another candidate was chosen."),
    ("No answer to my application for three weeks now.",
     "silence", "When nobody answers", "Silence after applying is rarely about you."),
    ("I want to say thanks for our talk this morning.",
     "thanks", "Thanks within a day", "Write your thank-you on the day you met."),
    ("My old teammate works there, she could recommend me.",
     "referral", "Make a referral easy", "Ask a former colleague to recommend you."),
    ("They said I lacked practice with spreadsheets.",
     "skill", "Show the missing skill", "Name what you learned since, with one result."),
    ("Another employer wants my answer by Friday.",
     "deadline", "A real deadline has a date", "Say by when the other offer must be answered."),
    ("A headhunter rang me about a warehouse post.",
     "recruiter", "Tell recruiters what you seek", "Place, pay and post in one line."),
    ("I would rather not take this offer.",
     "decline", "Turn an offer down kindly", "Thank them, decline, and stay in touch."),
    ("She said hiring is frozen until spring.",
     "hold", "When hiring is on hold", "Ask when the freeze may end."),
    ("He answered the phone, busy, between meetings.",
     "phone", "On a call, ask if it suits", "If they are busy, offer to ring again."),
)  # fmt: skip


LEARN = "I accept your decision. What could I learn from your no?"
IMPROVE = "Thank you for telling me. What should I improve before I apply again?"


def card(id: str, title: str, text: str, kinds: tuple[str, ...] = ()) -> Card:
    return Card(id, title, text, "practice", "D", kinds)


CARDS = tuple(card(*written) for _, *written in PAIRS)


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    return embedding.load()[0]


@pytest.fixture
def recall(tmp_path: Path, minilm: Embedder) -> Recall:
    return Recall(tmp_path, minilm, History(tmp_path), CARDS)


def told(words: str, paste: str = "") -> Situation:
    return Situation(
        channel="email",
        today=dt.date(2026, 10, 5),
        sender=Sender(name="Ngozi Adeyemi"),
        recipient=Recipient(name="Per Holm"),
        situation=words,
        pasted_message=paste,
    )


def sent(history: History, body: str, kind: Kind = WHY, **changes: object) -> None:
    given = {"direction": "sent", "to": "Per Holm", "date": dt.date(2026, 9, 1), "body": body}
    history.remember(Record(**{**given, "kind": kind.id, **changes}))  # type: ignore[arg-type]


def ids(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.id for passage in passages]


def index_folder(home: Path) -> Path:
    (place,) = home.glob("chroma-*-*")
    return place


def untitled(kind: Kind) -> Kind:
    return Kind(**{**vars(kind), "title": ""})


def test_finds_the_advice_that_fits(recall: Recall) -> None:
    hits = [id in ids(recall(told(words), untitled(WHY))) for words, id, *_ in PAIRS]
    assert sum(hits) >= 9, hits
    assert recall.notice == ""


def test_three_cards_at_most_and_all_are_guidance(recall: Recall) -> None:
    found = recall(told("They said no after the interview, and I want to thank them."), WHY)
    assert 1 <= len(found) <= 3
    assert {passage.origin for passage in found} == {"guidance"}


def test_nothing_rather_than_something_beside_the_point(recall: Recall) -> None:
    elsewhere = told("Preheat the oven to 200 degrees and grease the tin with butter.")
    assert recall(elsewhere, untitled(WHY)) == ()


def test_a_card_for_this_kind_comes_before_others(tmp_path: Path, minilm: Embedder) -> None:
    cards = (
        card("other", "When they said no", "Ask what was missing.", ("followup_1",)),
        card("any", "They said no", "Wish the person they chose a good start."),
        card("own", "No is an answer", "They said it to your form, not to you.", (WHY.id,)),
    )
    found = Recall(tmp_path, minilm, History(tmp_path), cards)(told("They said no."), WHY)
    assert ids(found) == ["own", "any", "other"]


def test_the_paste_is_part_of_the_question(recall: Recall) -> None:
    paste = "We have paused all hiring until the spring; the post is on hold."
    assert ids(recall(told("", paste), untitled(WHY)))[0] == "hold"


def test_the_users_own_messages_of_this_kind_come_last(recall: Recall, tmp_path: Path) -> None:
    history = History(tmp_path)
    for body in (LEARN, IMPROVE, "Was it my welding test that you said no to?"):
        sent(history, body)
    sent(history, "Any news?", kind=kind("followup_1"))
    sent(history, "A draft about the welding test.", direction="draft")
    found = recall(told("They said no after the welding test."), WHY)
    past = [passage for passage in found if passage.origin == "past"]
    assert len(past) == 2
    assert past == list(found[-2:])
    assert past[0].text == "Was it my welding test that you said no to?"
    assert not {"Any news?", "A draft about the welding test."} & {p.text for p in past}


def test_a_message_sent_later_is_found(recall: Recall, tmp_path: Path) -> None:
    assert not any(p.origin == "past" for p in recall(told("They said no."), WHY))
    sent(History(tmp_path), LEARN)
    assert any(p.text == LEARN for p in recall(told("They said no."), WHY))


def test_the_index_follows_the_cards(recall: Recall, tmp_path: Path, minilm: Embedder) -> None:
    recall(told("They said no."), WHY)
    changed = (
        card("accept", "How to bake bread", "Flour, water, salt."),
        card("new", "When they said no", "Accept it with grace."),
    )
    after = Recall(tmp_path, minilm, History(tmp_path), changed)
    assert ids(after(told("They said no."), WHY)) == ["new"]
    assert after.notice == ""


def test_the_same_text_twice_is_given_once(recall: Recall, tmp_path: Path) -> None:
    for name in ("Per Holm", "Ada Brook"):
        sent(History(tmp_path), LEARN, to=name)
    past = [p for p in recall(told("They said no."), WHY) if p.origin == "past"]
    assert [passage.text for passage in past] == [LEARN]


def test_no_cards_and_no_past_is_no_trouble(tmp_path: Path, minilm: Embedder) -> None:
    recall = Recall(tmp_path, minilm, History(tmp_path), ())
    assert recall(told("They said no."), WHY) == ()
    assert recall.notice == ""


def test_the_index_holds_no_words(recall: Recall, tmp_path: Path) -> None:
    sent(History(tmp_path), "An unmistakable sentence about Quayside Ropes.")
    recall(told("They said no."), WHY)
    content = b"".join(p.read_bytes() for p in index_folder(tmp_path).rglob("*") if p.is_file())
    assert b"Quayside" not in content
    assert b"Accept the decision" not in content


def test_a_lost_index_is_built_again(recall: Recall, tmp_path: Path) -> None:
    sent(History(tmp_path), LEARN)
    before = recall(told("They said no."), WHY)
    shutil.rmtree(index_folder(tmp_path))
    assert recall(told("They said no."), WHY) == before
    assert recall.notice == ""


def flip(content: bytearray) -> None:
    for place in random.Random(7).sample(range(len(content)), min(len(content), 200)):
        content[place] ^= 0xFF


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def blank(content: bytearray) -> None:
    content[:4096] = bytes(len(content[:4096]))


@pytest.mark.parametrize("damage", [flip, cut, blank])
@pytest.mark.parametrize("file", ["chroma.sqlite3", "length.bin", "seal"])
def test_a_damaged_index_is_noticed_once_and_built_again(
    recall: Recall, tmp_path: Path, file: str, damage: object
) -> None:
    sent(History(tmp_path), LEARN)
    before = recall(told("They said no."), WHY)
    victim = next(index_folder(tmp_path).rglob(file))
    content = bytearray(victim.read_bytes())
    damage(content)  # type: ignore[operator]
    victim.write_bytes(content)

    assert recall(told("They said no."), WHY) == before
    assert recall.notice == index.REBUILT
    assert recall(told("They said no."), WHY) == before
    assert recall.notice == ""


def test_without_any_index_the_answers_are_the_same(recall: Recall, tmp_path: Path) -> None:
    sent(History(tmp_path), LEARN)
    before = recall(told("They said no."), WHY)
    shutil.rmtree(index_folder(tmp_path))
    (tmp_path / "chroma.lock").unlink()
    (tmp_path / "chroma.lock").mkdir()
    assert recall(told("They said no."), WHY) == before
    assert recall.notice.startswith("The search index can't be used (")
    assert recall.notice.endswith("searched without it.")


HOLDER = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_does_not_wait_long(
    recall: Recall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recall(told("They said no."), WHY)
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "chroma.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert recall(told("They said no."), WHY) == before
        assert recall.notice == index.BUSY.format(who="")
        holder.communicate()
    assert recall(told("They said no."), WHY) == before
    assert recall.notice == ""


def test_threads_take_turns(recall: Recall, tmp_path: Path) -> None:
    expected = recall(told("They said no."), WHY)
    answers: list[tuple[Passage, ...]] = []
    threads = [
        threading.Thread(target=lambda: answers.append(recall(told("They said no."), WHY)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


@pytest.fixture
def umask_000() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_nobody_else_may_look_in(umask_000: None, tmp_path: Path) -> None:
    home = tmp_path / "home"
    sent(History(home), LEARN)
    Recall(home, HashedVectors(), History(home), CARDS)(told("They said no."), WHY)
    modes = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (home, *home.rglob("*"))
    }
    assert modes == {(True, 0o700), (False, 0o600)}


def test_another_embedder_gets_an_index_of_its_own(recall: Recall, tmp_path: Path) -> None:
    recall(told("They said no."), WHY)
    before = index_folder(tmp_path).name
    Recall(tmp_path, HashedVectors(), History(tmp_path), CARDS)(told("They said no."), WHY)
    assert index_folder(tmp_path).name != before


def test_drop_removes_every_trace(recall: Recall, tmp_path: Path) -> None:
    recall(told("They said no."), WHY)
    (tmp_path / "chroma-0.9-old").mkdir()
    recall.drop()
    assert not list(tmp_path.glob("chroma-*"))


ELSEWHERE = """
import datetime as dt, sys
from pathlib import Path
import drafter.recall
assert not {"chromadb", "numpy"} & set(sys.modules)
def watch(event, args):
    assert event not in {"socket.connect", "socket.getaddrinfo"}, event
sys.addaudithook(watch)
from drafter.embedding import HashedVectors
from drafter.recall.index import Index
from drafter.recall.shelf import Memory, Shelf
memory = Memory(Path(sys.argv[1]), HashedVectors())
index = Index(Path(sys.argv[1]), memory)
shelf = Shelf("guidance", enumerate(["a rope", "a boat"]))
print(shelf.keys[index.nearest(memory.asked("rope"), [shelf])["guidance"][0]], index.notice)
"""


STRAY = {
    "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI",
    "CHROMA_SERVER_HOST": "203.0.113.1",
    "CHROMA_OTEL_COLLECTION_ENDPOINT": "http://203.0.113.1",
    "ANONYMIZED_TELEMETRY": "True",
}


@pytest.mark.parametrize("where", ["file", "environment"])
def test_no_stray_setting_sends_chroma_to_the_network(where: str, tmp_path: Path) -> None:
    if where == "file":
        lines = "".join(f"{key}={value}\n" for key, value in STRAY.items())
        (tmp_path / ".env").write_text(lines)
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(tmp_path / "home")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), **(STRAY if where != "file" else {})},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "0"


def test_warming_up_is_harmless(recall: Recall) -> None:
    recall.warm()
    recall.warm()
    assert recall(told("They said no."), WHY)
