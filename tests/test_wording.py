"""Names, dates and spelling: what stands after "Dear", which day a text means, whose English."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from people import situation

from drafter.errors import BadInput
from drafter.prompts import tables
from drafter.prompts.kinds import Variant, kind, load_kinds
from drafter.situation import Recipient
from drafter.wording import dates, names, spelling
from drafter.wording.folding import fold
from drafter.writers.lines import render, used
from drafter.writers.plan import Plan

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


# -- British and American

ALIKE = """
    advise advises advised advising adviser advertise advertised advertising exercise
    exercises exercised promise promises promised promising raise raised raising surprise
    surprised surprises surprising otherwise likewise precise concise wise rise rises rising
    arise arises arising noise praise praised expertise enterprise revise revised revising
    supervise supervised supervising compromise disguise franchise improvise merchandise
    televise despise devise devised excise comprise comprised premise premises treatise
    paradise raiser prise pleasing increasing decreasing closing using leasing purchasing
    phrasing housing raising deceased based caused used
""".split()
"""Words that end like "organise" and are the same everywhere."""
SAME_OUR = """our ours your yours hour hours four fours tour tours toured touring pour pours poured
    pouring sour flour detour detours contour contours source course courses court your's hourly
    yourself fourth journey""".split()
ONE_SIDED = {
    "british": re.compile(
        r"\w{3,}is(?:e|es|ed|ing|ation|ations|er|ers)|\w+lys(?:e|ed|es|ing)"
        r"|\w{2,}our(?:s|ed|ing|able|ite|ites|ful|hood|al|less)?"
        r"|(?:cent|theat|met|lit|fib|calib|spect|sabot|meag|lust|kilomet|centimet)re[sd]?"
        r"|(?:trave|cance|labe|mode|signa|counse|fue|leve|marve|quarre|riva|tota|dia|chane|pane"
        r"|equa|funne|exce)ll(?:ed|ing|ers?|ors?)(?<!excelled)(?<!excelling)"
        r"|programmes?|(?:cata|dia|mono|ana|pro)logues?|grey\w*|cheques?|tyres?|kerbs?|moulds?"
        r"|(?:de|of|pre)?(?:fence|tence)s?(?<!\bfence)(?<!\btence)(?<!\bsentence)(?<!sentences)"
        r"|licences?|practis\w+|fulfils?|fulfilment|enrols?|enrolment|instalments?|skilful\w*"
        r"|wilful\w*|judgements?|acknowledgements?|ageing|enquir\w+|learnt|spelt|burnt|dreamt"
        r"|sceptic\w*|storeys?|jewellery|aluminium|pyjamas|plough\w*|aeroplanes?|manoeuv\w+"
        r"|cosy|draughts?|gaols?|woollen|whilst|amongst|afterwards|towards|CVs?|adverts?"
        r"|diar(?:y|ies)|fortnights?|ring|rings|rang|ringing|timetables?|rotas?|postcodes?|mum"
        r"|maths|autumn|lorr(?:y|ies)|holidays?|queues?|solicitors?|bookings? office|flatmate"
    ),
    "american": re.compile(
        r"\w{3,}iz(?:e|es|ed|ing|ation|ations|er|ers)|\w+lyz(?:e|ed|es|ing)"
        r"|(?:fav|hon|lab|neighb|behavi|col|endeav|rum|harb|hum|flav|od|vap|sav|parl|arm|splend"
        r"|vig|clam|ferv|glam|val)or(?:s|ed|ing|able|ite|ites|ful|hood|al)?"
        r"|(?:cent|theat|lit|fib|somb|meag)er(?:s|ed)?"
        r"|(?:trave|cance|labe|mode|signa|counse)l(?:ed|ing|ers?|ors?)"
        r"|program(?:s)?|catalogs?|gray\w*|defense|offense|pretense|license|fulfills?|enrolls?"
        r"|fulfillment|enrollment|installments?|skillful\w*|willful\w*|judgments?|aging"
        r"|acknowledgments?|inquir\w+|skeptic\w*|jewelry|aluminum|pajamas|plow\w*|airplanes?"
        r"|maneuv\w+|cozy|gotten|afterward|toward|résumés?|vacations?|mom|apartments?|zip|trucks?"
        r"|sidewalk|cellphones?|attorneys?"
    ),
}
"""Wider than the table, and by endings, so that a new word is noticed."""


def sided(word: str) -> set[str]:
    low = "CV" if word in {"CV", "CVs"} else word.lower()
    if low in ALIKE or low in SAME_OUR or low.endswith(("size", "sized", "prize", "sizes")):
        return set()
    return {name for name, forms in ONE_SIDED.items() if forms.fullmatch(low)}


def our_words() -> set[str]:
    texts = [
        variant.text
        for each in load_kinds().values()
        for variant in [*each.subjects, *(v for beat in each.beats for v in beat.variants)]
    ]
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", " ".join(texts))))


def spelled(text: str, locale: str, keep: str = "") -> str:
    return spelling.speller(locale, tables.spelling(), keep=keep)(text)


def test_no_word_of_ours_is_foreign_on_either_side() -> None:
    """What is spelled for one side only has its other spelling in prompts/spelling.toml."""
    table = tables.spelling()
    other_side = {
        "british": {**table["both"], **table["american"]},
        "american": {**dict.fromkeys(table["both"].values()), **table["british"]},
    }
    missing = {
        (side, word)
        for word in our_words()
        for side in sided(word)
        if not {word, word.lower()} & other_side[side].keys()
    }
    assert missing == set()


def test_the_scan_sees_a_word_that_the_table_lacks() -> None:
    assert sided("jewellery") == sided("Colourful") == sided("utilised") == {"british"}
    assert sided("utilized") == sided("Vapor") == sided("gotten") == {"american"}
    assert not any(map(sided, ["your", "Promise", "size", "four", "exercise", "sentence", "door"]))


@pytest.mark.parametrize("forms", [tables.letter(), tables.homework()["say"]])
def test_fixed_forms_need_no_other_spelling(forms: dict[str, object]) -> None:
    words = re.findall(r"[^\W\d_]+", str(forms))
    assert {word for word in words if sided(word)} == set()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", "Organized a program? May I send my résumé and the ad as a favor?"),
        ("en-GB", "Organised a programme? May I send my CV and the advert as a favour?"),
        ("en", "Organised a program? May I send my CV and the advert as a favor?"),
        ("de-AT", "Organised a program? May I send my CV and the advert as a favor?"),
    ],
)
def test_our_words_follow_the_readers_country(locale: str, expected: str) -> None:
    mixed = "Organised a program? May I send my CV and the advert as a favor?"
    assert spelled(mixed, locale) == expected


@pytest.mark.parametrize("locale", ["en-GB", "en-IE", "en_AU", "en-nz", "en-ZA", "en-IN"])
def test_whoever_writes_british_is_british(locale: str) -> None:
    assert spelled("To organize a favor", locale) == "To organise a favour"


def test_no_slot_and_no_wished_word_is_respelled() -> None:
    assert spelled("My {programme} and {CV}, a CV", "en-US") == "My {programme} and {CV}, a résumé"
    assert spelled("My CV", "en-US", keep="('CV',)") == "My CV"
    assert (
        spelled("the pre-programme and programmed", "en-US") == "the pre-programme and programmed"
    )


def test_an_article_fits_both_words() -> None:
    for british, american in tables.spelling()["both"].items():
        assert (british[0] in "aeiou") == (american[0] in "aeiou")


def test_only_our_words_change_in_a_sentence() -> None:
    fact = "I organised the harbour programme."
    about = situation(locale="en-US", sender={"name": "Ida Roth"})
    variant = Variant("Would my CV be of use to you? {fact}", line=1)
    plan = Plan(kind("recruiter_outreach"), about, {"fact": fact})
    assert render(variant, plan) == f"Would my résumé be of use to you? {fact}"
    sent = replace(plan, sent_before=(f"Hello, would my résumé be of use to you? {fact}",))
    assert used(variant, sent) and not used(variant, plan)
