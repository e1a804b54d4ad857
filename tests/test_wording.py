"""Names and dates: what stands after "Dear", and which day a text means."""

import datetime as dt

import pytest

from drafter.errors import BadInput
from drafter.situation import Recipient
from drafter.wording import dates, names
from drafter.wording.folding import fold

TODAY = dt.date(2026, 3, 18)  # a Wednesday


def called(name: str, honorific: str = "", formality: str = "neutral", relation: str = "") -> str:
    person = Recipient(name=name, honorific=honorific, relationship=relation)
    return names.address(person, formality)


@pytest.mark.parametrize(
    ("name", "honorific", "expected"),
    [
        ("Ingrid Solheim", "Ms", "Ms Solheim"),
        ("Bram van der Laan", "Mr", "Mr van der Laan"),
        ("Niamh Ní Chonaill", "Ms", "Ms Ní Chonaill"),
        ("Brian O'Dowd", "Mr", "Mr O'Dowd"),
        ("Lucía de la Vega", "Dr.", "Dr. de la Vega"),
        ("Dr. Petra Holub", "", "Dr. Holub"),
        ("Prof. Dr. Uwe Kranz", "", "Prof. Kranz"),
        ("Kenji Morita", "-san", "Morita-san"),
        ("Chef Odile Marchand", "Chef", "Chef Marchand"),
        ("Trần Thu Hà", "Ms", "Ms Hà"),
        ("Ha Tran", "Ms", "Ms Tran"),
        ("Aisyah binti Osman", "Ms", "Ms Aisyah"),
        ("Kim Ji-ho", "Mr", "Mr Kim"),
        ("王芳", "", "王芳"),
        ("Solheim, Ingrid", "Ms", "Ms Solheim"),
        ("Ingrid Solheim, MBA", "Ms", "Ms Solheim"),
    ],
)
def test_an_honorific_goes_with_the_surname_of_that_culture(
    name: str, honorific: str, expected: str
) -> None:
    assert called(name, honorific) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ingrid Solheim", "Ingrid"),
        ("Robert 'Bertie' Nkosi", "Bertie"),
        ('Josephine "Posy" Lamb', "Posy"),
        ("Trần Thu Hà", "Hà"),
        ("Kim Ji-ho", "Kim Ji-ho"),
        ("Chen Yu (陈宇)", "Chen Yu"),
        ("J. R. Ashby", "J. R. Ashby"),
        ("Sunita", "Sunita"),
        ("Hiring Team", "Hiring Team"),
    ],
)
def test_a_friend_is_called_by_the_name_they_use(name: str, expected: str) -> None:
    assert called(name, formality="casual") == expected


def test_a_stranger_without_an_honorific_gets_their_full_name_when_formal() -> None:
    assert called("Ingrid Solheim", formality="formal", relation="stranger") == "Ingrid Solheim"
    assert called("Ingrid Solheim", formality="formal", relation="interviewer") == "Ingrid"


@pytest.mark.parametrize("name", ["Ingrid Solheim", "Kim Ji-ho", "王芳", "Trần Thu Hà", "Sasha"])
@pytest.mark.parametrize("formality", ["casual", "neutral", "formal"])
def test_nobody_is_guessed_to_be_mr_or_ms(name: str, formality: str) -> None:
    assert not {"Mr", "Ms", "Mrs"} & set(called(name, "", formality).split())


def test_same_person_looks_through_accents_possessives_and_titles() -> None:
    assert names.same_person("Ms Lukasik’s", "Ewa Łukasik")
    assert names.same_person("Bertie", "Robert 'Bertie' Nkosi")
    assert not names.same_person("Eva", "Ewa Łukasik")
    assert not names.same_person("", "Ewa Łukasik")


def test_folding_leaves_scripts_alone_that_have_no_case() -> None:
    assert fold("ŁÓDŹ – Straße") == "lodz - strasse"
    assert fold("محمد") == "محمد"


@pytest.mark.parametrize(
    ("date", "locale", "spelled", "said"),
    [
        (dt.date(2026, 3, 10), "en-GB", "10 March", "on 10 March"),
        (dt.date(2026, 3, 10), "en-US", "March 10", "on March 10"),
        (dt.date(2025, 1, 14), "en-AU", "14 January 2025", "in January 2025"),
        (dt.date(2025, 1, 14), "en-US", "January 14, 2025", "in January 2025"),
        (dt.date(2026, 3, 18), "en", "18 March", "today"),
        (dt.date(2026, 1, 1), "en-IE", "1 January", "in January"),
    ],
)
def test_a_date_is_spelled_as_the_reader_does(
    date: dt.date, locale: str, spelled: str, said: str
) -> None:
    assert dates.spell(date, today=TODAY, locale=locale) == spelled
    assert dates.when(date, today=TODAY, locale=locale) == said


def test_the_weekday_can_be_told() -> None:
    assert dates.spell(TODAY, today=TODAY, locale="en-GB", weekday=True) == "Wednesday 18 March"
    assert dates.spell(TODAY, today=TODAY, locale="en-US", weekday=True) == "Wednesday, March 18"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2026-04-02.", dt.date(2026, 4, 2)),
        ("on 2 April 2027", dt.date(2027, 4, 2)),
        ("April 2, 2027", dt.date(2027, 4, 2)),
        ("Thu 2 Apr", dt.date(2026, 4, 2)),
        ("the 28th of December", dt.date(2025, 12, 28)),
        ("25/03/2026", dt.date(2026, 3, 25)),
        ("24.11.2026", dt.date(2026, 11, 24)),
        ("yesterday evening", dt.date(2026, 3, 17)),
        ("by the end of Q1 2027", dt.date(2027, 3, 31)),
    ],
)
def test_a_date_in_a_text_is_completed(text: str, expected: dt.date) -> None:
    [mention] = dates.find(text, today=TODAY)
    assert mention.date == expected
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "weekday", "month", "day"),
    [
        ("closed on the 13th.", None, None, 13),
        ("see you Friday", 4, None, None),
        ("finished in May", None, 5, None),
        ("04/05/2026", None, None, None),
        ("Tuesday the 24th", 1, None, 24),
        ("31 February", None, 2, 31),
    ],
)
def test_what_the_words_leave_open_stays_open(
    text: str, weekday: int | None, month: int | None, day: int | None
) -> None:
    [mention] = dates.find(text, today=TODAY)
    assert (mention.date, mention.weekday, mention.month, mention.day) == (
        None,
        weekday,
        month,
        day,
    )


@pytest.mark.parametrize(
    "text",
    [
        "May I ask one thing?",
        "Up to 5 may apply.",
        "We march on, and the sun shone.",
        "my 3rd interview, the 2nd round",
        "April Novak and August Reed",
        "last seen with June Castle",
        "call 0113 496 0142",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert dates.find(text, today=TODAY) == []


def test_working_days_skip_the_weekend() -> None:
    friday = dt.date(2026, 3, 20)
    assert dates.business_days_after(friday, 1) == dt.date(2026, 3, 23)
    assert dates.business_days_between(friday, dt.date(2026, 3, 23)) == 1
    for n in range(30):
        assert dates.business_days_between(TODAY, dates.business_days_after(TODAY, n)) == n


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("6w", dt.date(2026, 4, 29)),
        ("10d", dt.date(2026, 3, 28)),
        ("7bd", dt.date(2026, 3, 27)),
        ("12mo", dt.date(2027, 3, 18)),
    ],
)
def test_spans_add_up(span: str, expected: dt.date) -> None:
    assert dates.add(TODAY, span) == expected


def test_a_month_later_stays_in_that_month() -> None:
    assert dates.add(dt.date(2026, 1, 31), "1mo") == dt.date(2026, 2, 28)


def test_an_unreadable_span_is_a_sentence() -> None:
    with pytest.raises(BadInput, match="soonish"):
        dates.add(TODAY, "soonish")
