"""People nobody would invent by hand: odd names, odd words, much left out, from a seed."""

from __future__ import annotations

import random
import re
from typing import Any

from people import event

from drafter.prompts.kinds import Kind, load_kinds
from drafter.situation import Situation, read_situation

NAMES = (
    "Ines Halloran", "Tobias Wren", "Q", "Bo Li", "J. R.", "J. R. Ashdown", "Síle O'Neill-Núñez",
    "dr. priya raman", "Dr. Amadou Keïta", "Prof. Dr. Henrike van der Aa", "marcus",
    "Constantina Papadimitriou-Alexandropoulou von Hohenfels-Este", "ليلى حداد", "רות לוי",
    "陈思远", "さくら 田中",
    "박 지훈", "🌻 Fern Abbott 🌻", "R2 Okonjo", "Lind, Petra", "MAUREEN DOYLE",
    "Siân ap Rhys", "Nguyễn Thị Mai", "The Hiring Team", "Sam (she/her) Pike",
    'Robert "Bobby" Crane', "Ana\u200bBell", "Olu {first} Bankole", "Kit\nMoran",
    "María José Ruiz, MBA", "Jo [surname]",
)  # fmt: skip
COMPANIES = (
    "", "", "Marl & Quay", "K", "7 Hills Ltd.", "The Ropewalk", "O'Dowd + Sons", "acme", "Yahoo!",
    "Bâtiments Réunis S.A.", "青葉工業", "شركة الندى", "Hour Glass", "{company}",
    "Fern  Street  Works", "Northern Consolidated Shipping, Storage and Refrigeration Holdings",
    "[Employer]", "Is It Tea?", "University of Marl", "MBA Books", "Oxbow.io", "N/A",
)  # fmt: skip
ROLES = (
    "", "", "Lamp Fitter", "engineer", "SQL Developer", "MBA Intern", "Hour-Rate Clerk",
    "User Researcher", "European Sales Lead", "X-Ray Assistant", "[Job Title]", "Nurse (m/f/d)",
    "Porter [m/w/d]", "Sr. Engineer", "C++ Developer", "Head of Lifts, Doors & Gates", "مهندس",
    "ケアスタッフ", "Cook\n(nights)", "the clerk role", "Role",
    "Assistant Deputy Coordinator for Interdepartmental Logistics Reporting", "  ",
    "Unit Manager", "8-Ball Referee", "F&B Runner", "Urban Planner", "Heir Hunter", "{role}",
)  # fmt: skip
IDENTITIES = (
    "", "", "lamp fitter, Marl", "engineer", "a user researcher", "MBA student", "SQL developer",
    "honest broker of barges", "European sales lead", "I'm a porter", "I am an orderly.",
    "X-ray assistant", "hour-rate clerk", "unit manager", "one-man band", "nurse → teacher",
    "{title}", "[your title]", "student at the University of Marl", "Cook\nand baker",
    "8-year veteran", "unemployed", "HR assistant", "umbrella maker", "Ukrainian translator",
    "former MP's aide", "driver; now planner", "مهندس",
    "ex-teacher moving into museums, part-time carer", "F1 mechanic", "U-boat guide",
)  # fmt: skip
FACTS = (
    "Ran the lamp store for three winters", "I fitted 140 lamps in one tunnel.",
    "Holds an A-frame permit", "Led audit of the ward kitchens", "6 years on night trains",
    "Excel", "", "   ", "…", "?", "{achievement}", "Saved [X%] of costs",
    "Cut waiting time\nby a third", "Won prize!!! Twice!!", "Built a a bridge",
    "🌻 planted 900 bulbs", "أدرتُ فريقاً من خمسة", "ניהלתי מחסן", "担当した倉庫の在庫を半分にした",
    "MSc in hydrology", "Trained\x07 two\x1b[31m porters", "Repaired , then sold , clocks",
    "Wrote what? A field guide.", "Since the interview: passed the rope test", "I can't drive",
    "prefers short mails", "SQL, R and Python", "Idea: put a bell at each door",
    "She said I lacked patience", "Was made redundant in May",
    "Coordinated transfrontier electroencephalographically-supervised hydrometeorology",
    "Worked at Marl & Quay from 2019 to 2023 as a yard clerk, first on days, then on nights, "
    "and in the end ran the whole of the yard, the gate, the scales and the weekly returns",
    "I ran the yard. I trained the new clerks. I wrote the rota.", "Honours degree",
    "European driving licence", "Hourly rate clerk for two years", "an honest day's work",
    "Native Welsh speaker", "(volunteer) coach", "Sold 40% more umbrellas than the year before",
    "Certified in manual handling", "was ill in March", "Once met the Queen...",
    "References: available", "https://marl.example/cv", "-- see CV --", "FULL CLEAN LICENCE",
)  # fmt: skip
ACCOUNTS = (
    "", "", "She showed me the lamp store.", "They said no last week. I would like to know why.",
    "He told me about the flood of 2019 and how the crew got through it.",
    "We shared a bench at Oxbow.", "I applied on 2 November and heard nothing.",
    "Their new depot opened in spring. I read it in the news.",
    "no jobs, he said; try again in March",
    "She gave me twenty minutes. She explained the rota. She was kind.",
    "WHAT NOW?? They {never} answer [at all]!!", "قالوا لا. أود أن أعرف السبب.",
    "Met at a fair\n\nin Marl\r\nlast week",
    "I want to ask them which other firms I should try, because they know everybody in the trade.",
    "Their loading bay has a queue every Monday. I would suggest a second gate for returns.",
)  # fmt: skip
PASTES = (
    "", "", "",
    "Dear applicant,\n\nWe have decided to go ahead with someone else.\n\nRegards,\nHR",
    "Hi, thanks for calling. I don't do the hiring. Try Petra in planning.\n\nSam",
    "Subject: RE: Lamp Fitter (Ref LF-20)\n\nYou lacked site experience.\n\n{{signature}}",
    "Thanks for your application!! We'll keep your CV on file :)", "???", "שלום, לצערנו לא הפעם.",
)  # fmt: skip
PASTS = (
    (), (), (event("2026-11-02", "out", "portal", "applied"),),
    (event("2026-11-02", "out", "email", "asked for a talk"),),
    (
        event("2026-10-01", "out", "email", "applied"),
        event("2026-10-20", "in", "in_person", "second interview"),
        event("2026-11-10", "in", "email", "rejection: more site work wanted"),
    ),
    (event("2026-06-01", "in", "phone", "call; said to write in autumn"),),
    (event("2025-11-02", "out", "linkedin_note", "{sent} a [note]"),),
    (event("2026-11-03", "in", "video", "final round"),),
)  # fmt: skip
ODD_ANSWERS = (
    "   ", "?", "yes", "I don't know.", "the the night shift", "Marl & Quay!", "[fill in]",
    "{slot}", "nights , days", "What would you do first?", "هناك الكثير",
    "a very long answer that goes on and on about the yard, the gate and the scales, and about "
    "everybody who ever worked there, until nobody can follow it any more",
    "two\nlines", "It was great!!", "because I moved", "I would move the gate", "that…", "N/A",
)  # fmt: skip


def stranger(seed: int) -> Situation:
    """The seed-th of them; kinds and channels take turns, so that none is left out."""
    pick = random.Random(seed)
    every = [(kind, channel) for kind in load_kinds().values() for channel in kind.channels]
    kind, channel = every[seed % len(every)]
    me, them = pick.sample(NAMES, 2)
    data: dict[str, Any] = {
        "kind": kind.id,
        "channel": channel,
        "today": "2026-11-24",
        "register": pick.choice(["formal", "neutral", "casual"]),
        "locale": pick.choice(["en", "en-GB", "en-US", "de-AT", "ar", "zh-Hant-TW"]),
        "role": pick.choice(ROLES),
        "ref": pick.choice(["", "", "", "LF-20", "[ref]"]),
        "details": _details(kind, pick),
        "sender": _sender(me, pick),
        "recipient": _recipient(them, pick),
        "situation": pick.choice(ACCOUNTS),
        "pasted_message": pick.choice(PASTES),
        "history": list(pick.choice(PASTS)),
        "constraints": pick.choice([{}, {}, {}, {"max_words": 60}, {"one_ask": False},
                                    {} if channel == "phone_script" else {"max_chars": 350}]),
        "referrer": pick.choice([None, None, {"name": pick.choice(NAMES), "consent": True}]),
        "directness": pick.choice(["balanced", "balanced", "direct", "gentle"]),
    }  # fmt: skip
    return read_situation(data, where=f"stranger {seed}")


def _sender(name: str, pick: random.Random) -> dict[str, Any]:
    facts = pick.sample(FACTS, pick.choice([0, 0, 1, 1, 2, 3, 5]))
    return {
        "name": name,
        "identity": pick.choice(IDENTITIES),
        "facts": [{"id": f"f{n}", "text": text} for n, text in enumerate(facts)],
        "signature": pick.choice(["", "", "", "Ines\nMarl, 01632 960001"]),
        "phone": pick.choice(["", "", "01632 960001"]),
    }


def _recipient(name: str, pick: random.Random) -> dict[str, Any]:
    return {
        "name": name,
        "honorific": pick.choice(["", "", "", "Ms", "Mr", "Dr.", "Mx", "san"]),
        "role": pick.choice(["", "", "Yard Manager", "recruiter"]),
        "company": pick.choice(COMPANIES),
        "relationship": pick.choice(
            ["", "", "stranger", "former colleague", "met at a fair in Marl"]
        ),
    }


def _details(kind: Kind, pick: random.Random) -> dict[str, str]:
    """Some of what the kind asks for: as its own example has it, or anything but."""
    given: dict[str, str] = {}
    for slot, question in {**kind.needs, **kind.likes}.items():
        chance = pick.random()
        if chance < 0.15:
            given[slot] = pick.choice(ODD_ANSWERS)
        elif chance < 0.6 and (example := answer(question)):
            given[slot] = example
    return given


def answer(question: str) -> str:
    """The example that a question ends with, as the user's answer; empty where it has none."""
    found = re.search(r"(?:as in|such as):? (?P<answer>.+)$", question)
    return found["answer"] if found else ""
