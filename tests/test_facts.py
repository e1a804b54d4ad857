"""Facts as people note them, and the sentences that come of them."""

from __future__ import annotations

import pytest

from drafter.wording import facts
from drafter.wording.phrases import identity
from drafter.wording.reader import to_reader


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("Ran the bottling line for two summers", "I ran the bottling line for two summers."),
        ("Holds forklift licence", "I hold a forklift licence."),
        ("Teaches beginners to weld", "I teach beginners to weld."),
        ("Certified on two lathes", "I am certified on two lathes."),
        ("SIA licensed since 2019", "I have been SIA licensed since 2019."),
        ("Promoted to shift lead in 2024", "I was promoted to shift lead in 2024."),
        ("Fluent in Polish and English", "I am fluent in Polish and English."),
        ("Studying for the CSCS card", "I am studying for the CSCS card."),
        ("6 years in cold storage", "I have spent 6 years in cold storage."),
        ("Four years site carpenter", "I have four years' experience as a site carpenter."),
        ("HACCP level 2", "I hold HACCP level 2."),
        ("NVQ Diploma in Catering", "I hold an NVQ Diploma in Catering."),
        ("I built the rota tool myself.", "I built the rota tool myself."),
        ("Cleaned 40 kegs a day since May", "I have cleaned 40 kegs a day since May."),
        ("Since the interview: passed the gas test", "Since the interview, I passed the gas test."),
        ("Led kitchen audit in two schools", "I led a kitchen audit in two schools."),
        ("Recently finished a course in SAP", "I have recently finished a course in SAP."),
        ("Wrote the guide her team still uses", "I wrote the guide my team still uses."),
        ("Ran two shops, team of nine", "I ran two shops, with a team of nine."),
        ("7 yrs on reach trucks", "I have spent 7 years on reach trucks."),
        ("part-time scaffolder, 9 years", "I have 9 years' experience as a part-time scaffolder."),
        ("RGN, 11 years, mostly nights", "I have 11 years' experience as an RGN, mostly nights."),
        ("rye and laminated doughs, 5 years", "I have 5 years of rye and laminated doughs."),
        ("She ran the night desk", "I ran the night desk."),
        ("Asked to lead the night shift", "I was asked to lead the night shift."),
        ("Two radio stations used my map", "Two radio stations used my map."),
        ("Yesterday I passed the rope test", "Yesterday I passed the rope test."),
        ("Have kept the sample log for 2 years", "I have kept the sample log for 2 years."),
        ("since June I've done 61 runs", "Since June I've done 61 runs."),
        ("can rig, mix and fix a desk", "I can rig, mix and fix a desk."),
        ("trained under my uncle", "I trained under my uncle."),
        ("on school builds for 7 years", "I have spent 7 years on school builds."),
        ("I passed the payroll certificate in 2023", "I passed the payroll certificate in 2023."),
        ("My payroll certificate is from 2023", "My payroll certificate is from 2023."),
        ("Supervised by Dr. Smith", "I was supervised by Dr. Smith."),
        ("Accepted at a trade college", "I was accepted at a trade college."),
        ("LED lighting installer", "I am an LED lighting installer."),
        ("Driving licence", "I hold a driving licence."),
        ("DBS checked", "I am DBS checked."),
        ("Trained six new colleagues", "I trained six new colleagues."),
        ("She taught herself SQL", "I taught myself SQL."),
        ("He set up a lunch club", "I set up a lunch club."),
        ("just finished a trainer course", "I have just finished a trainer course."),
        ("once found a gas leak by ear", "I once found a gas leak by ear."),
        ("poster accepted for a lab day", "My poster was accepted for a lab day."),
        ("New: finished a method statement", "Since then, I finished a method statement."),
        ("Opened a clinic. 31 patients by May", "I opened a clinic, 31 patients by May."),
        ("Spanish, some Portuguese", "My background: Spanish, some Portuguese."),
    ],
)
def test_a_note_becomes_a_sentence(noted: str, told: str) -> None:
    assert facts.sentence(noted) == told


@pytest.mark.parametrize(
    "noted",
    [
        "",
        "No degree",
        "Never used Excel",
        "Prefers short messages",
        "Don't mention the gap year",
        "He asked for a CV",
        "She said I lacked pastry",
        "Fired in 2024",
        "Let go in May",
        "Rejected by Acme twice",
        "Diagnosed with ADHD",
        "Was ill in 2024",
        "24 years old",
        "I won't move out of Hull",
        "Idea: open at six on Fridays",
    ],
)
def test_a_limit_a_wish_or_somebody_else_is_not_told(noted: str) -> None:
    assert facts.sentence(noted) == ""


def test_an_idea_is_a_clause() -> None:
    assert facts.idea("Idea: Open at six on Fridays.") == "open at six on Fridays"
    assert facts.idea("Ran a shop") == ""


@pytest.mark.parametrize(
    ("line", "after_im"),
    [
        ("data engineer, Utrecht", "a data engineer in Utrecht"),
        ("HVAC programmer, new to Denver", "an HVAC programmer, new to Denver"),
        ("operator, Class B", "an operator (Class B)"),
        ("I am a baker.", "a baker"),
        ("Army cook leaving in May", "an Army cook leaving in May"),
        ("", ""),
    ],
)
def test_the_identity_line_gets_its_article(line: str, after_im: str) -> None:
    assert identity(line) == after_im


def test_what_they_did_is_told_to_them() -> None:
    assert to_reader("She showed me her new kiln.") == "You showed me your new kiln."
    assert to_reader("Ingrid was kind to me", ("Ingrid",)) == "You were kind to me."
    assert to_reader("I liked the kiln.") == ""
