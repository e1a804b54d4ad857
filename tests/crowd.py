"""Thirty invented people who all write the same kind of message, and how alike their drafts are."""

# ruff: noqa: E501 (a table is read along its rows)

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from statistics import median

from drafter import slots
from drafter.message import Draft
from drafter.prompts.kinds import Kind
from drafter.situation import Situation, read_situation
from drafter.writers import Writer
from drafter.writers.plan import Plan

ENOUGH = 0.35
"""Past this, two drafts of one kind read like a form letter."""

# me | them | company | role | who I am | a fact | what happened
PEOPLE = """\
Ruth Calloway | Emeka Obi | Vantage Looms | Pattern Cutter | tailor in Stroud | Cut patterns for 60 school blazers a week | They liked my samples. I want to know what would have helped.
Dov Peretz | Ana Luz Vidal | Kestrel Ferries | Deckhand | coxswain, Poole | Brought a tender in through fog with 11 aboard | She showed me the engine room.
Minh Chau | Harald Krog | Norrvik Salt | Lab Technician | chemistry graduate | Titrated 400 brine samples for my thesis | He asked about my thesis and said they hire in spring.
Tessa Quill | Priti Shah | Marlow Trams | Timetable Planner | bus driver, Derby | Redrew the night rota of one depot | I applied on 3 November and heard nothing since.
Ivo Marković | Jean Abbott | Orchard Hospice | Night Carer | care assistant | Sat with forty families in their last week | The manager told me that they wanted more nights on the ward.
Laila Haddadi | Sven Oberg | Pine & Paper | Bookbinder | Speaks Arabic and French | Rebound a parish register from 1790 | We met at the book fair in Antwerp.
Joss Tregear | Mo Farrow | Cove Rescue | Watch Officer | fisherman leaving the sea | Kept radio watch for five winters | They filled the post from inside.
Edith Baum | Carl Nystrom | Alder Schools | Music Teacher | retired cellist | Led a youth quartet to its first tour | He was kind about my lesson plan.
Kwame Asare | Lotte Winkel | Baltic Grain | Weighbridge Clerk | Clerk | Halved the queue at harvest with a second gate | Their new silo opened in May.
Nora Dunphy | Ewan Blyth | Glen Forestry | Tree Surgeon | climber | Holds a chainsaw licence | It was a short call, and she said there is nothing now.
Pavel Hruska | Dina Costa | Sol Bakery | Pastry Cook | cook moving into pastry | Laminated dough for 300 croissants a day | I did a trial shift and it went well.
Amina Yusuf | Greg Tillman | Parkside Library | Archivist | volunteer | Catalogued two thousand letters | They will keep my file.
Owen Pritchard | Sara Lindqvist | Tarn Water | Meter Reader | postman | Walked 14 miles a day for six years | I asked a neighbour of hers, who gave me the name.
Greta Molnar | Abdul Karim | Fable Games | Sound Designer | sound engineer, Leipzig | Recorded the rain for a stage play | I admire how quiet their last game is.
Tomas Ruiz | Helen Voss | Cairn Physio | Receptionist | hotel porter | Answered 80 calls a day in two languages | She said that the interview went to a second candidate.
Bea Lockhart | Yusuf Demir | Anvil Cycles | Wheel Builder | courier | Trued 900 wheels in one summer | He let me try the stand.
Hiro Tanabe | Moira Keane | Lantern Films | Runner | student | Carried cables on three short films | Nobody answers the phone there.
Sunniva Dahl | Luke Ferris | Open Wards | Data Clerk | nurse turned clerk | Cleaned ten years of ward records | They asked whether I could start in March.
Callum Reid | Ines Prado | Terrace Wines | Cellar Hand | barman | Poured at the Bristol tasting | We worked together at the Old Dock until 2022.
Zofia Wilk | Ben Okoro | Stitch & Co | Machinist | seamstress | Sewed 40 sails for one yard | The no came by text.
Mateo Silva | Karin Holt | Harbour Radio | Presenter | teacher | Read the late news for a student station | I heard her show on the storms.
Freya Linde | Dan Mbeki | Moss Nurseries | Propagator | gardener, Kent | Grew 9,000 ferns from spores | Their order book fell last year.
Arjun Nair | Polly Venn | Signal Rail | Track Inspector | surveyor | Measured 30 miles of track by night | He spoke about the slip at Dawlish.
Siobhan Kelly | Max Adler | Tin Roof | Site Manager | joiner | Ran a crew of 7 on a chapel roof | I have an offer elsewhere, and would like theirs better.
Lars Hoven | Uma Patel | Polder Dairy | Cheesemaker | farmhand | Turned 200 cheeses each morning | She wants me to write again after the summer.
Chidi Eze | Rosa Blum | Clearway Law | Paralegal | paralegal | Drafted leases for a charity | It was the final round, three weeks ago.
Ada Marsh | Felix Grau | Northlight Optics | Lens Grinder | Has ground lenses since 2015 | Passed the fine optics test in June | They named two other firms.
Rhys Bowen | Tilda Ek | Wool Exchange | Grader | shepherd | Graded the clip of nine farms | I rang, and the boss had four minutes.
Mei Long | Otto Brandl | Alpine Maps | Cartographer | geographer in Graz | Mapped 70 avalanche paths | He could not say who decides.
Jules Carron | Ida Moe | Quay Theatre | Stage Manager | usher | Called the cues for a village opera | There were budget cuts, and the show was dropped.
"""


def crowd(kind: Kind) -> list[Situation]:
    rows = [[cell.strip() for cell in row.split("|")] for row in PEOPLE.splitlines()]
    return [
        read_situation(
            {
                "kind": kind.id,
                "channel": "email" if "email" in kind.channels else kind.channels[0],
                "today": "2026-11-24",
                "role": role,
                "sender": {"name": me, "identity": identity, "facts": [{"id": "f", "text": fact}]},
                "recipient": {"name": them, "company": company},
                "situation": happened,
            },
            where=me,
        )
        for me, them, company, role, identity, fact, happened in rows
    ]


def sameness(kind: Kind, writer: Writer) -> float:
    """The median likeness of any two of the thirty drafts."""
    drafts = [
        nameless(about, writer.write(Plan(kind, about, slots.fill(kind, about))))
        for about in crowd(kind)
    ]
    return median(likeness(one, two) for one, two in combinations(drafts, 2))


def nameless(about: Situation, draft: Draft) -> str:
    """The draft without the names of people, company and job, which differ in any form letter."""
    names = (about.sender.name, about.recipient.name, about.recipient.company, about.role)
    words = {word for name in names for word in (name, name.split()[0])}
    gone = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.sub(rf"\b(?:{gone})\b", "", draft.body)


def likeness(one: str, two: str) -> float:
    """Shared runs of three words among all that occur in either."""
    first, second = set(triples(one)), set(triples(two))
    return len(first & second) / max(len(first | second), 1)


def triples(text: str) -> Iterable[tuple[str, ...]]:
    words = re.findall(r"[\w'’]+", text.lower())
    return zip(words, words[1:], words[2:], strict=False)
