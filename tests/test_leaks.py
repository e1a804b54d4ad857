"""What belongs to somebody else's letters stays there; the user's own sentences are free."""

from __future__ import annotations

import datetime as dt
import random
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from people import situation

from drafter.checking import check
from drafter.drafting import Drafter
from drafter.embedding import Embedder
from drafter.history import Record
from drafter.message import Draft, Finding, Message
from drafter.tone.grounding.leaks import index, leaks
from drafter.tone.guard import ToneGuard
from drafter.writers.phrasebook import Phrasebook
from drafter.writers.scripted import ScriptedWriter

DAY = dt.date(2026, 11, 2)
OWN = "I ran the bottling line for two summers with a team of five and would like to do more of it."
SENT = Record(
    "sent", "Odile Verbruggen", DAY,
    f"Dear Ms Verbruggen,\n\n{OWN} Your cold store in Zeebrugge with its 14 doors is what I would "
    "like to see before the winter begins.\n\nKind regards,\nBen Achterkamp",
    company="Quayside Cold Chain Ltd",
)  # fmt: skip
CAME = Record(
    "received", "Tobias Lindqvist", DAY,
    "Hello Ben,\n\nwe are moving the whole packing hall to the other bank of the river next "
    f"spring.\n\nTobias\n\nOn 1 November Ben Achterkamp wrote:\n> {OWN}",
    company="Holm Packing",
)  # fmt: skip
HELLO = "Dear Ms Marsh,\n\n{}\n\nKind regards,\nBen Achterkamp"


def found(text: str, *others: Record, subject: str = "", **changes: object) -> list[str]:
    known = index(others or (SENT, CAME))
    return [f.quote for f in leaks(Draft(subject, HELLO.format(text)), situation(**changes), known)]


PRIVATE = (
    "I was sorry to hear that your wife lost the baby.",
    "I know you are leaving the firm because of the drinking.",
    "Your boss takes bribes from the man with the flour, you said.",
)


@pytest.mark.parametrize("said", PRIVATE)
def test_what_was_said_to_one_person_of_their_own_life_is_said_to_nobody_else(said: str) -> None:
    sent = replace(SENT, body=f"Dear Ms Verbruggen,\n\n{said}\n\nKind regards,\nBen Achterkamp")
    assert found(said, sent)
    assert not found(said, sent, replace(sent, to="Tobias Lindqvist")), "a way of saying it"
    assert not found(said, sent, situation=f"She knows of it: {said}")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I spoke with Odile Verbruggen of that too.", "Odile Verbruggen"),
        ("Odile Verbruggen said so too.", "Odile Verbruggen"),
        ("I wrote of that to Verbruggen too.", "Verbruggen"),
        ("I also wrote to Quayside Cold Chain of it.", "Quayside Cold Chain"),
        ("I also wrote to Quayside of it.", "Quayside"),
        ("I have seen how it is done at Holm Packing.", "Holm Packing"),
    ],
)
def test_a_name_from_other_letters_is_a_leak(text: str, quote: str) -> None:
    assert found(text) == [quote]
    assert found(text, situation=f"She knows of it: {text}") == []


def test_what_another_wrote_is_a_leak_word_for_word() -> None:
    theirs = "I hear you are moving the whole packing hall to the other bank of the river."
    assert found(theirs) == ["are moving the whole packing hall to the other bank of the river"]
    assert found("Is it you who are moving the packing hall?") == []
    assert found(theirs, pasted_message=CAME.body) == []


def test_what_went_to_another_is_a_leak_where_it_tells_of_them() -> None:
    (quote,) = found("Your cold store in Zeebrugge with its 14 doors is what I would like to see.")
    assert "Zeebrugge" in quote


@pytest.mark.parametrize("others", [(SENT, CAME), (CAME, SENT), (SENT,)])
def test_ones_own_sentence_is_free_also_where_it_was_quoted(others: tuple[Record, ...]) -> None:
    assert found(OWN, *others) == []


def test_what_one_sent_first_is_ones_own_when_it_comes_back_unmarked() -> None:
    back = Record("received", "Tobias Lindqvist", DAY, f"You wrote: {OWN}")
    assert found(OWN, SENT, back) == []
    assert found(OWN, back) != []


@pytest.mark.parametrize(
    ("name", "firm", "text"),
    [
        ("Will May", "Next Step", "The next step may come in May. Next steps are yours."),
        ("Grace Long", "Apple", "Grace is long. Apple trees stand in your yard."),
        ("Ben Achterkamp", "Tallowbridge Brewery", "Tallowbridge Brewery is known to me."),
        ("Ingrid Brook", "", "You showed me the new fermenters, Ingrid."),
        ("", "", "There is nobody in this record."),
    ],
)
def test_a_name_that_is_also_a_word_is_a_word(name: str, firm: str, text: str) -> None:
    assert found(text, Record("sent", name, DAY, "Hello.", company=firm)) == []


def test_where_nouns_have_capitals_only_a_whole_name_counts() -> None:
    german = "ich würde die Arbeit mit einem Koch in der Küche gern sehen und habe Zeit dafür."
    assert found(german, Record("sent", "Erik Koch", DAY, "Hallo.")) == []
    assert found(f"{german} Mit Erik Koch.", Record("sent", "Erik Koch", DAY, "Hallo."))


FIRST = "Aldous Brita Cormac Delphine Edric Fenella Gwil Henrike Ivo Jorunn".split()
LAST = "Abernethy Blomkvist Czerny Dubrovsky Eklund Farquhar Grzelak Hollis Ilves Jansky".split()
FIRMS = "Ottertail Pemberley Quillfeather Rookhaven Saltmarsh Thornbury Umber Vetchling".split()
TRADES = "Bakery Foundry Kilns Looms Mill Press Rigging Tannery".split()
PLACES = "Alnmouth Bridlington Clevedon Dunmore Exmouth Fishguard Garstang Helmsley".split()


def records(count: int) -> list[Record]:
    """Each with a name, a firm, a figure and words that stand in no other."""
    dice, made = random.Random(7), []
    for number in range(count):
        first, last = FIRST[number % 10], f"{LAST[number // 10 % 10]}{'abcdef'[number // 100]}"
        firm = f"{dice.choice(FIRMS)}{'aeiou'[number % 5]} {dice.choice(TRADES)}"
        place, figure = dice.choice(PLACES), 1000 + 7 * number
        detail = (
            f"the store in {place} holds {figure} crates of it and stands by the old lock number "
            f"{figure + 1} as you may know"
        )
        way = "sent" if number % 2 else "received"
        body = f"{OWN} You wrote that {detail}." if way == "sent" else f"You see, {detail}."
        day = DAY - dt.timedelta(days=number % 200)
        made.append(Record(way, f"{first} {last}", day, body, company=firm))  # type: ignore[arg-type]
    return made


CLEAN = (
    "Thank you for showing me the new fermenters. Which one thing should I work on?",
    f"{OWN} Could you name one thing to work on? One line is plenty.",
    "I hold a forklift licence. Would Tuesday or Thursday suit you for ten minutes?",
    "Thank you for telling me about the decision. I respect it and wish you well with the choice.",
)


def leaking(record: Record, number: int) -> str:
    return (
        f"I also wrote to {record.to} of it.",
        f"It is done so at {record.company} as well.",
        record.body.partition(" that " if "that " in record.body else ", ")[2],
    )[number % 3]


def test_of_three_hundred_letters_nothing_surfaces_and_nothing_clean_is_blamed() -> None:
    others, about, dice = records(300), situation(), random.Random(11)
    begun = time.perf_counter()
    known = index(others)
    passed, blamed = [], []
    for number in range(100):
        clean = CLEAN[number % len(CLEAN)]
        blamed += [f.quote for f in leaks(Draft("", HELLO.format(clean)), about, known)]
        record = dice.choice(others)
        draft = Draft("", HELLO.format(f"{clean} {leaking(record, number)}"))
        if not leaks(draft, about, known):
            passed.append((record, draft))
    assert (blamed, passed) == ([], [])
    assert time.perf_counter() - begun < 10


def test_the_phrasebook_is_not_blamed_for_its_own_words(embedder: Embedder) -> None:
    """Forty letters of one kind, each with all the earlier ones to others in memory."""
    sent: list[Record] = []
    drafter = Drafter(
        writer=Phrasebook(embedder), phrasebook=Phrasebook(embedder), guard=ToneGuard(),
        recall=lambda situation, kind: (), others=lambda situation: tuple(sent),
    )  # fmt: skip
    for number, record in enumerate(records(40)):
        about = {"name": record.to, "company": record.company, "role": "Head Brewer"}
        made = drafter.draft(situation(recipient=about, pasted_message="", history=[]))
        assert isinstance(made, Message)
        assert "G12" not in {one.rule for one in made.findings}, number
        sent.append(Record("sent", record.to, DAY, made.draft.body, company=record.company))


def with_others(embedder: Embedder, guard: ToneGuard, *script: Draft) -> Message:
    drafter = Drafter(
        writer=ScriptedWriter(list(script)), phrasebook=Phrasebook(embedder), guard=guard,
        recall=lambda situation, kind: (), others=lambda situation: (SENT, CAME), revisions=0,
    )  # fmt: skip
    made = drafter.draft(situation())
    assert isinstance(made, Message)
    return made


LEAKING = Draft(
    "Cellar Assistant: one question",
    HELLO.format("Odile Verbruggen sends her regards. Which one thing should I work on?"),
)


def test_a_model_that_leaks_is_replaced(embedder: Embedder) -> None:
    made = with_others(embedder, ToneGuard(), LEAKING)
    assert made.fell_back_from and "G12" in made.fell_back_because
    assert "Verbruggen" not in made.draft.body


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


def test_a_check_is_told_of_the_others_too() -> None:
    assert "G12" in rules(check(ToneGuard(), LEAKING, situation(), others=(SENT, CAME)))
    off = ToneGuard(off=frozenset({"G12"}))
    assert "G12" not in rules(check(off, LEAKING, situation(), others=(SENT, CAME)))


def test_what_a_service_leaks_from_memory_never_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Real store, index and HTTP; the long run is benchmarks/leaks.py."""
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "benchmarks"))
    import_module("leaks").measure(tmp_path, 30, 4, random.Random(3))
    said = capsys.readouterr().out
    assert "in prompts: 0 of 4; offered by the service: 8" in said
    assert "in what came out: 0;" in said
