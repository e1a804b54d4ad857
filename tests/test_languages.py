"""In another language the rules on tone are silent and say so; facts and limits are checked."""

from __future__ import annotations

import pytest
from people import situation

from drafter.message import Draft, Finding
from drafter.prompts.kinds import kind
from drafter.situation import Situation
from drafter.tone.foreign import EVERYWHERE, UNREAD, days_in
from drafter.tone.guard import ToneGuard
from drafter.tone.language import is_english, tongues
from drafter.tone.reading import Reading

LETTERS = {
    "de": (
        "Frage zur Stelle TB-118",
        "Sehr geehrte Frau Marsh,\n\n"
        "vielen Dank für das Gespräch am 10. November und dafür, dass Sie mir die neuen Gärtanks "
        "gezeigt haben. Ihre Entscheidung respektiere ich.\n\n"
        "Wenn Sie mir eine Sache nennen könnten, an der ich arbeiten sollte, welche wäre das? Eine "
        "Zeile genügt. Am Dienstag, dem 24. November, könnte ich um 10 Uhr für 15 Minuten "
        "anrufen.\n\n"
        "Mit freundlichen Grüßen\nBen Achterkamp",
    ),
    "fr": (
        "Poste TB-118 : une question",
        "Chère Madame Marsh,\n\n"
        "Merci de m'avoir reçu le 10 novembre et de m'avoir montré les nouvelles cuves. Je "
        "respecte votre décision.\n\n"
        "Si vous pouviez nommer un seul point sur lequel je devrais travailler, quel serait-il ? "
        "Une ligne suffit, et je peux aussi appeler 10 minutes le 24 novembre à 10 h.\n\n"
        "Bien cordialement,\nBen Achterkamp",
    ),
    "es": (
        "Puesto TB-118: una pregunta",
        "Estimada Sra. Marsh:\n\n"
        "Gracias por la entrevista del 10 de noviembre y por enseñarme los nuevos fermentadores. "
        "Respeto su decisión.\n\n"
        "Si pudiera decirme una sola cosa que debería mejorar, ¿cuál sería? Con una línea basta. "
        "También puedo llamar 10 minutos el martes a las 10:00.\n\n"
        "Un cordial saludo,\nBen Achterkamp",
    ),
    "pt": (
        "Vaga TB-118: uma pergunta",
        "Prezada Sra. Marsh,\n\n"
        "Obrigado pela entrevista de 10 de novembro e por me mostrar os novos fermentadores. "
        "Respeito a sua decisão.\n\n"
        "Se pudesse dizer uma só coisa em que eu deveria trabalhar, qual seria? Uma linha basta. "
        "Também posso ligar por 10 minutos no dia 24 de novembro.\n\n"
        "Com os melhores cumprimentos,\nBen Achterkamp",
    ),
    "pl": (
        "Stanowisko TB-118: jedno pytanie",
        "Szanowna Pani Marsh,\n\n"
        "dziękuję za rozmowę 10 listopada i za pokazanie mi nowych tanków. Ten wybór szanuję i "
        "rozumiem.\n\n"
        "Gdyby mogła Pani wskazać jedną rzecz, nad którą powinienem pracować, co by to było? "
        "Wystarczy jedno zdanie. Mogę też zadzwonić na 10 minut o godzinie, która Pani odpowiada."
        "\n\n"
        "Z poważaniem\nBen Achterkamp",
    ),
    "nl": (
        "Functie TB-118: een vraag",
        "Beste mevrouw Marsh,\n\n"
        "Bedankt voor het gesprek van 10 november en dat u mij de nieuwe tanks hebt laten zien. Ik "
        "respecteer uw besluit.\n\n"
        "Als u mij een ding kon noemen waaraan ik nog moet werken, wat zou dat zijn? Een regel is "
        "genoeg. Ik kan ook 10 minuten bellen op 24 november om 10 uur.\n\n"
        "Met vriendelijke groet,\nBen Achterkamp",
    ),
    "uk": (
        "Посада TB-118: одне запитання",
        "Шановна пані Marsh,\n\n"
        "дякую за розмову 10 листопада і за те, що показали мені нові танки. Я поважаю ваше "
        "рішення.\n\n"
        "Якби ви могли назвати одну річ, над якою мені варто попрацювати, що б це було? Досить "
        "одного рядка. Я також можу зателефонувати на 10 хвилин.\n\n"
        "З повагою\nBen Achterkamp",
    ),
}
WRONG = {
    "de": "Den Ausstoß habe ich um 40 % gesteigert.",
    "fr": "J'ai augmenté la production de 40 %.",
    "es": "Aumenté la producción en un 40 %.",
    "pt": "Aumentei a produção em 40 %.",
    "pl": "Zwiększyłem produkcję o 40 %.",
    "nl": "Ik heb de productie met 40 % verhoogd.",
    "uk": "Я збільшив випуск на 40 %.",
}
OTHERS_NAME = {
    "de": "Sehr geehrte Frau Kowalski,", "fr": "Chère Madame Kowalski,",
    "es": "Estimada Sra. Kowalski:", "pt": "Prezada Sra. Kowalski,",
    "pl": "Szanowna Pani Kowalska,", "nl": "Beste mevrouw Kowalski,",
    "uk": "Шановна пані Ковальська,",
}  # fmt: skip
NOT_THE_DAY = {
    "de": ("10. November", "3. August"), "fr": ("10 novembre", "3 août"),
    "es": ("10 de noviembre", "3 de agosto"), "pt": ("10 de novembro", "3 de agosto"),
    "pl": ("10 listopada", "3 sierpnia"), "nl": ("10 november", "3 augustus"),
    "uk": ("10 листопада", "3 серпня"),
}  # fmt: skip
LANGUAGES = sorted(LETTERS)


def told(language: str, **changes: object) -> Situation:
    return situation(ref="TB-118", constraints={"language": language}, **changes)


def findings(
    language: str, body: str = "", more: str = "", **changes: object
) -> tuple[Finding, ...]:
    subject, letter = LETTERS[language]
    first, rest = (body or letter).split("\n\n", 1)
    draft = Draft(subject, f"{first}\n\n{more} {rest}" if more else body or letter)
    return ToneGuard()(draft, told(language, **changes), kind("ask_why_no"))


def blocks(found: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in found if one.severity == "block"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_letter_gets_one_hint_and_no_alarm(language: str) -> None:
    found = findings(language)
    assert not blocks(found), [(f.rule, f.quote, f.why) for f in found]
    (hint,) = (one for one in found if one.rule == UNREAD)
    assert hint.severity == "hint"
    assert "not checked: tone (the text is not in English)" in hint.why
    assert {one.rule for one in found} <= {*EVERYWHERE, UNREAD}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("blank", ["[Name]", "{{firma}}", "XXX"])
def test_a_blank_is_seen_in_any_language(language: str, blank: str) -> None:
    assert "G1" in blocks(findings(language, more=f"{blank}."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_number_is_seen_in_any_language(language: str) -> None:
    found = findings(language, more=WRONG[language])
    assert [f.quote for f in found if f.rule == "G4" and f.severity == "block"] == ["40 %"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_day_is_seen_in_any_language(language: str) -> None:
    letter = LETTERS[language][1].replace(*NOT_THE_DAY[language])
    assert "G4" in blocks(findings(language, letter))


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_elses_name_is_seen_in_any_language(language: str) -> None:
    rest = LETTERS[language][1].split("\n\n", 1)[1]
    assert "G2" in blocks(findings(language, f"{OTHERS_NAME[language]}\n\n{rest}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "strange", ["www.nowhere-else.example/x", "who@elsewhere.example", "+44 20 7946 0018"]
)
def test_an_address_of_nobodys_is_seen_in_any_language(language: str, strange: str) -> None:
    assert "G4" in blocks(findings(language, more=f"{strange}."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_is_one_in_any_language(language: str) -> None:
    long = told(language, channel="linkedin_note")
    assert "L4" in blocks(ToneGuard()(Draft("", LETTERS[language][1]), long, None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_not_be_said_is_seen_in_any_language(language: str) -> None:
    found = findings(language, more="Zylinder 4711 X.", must_not_say=["zylinder"])
    assert "G6" in blocks(found)


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "nl"])
def test_what_is_private_stays_so_in_any_language(language: str) -> None:
    given = situation().sender.model_dump()
    given["facts"] = [{"id": "f9", "text": "Waiting for Brexanolone", "private": True}]
    assert "G7" in blocks(findings(language, more="Brexanolone.", sender=given))


ENGLISH = (
    "Dear Ms Łukaszewska,\n\nThank you for the talk at Życzliwość Piekarnia on the new ovens. "
    "Could you tell me which week would suit for a visit to Łódź?\n\nKind regards,\nBen",
    "Dear Ms Marsh,\n\nYour notice ends “Wir freuen uns auf Ihre Bewerbung und auf das Gespräch "
    "mit Ihnen”, and I would like to take you up on it. Is the role still open?\n\nBen",
    "Dear Ms Marsh,\n\nIs the role in the cellar still open?\n\n"
    "> Vielen Dank für Ihre Bewerbung, die wir mit Freude gelesen haben und nun prüfen werden.\n",
    "Hi Łukasz, any news on the role?",
)


@pytest.mark.parametrize("body", ENGLISH)
def test_foreign_names_and_quoted_lines_leave_a_text_english(body: str) -> None:
    people = {"name": "Łukasz Łukaszewska", "company": "Życzliwość Piekarnia"}
    about = situation(recipient=people, pasted_message="")
    assert is_english(Reading(Draft("", body), about))
    assert UNREAD not in {one.rule for one in ToneGuard()(Draft("x", body), about, None)}


@pytest.mark.parametrize(
    "body",
    [
        "Hola Ingrid, ¿sigue abierto el puesto? Un saludo, Ben",
        "Hallo Ingrid, ist die Stelle noch frei? Ben",
        "Bonjour Ingrid, le poste est encore ouvert ? Ben",
        "Олено, чи місце ще вільне?",
    ],
)
def test_a_short_note_shows_its_language_too(body: str) -> None:
    assert not is_english(Reading(Draft("", body), situation()))


def test_a_few_words_that_say_nothing_are_in_the_language_that_was_chosen() -> None:
    bare = Reading(Draft("", "Cellar role TB-118, Hull."), situation())
    assert is_english(bare)
    assert not is_english(Reading(bare.draft, told("pl")))


def test_a_private_matter_in_english_is_still_judged_in_english() -> None:
    body = "Dear Ms Marsh,\n\nYou must reply to me by tomorrow, and you know it.\n\nBen"
    rules = {one.rule for one in ToneGuard()(Draft("x", body), situation(), None)}
    assert "P1" in rules and UNREAD not in rules


def test_every_language_has_its_months() -> None:
    today = situation().today
    for tongue in tongues().values():
        for number, forms in enumerate(tongue.months, start=1):
            for form in forms:
                (day,) = days_in(f"x 7 {form} 2026 y", today)
                assert day.date and (day.date.month, day.date.day) == (number, 7)
