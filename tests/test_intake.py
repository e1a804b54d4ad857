import datetime as dt
import json
import time
from pathlib import Path

import pytest

from drafter import intake
from drafter.errors import BadInput
from drafter.intake.cues import table
from drafter.intake.plain import plain
from drafter.prompts.kinds import load_kinds
from drafter.situation import Sender

TODAY = dt.date(2026, 11, 20)
MAILS = sorted((Path(__file__).parent / "mails").glob("*.txt"))


def text_of(mail: Path) -> str:
    return mail.read_bytes().decode()


def read(mail: Path) -> tuple[intake.Intake, dict]:
    expected = json.loads(mail.with_suffix(".json").read_text())
    sender = Sender(**expected["sender"]) if "sender" in expected else None
    today = dt.date.fromisoformat(expected["today"])
    given = intake.read(
        text_of(mail), today=today, channel=expected["channel"], locale=expected["locale"],
        sender=sender,
    )  # fmt: skip
    return given, expected


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.stem)
class TestEveryMail:
    def test_says_what_is_in_it(self, mail: Path) -> None:
        given, expected = read(mail)
        assert {field: given.value(field) for field in expected["found"]} == expected["found"]

    def test_guesses_nothing(self, mail: Path) -> None:
        given, expected = read(mail)
        assert {f: given.value(f) for f in expected["absent"] if given.value(f)} == {}

    def test_values_stand_where_they_say(self, mail: Path) -> None:
        given, _ = read(mail)
        original = text_of(mail)
        for found in given.found:
            assert found.quote == original[found.start : found.end] != "", found
            # A name or title is in the quote, markup and entities apart.
            if found.field in {"recipient_name", "role", "ref", "company", "reason"}:
                words = " ".join(plain(found.quote).text.replace(",", " ").split())
                assert sorted(found.value.replace(",", " ").split()) == sorted(words.split())

    def test_holds(self, mail: Path) -> None:
        given, expected = read(mail)
        hold = given.hold and [given.hold.kind, given.hold.until and str(given.hold.until)]
        assert hold == expected["hold"]

    def test_suggests_three_kinds_that_exist(self, mail: Path) -> None:
        given, expected = read(mail)
        kinds = [suggestion.kind for suggestion in given.suggestions]
        assert len(set(kinds)) == len(kinds) == 3
        assert set(kinds) <= set(load_kinds())
        assert kinds[0] == expected.get("first_kind", kinds[0])
        assert all(suggestion.why for suggestion in given.suggestions)


STOP = [
    "Please don't contact us again.",
    "Please don't contact me.",
    "Do not contact the team about this decision again.",
    "Please remove me from your list.",
    "There will be no further applications considered for 12 months.",
    "Stop emailing me.",
    "I have asked you twice to stop.",
    "I do not wish to be contacted about this.",
    "Please refrain from contacting our staff any further.",
    "We will not consider any further applications from you.",
    "Kindly stop calling.",
    "I'd rather you did not write to any of my colleagues in future.",
    "She asked me not to contact her.",
    "Leave me alone.",
    "As I said on Monday, please do not contact me again.",
    "Any further messages will be blocked.",
    "Please cease all contact.",
    "You have been asked not to email the panel.",
    "Please don't write back.",
    "I'd appreciate it if you didn't message me again.",
    "We request no further contact.",
]
ORDINARY = [
    "P.S. please do not reply to notifications@ - use this address",
    "We will contact you.",
    "Let's stay in touch.",
    "Please do not hesitate to contact me.",
    "Please don't contact me at this address, write to my work mail.",
    "If you do not contact us again we will assume that you have withdrawn.",
    "We do not contact unsuccessful candidates again.",
    "Never stop writing, you are good at it.",
    "Feel free to contact me again in the spring.",
    "Don't forget to email me your portfolio.",
    "You can unsubscribe from job alerts at any time.",
    "I couldn't contact you yesterday, the line was dead again.",
    "No further documents are needed for your application.",
    "Please do not contact your referees until we ask you to.",
    "Please don't email me your CV, upload it on the portal instead.",
    "Please don't phone me on Friday, I'm travelling.",
    "Don't hesitate to reach out again next spring!",
    "You don't have to contact us again; we have all we need.",
]


@pytest.mark.parametrize("text", STOP)
def test_a_wish_to_be_left_alone_is_heard(text: str) -> None:
    hold = intake.holds(f"Hi Ola,\n\n{text}\n\nRegards\nMina", received=TODAY, today=TODAY)
    assert hold and hold.kind == "do_not_contact"


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_politeness_is_no_such_wish(text: str) -> None:
    hold = intake.holds(f"Hi Ola,\n\n{text}\n\nRegards\nMina", received=TODAY, today=TODAY)
    assert not hold or hold.kind != "do_not_contact"


@pytest.mark.parametrize(
    ("text", "kind", "until"),
    [
        ("Shortlisting starts on 7 December. We cannot answer individual queries before then.",
         "no_queries", dt.date(2026, 12, 7)),
        ("Please do not call us about the status of your application.", "no_queries", None),
        ("We'll contact you when there's an update.", "in_touch", None),
        ("No further applications will be considered for 12 months.", "do_not_contact",
         dt.date(2027, 11, 20)),
        ("The hiring freeze lasts until 31 January 2027.", "until", dt.date(2027, 1, 31)),
        ("I'm out of the office until 1 December.", "out_of_office", dt.date(2026, 12, 1)),
    ],
)  # fmt: skip
def test_other_holds(text: str, kind: str, until: dt.date | None) -> None:
    hold = intake.holds(text, received=TODAY, today=TODAY)
    assert hold and (hold.kind, hold.until) == (kind, until)
    assert text[hold.start : hold.end] == hold.quote


def test_a_wait_that_is_over_holds_nothing() -> None:
    text = "We will be in touch by 24 November."
    assert intake.holds(text, received=TODAY, today=dt.date(2026, 11, 24))
    assert intake.holds(text, received=TODAY, today=dt.date(2026, 11, 25)) is None


def test_what_the_user_wrote_below_is_not_theirs() -> None:
    text = "Thanks, noted.\nMina\n\nOn 3 Nov 2026, Ola wrote:\n> Please don't contact me again."
    assert intake.holds(text, received=TODAY, today=TODAY) is None


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\ufeff"])
def test_an_empty_paste_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadInput, match=r"nothing to read .* Nothing was drafted\. Paste"):
        intake.read(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "role", "company", "ref"),
    [
        ("Applied on 11 November for Ward Clerk (nights), closing date 13 November.",
         "Ward Clerk (nights)", None, None),
        ("Turned down for Junior Planner on Tuesday's call.", "Junior Planner", None, None),
        ("She's calling about the forklift job at 2pm.", "forklift", None, None),
        ("I applied for the position of Head Gardener at Mossgrove Hall (Ref MG-77).",
         "Head Gardener", "Mossgrove Hall", "MG-77"),
        ("I do want this exact job. Ask what the worry is.", None, None, None),
        ("He gave my CV to Grant in March.", None, None, None),
        ("I applied to Brightfen Labs in May.", None, "Brightfen Labs", None),
        ("Job 12 of 15, call me at 5.", None, None, None),
    ],
)  # fmt: skip
def test_the_users_own_words(text: str, role: str, company: str, ref: str) -> None:
    finds = intake.role_in(text), intake.company_in(text), intake.ref_in(text)
    assert [found and found.value for found in finds] == [role, company, ref]
    assert all(text[f.start : f.end] == f.quote for f in finds if f)


def test_nothing_but_quoted_lines_is_what_was_meant() -> None:
    text = (
        "On 3 Nov 2026, Mina wrote:\n> Sorry, we went with someone else.\n> Regards\n> Mina Sorel"
    )
    given = intake.read(text, today=TODAY)
    assert (given.value("outcome"), given.value("recipient_name")) == ("rejection", "Mina Sorel")


def test_parts_keep_their_place() -> None:
    mail = text_of(next(mail for mail in MAILS if mail.stem == "outlook_rejection"))
    parts = intake.split(mail)
    assert [header.name for header in parts.headers] == ["from", "date", "to", "to", "subject"]
    for part, first, last in (
        (parts.body, "Dear Idris,", "telemetry systems."),
        (parts.signature, "Kind regards,", "960 111"),
        (parts.disclaimer, "This email", "addressee."),
        (parts.quoted, "____", "Head of Fish."),
    ):
        start, end = part.span()
        assert mail[start:end].startswith(first)
        assert mail[start:end].endswith(last)


def test_becomes_a_situation() -> None:
    given, _ = read(next(mail for mail in MAILS if mail.stem == "outlook_rejection"))
    situation = given.situation(Sender(name="Idris Folarin"), kind="accept_no_keep_door")
    assert situation.recipient.company == "Harrowgate Water"
    assert [(e.date.day, e.summary) for e in situation.history] == [
        (12, "interview"), (18, "rejection"),
    ]  # fmt: skip
    corrected = given.situation(Sender(name="Idris Folarin"), company="Harrowgate Drains")
    assert corrected.recipient.company == "Harrowgate Drains"


def test_an_opt_out_marks_the_recipient() -> None:
    given, _ = read(next(mail for mail in MAILS if mail.stem == "opt_out"))
    assert given.situation(Sender(name="Cormac Doyle")).recipient.do_not_contact


def test_without_a_name_there_is_no_situation() -> None:
    given = intake.read("sorry, we went with someone else", today=TODAY)
    with pytest.raises(BadInput, match="names nobody"):
        given.situation(Sender(name="Ola"))
    named = given.situation(Sender(name="Ola"), recipient_name="Mina")
    assert named.recipient.name == "Mina"


@pytest.mark.parametrize(
    ("role", "company", "relationship", "wish", "first"),
    [
        ("Clerk", "Fenwater", "worked together for three years", "put in a word for Planner",
         "ask_good_word"),
        ("Operations Director", "Fenwater", "stranger", "I have an idea for their returns",
         "pitch_department_head"),
        ("Operations Director", "Fenwater", "stranger", "", "pitch_department_head"),
        ("Curator", "Tidewell Museum", "met at a congress", "what opens next year",
         "ask_upcoming_openings"),
        ("Brand consultant", "self-employed", "former colleague", "", "meet_target_companies"),
        ("Engineer", "Fenwater", "", "only connect", "linkedin_connect_note"),
    ],
)  # fmt: skip
def test_a_lead(role: str, company: str, relationship: str, wish: str, first: str) -> None:
    given = intake.lead("Mina Sorel", role, company, relationship, wish, today=TODAY)
    assert [given.suggestions[0].kind, len(given.suggestions)] == [first, 3]
    assert given.situation(Sender(name="Ola")).recipient.relationship == relationship


def test_an_empty_lead_asks_for_what_it_lacks() -> None:
    assert len(intake.lead("Mina", today=TODAY).missing) == 3
    with pytest.raises(BadInput, match="no name"):
        intake.lead("  ", today=TODAY)


HUGE = {
    "prose": "Unfortunately we have decided to offer the post to another person. " * 1500,
    "lines": "From: A\nSent: B\n" * 6000,
    "commas": "please do not contact" + "," * 100_000,
    "spaced commas": "please do not contact" + " ," * 50_000,
    "spaces": "we will" + " " * 100_000 + "x",
    "newlines": "a" + "\n" * 100_000 + "b",
    "angles": "<" * 100_000,
    "open tags": "<style>" * 14_000 + "hello",
    "tags": "<div class='" * 8_000,
    "entities": "&amp" * 25_000,
    "capitals": "Dear A " + "Aa " * 33_000,
    "title": "the role of " + "Aa of the " * 10_000,
    "on": "On " + "a " * 50_000 + "\nOn x\n" * 5_000,
    "at signs": "a@" * 50_000,
    "dots": "a." * 50_000,
    "dates": "1 May 2026 " * 9_000,
    "one word": "w" * 100_000,
    "quotes": "> " * 50_000 + "hello",
    "quoted lines": "> x\n" * 25_000,
    "brackets": "(" * 100_000,
    "dashes": "- " * 50_000,
    "sign-offs": "regards, " * 11_000,
    "please": "please " * 14_000,
    "do not": "do not contact " * 7_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_100_kb_in_less_than_a_second(text: str) -> None:
    intake.read("hello", today=TODAY)  # loading the phrases is not reading the mail
    start = time.process_time()
    intake.read(text, today=TODAY)
    assert time.process_time() - start < 1


def test_phrases_are_found_with_and_without_their_quick_look() -> None:
    """The word that is looked for first must be in whatever the phrase matches."""
    sentences = [s for mail in MAILS for s in plain(text_of(mail)).sentences()]
    sentences += [plain(text) for text in STOP + ORDINARY]
    for cues in (*table().outcomes, *table().holds, *table().flags.values()):
        for cue in (*cues.said, *cues.innocent):
            for sentence in sentences:
                lowered = sentence.text.lower().replace("’", "'")
                slow = cue.pattern.search(sentence.text) is not None
                assert slow == (cue.search(sentence.text, lowered) is not None), cue
