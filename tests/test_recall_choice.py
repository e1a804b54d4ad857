"""Meaning and words together, ties, no two alike, nothing beside the point, pinned and dropped."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from pathlib import Path

import pytest

from drafter.embedding import Embedder, HashedVectors
from drafter.history import History, Outcome, Record, past, vectors
from drafter.history.database import writing
from drafter.message import Passage
from drafter.prompts.guidance import Card
from drafter.prompts.kinds import kind
from drafter.recall import Recall
from drafter.recall.shelf import MOST_NEW, Memory, Shelf
from drafter.recall.words import Words
from drafter.situation import Recipient, Sender, Situation

WHY = kind("ask_why_no")
CARDS = (
    Card(
        "accept", "Accept the no", "Say that you accept their no before you ask why.", "", "D", ()
    ),
    Card("forklift", "Name the licence", "A forklift licence is worth a line.", "", "D", ()),
)


def told(words: str) -> Situation:
    return Situation(
        channel="email", today=dt.date(2026, 10, 5), situation=words,
        sender=Sender(name="Ngozi Adeyemi"), recipient=Recipient(name="Per Holm"),
    )  # fmt: skip


NO = told("They said no to my application for the nursery, and I would like to know why.")


@pytest.fixture
def recall(home: Path, embedder: Embedder) -> Recall:
    return Recall(home, embedder, History(home), CARDS)


def sent(home: Path, body: str, outcome: Outcome | None = None, **changes: object) -> str:
    given = {"direction": "sent", "to": "Per Holm", "date": dt.date(2026, 9, 1), "body": body}
    record = Record(**{**given, "kind": WHY.id, **changes})  # type: ignore[arg-type]
    id = History(home).remember(record)
    if outcome:
        History(home).outcome(id, outcome, dt.date(2026, 9, 9))
    return f"past-{id}"


def ids(passages: tuple[Passage, ...], origin: str = "past") -> list[str]:
    return [passage.id for passage in passages if passage.origin == origin]


def many(home: Path, bodies: list[str]) -> None:
    """In one transaction; each by itself would take its time on the disk."""
    with writing(home) as connection:
        connection.executemany(
            """INSERT INTO message (digest, direction, name, email, company, person, address, firm,
            kind, channel, date, subject, body)
            VALUES (?, 'sent', 'Per', '', '', 'per', '', '', ?, '', '2026-09-01', '', ?)""",
            [(body, WHY.id, body) for body in bodies],
        )


# Words


def test_a_rare_word_that_is_shared_finds_a_text() -> None:
    texts = ["I ask about the post.", "I ask about the Zwickau post.", "I ask for news."]
    shares = Words(texts).shares("Is Zwickau nice?")
    assert list(shares) == [0, 1, 0] and Words(texts).most(shares, 2) == [1]


@pytest.mark.parametrize("texts", [[], [""], ["", "the and of"], ["one text"], ["?", "two texts"]])
@pytest.mark.parametrize("question", ["", "the", "unheard", "text texts", "\x00"])
def test_few_words_or_none_are_no_trouble(texts: list[str], question: str) -> None:
    shares = Words(texts).shares(question)
    assert len(shares) == len(texts) and all(0 <= share <= 1 for share in shares)
    assert list(Words(texts).shares(question)) == list(shares)


def test_a_name_tips_the_scales_between_like_messages(recall: Recall, home: Path) -> None:
    for name in ("Ostrava", "Brno", "Opava", "Jihlava"):
        sent(home, f"Thank you for your no. What was missing for the yard in {name}?")
    found = recall(told("They said no for the yard in Opava, and I want to know why."), WHY)
    assert "Opava" in next(passage.text for passage in found if passage.origin == "past")


# Which of two


ASK = "Thank you for telling me no. What was missing, so that I do better at the nursery next time"


def test_between_equals_the_one_that_was_answered_then_the_newer(
    recall: Recall, home: Path
) -> None:
    sent(home, f"{ASK}?", outcome="silence", date=dt.date(2026, 9, 3))
    answered = sent(home, f"{ASK}.", outcome="replied", date=dt.date(2026, 8, 1))
    assert ids(recall(NO, WHY)) == [answered]  # and the other says the same


def test_luck_never_outweighs_fit(recall: Recall, home: Path) -> None:
    far = "Good morning, your no about the harbour crane reached me. Which licence was I lacking?"
    sent(home, far, outcome="meeting", date=dt.date(2026, 9, 30))
    near = sent(home, f"{ASK}?", outcome="no", date=dt.date(2025, 1, 1))
    assert ids(recall(NO, WHY))[0] == near


def test_no_two_that_say_the_same(recall: Recall, home: Path) -> None:
    for name in ("Ada", "Ben", "Cem"):
        sent(home, f"Dear {name}, {ASK}?")
    other = sent(home, "I accept the decision about the nursery. Which course should I take now?")
    found = ids(recall(NO, WHY))
    assert len(found) == 2 and other in found


def test_own_kind_first_then_mail_of_no_kind_never_of_another(recall: Recall, home: Path) -> None:
    imported = sent(home, "You said no to my application for the nursery. Why was that?", kind="")
    own = sent(home, "I accept the decision. Which course should I take now, in your opinion?")
    sent(home, f"{ASK}?", kind="followup_1")
    assert ids(recall(NO, WHY)) == [own, imported]


def test_more_than_the_newest_few_hundred_are_looked_at(home: Path) -> None:
    oldest = sent(home, f"{ASK}?", date=dt.date(2020, 1, 1))
    many(home, [f"Number {n}: may I ask about the crane and the tide?" for n in range(300)])
    recall = Recall(home, HashedVectors(), History(home), ())
    for _ in range(300 // MOST_NEW + 1):
        found = recall(NO, WHY)
    assert ids(found)[0] == oldest


# Nothing


def test_nothing_at_all_when_it_is_about_something_else(recall: Recall, home: Path) -> None:
    sent(home, f"{ASK}?")
    assert recall(told("How long does a sourdough loaf bake at 220 degrees?"), WHY) == ()


def test_private_mail_is_not_lent(recall: Recall, home: Path) -> None:
    sent(home, "Mum, the train is late, please put the soup on the stove at seven.", kind="")
    assert ids(recall(NO, WHY)) == []


# What the user drops and pins


def test_what_is_dropped_never_comes(recall: Recall, home: Path) -> None:
    own = sent(home, f"{ASK}?")
    assert {own, "accept"} <= {passage.id for passage in recall(NO, WHY)}
    assert recall(NO, WHY, dropped={own, "accept"}, pinned={own}) == ()


def test_what_is_pinned_comes_first_whether_it_fits_or_not(recall: Recall, home: Path) -> None:
    soup = sent(home, "Mum, the train is late, please put the soup on the stove.", kind="")
    own = sent(home, f"{ASK}?")
    found = recall(NO, WHY, pinned={"forklift", soup, "gone", "past-999", "past-x"})
    assert ids(found, "guidance") == ["forklift", "accept"]
    assert ids(found) == [soup, own]
    assert (
        recall(told("How do I bake bread at home?"), WHY, pinned={"forklift"})[0].id == "forklift"
    )


# Vectors are made once


class Counting:
    name = HashedVectors.name

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, texts: object) -> object:
        self.seen += texts  # type: ignore[operator]
        return HashedVectors()(texts)  # type: ignore[arg-type]


def test_no_text_is_embedded_twice_not_even_by_another_process(home: Path) -> None:
    sent(home, f"{ASK}?")
    Recall(home, HashedVectors(), History(home), CARDS)(NO, WHY)
    counting = Counting()
    again = Recall(home, counting, History(home), CARDS)  # type: ignore[arg-type]
    again.drop()
    again(NO, WHY)
    again(NO, WHY)
    assert counting.seen == [NO.situation] * 2


def test_a_question_waits_for_few_new_texts_and_catching_up_does_the_rest(home: Path) -> None:
    many(home, [f"Number {number}. {ASK}?" for number in range(MOST_NEW + 20)])
    recall = Recall(home, HashedVectors(), History(home), ())
    recall(NO, WHY)
    assert len(vectors.known(home, HashedVectors.name)) == MOST_NEW
    assert list(recall.catch_up()) == [f"past-{WHY.id}"]
    assert len(vectors.known(home, HashedVectors.name)) == MOST_NEW + 20


def test_a_forgotten_text_leaves_no_vector(home: Path) -> None:
    memory = Memory(home, HashedVectors())
    memory.prepare(Shelf("past-any", [(1, "one text"), (2, "another text")]))
    vectors.forget(home, ["one text"])
    assert vectors.known(home, HashedVectors.name) == {vectors.digest("another text")}


@pytest.mark.parametrize(
    ("outcomes", "luck"),
    [("", 0), ("silence", -1), ("no", -1), ("silence,replied", 1), ("meeting", 1)],
)
def test_one_good_outcome_outweighs_the_silence_before(outcomes: str, luck: int) -> None:
    assert past.luck(outcomes) == luck


# Kept open


def test_kept_open_answers_the_same_and_follows_the_history(recall: Recall, home: Path) -> None:
    first = sent(home, f"{ASK}?")
    before = recall(NO, WHY)
    with recall.kept_open():
        assert recall(NO, WHY) == before
        other = sent(home, "I accept the decision about the nursery. Which course should I take?")
        assert set(ids(recall(NO, WHY))) == {first, other}
    assert set(ids(recall(NO, WHY))) == {first, other} and recall.notice == ""


def test_who_shares_what_is_kept_open_does_not_close_it(
    recall: Recall, home: Path, embedder: Embedder
) -> None:
    """Two tabs of the page, the first of which ends first, in threads of their own."""
    begun, end, ended, over = (threading.Event() for _ in range(4))

    def shortly() -> None:
        with recall.kept_open():
            recall(NO, WHY)
            begun.set()
            end.wait(20)
        ended.set()
        over.wait(20)

    threading.Thread(target=shortly).start()
    begun.wait(20)
    with recall.kept_open():
        end.set()
        ended.wait(20)
        assert recall(NO, WHY) and recall.notice == ""
    another = Recall(home, embedder, History(home), CARDS)
    assert another(NO, WHY) and another.notice == "", "the last one has given it back"
    over.set()


def test_an_index_that_is_gone_when_it_is_to_be_closed_is_built_again(
    recall: Recall, home: Path
) -> None:
    with recall.kept_open():
        before = recall(NO, WHY)
        for place in home.glob("chroma-*-*"):
            shutil.rmtree(place)
    assert recall(NO, WHY) == before and recall.notice == ""


def test_the_caller_can_choose_for_one_draft(recall: Recall) -> None:
    from functools import partial

    chosen = partial(recall, dropped={"accept"})
    assert "accept" not in {passage.id for passage in chosen(NO, WHY)}
