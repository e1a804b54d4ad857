"""What G1 to G9 must catch and leave alone: rows of subject, body, and what differs in BASE."""

from __future__ import annotations

from typing import Any

Row = tuple[str, str, dict[str, Any]]

BASE: dict[str, Any] = {
    "kind": "ask_why_no",
    "channel": "email",
    "today": "2026-03-18",  # a Wednesday
    "locale": "en-GB",
    "role": "Bakery Shift Lead",
    "ref": "BSL-77",
    "sender": {
        "name": "Oyelaran Fashola",
        "identity": "baker moving into shift leadership",
        "email": "oye@fashola.example",
        "phone": "0117 496 0188",
        "facts": [
            {"id": "f1", "text": "Four years on the night bake at Kettle Lane Bakery in Bristol"},
            {"id": "f2", "text": "Cut flour waste by a fifth in 2025"},
            {"id": "f3", "text": "Trained 14 new starters, and saved £96,000 on packaging"},
            {"id": "f4", "text": "Food Hygiene Level 3"},
            {"id": "f5", "text": "Off work in 2024 with ulcerative colitis", "private": True},
        ],
    },
    "recipient": {
        "name": "Wiesława Żuraw",
        "honorific": "Ms",
        "role": "Operations Manager",
        "company": "Hollin Mill Foods",
        "relationship": "interviewer",
    },
    "situation": "She showed me the proving room. I would like to know one thing to work on.",
    "pasted_message": "Hi Oyelaran,\nThank you for coming in on Tuesday 10 March. We went with "
    "another candidate who knows our MIWE ovens. Our new site opens in 2027.\nWiesława Żuraw",
    "history": [
        {"date": "2026-02-23", "direction": "out", "channel": "portal", "summary": "applied"},
        {"date": "2026-03-10", "direction": "in", "channel": "in_person", "summary": "interview"},
        {"date": "2026-03-17", "direction": "in", "channel": "email", "summary": "rejection"},
    ],
}

STRANGER: dict[str, Any] = {
    "recipient": {"name": "Idris Cadwallader", "company": "Penhallow Mills", "role": "Director"},
    "situation": "I saw that they are growing. I would like 15 minutes.",
    "pasted_message": "",
    "history": [],
    "role": "",
    "ref": "",
}
HEARD: dict[str, Any] = {**STRANGER, "situation": "Heard his talk on rye at the Grain Forum."}
SENT_BY_NORA: dict[str, Any] = {**STRANGER, "referrer": {"name": "Nora Beckwith", "consent": True}}
NORA_NOT_ASKED: dict[str, Any] = {
    **STRANGER, "referrer": {"name": "Nora Beckwith", "consent": False},
}  # fmt: skip
LISTS: dict[str, Any] = {
    "must_mention": [["proving room", "BSL-77"]],
    "must_not_say": ["salary", r"re:\bage\b"],
}
OFFER: dict[str, Any] = {
    "situation": "I have another offer from Crumb & Co and must answer by 27 March.",
}
VISA: dict[str, Any] = {"must_mention": ["visa"], "situation": "My visa allows full-time work."}


def letter(text: str, **other: Any) -> Row:
    """A body that greets rightly, so that a row shows one thing only."""
    return ("One question", f"Dear Ms Żuraw,\n\n{text}\n\nOyelaran Fashola", other)


def note(text: str, other: dict[str, Any]) -> Row:
    return ("One question", f"Dear Idris,\n\n{text}\n\nOyelaran Fashola", other)


def secret(text: str) -> dict[str, Any]:
    """A stranger is written to, and one thing is private."""
    facts = [*BASE["sender"]["facts"][:4], {"id": "p", "text": text, "private": True}]
    return {**STRANGER, "sender": {**BASE["sender"], "facts": facts}}


BURNOUT = secret("Had a breakdown in 2024 and was signed off for four months")
CHILD = secret("We are expecting our second child in June")
RENT = secret("Two months behind with the rent")
PRISON = secret("Served eight months in prison in 2019")
SACKED = secret("Was sacked from Moorgate Rolls after a row with the owner")
VISA_ENDS = secret("My visa runs out in August unless an employer sponsors me")
UNTOLD = secret("My manager at Kettle Lane doesn't know I'm looking")
NO_CALLS: dict[str, Any] = {
    **STRANGER,
    "pasted_message": "Hello,\nWe have nothing now. Please do not phone the mill.\nIdris",
}
NO_VISITS: dict[str, Any] = {
    **STRANGER, "pasted_message": "No openings. We ask people not to drop in.\nIdris",
}  # fmt: skip
EAGLES: dict[str, Any] = {
    **STRANGER,
    "situation": "He trains eagles to chase drones off airfields. I would like to ask how.",
    "sources": [
        {
            "id": "s",
            "title": "Estate news",
            "text": "Idris Cadwallader rebuilt the old mews by hand and flies two golden eagles.",
        }
    ],
}
FRIEND: dict[str, Any] = {
    "recipient": {"name": "Idris Cadwallader", "relationship": "former boss"},
    "situation": "Idris was my manager at the Harbour Grill. We got through the flood of 2020.",
    "details": {"memory": "Idris lent me his knives on the day of the flood."},
    "pasted_message": "",
    "history": [],
}
SPANS: dict[str, Any] = {
    "situation": "I was a midwife for 38 years, 12 of them teaching. I cut waste from 80 litres a "
    "week to 60. I speak Irish, Welsh and English. He may meet me on 24 or 25 March at 16.30.",
}
WEEKDAY: dict[str, Any] = {**STRANGER, "situation": "I spoke to him on Tuesday for two minutes."}
ABOUT_HER: dict[str, Any] = {**STRANGER, "situation": "I read that she is hiring."}
VAN: dict[str, Any] = {
    "recipient": {"name": "Piet van Loon"}, "situation": "Mr van Loon said no.",
}  # fmt: skip
TRIAL: dict[str, Any] = {
    "situation": "I am asked to a trial bake on Wednesday 25 March at 8.30. My contract at Kettle "
    "Lane ends in May. I run three ovens and 6 trainees; I was there 14 years, the last five as "
    "foreman. I work every other Saturday. I also wrote to Larkspur Rolls about their night shift.",
}
SLOTS: dict[str, Any] = {
    "details": {"times": "Thursday 26 March at 9 or Friday 27 March after 2"},
}
WITH_CV: dict[str, Any] = {"attachments": ["Fashola_CV.pdf"]}
COSTUMES: dict[str, Any] = {
    "situation": "I iced cakes for eight years and made 23 tarts for the fair. I want work with "
    "three twelve-hour nights. I fitted wedding cakes, about 77 of them.",
}
MILLHOUSE: dict[str, Any] = {
    "recipient": {"name": "Wiesława Żuraw", "honorific": "Ms", "company": "Hollin Millhouse"},
    "situation": "I saw that they bake at night.",
    "pasted_message": "",
    "history": [],
}
PORTER = {"pasted_message": "Hello,\nI do the rosters and the stores here. I can't help.\nTrish"}
"""The reader speaks of their own work."""

EXAMPLES: dict[str, tuple[list[Row], list[Row]]] = {
    "G1": (
        [
            ("", "Dear [Hiring Manager],\n\nThank you.", {}),
            ("", "Dear Ms Żuraw,\n\nI admire what {{company}} bakes.", {}),
            ("", "Dear ,\n\nThank you for the tour.", {}),
            ("The <role> job", "Dear Ms Żuraw,\n\nThank you.", {}),
            letter("I can start on XXX."),
            letter("My best result: TBD."),
            letter("Lorem ipsum dolor sit amet."),
            letter("You can ring me on (your number)."),
            letter("I have X years on ovens."),
            letter("I saved €XX,XXX on packaging."),
            letter("I can start on dd/mm/yyyy."),
            letter("I saw your post on *|SOURCE|*."),
            letter("I would be glad to join COMPANY_NAME."),
            letter("I worked at Company Y for years."),
            letter("My skills in (skill) fit."),
            ("", "Dear Mr/Ms Żuraw,\n\nThank you.", {}),
        ],
        [
            letter("Thank you for the tour (and the bread)."),
            letter("I would be glad of <3 lines."),
            letter("One option: night shifts; another: days."),
            letter("The number is [BSL-77]."),
            letter("Generation X, X-ray and plan B are no blanks???"),
            ("", "Thanks for ringing. [pause] Is this a good time?", {"channel": "phone_script"}),
        ],
    ),
    "G2": (
        [
            letter("Could you tell me about the night shift at Larkspur Rolls?", **TRIAL),
            letter("Would the Hollin Foods bakery have a bench for me?", **MILLHOUSE),
            ("", "Dear Ms Żuraw,\n\nI'd be glad to work on the new line at Cobden Crust.", {}),
            ("", "Dear Ms Zurawska,\n\nThank you.", {}),
            ("", "Hi Magda,\n\nThank you.", {}),
            ("", "Dear Ms Zuraw,\n\nThank you.", {}),
            ("", "Hello Oyelaran,\n\nThank you.", {}),
            letter("I would be proud to join Rossmoor Biscuits."),
            letter("Could you put me on the list, Pieter?"),
            letter("Thank you, Martin."),
            ("", "Dear Ms Żuraw,\n\nThank you.\n\nKind regards,\nHarriet Cole", {}),
            (
                "",
                "Dear Joost van der Meer,\n\nHello.",
                {"recipient": {"name": "Joost van den Meer"}},
            ),
        ],
        [
            ("", "Dear Ms Żuraw,\n\nThank you.", {}),
            ("", "Hi Wiesława, thanks again for the tour.", {}),
            ("", "Hello there,\n\nThank you.", {}),
            ("", "Dear Ms Żuraw and team,\n\nThank you.", {}),
            ("", "Ms Żuraw, thank you for the tour.", {}),
            ("", "Hi Bob,\n\nThanks.", {"recipient": {"name": "Robert Ellery"}}),
            ("", "Dear Dr Bruegger,\n\nThanks.", {"recipient": {"name": "Dr Uta Brügger"}}),
            letter("I would be glad to join Hollin Mill Foods one day."),
            letter("I left the night shift at Kettle Lane; may I ask for a reference?"),
            letter("May I tell you about the night shift at Kettle Lane?"),
            letter("Hollin Mill has a bench that I would like to see."),
            letter("Have a good week, all of you. Thank you, Wiesława."),
            ("", "Dear Ms Żuraw,\n\nThank you.\n\nKind regards,\nOye", {}),
            ("", "Dear Ms Żuraw,\n\nThank you.\n\nKind regards,\nO. Fashola", {}),
        ],
    ),
    "G3": (
        [
            ("", "Dear Mr Cadwallader,\n\nHello.", STRANGER),
            ("", "Dear Sir or Madam,\n\nHello.", STRANGER),
            ("", "To whom it may concern,\n\nHello.", {}),
            ("", "Dear Mr Żuraw,\n\nThank you.", {}),
        ],
        [
            ("", "Dear Ms Żuraw,\n\nThank you.", {}),
            ("", "Dear Idris Cadwallader,\n\nHello.", STRANGER),
            ("", "Dear Idris,\n\nIs there a colleague, he or she, I might ask?", STRANGER),
            ("", "Dear Dr Ahn,\n\nHello.", {"recipient": {"name": "Dr Ahn Seo-yeon"}}),
            ("", "Dear Ms Cadwallader,\n\nHello.", ABOUT_HER),
            ("", "Dear Mr van Loon,\n\nHello.", VAN),
        ],
    ),
    "G4": (
        [
            letter("I have six years on the night bake."),
            letter("I cut waste by 30%."),
            letter("I saved £120k on packaging."),
            letter("I hold a master's degree in food science."),
            letter("Before that I worked at Greggs."),
            letter("Thank you for meeting me on 3 March."),
            letter("You can see it at oyebakes.com."),
            letter("Ring me on 07700 900 321."),
            letter("I have another offer on the table."),
            letter("Halina Drost suggested I write to you."),
            letter("I use SAP every night."),
            letter("I'd be glad to learn more about your role before I plan my year."),
            letter("I'm still interested in your position and would take an answer."),
            letter("Your 14 new starters must have been a handful."),
            letter("I doubled the output of the night bake."),
            letter("I won an award for it."),
            letter("Your four years on the night bake would help me learn."),
            letter("I admire how you trained new starters on packaging."),
            letter("I will look after the rosters and the stores.", **PORTER),
            note("A mutual friend told me you are hiring.", STRANGER),
            note("One of your drivers said to look you up.", STRANGER),
            note("Your cousin Maeve thinks we would get on.", STRANGER),
            note("Someone in your dispatch office told me to write.", STRANGER),
            note("I was given your name by one of your bakers.", STRANGER),
            note("Your foreman can vouch for me.", STRANGER),
            note("I come recommended by a supplier of yours.", STRANGER),
            note("Two other mills want my answer this week.", STRANGER),
            note("I have to tell another crew by tonight.", STRANGER),
            note("A rival bakery is waiting for my decision.", STRANGER),
            note("I've got until Monday to accept something else.", STRANGER),
            note("I can hold off the others only until Friday.", STRANGER),
            note("A film of it is on my website.", STRANGER),
            note("The film is ready, the link is below.", STRANGER),
            note("I've put pictures on my Instagram for you.", STRANGER),
            note("I have flown golden eagles myself.", EAGLES),
            note("Rebuilding old mews by hand is something I have done as well.", EAGLES),
            note("With a few years of training eagles to chase drones I could start.", EAGLES),
            note("You trained 14 new starters at Kettle Lane.", STRANGER),
            letter("I am away on 9 and 20 April.", **SPANS),
            letter("I was a midwife for 80 years.", **SPANS),
            letter("I was called as a witness on 2 April, so I can't come in."),
            ("My 9 years in bakeries", "Dear Ms Żuraw,\n\nThank you.", {}),
            letter("I run four ovens and look after 6 trainees.", **TRIAL),
            letter("I run three ovens with 9 trainees.", **TRIAL),
            letter("I run 2 ovens.", **TRIAL),
            letter("I was there 14 years, the last three as foreman.", **TRIAL),
            letter("The trial bake on Thursday 26 March suits me well.", **TRIAL),
            letter("I look forward to meeting you on 27 March.", **TRIAL),
            letter("Wednesday the 25th at half nine is perfect.", **TRIAL),
            letter("I run the Sunday market stall.", **TRIAL),
            letter("I bake on Mondays for the school.", **TRIAL),
            letter("I'm not free before July.", **TRIAL),
            letter("Would Thursday 2 April at 9 suit you?", **SLOTS),
            letter("Would Thursday 26 March at 11.30 suit you?", **SLOTS),
            letter("I trained about 20 new starters."),
            letter("I iced about 70 wedding cakes.", **COSTUMES),
            letter("I won 2 awards."),
            letter("My number is 0118 496 0188."),
            letter("I ran the nights for three years as a qualified electrician."),
            letter("As a chartered accountant, I kept the books."),
            letter("I've been a midwife since 2010."),
            letter("I hold an HND, and passed my IOSH in spring."),
            letter("My CV is enclosed, along with two references.", **WITH_CV),
            letter("I'm sending photos of my loaves."),
            letter("I walked round the Wexcombe depot in spring."),
            letter("You left the mill for Larkmoor College."),
            ("", "Dear Ms Żuraw,\n\nThank you.\n\nOyelaran Fashola\nSwindon", {}),
        ],
        [
            letter("I have 4 years on the night bake at Kettle Lane."),
            letter("I cut flour waste by 20% last year."),
            letter("You showed me the proving room, and I know the night bake."),
            letter("Thank you for your time and for the years you gave the site."),
            letter("I understand that you do the rosters and the stores.", **PORTER),
            letter("I'd like to help where the rosters are tight.", **PORTER),
            letter("I saved 96k on packaging, about £96,000."),
            letter("I trained fourteen new starters."),
            letter("Thank you for seeing me on the 10th, a Tuesday."),
            letter("Could you spare 10 minutes, or half an hour, next week?"),
            letter("One or two lines are plenty; three would be generous."),
            letter("My number is 0117 496 0188 and my address oye@fashola.example."),
            letter("It is three weeks since I applied."),
            letter("Should another offer come, I would tell you."),
            letter("I have another offer, and must answer by 27 March.", **OFFER),
            letter("I hold a Food Hygiene Level 3 certificate."),
            letter("Would Tuesday 24 March at 10:30 suit?"),
            letter("I'm free in April. May I write again in six months?"),
            letter("The MIWE ovens and your new site in 2027 interest me."),
            ("Bakery Shift Lead (BSL-77): Thank You", "Dear Ms Żuraw,\n\nThank you.", {}),
            note("Nora Beckwith suggested that I write to you.", SENT_BY_NORA),
            letter("I am free on 24 and 25 March at half past four.", **SPANS),
            letter("I taught for 12 years, and waste fell by 20 litres, a quarter.", **SPANS),
            letter("For over 30 years I caught babies, in three languages.", **SPANS),
            letter("Could we speak on Tuesday 24 or Wednesday 25 March?", **SPANS),
            note("I enjoyed the two minutes we spoke on 17 March.", WEEKDAY),
            letter("Thanks a million, and one question."),
            letter("In 2024 I took some time away from work."),
            note("Is there another mill nearby that needs a baker?", STRANGER),
            note("If somebody on your team knows better, I'd be glad of a name.", STRANGER),
            note("I have to say that I like rye best.", STRANGER),
            note("Could you send me the link to the form?", STRANGER),
            note("Shall I send you a link to a film of it?", STRANGER),
            note("Your website says that you are growing.", STRANGER),
            note("I read that you fly golden eagles, and I wonder how they learn.", EAGLES),
            note("I'd love to see eagles chase drones.", EAGLES),
            letter("I'd be glad to learn more about the role."),
            letter("Thank you for telling me about your role as Operations Manager."),
            note("Could I hear more about your role in fifteen minutes?", STRANGER),
            letter("I run three ovens and six trainees, and I'm free from June.", **TRIAL),
            letter("Half eight on Wednesday the 25th is perfect, thank you.", **TRIAL),
            letter("In my last five years there I was foreman.", **TRIAL),
            letter("Two of my trainees now lead a bake.", **TRIAL),
            letter("I could spend a Sunday with your crew.", **TRIAL),
            letter("If you are ever short on a Monday, I'll come.", **TRIAL),
            letter("I only need fifteen minutes of your time.", **TRIAL),
            letter("I trained close to fifteen new starters."),
            letter("Would Friday the 27th after two suit you?", **SLOTS),
            letter("Could we make it 9 on Thursday 26 March?", **SLOTS),
            letter("In eight years of icing came the tarts, twenty-three of them.", **COSTUMES),
            letter("Do you have work with three twelves a week?", **COSTUMES),
            letter("Which door should I use at Hollin Mill Foods?"),
            letter("In the UK I have baked for four years, and England suits me."),
            letter("I'd like to train as a nurse one day."),
            letter("My mother worked as a nurse."),
            letter("Shall I send you photos and references?"),
            letter("My CV is attached.", **WITH_CV),
            letter("You can reach me on +44 117 496 0188."),
            ("", "Dear Ms Żuraw,\n\nThank you.\n\nOyelaran Fashola\nBristol", {}),
        ],
    ),
    "G5": (
        [
            note("It was great meeting you at the forum.", STRANGER),
            note("As we discussed, here is my idea.", STRANGER),
            note("I am a long-time reader of your newsletter.", STRANGER),
            note("I read your article on rye.", STRANGER),
            note("Following up on our conversation about rye.", STRANGER),
            note("Thank you for your kind reply.", STRANGER),
            note("When we spoke, the ovens were new.", HEARD),
            letter("I enjoyed your podcast about ovens."),
            note("It was good to meet you.", {**STRANGER, "situation": "We have never met."}),
            note("I still smile about the two of us sorting maps in the cellar.", STRANGER),
            note("I still laugh about the cake that fell into the harbour.", FRIEND),
            note("You and I both trained under old Haskins.", STRANGER),
            note("When you visited our stall you liked the rye.", STRANGER),
            note("Further to our telephone conversation, here is my plan.", STRANGER),
            note("It was a pleasure to bump into you at the fair.", STRANGER),
            note("You were kind enough to show me round.", STRANGER),
            letter("As we agreed on the phone, I will send you my plan."),
            letter("As you mentioned over lunch, the ovens are new."),
        ],
        [
            letter("Thank you for your message, and for showing me the proving room."),
            letter("When we spoke, you mentioned the ovens."),
            note(
                "Since we met in May I've been offered a post by a mill that wants an answer.",
                {
                    **STRANGER,
                    "situation": "She interviewed me in May. A miller offers me work now.",
                },
            ),
            letter("I respect your decision."),
            note("I still think of the day of the flood, when you lent me your knives.", FRIEND),
            note("Remember the flood? I do, every time it rains.", FRIEND),
            note("I remember the smell of bread from my first job.", STRANGER),
            note("We both know that flour is dear this year.", STRANGER),
            note("Your talk on rye stayed with me.", HEARD),
            note("I look forward to our conversation.", STRANGER),
            note("I would value your advice.", STRANGER),
            ("Re: Bakery Shift Lead", "Dear Ms Żuraw,\n\nThank you for letting me know.", {}),
            note(
                "I applied on Monday.", {**STRANGER, "situation": "I applied on Monday 16 March."}
            ),
        ],
    ),
    "G6": (
        [
            letter("Thank you for the tour.", **LISTS),
            letter("The proving room was fine. What about the salary?", **LISTS),
            letter("The proving room was fine. I know my age is no help.", **LISTS),
            ("Salary", "Dear Ms Żuraw,\n\nThe proving room was fine.", LISTS),
        ],
        [
            letter("The proving room was fine.", **LISTS),
            letter("The Proving\nRoom was fine.", **LISTS),
            ("BSL-77", "Dear Ms Żuraw,\n\nThank you.", LISTS),
            letter("The proving room smelled of packaged yeast.", **LISTS),
            letter("Thank you."),
        ],
    ),
    "G7": (
        [
            letter("I was away with colitis in that year."),
            letter("My ulcerative trouble is behind me."),
            letter("I was off because of my divorce."),
            letter("I'm pregnant and need the work."),
            letter("Without this job I can't pay my rent."),
            note("I was unwell for part of 2024.", BURNOUT),
            note("After a low point with my health I came back stronger.", BURNOUT),
            note("With a little one on the way I need regular hours.", CHILD),
            note("Money is tight at home right now.", RENT),
            note("Since my release I have baked every night.", PRISON),
            note("I was let go after a disagreement.", SACKED),
            note("I need a sponsor by the summer.", VISA_ENDS),
            note("My employer isn't aware that I am writing.", UNTOLD),
        ],
        [
            letter("I was away from work for part of that time, and have been back since."),
            letter("Thank you for the work you put into the interview."),
            letter("I like work that ends with bread."),
            letter("My visa allows full-time work.", **VISA),
            letter("I volunteered for a grief support charity."),
            note("I took time out in 2024 and have been back since.", BURNOUT),
            note("The health of a sourdough is easy to see.", BURNOUT),
            note("I expect to hear about other work by June.", CHILD),
            note("The proving room was warm, and I was let go home early.", RENT),
            note("Four years of nights taught me to be on time.", PRISON),
        ],
    ),
    "G8": (
        [
            letter("Could we talk on Tuesday 25 March?"),
            letter("Would 12 March suit you for a call?"),
            letter("Thank you for our talk last month."),
            letter("I can come by on 31 April."),
            letter("We met this morning."),
            letter("We met three months ago."),
            letter("Could we talk on Monday 24 or Wednesday 25 March?"),
            letter("I'll be there on Thursday the 25th.", **TRIAL),
            letter("Could we talk on Sunday the 2nd?"),
            letter("Thank you for the hour that you gave me this morning."),
        ],
        [
            letter("Could we talk on Tuesday 24 March?"),
            letter("Thank you for seeing me last Tuesday."),
            letter("Thank you for your message yesterday."),
            letter("I'm free on Wednesday 25 March."),
            letter("We met last week, on 10 March."),
            letter("I applied about three weeks ago."),
            letter("You thought you would call in the week of 10 March."),
            letter("I can come on Tuesday 24 or Wednesday 25 March."),
            letter("Wednesday the 25th is fine.", **TRIAL),
            letter("Could we talk on Thursday the 2nd?"),
        ],
    ),
    "G9": (
        [
            note("Nora Beckwith suggested that I write.", NORA_NOT_ASKED),
            note("Nora speaks well of you.", NORA_NOT_ASKED),
            note("I know you through Ms Beckwith's team.", NORA_NOT_ASKED),
            ("Nora Beckwith sent me", "Dear Idris,\n\nHello.", NORA_NOT_ASKED),
        ],
        [
            note("Nora Beckwith suggested that I write.", SENT_BY_NORA),
            note("Someone who knows your mill told me about it.", NORA_NOT_ASKED),
            note("I would like to ask one question.", NORA_NOT_ASKED),
            note("The northern mills interest me.", NORA_NOT_ASKED),
        ],
    ),
    "C3": (
        [
            note("I'll give you a ring on Thursday.", NO_CALLS),
            note("May I phone you for five minutes?", NO_CALLS),
            note("I know you said not to phone, but I'll ring all the same.", NO_CALLS),
            note("I'll drop by on Friday with my tins.", NO_VISITS),
            note("I know you asked me to stop writing, but I have one more question.", STRANGER),
            note("You said no more calls; I'm ringing anyway.", STRANGER),
            note("Although you asked not to be contacted, here I am.", STRANGER),
        ],
        [
            note("I won't phone, as you asked, so here is my question in writing.", NO_CALLS),
            note("If you would rather talk, you could ring me.", NO_CALLS),
            note("I'll write to you again in spring.", NO_CALLS),
            note("May I phone you one morning?", STRANGER),
            note("I'll stay away from the mill, and ask here.", NO_VISITS),
            letter("You said that the post is not open yet, but I hope it will be."),
        ],
    ),
}
