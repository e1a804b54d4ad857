"""What made them hesitate: read where they said it, and met once in a message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from people import event, situation

from drafter import slots
from drafter.embedding import Embedder
from drafter.errors import PromptFileError
from drafter.prompts.kinds import Kind, kind, load_kinds
from drafter.prompts.objections import Objection, answered, load_objections
from drafter.situation import Situation
from drafter.slots.objection import hesitation
from drafter.tone.guard import ToneGuard
from drafter.writers.phrasebook import Phrasebook
from drafter.writers.plan import Plan


def heard(**said: object) -> str:
    """ "overqualified", or the experience they named, or nothing."""
    blank = {"pasted_message": "", "situation": "", "history": []}
    found = hesitation(situation(**(blank | said)))
    return (found.what or found.objection.id) if found else ""


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("We felt you were overqualified for this post.", "overqualified"),
        ("Honestly, we worry you'd get bored within a month.", "overqualified"),
        ("You bring more experience than the post needs.", "overqualified"),
        ("This would be a big step down for you.", "overqualified"),
        ("I fear this post is beneath your level.", "overqualified"),
        ("We can't go on because your profile is too senior for us.", "overqualified"),
        ("Unfortunately you have no experience in payroll.", "experience in payroll"),
        ("You don't have the experience with our booking system that we need.",
         "experience with your booking system"),
        ("We chose someone with more experience in cold storage.", "experience in cold storage"),
        ("You haven't worked with beehives, and we can't teach it.", "experience with beehives"),
        ("We took a candidate with stronger sales experience.", "sales experience"),
        ("Your background isn't in logistics.", "experience in logistics"),
        ("For now you're a little too junior for the team.", "junior"),
        ("You don't have enough experience yet, I'm sorry to say.", "junior"),
        ("We need a more seasoned person.", "junior"),
        ("There is a gap in your CV that we could not place.", "gap"),
        ("We noticed you haven't worked since the spring of 2023.", "gap"),
        ("Your salary expectations were above what we can offer.", "salary"),
        ("We can't match your current pay.", "salary"),
        ("You live too far away for the early shift.", "location"),
        ("We can only take local candidates.", "location"),
        ("We filled it internally in the end.", "internal"),
        ("One of our own people is taking it over.", "internal"),
        ("We simply don't have the budget for another person.", "budget"),
        ("Our funding hasn't come through.", "budget"),
        ("There's a hiring freeze at the moment.", "on_hold"),
        ("All recruitment has been suspended until further notice.", "on_hold"),
        ("That job is taken, sorry!", "filled"),
        ("I regret to tell you that the position has already been filled.", "filled"),
        ("Ms Holt has moved to another department.", "moved"),
        ("We're in the middle of a reorganisation.", "moved"),
        ("Could you forward your application to our HR department?", "hr"),
        ("Just apply via our careers page.", "hr"),
        ("I'm snowed under until the new year.", "busy"),
        ("This isn't a good time for us.", "busy"),
    ],
)  # fmt: skip
def test_what_they_wrote_is_read(pasted: str, meant: str) -> None:
    assert heard(pasted_message=pasted) == meant


@pytest.mark.parametrize(
    "pasted",
    [
        "You are not overqualified, we had one stronger applicant.",
        "It wasn't because you're too junior; the other applicant knew the town.",
        "We don't think you're too senior.",
        "It's nothing to do with you being out of work for so long.",
        "Budget is not the problem.",
        "The position has not been filled yet.",
        "We'll write to you once the role is filled.",
        "If the role is filled we will let you know.",
        "The hiring freeze has been lifted.",
        "Thank you for your interest. We decided to go with another candidate.",
        "No experience required, we train everyone.",
        "Your experience in payroll impressed us. We went another way.",
        "So far we have seen ten people.",
        "There is no need to send your CV to HR.",
        "We have moved your interview to Friday.",
        "It is a busy kitchen and you would fit in.",
    ],
)
def test_what_they_deny_or_only_suppose_is_not(pasted: str) -> None:
    assert heard(pasted_message=pasted) == ""


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("She said I was overqualified.", "overqualified"),
        ("The foreman told me I have no experience in scaffolding.", "experience in scaffolding"),
        ("Rejected as too junior.", "junior"),
        ("They were worried about my gap in the CV.", "gap"),
        ("They filled the role last week. I'd like to stay in touch.", "filled"),
        ("He told me to send my CV to HR.", "hr"),
        ("They didn't say I was overqualified.", ""),
        ("I think I'm overqualified for it.", ""),
        ("Maybe they find me too senior.", ""),
        ("I worry that they'll say I have no experience in payroll.", ""),
        ("If they say the role is filled, I'd like to ask who else to talk to.", ""),
        ("I want to know whether the position is filled.", ""),
        ("I have been out of work for two years.", ""),
        ("I told him that I have no experience in bakeries.", ""),
        ("My friend says I'm overqualified.", ""),
        ("Another firm said I have no experience in payroll.", ""),
        ("My old team was restructured and I was laid off.", ""),
    ],
)
def test_the_account_counts_where_it_tells_what_they_said(told: str, meant: str) -> None:
    assert heard(situation=told) == meant


def test_their_last_contacts_count_and_older_ones_do_not() -> None:
    no = event("2026-11-02", "in", "email", "no; lacks night shift experience")
    later = [event(f"2026-11-1{day}", "in", "email", "thanked me") for day in (1, 2)]
    assert heard(history=[no]) == "night shift experience"
    assert heard(history=[no, *later]) == ""
    mine = event("2026-11-02", "out", "email", "told her I'm overqualified")
    assert heard(history=[mine]) == ""


def filled(about: Situation) -> dict[str, str]:
    return slots.fill(kind(about.kind), about)


def test_a_letter_gets_the_written_answer_and_a_call_the_spoken_one() -> None:
    said = "We filled it internally in the end."
    letter = filled(situation(pasted_message=said))
    call = filled(situation(kind="rejection_call_keep_talking", channel="phone_script",
                            pasted_message=said))  # fmt: skip
    assert letter["hesitation"] == call["hesitation"] == "your choice from inside"
    assert "answer" in letter and "aloud" not in letter
    assert "aloud" in call and "answer" not in call


def test_the_answer_names_the_experience_in_their_words() -> None:
    found = filled(situation(pasted_message="You have no experience with our kilns."))
    assert found["hesitation"] == "experience with your kilns"
    assert found["hesitation"] in found["answer"] or "experience" in found["answer"]


def test_what_was_answered_or_has_passed_is_not_answered() -> None:
    freeze = "There's a hiring freeze at the moment."
    told = event("2026-11-10", "in", "email", "no")
    answered_it = event("2026-11-12", "out", "email", "wrote about the hiring freeze")
    assert "answer" in filled(situation(pasted_message=freeze, history=[told]))
    assert "answer" not in filled(situation(pasted_message=freeze, history=[told, answered_it]))
    assert "answer" not in filled(
        situation(pasted_message=freeze, history=[told], today="2027-02-01")
    )


# In a draft

SAID = {
    "overqualified": "Honestly, we felt you were overqualified.",
    "experience": "You have no experience in cold storage.",
    "junior": "You're a little too junior for us.",
    "gap": "There is a gap in your CV.",
    "salary": "Your salary expectations were too high.",
    "location": "You live too far away.",
    "internal": "We have somebody internal for this.",
    "budget": "We don't have the budget this year.",
    "on_hold": "Hiring is on hold.",
    "filled": "The position has been filled.",
    "moved": "The department was restructured.",
    "hr": "Please send your CV to HR.",
    "busy": "This isn't a good time for us.",
}


def uses(of: Kind, slot: str) -> bool:
    return any(slot in variant.slots for beat in of.beats for variant in beat.variants)


ANSWERING = [id for id, of in load_kinds().items() if uses(of, "answer")]
ALOUD = [id for id, of in load_kinds().items() if uses(of, "aloud")]


def test_every_hesitation_has_a_text_here() -> None:
    assert set(SAID) == {objection.id for objection in load_objections()}
    assert len({*ANSWERING, *ALOUD}) >= 8


@pytest.mark.parametrize("id", ANSWERING)
def test_a_letter_answers_each_hesitation_once(id: str, embedder: Embedder) -> None:
    for words in SAID.values():
        about = situation(kind=id, pasted_message=f"Hi Ben,\n\n{words}\n\nIngrid")
        plan = Plan(kind(id), about, filled(about))
        draft = Phrasebook(embedder).write(plan)
        assert draft.body.count(plan.slots["answer"]) == 1, words
        found = ToneGuard()(draft, about, plan.kind)
        assert [f for f in found if f.severity != "hint"] == [], words


@pytest.mark.parametrize("id", ALOUD)
def test_a_card_holds_the_likely_branch_first(id: str, embedder: Embedder) -> None:
    for words in SAID.values():
        about = situation(kind=id, channel="phone_script", pasted_message=words)
        plan = Plan(kind(id), about, filled(about))
        body = Phrasebook(embedder).write(plan).body
        branches = re.findall(r"^If .+", body, re.MULTILINE)
        assert plan.slots["aloud"] in branches[0]
        assert body.count(plan.slots["aloud"]) == 1


def test_who_was_sent_an_answer_gets_no_second_one(embedder: Embedder) -> None:
    about = situation(kind="accept_no_keep_door", pasted_message=SAID["experience"])
    plan = Plan(kind(about.kind), about, filled(about))
    objection = next(o for o in load_objections() if o.id == "experience")
    for words in objection.answer:
        sent = f"Dear Ms Marsh, {words.replace('{what}', 'experience in cold storage')} Ben"
        again = Plan(plan.kind, about, plan.slots, sent_before=(sent,))
        assert plan.slots["answer"] not in Phrasebook(embedder).write(again).body
    other = Plan(plan.kind, about, plan.slots, sent_before=("Dear Ms Marsh, a question. Ben",))
    assert plan.slots["answer"] in Phrasebook(embedder).write(other).body


def test_without_a_hesitation_nothing_is_answered() -> None:
    about = situation(kind="accept_no_keep_door")
    assert not {"answer", "aloud", "hesitation"} & set(filled(about))


@pytest.mark.parametrize("objection", load_objections(), ids=lambda o: o.id)
def test_an_answer_promises_and_invents_nothing(objection: Objection) -> None:
    ways = [*objection.answer, *objection.aloud]
    assert [w for w in ways if re.search(r"\d|\bI'll\b|\bI will\b|\bpromise\b|\bbut\b|!", w)] == []
    assert not answered(ways[0], ["Dear Ms Marsh, nothing of it stands here."])


# A broken file is refused in one sentence.

GOOD = """\
[[objection]]
id = "dark"
source = "E41"
heard = ["too dark"]
hesitation = "the dark"
answer = ["It's dark. A lamp is enough.", "The dark is a fair point."]
aloud = ["It is dark, yes.", "A lamp is enough."]
"""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('source = "E41"\n', "", "source"),
        ('id = "dark"', 'id = "dark"\nmood = 1', "mood"),
        ("[[objection]]", "[objection", "TOML"),
        ('heard = ["too dark"]', 'heard = "too dark"', "list"),
        ('heard = ["too dark"]', 'heard = ["too (dark"]', "can't be read"),
        (', "A lamp is enough."]', "]", "two ways"),
        ("It is dark, yes.", "Is it dark?", "no question"),
        ("It is dark, yes.", "I have {fact}.", "no slot"),
        ("It's dark. A", "It's dark. Yes. A", "one or two"),
        ("[[objection]]", GOOD + "[[objection]]", "twice"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, what: str) -> None:
    (tmp_path / "objections.toml").write_text(GOOD, encoding="utf-8")
    assert load_objections(tmp_path)[0].id == "dark"
    load_objections.cache_clear()
    (tmp_path / "objections.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PromptFileError, match=r"objections\.toml") as refused:
        load_objections(tmp_path)
    assert what in str(refused.value)
