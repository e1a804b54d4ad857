"""For each rule of S, P, U, B, F, V: messages that it must object to, and that it must leave alone.

A row is a body, or (subject, body, situation): the situation overrides BASE.
"""

from __future__ import annotations

from typing import Any

Row = str | tuple[str, str, dict[str, Any]]
Table = dict[str, tuple[list[Row], list[Row]]]

SUBJECT = "Grower role: one question"
BASE: dict[str, Any] = {
    "channel": "email",
    "today": "2026-03-25",
    "sender": {"name": "Ines Vidal"},
    "recipient": {"name": "Odile Marchetti"},
}


def subject(text: str, **situation: Any) -> Row:
    return text, "I applied for the grower role on 2 March. Is it still open?", situation


def told(body: str, **situation: Any) -> Row:
    return SUBJECT, body, situation


def knows(relationship: str) -> dict[str, Any]:
    return {"recipient": {"name": "Odile Marchetti", "relationship": relationship}}


def event(date: str, direction: str, summary: str, channel: str = "email") -> dict[str, str]:
    return {"date": date, "direction": direction, "channel": channel, "summary": summary}


APPLIED = event("2026-03-02", "out", "applied", "portal")
ASKED = event("2026-03-12", "out", "asked where the grower role stands")
ASKED_AGAIN = event("2026-03-20", "out", "asked again")
MET = event("2026-02-20", "in", "interview in the greenhouse", "in_person")

EXAMPLES: Table = {
    "S1": (
        [
            subject("PLEASE LOOK AT THIS"),
            "I REALLY WANT this and I will NEVER stop trying.",
            "HELLO THERE, I am writing about the grower role.",
        ],
        [
            "I hold the ACCA papers and have worked with HVAC plants for years.",
            told("I wrote the VERDANTIX manual.", role="VERDANTIX trainer"),
            subject("HVAC trainee: one question"),
            "I passed the TOEFL in May, and my last employer was NATO.",
        ],
    ),
    "S2": (
        [
            "Thank you!! The tour was lovely.",
            "Hello! I saw the post! It suits me! Is it open?",
            subject("Grower role!"),
        ],
        [
            "Thank you for the tour! Is the grower role still open?",
            told("I buy my seed at Yippee! Gardens.", situation="I worked at Yippee! Gardens."),
            "Thank you for the tour. Is the grower role still open?",
        ],
    ),
    "S3": (
        [
            subject(""),
            subject("Re: our agreement"),
            subject("Last chance to hire a star"),
            subject("Please read"),
            ("Fwd: grower role", "Is it still open?", {}),
            subject("A long line about the grower role in your northern glasshouses, as agreed"),
        ],
        [
            subject("Grower role: one question"),
            subject("Re: Grower role", pasted_message="Dear Ines, we chose somebody else."),
            ("", "Is the grower role still open?", {"channel": "linkedin_message"}),
            subject("Re: Grower role", history=[APPLIED, ASKED]),
            subject("Urgent care nurse: start date", role="Urgent care nurse"),
        ],
    ),
    "S4": (
        [
            "I'd love to touch base about the role.",
            "Let me be your next rockstar; together we are a win-win.",
            "I'm bumping this to the top of your inbox.",
            "My value proposition is simple: I will skyrocket your sales.",
        ],
        [
            "At base camp I cooked for forty people.",
            "I sold seedlings on the market for two years.",
            "You were deciding around the 14th; may I ask where it stands?",
            "Our crew won both matches against the north yard.",
        ],
    ),
    "S5": (
        [
            "My plans are at bit.ly/plots and nowhere else.",
            "I have attached my reference.",
            "See a.example.com/1, b.example.com/2 and c.example.com/3 for it.",
            "Please find enclosed my letter.",
        ],
        [
            "One plan of mine: example.org/plot",
            told("I have attached my CV.", attachments=["cv.pdf"]),
            "I was attached to the nursery team for a year.",
            "I could attach the planting plan if you'd like to see it.",
            "Write to ines@vidal.example.com or ines.vidal@example.org, whichever you like.",
        ],
    ),
    "S7": (
        [
            "I hope this message finds you well.",
            "I am writing to express my keen interest in the role.",
            "Your esteemed company resonates deeply with me.",
            "I want to leverage my proven track record.",
            "I grow — in heat — in frost — whatever comes.",
        ],
        [
            "I hope the frost spared your peaches.",
            "Your note on frost stayed with me.",
            "We met at the seed fair — you sold me the last quince.",
            "In the glasshouse I learned to leave the vents alone.",
        ],
    ),
    "P1": (
        [
            "You need to tell me what you decided.",
            "I expect you to get back to me this week.",
            "You really should have told me sooner.",
            "I require a clear answer.",
            "You must at least give me a reason.",
            "Make sure you reply this time.",
            "I must insist on an answer.",
        ],
        [
            "You don't have to reply to this.",
            "There is nothing here you need to answer.",
            "All you have to do is say yes.",
            "I know you have to choose among many people.",
            "If you need to decide first, I'll wait.",
            "Visitors must call ahead, and they have to answer three questions.",
            "It was good of you to give me an answer.",
        ],
    ),
    "P2": (
        [
            "I've written three times and nobody has answered.",
            "You never got back to me.",
            "It feels as if I'm being ignored.",
            "Your silence is quite disappointing.",
            "As I said in my last email, I am waiting.",
            "I have been waiting for weeks now.",
            "Is it so hard to send two lines?",
            "It would only take a minute to reply.",
            "Still no word from you.",
            "I was left in the dark after the second round.",
        ],
        [
            "I know spring is full. Is the grower role still open?",
            "If you haven't decided yet, that's fine.",
            "I haven't forgotten the quince you gave me.",
            "Thank you for not leaving me in the dark.",
            "At the depot I answered complaints that had been ignored for weeks.",
            "Sorry to have kept you waiting.",
            "I had hoped for better news, and I accept it.",
            "You may remember me from the seed fair.",
            "> You never got back to me\nIs the role still open?",
        ],
    ),
    "P3": (
        [
            "You promised to pass on my letter.",
            "You gave me your word that I would hear.",
            "You said you would call but that was a month ago.",
            "You assured me there was a place.",
        ],
        [
            "You kindly promised to pass on my letter; shall I send it myself?",
            "You mentioned that the panel meets on the 4th. Has it met?",
            "I promised my team to train the new grower.",
            "Thank you for what you said you would try.",
        ],
    ),
    "P4": (
        [
            "Please think again about your choice.",
            "I believe you made a mistake.",
            "I can't accept this decision.",
            "You will regret it.",
            "Give me one more chance to prove myself.",
            "What does the other person have that I don't?",
            "Why was I not chosen?",
            "I won't take no for an answer.",
            "The process was unfair.",
            "I would urge you to review your decision.",
            "When your new hire quits, call me.",
            "Let me prove you wrong.",
        ],
        [
            "I respect the choice. What would make me a stronger grower?",
            "I'm not asking you to reconsider.",
            "I made a mistake in my letter: the course ended in May.",
            "If plans change, I'd be glad to hear.",
            "Thank you for the second chance to meet the team.",
            "This isn't an attempt to change your mind.",
            "Is my application still under review?",
            "Talking to you made me reconsider how I prune.",
            "If I'm writing to the wrong person, who would you ask?",
        ],
    ),
    "P5": (
        [
            "I deserve an answer after that journey.",
            "You owe me an explanation.",
            "The least you could do is write.",
            "I am clearly the strongest candidate.",
            "This job should have been mine.",
            "I have a right to know.",
            "I expect an offer by return.",
            "Nobody is more qualified than me.",
        ],
        [
            "After two good talks I'd value a line on where things are.",
            "I don't expect an answer before the harvest.",
            "You owe me nothing.",
            "I owe you a great deal.",
            "Your team deserves a calm season.",
            "You all deserve a good harvest.",
        ],
    ),
    "P6": (
        [
            "I'll drop by on Monday with my tools.",
            "I will call you tomorrow at ten.",
            "Thanks in advance for the introduction.",
            "I have blocked half an hour in your calendar.",
            "When you refer me, please mention the quince.",
            "I'm looking forward to your referral.",
            "Unless I hear otherwise, I'll assume we meet on Friday.",
            "I've already put you down as a reference.",
            "I'll be waiting at your reception.",
        ],
        [
            "Could I call you on Tuesday or Wednesday?",
            "I'll ring on Tuesday, as you suggested.",
            told("I'll call you tomorrow at ten.", pasted_message="Do ring me on Thursday. Odile"),
            "I could come by if that suits you.",
            "I'm looking forward to the seed fair.",
            "I turn up on time and stay until the vents are shut.",
            "Thank you for arranging the call.",
        ],
    ),
    "P7": (
        [
            "I will talk to a lawyer about this.",
            "I'll leave an honest review so that others know.",
            "Otherwise I'll post about it on LinkedIn.",
            "I could sue you for this.",
            "People should know how you treat applicants.",
            "I'm going to the labour board.",
            "Expect to hear from my solicitor.",
            "I will report this to the authorities.",
        ],
        [
            "I worked for a lawyer before I turned to gardening.",
            "I read on Glassdoor that you grow peaches.",
            "I handled customer complaints for a year.",
            ("Grower role", "Sue, is the role still open?", {"recipient": {"name": "Sue Larkin"}}),
            "I reviewed the seed stock with the buyer.",
            "I saw your post on LinkedIn about frost.",
        ],
    ),
    "P8": (
        [
            "I have copied your director on this.",
            "I'll have to take this up with your manager.",
            "I am forwarding this to your CEO.",
            "I shall go over your head.",
            "Does your boss know how you treat people?",
            "I will escalate this.",
        ],
        [
            "If a colleague is better placed, I'm glad to write to them.",
            "May I write to your manager myself, so it's off your list?",
            "I wrote to your director, as you suggested.",
            "I ran the escalation desk for two winters.",
            "My manager wrote to your CEO's office about peaches.",
        ],
    ),
    "P9": (
        [
            "I found your home address online.",
            "I saw your kids in the pictures from the fair.",
            "I left a small gift at your reception.",
            "I added you on Facebook as well.",
            "I got hold of your personal number and will use your private mobile.",
            "I waited for you outside your house.",
            "I asked your wife to tell you.",
        ],
        [
            "I saw your talk on the county's site.",
            "I ran the Instagram campaign for a nursery.",
            told("I called your mobile number.", pasted_message="My mobile is 0151 4960 0000."),
            "Congratulations on your new daughter.",
            "I sold gift cards at the till.",
            "Ruth gave me your number and said I might ring.",
        ],
    ),
    "U1": (
        [
            subject("Urgent: grower role"),
            "I need to hear back ASAP.",
            "This is your last chance to answer.",
            "Please reply as soon as possible.",
            "Time is running out.",
            "I'd appreciate an immediate response.",
        ],
        [
            "This is not urgent at all.",
            "I worked in an urgent care clinic.",
            "I could start immediately.",
            "There's no rush: any time before the frost would help.",
            told(
                "Could you answer as soon as possible?",
                situation="I must answer another nursery by 3 April 2026.",
            ),
            "I triaged urgent orders every morning.",
            (
                "Grower role",
                "I ran the kitchen at Final Call.",
                {"recipient": {"name": "Odile Marchetti", "company": "Final Call"}},
            ),
        ],
    ),
    "U2": (
        [
            "I have another offer on the table.",
            "I must have your decision by Friday.",
            "Two other nurseries? No: several other employers want me.",
            "My offer expires tomorrow.",
            "Hire me before someone else snaps me up.",
            "I'm in the final stages with a competitor.",
            "Please let me know by 30 March.",
            told(
                "I have another offer.",
                situation="Say that I have another offer. (I don't really.)",
            ),
        ],
        [
            told(
                "I have until 3 April to answer another offer.",
                situation="I got another offer from a nursery; answer due 3 April 2026.",
            ),
            "Thank you for your kind offer of help.",
            "Which one or two other companies would you talk to?",
            "If you know by Friday, even a yes or no helps me; if not, that's fine.",
            told("Could you let me know by Friday?", pasted_message="We decide by Friday. Odile"),
            "You chose another candidate, and I respect that.",
            "I plan to finish the course by 30 March.",
        ],
    ),
    "B1": (
        [
            "I am desperate for work.",
            "My children depend on me.",
            "I'd take any job.",
            "You are my only hope.",
            "Please, please give me a chance.",
            "I can't pay the rent.",
            "I really need this job.",
            "I'm running out of savings.",
            told("I'm begging you to help.", **knows("friend")),
        ],
        [
            "I look for glasshouse work near Dover and can start in April.",
            (
                "Care role",
                "I'd like to care for guests at Last Hope Hospice.",
                {"recipient": {"name": "Odile Marchetti", "company": "Last Hope Hospice"}},
            ),
            "I took calls from desperate customers in the frost week.",
            "That begs the question of who waters.",
            "If there is anything at all I can send, I will.",
            "I wouldn't do anything differently.",
        ],
    ),
    "B2": (
        [
            "I'm just a cashier.",
            "I know I'm not qualified.",
            "I'm probably not what you are looking for.",
            "Sorry for my bad English.",
            "I don't have much to offer.",
            "There must be plenty of better candidates.",
            "I'm nobody special.",
            "It's a silly question.",
        ],
        [
            "I ran a till and a team of four.",
            "I'm only a short bus ride away.",
            "I'm not just a grower; I keep the books too.",
            "I don't want to waste your time.",
            "I'm a cashier and have closed the books for three years.",
        ],
    ),
    "B3": (
        [
            "Sorry to bother you. I apologise for the long mail.",
            "Forgive me for writing. I know you're busy, and I hate to ask.",
            "I'm sorry to take up your time. I don't want to be a nuisance.",
        ],
        [
            "I'm sorry to hear about the hail.",
            "Sorry for the late answer. Is the role still open?",
            "I'm sorry it wasn't me. I was sad to read about the hail.",
            "To save you the bother, I could write to her myself.",
            "One short question, whenever it suits.",
        ],
    ),
    "B4": (
        [
            "Could you refer me? But you probably can't.",
            "Feel free to ignore this.",
            "Would you introduce me? Never mind if it's a pain.",
            "I'd like to ask, but no worries, forget it.",
            "I'm sure you have better things to do.",
        ],
        [
            "Would you be comfortable referring me? A 'not this time' is a fine answer.",
            "I won't forget your help.",
            "Please ignore my earlier mail; the date was wrong.",
            "If you'd rather not say, that's fine.",
        ],
    ),
    "B5": (
        [
            "I was just wondering if maybe you could possibly say a word.",
            "Perhaps I could maybe sort of talk to you, I think.",
            "I just feel that I kind of want to ask, I guess.",
        ],
        [
            "Perhaps you could tell me who leads the glasshouse team?",
            "I have just finished the course, and just under forty people came.",
            "What kind of work do you think suits me?",
            "I think the vents were the trouble.",
        ],
    ),
    "F1": (
        [
            "Your amazing, inspiring nursery is incredible.",
            "I'm a huge fan of your visionary work; it would be an honour to join.",
            "You are a legend and your world-class team is phenomenal.",
        ],
        [
            "Your note on frost gave me an idea for our vents.",
            "It was a brilliant afternoon in the glasshouse.",
            "I cleared the outstanding invoices and updated the hero image.",
        ],
    ),
    "V1": (
        [
            "Just checking in on my application.",
            "I wanted to follow up and see if there are any updates.",
            "A gentle reminder about my letter.",
            told("Just checking in again.", history=[APPLIED, ASKED, ASKED_AGAIN]),
            "Any news?",
        ],
        [
            "I applied for the grower role on 2 March. Is it still open?",
            "I checked in guests at the desk for a year.",
            "I follow up with patients after their visit.",
            "Thank you for any news you can give me.",
            "I saw your news about the second glasshouse.",
        ],
    ),
    "V2": (
        [
            "I'd love to pick your brain.",
            "Could we grab coffee sometime?",
            "Any advice would be welcome.",
            "Can we hop on a quick call?",
            "I'd love to hear all about your journey.",
        ],
        [
            "Could I ask you two questions about moving from field to glasshouse, in 15 minutes?",
            "Thank you for the advice you gave me.",
            "Could we hop on a 15-minute call about the vents?",
            "Let me know if I can be of any help.",
            "I'd be happy to hear from you.",
        ],
    ),
    "V3": (
        [
            "Hello,\n\nCan we talk?",
            "Could you help me?",
            told("Hi,\n\nCould we meet?", **knows("stranger")),
        ],
        [
            "Can we talk for 15 minutes, because you moved from field to glasshouse too?",
            "I'm trying to learn who runs the peach houses. Could you name one person?",
            "I ran the peach house for two years. Could you tell me who leads it now?",
            "The role closed on 2 March.",
        ],
    ),
    "V4": (
        [
            ("Hello", "Hi,\n\nany chance to talk?", {}),
            ("A note", "Hi,\n\nI was hoping for a word. Is that possible?", {}),
            ("A question", "Dear Odile,\n\nI'd be glad to hear from you soon.", {}),
        ],
        [
            "Hi, I applied on 2 March.",
            ("A question", "Dear Odile,\n\nI'd like to ask about the grower role.", {}),
            ("A question", "Dear Odile,\n\nThank you for your letter.", {}),
            ("Hello", "Hi, yes please.", {"pasted_message": "Shall I send the plan? Odile"}),
        ],
    ),
    "V5": (
        [
            told(
                "The vents in the peach house open at eighteen degrees; is the grower role vacant?",
                history=[
                    event(
                        "2026-03-12",
                        "out",
                        "The vents in the peach house open at eighteen degrees; "
                        "is the grower role vacant?",
                    )
                ],
            ),
            told(
                "My pruning course covered quince, medlar and peach. Does the orchard need help?",
                history=[
                    event(
                        "2026-03-12",
                        "out",
                        "pruning course covered quince, medlar and peach; "
                        "does the orchard need help",
                    )
                ],
            ),
            told(
                "Irrigation timers saved forty litres nightly at Thornbury nursery last August.",
                history=[
                    event("2026-03-05", "out", "hello"),
                    event(
                        "2026-03-12",
                        "out",
                        "Irrigation timers saved forty litres nightly at Thornbury nursery "
                        "last August, is it open",
                    ),
                ],
            ),
        ],
        [
            told("Since then I passed the pruning course.", history=[APPLIED, ASKED]),
            told("The vents open at eighteen degrees.", history=[ASKED, ASKED_AGAIN]),
            told(
                "I finished the medlar trial, and the graft took. Is the orchard post filled?",
                history=[
                    event(
                        "2026-03-12",
                        "out",
                        "The vents in the peach house open at eighteen degrees; "
                        "is the grower role vacant?",
                    )
                ],
            ),
        ],
    ),
    "V6": (
        [
            "I'm open to any opportunity.",
            "I'd take whatever you have.",
            "Do you have any jobs for me?",
            "I'm looking for any kind of work.",
            "I don't mind what I do: I can do anything.",
        ],
        [
            "I'm after glasshouse work in firms under fifty people.",
            "Is there anything else I can send?",
            "I'm interested in any role in plant health.",
            "If a similar role comes up, I'd be glad to hear.",
            "I'd welcome any opportunity to see the vents.",
        ],
    ),
}
