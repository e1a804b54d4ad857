"""What only shows across rows: one person twice, one text for many, and a crowd at one door."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from batches import MET, batch, drafted, file, run, table

from drafter.batch.crowd import ALIKE, Crowd, hashes, resemblance
from drafter.batch.gate import Gate
from drafter.batch.schedule import A_DAY, A_WEEK, Schedule
from drafter.history import History, Record
from drafter.history.lately import Written
from drafter.settings import home

BODY = "I saw your work on quiet pumps and would like to ask you about it. Could we talk in May?"
WORDS = [f"w{n}" for n in range(400)]


def drafts(*people: tuple[str, str, str, str]) -> tuple[Crowd, list[dict[str, str]]]:
    """Name, company, address and draft of each row."""
    crowd, rows = Crowd(), []
    for number, (name, company, email, body) in enumerate(people, start=1):
        rows.append({"recipient_name": name, "company": company, "email": email})
        crowd.add(number, rows[-1], {"status": "drafted", "body": body})
    return crowd, rows


def found(crowd: Crowd, rows: list[dict[str, str]]) -> list[list[str]]:
    """The rules that each row meets."""
    return [
        [finding.split()[0] for finding in crowd.findings(number, row)]
        for number, row in enumerate(rows, start=1)
    ]


def texts(number: int, seed: int = 7) -> list[str]:
    """Drafts of five sentences, each of eight wordings, as a phrasebook has them."""
    chance = random.Random(seed)
    beats = [[" ".join(chance.choices(WORDS, k=chance.randint(12, 24))) for _ in range(8)]
             for _ in range(5)]  # fmt: skip
    return [". ".join(chance.choice(beat) for beat in beats) for _ in range(number)]


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.replace(".", " ").split()
    return set(zip(words, words[1:], words[2:], strict=False))


# One person twice


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ann Lee", "Ales", "a@x.example"), ("A. Lee", "Fenn", "A@X.example "), True),
        (("Zoë Łuk", "Ales", ""), ("Dr. Zoe Luk", "ALES", "z@x.example"), True),
        (("Ann Lee", "", ""), ("ann lee", "", ""), True),
        (("Ann Lee", "Acme Ltd", ""), ("Ann Lee", "Acme", ""), True),
        (("Ann Lee", "", "ann.lee@gmail.com"), ("A. Lee", "", "annlee+jobs@gmail.com"), True),
        (("Ann Lee", "Ales", "a@x.example"), ("Ann Lee", "Fenn", "b@x.example"), False),
        (("Ann Lee", "", "a@x.example"), ("Ann Lee", "", "b@x.example"), False),
        (("Ann Lee", "Ales", ""), ("Bo Ray", "Ales", ""), False),
    ],
)
def test_a_person_is_known_by_address_or_by_name_and_firm(
    one: tuple[str, str, str], other: tuple[str, str, str], same: bool
) -> None:
    crowd, rows = drafts((*one, "One text of its own."), (*other, "Quite another one, here."))
    assert found(crowd, rows) == [[], ["twice"] if same else []]
    assert (crowd.withheld(1), crowd.withheld(2)) == (False, same)
    if same:
        assert crowd.findings(2, rows[1]) == ["twice warn: row 1 goes to the same person"]


def test_a_row_without_a_draft_is_nobody() -> None:
    crowd = Crowd()
    crowd.add(1, {"email": "a@x.example"}, {"status": "skipped"})
    crowd.add(2, {"email": "a@x.example"}, {"status": "drafted", "body": BODY})
    assert not crowd.withheld(2)


# One text for many


def test_a_mail_merge_is_one_text() -> None:
    crowd, rows = drafts(
        ("Ann Lee", "Ales", "", f"Dear Ann, {BODY}"), ("Bo Ray", "Fenn", "", f"Dear Bo, {BODY}"),
        ("Cy Orr", "Rill", "", "Hello Cy, a word about the cellar and the new press, please?"),
    )  # fmt: skip
    assert found(crowd, rows) == [["S6"], ["S6"], []]
    assert [crowd.withheld(number) for number in (1, 2, 3)] == [True, True, False]


def test_a_letter_sent_before_counts() -> None:
    crowd = Crowd()
    crowd.was_sent([f"Dear Ida, {BODY}", "", "Hi"])
    crowd.add(1, {}, {"status": "drafted", "body": f"Dear Bo, {BODY}"})
    crowd.add(2, {}, {"status": "drafted", "body": "A word about the cellar and the new press?"})
    assert found(crowd, [{}, {}]) == [["S6"], []]


def test_the_share_is_that_of_the_words_themselves() -> None:
    chance = random.Random(3)
    for _ in range(200):
        first = chance.choices(WORDS, k=chance.randint(3, 160))
        second = first[: chance.randint(0, len(first))] + chance.choices(WORDS, k=40)
        one, other = " ".join(first), " ".join(second)
        exact = len(runs(one) & runs(other)) / len(runs(one) | runs(other))
        assert resemblance(hashes(one), hashes(other)) == pytest.approx(exact)


def test_hardly_any_pair_is_missed_or_made_up() -> None:
    """Against every pair."""
    bodies = texts(600)
    crowd, _ = drafts(*((f"P{n}", "", "", body) for n, body in enumerate(bodies)))
    every = [hashes(body) for body in bodies]
    alike = {n for n, mine in enumerate(every) for theirs in every
             if theirs is not mine and resemblance(mine, theirs) > ALIKE}  # fmt: skip
    flagged = {n for n in range(600) if crowd.withheld(n + 1)}
    assert len(alike) > 100 and flagged <= alike and len(flagged) >= 0.99 * len(alike)


MERGED = [f"{n} {BODY}" for n in range(2000)]


@pytest.mark.parametrize(
    "bodies", [texts(2000), [BODY] * 2000, MERGED], ids=["phrasebook", "same", "merged"]
)
def test_two_thousand_rows_take_no_time(bodies: list[str]) -> None:
    begun = time.process_time()
    crowd, rows = drafts(*((f"P{n}", f"F{n}", "", body) for n, body in enumerate(bodies)))
    found(crowd, rows)
    assert time.process_time() - begun < 3


# A crowd at one firm, and the days


def test_more_than_two_at_one_firm_are_pointed_out_and_not_withheld() -> None:
    three = [
        ("Ann Lee", "Ales", "", "One."),
        ("Bo Ray", "ales Ltd", "", "Two."),
        ("Cy", "ALES GmbH", "", "Six"),
    ]
    assert found(*drafts(*three)) == [["C4"]] * 3
    assert found(*drafts(*three[:2])) == [[], []]
    assert not any(drafts(*three)[0].withheld(number) for number in (1, 2, 3))


def proposed(companies: list[str], first: dt.date, taken: Iterable[Written] = ()) -> list[dt.date]:
    plan = Schedule(first, taken)
    return [plan.day_for(company) for company in companies]


@pytest.mark.parametrize("seed", range(20))
def test_the_days_keep_to_the_pace(seed: int) -> None:
    chance = random.Random(seed)
    firms = [chance.choice(["", "Ales", "ALES", *(f"F{n}" for n in range(30))]) for _ in range(300)]
    first = dt.date(2026, 11, 14) + dt.timedelta(days=chance.randint(0, 6))
    days = proposed(firms, first)
    assert all(day >= first and day.weekday() < 5 for day in days)
    assert max(Counter(days).values()) <= A_DAY
    for firm in {firm.casefold() for firm in firms} - {""}:
        mine = sorted(d for d, at in zip(days, firms, strict=True) if at.casefold() == firm)
        assert all((late - soon).days >= 7 for soon, late in zip(mine, mine[A_WEEK:], strict=False))


def test_no_day_is_left_empty_without_need() -> None:
    days = proposed([""] * 45, dt.date(2026, 11, 20))
    assert [(day.isoformat(), count) for day, count in sorted(Counter(days).items())] == [
        ("2026-11-20", 20), ("2026-11-23", 20), ("2026-11-24", 5)]  # fmt: skip
    one_firm = proposed(["Ales"] * 5, dt.date(2026, 11, 20))
    assert [day.day for day in one_firm] == [20, 20, 27, 27, 4]


@pytest.mark.parametrize("company", ["Acme Ltd", "ACME", "Acme Inc.", "Acme GmbH", "Acme, Inc"])
def test_one_firm_is_one_however_it_is_written(company: str) -> None:
    days = proposed(["Acme", company, company], dt.date(2026, 11, 20))
    assert [day.day for day in days] == [20, 20, 27]


def test_days_that_are_taken_get_no_more_than_there_is_room_for() -> None:
    friday, monday = dt.date(2026, 11, 13), dt.date(2026, 11, 16)
    three = [Written(name, "", "acme", friday, friday) for name in ("ann", "bo", "cy")]
    assert [day.day for day in proposed(["Acme Ltd"] * 3, monday, three)] == [20, 20, 27]
    today = [Written(f"p{n}", "", f"firm {n}", monday, monday) for n in range(19)]
    assert [day.day for day in proposed(["", "Ales"], monday, today)] == [16, 17]
    later = [Written("ann", "", "ales", day, day) for day in (dt.date(2026, 11, 25), friday)]
    assert [day.day for day in proposed(["Ales"] * 3, monday, later)] == [16, 20, 27]


def test_two_thousand_at_one_firm_get_their_days() -> None:
    begun = time.process_time()
    days = proposed(["Ales"] * 2000, dt.date(2026, 11, 17))
    assert time.process_time() - begun < 1 and all(a <= b for a, b in pairwise(days))


# In the table


def test_letters_to_acme_ltd_count_for_acme(tmp_path: Path) -> None:
    for day in (1, 5, 9):
        History(home()).remember(
            Record("sent", "Ann Lee", dt.date(2026, 10, day), f"Note {day}", company="Acme Ltd")
        )
    head = "recipient_name,company,kind,situation,today\n"
    row = f"Ann Lee,Acme,reconnect_dormant,{MET},2026-11-17\n"
    [stopped] = drafted(file(tmp_path, head + row))
    assert "message 4 in a row" in stopped["reason"]


def test_what_shows_stands_on_the_row(tmp_path: Path) -> None:
    text = "recipient_name,company,email,kind,situation,today\n" + "".join(
        f"{name},Ales,{name.split()[0]}@x.example,{kind},{MET},2026-11-17\n"
        for name, kind in (("Ann Lee", "reconnect_dormant"), ("Bo Ray", "stay_in_touch_after_no"),
                           ("Cy Orr", "informational_request"), ("Ann Lee", "reconnect_dormant"))
    )  # fmt: skip
    path = file(tmp_path, text)
    assert run(path).drafted == 4
    rows: list[dict[str, Any]] = list(table(tmp_path / "out" / "drafts.csv"))
    assert all("C4 warn" in row["findings"] for row in rows)
    assert "twice warn: row 1 goes to the same person" in rows[3]["findings"]
    assert [row["withheld"] for row in rows][1:] == ["", "", "yes"]
    assert [row["send_on"] for row in rows] == ["2026-11-17"] * 2 + ["2026-11-24"] * 2
    sent = batch(path, tmp_path / "again")
    sent = type(sent)(**{**vars(sent), "sent_before": (rows[1]["body"],)})
    sent.run(Gate(1))
    again = table(tmp_path / "again" / "drafts.csv")
    assert again[1]["withheld"] == "yes" and "S6 warn" in again[1]["findings"]


def met(folder: Path, name: str, firms: list[str], people: str = "P") -> Path:
    """A file with a row for each firm: P0 at the first, P1 at the second."""
    rows = (f"{people}{n} Lee,{firm},reconnect_dormant,{MET}" for n, firm in enumerate(firms))
    head = "recipient_name,company,kind,situation"
    return file(folder, "\n".join([head, *rows, ""]), name)


def days(path: Path, out: Path) -> list[str]:
    """Of each draft, when to send it."""
    batch(path, out).run(Gate(1))
    return [row["send_on"] for row in table(out / "drafts.csv")]


def test_letters_sent_on_friday_leave_no_room_this_week(tmp_path: Path) -> None:
    for name in ("Ann Lee", "Bo Ray", "Cy Orr"):
        friday = dt.date(2026, 11, 13)
        History(home()).remember(Record("sent", name, friday, "Hello", company="Acme Ltd"))
    path = met(tmp_path, "leads.csv", ["Acme", "ACME Inc.", "Ales"])
    assert days(path, tmp_path / "out") == ["2026-11-20", "2026-11-20", "2026-11-17"]


def test_two_files_on_one_day_share_its_room(tmp_path: Path) -> None:
    one = met(tmp_path, "one.csv", [f"Firm {n}" for n in range(15)])
    two = met(tmp_path, "two.csv", [f"Yard {n}" for n in range(13)] + ["Firm 1 Ltd"] * 2, "Q")
    first = days(one, tmp_path / "one")
    second = days(two, tmp_path / "two")
    assert first == ["2026-11-17"] * 15
    assert second == ["2026-11-17"] * 5 + ["2026-11-18"] * 9 + ["2026-11-24"]
    assert days(one, tmp_path / "one") == first, "the same again"
    assert days(one, tmp_path / "elsewhere")[:15] == first, "the same people, in another folder"


def test_who_was_sent_their_draft_takes_no_second_place(tmp_path: Path) -> None:
    days(met(tmp_path, "one.csv", ["Acme"]), tmp_path / "one")
    History(home()).remember(
        Record("sent", "P0 Lee", dt.date(2026, 11, 17), "Hello", company="Acme Ltd")
    )
    two = met(tmp_path, "two.csv", ["Acme", "Acme"], "Q")
    assert days(two, tmp_path / "two") == ["2026-11-17", "2026-11-24"]
