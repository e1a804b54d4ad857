"""How the user writes: measured honestly, shown plainly, lent to drafts; facts never travel."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from people import situation
from test_book import example, workshop
from typer.testing import CliRunner
from voices import WRITERS

from drafter import slots
from drafter.assembly import open_drafter
from drafter.brief import brief
from drafter.cli import app
from drafter.drafting import Drafter
from drafter.embedding import Embedder
from drafter.errors import BadInput
from drafter.history import History, Record
from drafter.history import voice as kept
from drafter.history.database import writing
from drafter.message import Draft, Message, Passage
from drafter.prompts.kinds import Variant, kind
from drafter.situation import Situation
from drafter.tone.guard import ToneGuard
from drafter.voice import Voice, forbidding, forms, told, voice_of
from drafter.voice.letters import letter
from drafter.voice.manner import manner
from drafter.voice.measure import measure
from drafter.voice.profile import Habit, with_edits
from drafter.voice.setting import changes
from drafter.voice.words import words
from drafter.writers.lines import used
from drafter.writers.phrasebook import Phrasebook
from drafter.writers.plan import Plan
from drafter.writers.scripted import ScriptedWriter

DAY = dt.date(2026, 10, 1)
KINDS = (
    "ask_why_no", "accept_no_keep_door", "informational_request", "status_check_manager",
    "stay_in_touch_after_no", "thank_you_interview", "ask_good_word", "ghosted_after_final",
    "last_note", "real_deadline_nudge",
)  # fmt: skip
"""Ten kinds whose examples are not formal."""
Write = Callable[[Situation, Voice | None], Draft]


@pytest.fixture
def write(embedder: Embedder) -> Write:
    def write(about: Situation, voice: Voice | None) -> Draft:
        of = kind(about.kind)
        return Phrasebook(embedder).write(Plan(of, about, slots.fill(of, about), voice=voice))

    return write


def remembered(folder: Path, texts: list[str], way: str = "sent") -> None:
    history = History(folder)
    for number, text in enumerate(texts):
        day = DAY + dt.timedelta(days=number)
        history.remember(Record(way, f"Reader {number}", day, text, channel="email"))  # type: ignore[arg-type]


# -- a letter in parts


@pytest.mark.parametrize(
    ("text", "greeting", "closing"),
    [
        ("Hi Marta,\n\nAll done here.\n\nCheers,\nJo", "Hi {first},", "Cheers,"),
        ("Dear Ms Lind:\n\nI go on.\n\nYours truly\nJo Bell", "Dear {titled}:", "Yours truly"),
        ("Dear Marta Lind,\n\nI write again.\n\nJo", "Dear {full},", ""),
        ("Marta –\n\nAll done here.\n\nBest, Jo", "{first} –", "Best,"),
        ("hello all,\n\nall done here.\n\nThanks!\njo", "Hello all,", "Thanks,"),
        ("Hey Marta! All done here. Bye", "Hey {first},", ""),
        ("Good morning,\n\nAll done here.\n\nJo Bell\nFrome", "Good morning,", ""),
        ("All done here, and thank you.", "", ""),
        ("Hi Marta,\n\nSee below.\n\nThanks Jo\n\nOn 3 May 2026 Marta wrote:\n> Hi Jo,\n> Regards,",
         "Hi {first},", "Thanks"),
    ],
)  # fmt: skip
def test_a_letter_is_taken_apart(text: str, greeting: str, closing: str) -> None:
    one = letter(text)
    assert (one.greeting, one.closing) == (greeting, closing)
    assert "Marta" not in one.prose and "Jo" not in one.prose


def test_a_line_broken_for_its_length_is_one_sentence() -> None:
    text = "Hi Marta,\n\nI wanted to ask whether the workshop job that you told me\nabout is open."
    assert len(letter(text).sentences()) == 1


# -- what is measured


def test_three_writers_are_told_apart() -> None:
    terse, warm, formal = (measure(WRITERS[name]) for name in ("terse", "warm", "formal"))
    assert [v.messages for v in (terse, warm, formal)] == [20, 20, 20]
    assert terse.greeting == Habit("Hi {first},", 20, 20)
    assert terse.closing == Habit("Cheers,", 19, 20)
    assert warm.closing == Habit("Warm wishes,", 20, 20)
    assert formal.greeting.what == "Dear {titled},"
    assert [v.forms.what for v in (terse, warm, formal)] == ["short", "short", "long"]
    assert [v.formality.what for v in (terse, warm, formal)] == ["casual", "neutral", "formal"]
    assert [v.ask.what for v in (terse, warm, formal)] == [
        "Can you", "Would you be able to", "Could you"]  # fmt: skip
    assert [v.thanks.what for v in (terse, warm, formal)] == ["thanks", "thank you", "thank you"]
    lengths = [int(v.sentence.what or 0) for v in (terse, warm, formal)]
    assert lengths == sorted(set(lengths))
    assert (terse.exclamations.count, warm.exclamations.count) == (0, 4)
    assert "grateful" in warm.never and "grateful" not in formal.never


def test_counts_are_what_one_would_count_by_hand() -> None:
    texts = ["Hi Ann,\n\nI'm in. Can you say when?\n\nJo"] * 3 + [
        "Dear Ann,\n\nI am out!\n\nJo"
    ] * 2
    found = measure(texts)
    assert found.greeting == Habit("Hi {first},", 3, 5)
    assert found.closing == Habit("", 5, 5)
    assert found.exclamations == Habit("", 2, 5)
    assert found.ask == Habit("Can you", 3, 3)
    assert found.sentence == Habit("3", 8, 8)
    assert found.forms == Habit(None, 3, 5)  # too few to speak of a habit


def test_of_four_messages_nothing_is_said_and_nothing_done() -> None:
    few = measure(WRITERS["terse"][:4])
    assert few == Voice(messages=4) and not few.known
    assert told.sentences(few) == (
        "I know 4 of your own messages, which is too few to say how you write. From 5 on I can.",
    )


def test_no_name_of_a_reader_or_firm_is_in_the_profile() -> None:
    texts = [f"Hi Marta,\n\nMarta Lind suggested you to me. I'm free on {n} May.\n\nMarta, Jo"
             for n in range(1, 9)]  # fmt: skip
    said = json.dumps(measure(texts).as_json())
    assert not re.search(r"Marta|Lind|May|Jo\b", said)


def test_what_went_out_as_it_was_drafted_is_not_how_the_user_writes(home: Path) -> None:
    remembered(home, WRITERS["terse"])
    remembered(home, ["Dear Ms Lind,\n\nI was glad of our talk.\n\nKind regards,\nJo"])
    with writing(home) as connection:
        connection.execute("INSERT INTO edit SELECT id, body FROM message ORDER BY id DESC LIMIT 1")
    assert voice_of(home).messages == 20


def test_a_profile_is_never_stale(home: Path) -> None:
    remembered(home, WRITERS["terse"][:4])
    assert not voice_of(home).known
    remembered(home, WRITERS["terse"][:6])
    assert voice_of(home).messages == 6
    remembered(home, WRITERS["warm"], way="received")
    assert voice_of(home).messages == 6


def test_it_costs_little(home: Path) -> None:
    """13 ms of work where it was measured; 60 leave room for a busy machine."""
    texts = [f"{text}\nNo. {n}" for n in range(25) for text in WRITERS["warm"]]
    with writing(home) as connection:
        row = "'sent', '', '', '', '', '', '', '', 'email', '2026-05-01', ''"
        connection.executemany(
            f"""INSERT INTO message (digest, body, direction, name, email, company, person, address,
            firm, kind, channel, date, subject) VALUES (?, ?, {row})""",
            list(enumerate(texts)),
        )
    measure(texts[:5])
    begun = time.process_time()
    assert voice_of(home).messages == kept.NEWEST
    assert time.process_time() - begun < 0.06
    begun = time.process_time()
    voice_of(home)
    assert time.process_time() - begun < 0.01


# -- what the user sets


def test_what_the_user_sets_outweighs_what_was_measured(home: Path) -> None:
    remembered(home, WRITERS["terse"])
    kept.save(home, changes(["greeting=Dear {full},", "closing=none"], ["Leverage"], ()))
    kept.save(home, changes(["sentence=12"], ["circle back"], kept.edits(home)["never"]))
    mine = voice_of(home)
    assert (mine.greeting.what, mine.closing.what, mine.sentence.what) == ("Dear {full},", "", "12")
    assert mine.banned == ("leverage", "circle back") and "leverage" not in mine.never
    assert mine.ask.what == "Can you"
    kept.reset(home)
    assert voice_of(home) == measure(WRITERS["terse"][::-1])


@pytest.mark.parametrize(
    "pair", ["greeting", "tone=warm", "sentence=300", "forms=some", "greeting=Hi {name},",
             "closing=Bye {first}", "closing=" + "a" * 61]
)  # fmt: skip
def test_what_cannot_be_set_is_refused_in_a_sentence(pair: str) -> None:
    with pytest.raises(BadInput, match=r"can't be set \(voice\)\. Nothing was saved\."):
        changes([pair], (), ())


def test_the_command_shows_sets_and_resets(home: Path) -> None:
    run = CliRunner().invoke
    assert "too few to say how you write" in run(app, ["voice"]).output
    remembered(home, WRITERS["formal"])
    shown = run(app, ["voice"]).output
    assert 'You begin with "Dear [title and last name]," (20 of 20).' in shown
    assert re.search(r"You write I am and do not in full \(short forms 0 of \d\d times\)\.", shown)
    shown = run(app, ["voice", "--set", "closing=Best,", "--never", "grateful"]).output
    assert 'You close with "Best,". You set this yourself.' in shown
    assert "You don't want: grateful. You set this yourself." in shown
    told = json.loads(run(app, ["voice", "--json"]).output)
    assert (told["messages"], told["closing"]["what"]) == (20, "Best,")
    assert "Yours sincerely" in run(app, ["voice", "--reset"]).output


def test_the_page_shows_it_and_takes_what_the_user_sets(home: Path) -> None:
    from streamlit.testing.v1 import AppTest

    remembered(home, WRITERS["warm"])
    page = AppTest.from_function(shown, default_timeout=60).run()
    assert 'You close with "Warm wishes," (20 of 20).' in [text.value for text in page.text]
    page.text_input("voice.closing").input("Best,")
    page.text_input("voice.never").input("leverage, reach out")
    page.button[0].click().run()
    assert not page.exception
    assert kept.edits(home) == {"closing": "Best,", "never": ["leverage", "reach out"]}
    assert 'You close with "Best,". You set this yourself.' in [text.value for text in page.text]
    page.text_input("voice.greeting").input("Hi {name},")
    page.button[0].click().run()
    assert "Nothing was saved." in page.text[-1].value
    page.button[1].click().run()
    assert kept.edits(home) == {}


def shown() -> None:
    from drafter.page import voice

    voice.show()


# -- greeting and closing


@pytest.mark.parametrize(
    ("form", "register", "line"),
    [
        ("Hi {first},", "neutral", "Hi Ingrid,"),
        ("Hi {first},", "formal", None),
        ("Dear {titled},", "neutral", "Dear Ms Marsh,"),
        ("Dear {full},", "casual", "Dear Ingrid Marsh,"),
        ("Hey {first} –", "neutral", "Hi Ingrid –"),
        ("Hey {first},", "casual", "Hey Ingrid,"),
        ("Good morning,", "neutral", "Hello Ingrid,"),
        ("Hi there,", "neutral", "Hi Ingrid,"),
        ("", "neutral", "Ingrid,"),
        (None, "neutral", None),
    ],
)
def test_a_greeting_is_theirs_where_the_register_allows_it(
    form: str | None, register: str, line: str | None
) -> None:
    about = situation(register=register)
    assert forms.greeting(Voice(greeting=Habit(form)), about) == line


def test_an_earned_title_stays() -> None:
    doctor = situation(recipient={"name": "Dr Ingrid Marsh"})
    assert forms.greeting(Voice(greeting=Habit("Hi {first},")), doctor) == "Hi Dr Marsh,"


def test_a_formal_letter_closes_formally() -> None:
    formal, neutral = situation(register="formal"), situation()
    assert forms.closing(Voice(closing=Habit("Cheers,")), formal) is None
    assert forms.closing(Voice(closing=Habit("Sincerely,")), formal) == "Sincerely,"
    assert forms.closing(Voice(closing=Habit("Cheers,")), neutral) == "Cheers,"


# -- the style test


@pytest.fixture(scope="module")
def drafts() -> dict[str, list[Message]]:
    """What each of them gets, with twenty messages of theirs as the only memory."""
    return {name: [drafted(id, measure(texts)) for id in KINDS] for name, texts in WRITERS.items()}


def drafted(id: str, voice: Voice | None) -> Message:
    drafter = replace(workshop().drafter, voice=lambda: voice)
    made = drafter.draft(example(id, "email"))
    assert isinstance(made, Message)
    return made


def test_the_phrasebook_writes_like_each_of_three_people(drafts: dict[str, list[Message]]) -> None:
    mine = {name: measure(texts) for name, texts in WRITERS.items()}
    found = {name: measure([made.draft.body for made in each]) for name, each in drafts.items()}
    for name in WRITERS:
        assert bodies_begin(drafts[name], (mine[name].greeting.what or "").partition(" ")[0])
        assert found[name].closing == Habit(mine[name].closing.what, len(KINDS), len(KINDS))
        assert found[name].thanks.what == mine[name].thanks.what
    assert [found[name].forms.what for name in WRITERS] == ["short", "short", "long"]
    assert [found[name].formality.what for name in WRITERS] == ["casual", "neutral", "formal"]
    assert mean_sentence(drafts["terse"]) < mean_sentence(drafts["warm"]) - 0.5
    assert mean_sentence(drafts["warm"]) < mean_sentence(drafts["formal"]) - 0.5
    assert "Can you" in asked(drafts["terse"]) and "Would you be able to" in asked(drafts["warm"])


def bodies_begin(made: list[Message], word: str) -> bool:
    return all(each.draft.body.startswith(f"{word} ") for each in made)


def mean_sentence(made: list[Message]) -> float:
    said = [sentence for each in made for sentence in letter(each.draft.body).sentences()]
    return sum(len(sentence.split()) for sentence in said) / len(said)


def asked(made: list[Message]) -> str:
    return " ".join(each.draft.body for each in made)


def test_no_manner_makes_a_draft_worse(drafts: dict[str, list[Message]]) -> None:
    for name, made in drafts.items():
        for id, message in zip(KINDS, made, strict=True):
            assert message.verdict == "ok", (name, id, message.findings)
            assert message.draft.body.count("?") == bool(kind(id).asks), (name, id)


def test_what_was_sent_is_what_the_next_draft_is_written_by(home: Path) -> None:
    remembered(home, WRITERS["terse"])
    made = open_drafter(writer="phrasebook", recall=False).drafter.draft(situation())
    assert isinstance(made, Message)
    assert made.draft.body.startswith("Hi Ingrid,") and "\n\nCheers,\n" in made.draft.body


def test_without_a_memory_nothing_changes(write: Write) -> None:
    for id in KINDS:
        assert write(example(id, "email"), measure(WRITERS["warm"][:4])) == write(
            example(id, "email"), None
        )


def test_a_sentence_sent_in_an_older_manner_is_not_sent_again() -> None:
    about, of = situation(), kind("ask_why_no")
    plan = Plan(of, about, slots.fill(of, about), voice=measure(WRITERS["formal"]))
    once = replace(plan, sent_before=("I'm glad to know.",))
    assert used(Variant("I'm glad to know.", 1), once)
    assert not used(Variant("I'm glad to know.", 1), plan)


def test_a_word_that_they_do_not_want_is_in_no_draft(write: Write) -> None:
    unwanted = re.compile(r"\b(glad|grateful)\b")
    abouts = [example(id, "email") for id in KINDS]
    mine = with_edits(Voice(), {"never": ["glad", "grateful"]})
    before = [unwanted.search(write(about, None).body) for about in abouts]
    after = [unwanted.search(write(about, mine).body) for about in abouts]
    assert any(before) and not any(after)


def test_a_model_that_uses_it_all_the_same_is_not_heard(embedder: Embedder) -> None:
    body = "Dear Ms Marsh,\n\nThank you, I am glad you wrote. Could you name one thing to work on?"
    mine = with_edits(Voice(), {"never": ["glad"]})
    drafter = Drafter(
        writer=ScriptedWriter([Draft("One question", body)] * 3),
        phrasebook=Phrasebook(embedder), guard=ToneGuard(), recall=lambda situation, kind: (),
        voice=lambda: mine,
    )  # fmt: skip
    made = drafter.draft(situation())
    assert isinstance(made, Message) and made.writer == "phrasebook"
    assert made.rejected and "glad" in made.rejected.body and "glad" not in made.draft.body
    told = situation(details={"own_line": "I was glad of the tour."})
    assert forbidding(told, mine) == told, "the user's own words stay theirs"


@pytest.mark.parametrize("name", WRITERS)
def test_a_formal_situation_stays_formal(name: str, write: Write) -> None:
    body = write(example("ask_why_no", "email").model_copy(update={"formality": "formal"}),
                 measure(WRITERS[name])).body  # fmt: skip
    assert body.startswith("Dear ") and "Cheers" not in body and "Warm wishes" not in body
    assert not re.search(r"\bI'|n't\b|Can you|Thanks\b", body)


# -- the brief


def briefed(voice: Voice | None, *past: str, **changed: object) -> str:
    about = situation(**changed)
    passages = [Passage(f"p{n}", "", text, "past") for n, text in enumerate(past)]
    of = kind("ask_why_no")
    turns = brief(of, about, slots.fill(of, about), passages, budget=6000, voice=voice)
    return turns[1].content


def test_a_model_is_told_how_each_of_them_writes() -> None:
    said = {name: briefed(measure(texts)) for name, texts in WRITERS.items()}
    for name, lines in {
        "terse": ('"Hi Ingrid,"', '"Cheers,"', "about 5 words", "Short forms", '"Can you"'),
        "warm": ('"Hello Ingrid,"', '"Warm wishes,"', "about 11 words", "Short forms"),
        "formal": ('"Dear Ms Marsh,"', '"Yours sincerely,"', "No short forms", "tone formal"),
    }.items():
        assert all(line in said[name] for line in lines), said[name]
    assert "Greet as: Hi Ingrid," in said["terse"] and "Greet as: Ms Marsh" in briefed(None)
    assert "How the job seeker writes" not in briefed(measure(WRITERS["warm"][:4]))


def test_a_note_is_told_no_greeting_and_no_closing() -> None:
    said = briefed(measure(WRITERS["terse"]), channel="linkedin_note")
    assert "Cheers" not in said and "Hi Ingrid" not in said and "Can you" in said


# -- what an old message lends


OLD = """\
Dear Beata Kowal,

Thank you for your time and your patience. It was a pleasure to hear how you think about the work.
I ran the plating line at Volta Ceramics for 6 years. You mentioned that Greta is leaving in June.
I ran the night shift. You showed me the yard. We have three kilns here.
My number is 0117 496 0555, and beata@volta.example is
what I have for you. I would be glad to hear how it goes, and I hope that all is well. It was good.

Warm regards,
Jonas
"""


def test_manner_travels_and_facts_do_not() -> None:
    lent = manner(OLD)
    assert lent == (
        "Thank you for your time and your patience. "
        "It was a pleasure to hear how you think about the work. "
        "I would be glad to hear how it goes, and I hope that all is well. It was good."
        "\nWarm regards,"
    )
    assert "Thank you for your time and" in briefed(None, OLD)
    said = briefed(None, OLD)
    for secret in (
        "Beata",
        "Kowal",
        "Volta",
        "Greta",
        "June",
        "0117",
        "kilns",
        "plating",
        "shift",
        "yard",
    ):
        assert secret not in said


@pytest.mark.parametrize(
    "said",
    [
        "I was sorry to hear that your wife lost the baby.",
        "I hope that your back is better, and that the divorce is behind you.",
        "Please tell her that I am glad about the adoption.",
    ],
)
def test_what_is_said_of_somebodys_life_is_not_lent(said: str) -> None:
    assert manner(OLD.replace("It was good.", f"It was good. {said}")) == manner(OLD)


def test_a_text_without_capitals_and_one_of_facts_alone_lend_nothing() -> None:
    assert manner("hi beata,\n\nthank you for the hour at volta. it was good.\n\ncheers,\njo") == ""
    assert manner("Hi Beata,\n\nI ran the line at Volta. It was good.\n\nCheers,\nJo") == ""
    assert manner(OLD, strangers=["Patience Ltd"]).startswith("It was a pleasure")


def test_the_words_are_whole() -> None:
    row = words()
    assert set(row.same) <= set(row.asks)
    assert all(word == word.casefold() for word in [*row.plainer, *row.closings, *row.asks])


@pytest.mark.parametrize("writer", WRITERS)
def test_no_sentence_about_the_voice_shows_a_blank(writer: str) -> None:
    """A habit's word may be a key of the words: "thanks" came out as its own form."""
    voice = measure(WRITERS[writer])
    lines = [*told.sentences(voice), *told.brief(voice, None, None)]
    assert not [line for line in lines if "{" in line], lines
