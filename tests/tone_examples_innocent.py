"""Innocent words that once raised a false alarm, and their guilty neighbours."""

from __future__ import annotations

from typing import Any

from tone_examples import Row, Table

__all__ = ["BASE", "EXAMPLES"]

BASE: dict[str, Any] = {
    "kind": "followup_1",
    "channel": "email",
    "today": "2026-11-16",
    "locale": "en-GB",
    "role": "Oven Hand",
    "sender": {
        "name": "Blessing Adu",
        "identity": "baker, Swindon",
        "facts": [
            {"id": "f1", "text": "I bake bread and wedding cakes."},
            {"id": "f2", "text": "Cut waste from one oven by half in 2025."},
            {"id": "f3", "text": "Class C+E licence."},
        ],
    },
    "recipient": {
        "name": "Thandi Mokoena",
        "role": "Head Baker",
        "company": "Crumbs! Bread House",
        "relationship": "hiring manager, never met",
    },
    "situation": "I applied for Oven Hand at Crumbs! on 2 November and heard nothing. "
    "Patience sings with Thandi and says I may use her name.",
    "referrer": {"name": "Patience Adu", "consent": True},
    "history": [
        {"date": "2026-11-02", "direction": "out", "channel": "email", "summary": "applied"}
    ],
}
INVITED: dict[str, Any] = {
    "kind": "accept_or_confirm_next_step",
    "pasted_message": "Could you do a trial shift on Friday 20 November at 6? Thandi",
    "situation": "Thandi invited me to a trial shift on Friday 20 November at 6. I say yes.",
}
GAVE_FEEDBACK: dict[str, Any] = {
    "kind": "thank_for_feedback",
    "situation": "Thandi wrote that my crusts are pale. Nobody had told me before.",
    "history": [
        {"date": "2026-11-13", "direction": "in", "channel": "email", "summary": "pale crusts"}
    ],
}
BY_TEXT: dict[str, Any] = {"channel": "sms", "kind": "reply_recruiter_inbound"}
ASKED_PAY: dict[str, Any] = {
    "channel": "sms",
    "kind": "accept_or_confirm_next_step",
    "pasted_message": "Hi Blessing, what pay are you after? Thandi",
}
DESK: dict[str, Any] = {"recipient": {"name": "Reception", "company": "Crumbs! Bread House"}}
ASK = "Have you begun to choose people for the oven?"


def of(situation: dict[str, Any], *bodies: str) -> list[Row]:
    return [("Oven Hand", body, situation) for body in bodies]


def hailed(*hails: str) -> list[Row]:
    return of({}, *(f"{hail},\n\nI applied on 2 November. {ASK}\n\nBlessing Adu" for hail in hails))


EXAMPLES: Table = {
    "G1": (
        of({}, "Hello,\n\nI bake.", "Hi ,\n\nI bake.", "Dear ,\n\nI bake."),
        of(
            DESK,
            "Hello,\n\nWho chooses the bakers?",
            "Hi,\n\nWho chooses the bakers?",
            "Hello,\nCould you tell me who chooses the bakers?",
        ),
    ),
    "G2": (
        hailed(
            "Merhaba Zodwa",
            "Sawubona Zodwa",
            "Hello Zodwa",
            "Wominjeka Zodwa",
            "Tervehdys Zodwa",
            "Ahoj Zodwa",
            "Ana Mokoena",
            "Cara Zodwa",
        ),
        hailed(
            "Olá Thandi",
            "Cara Thandi",
            "Sabaidee Thandi",
            "Szia Thandi",
            "Ahoj Thandi",
            "Merhaba Thandi",
            "Salaam Thandi",
            "Mabuhay Thandi",
            "Kumusta Thandi",
            "Konnichiwa Thandi",
            "Sawubona Thandi",
            "Wominjeka Thandi",
            "Tervehdys Thandi",
            "Sanibonani Ms Mokoena",
            "Guten Tag",
            "Buenos Días",
            "Bom dia Thandi",
            "Hej Thandi",
            "Estimada Señora Mokoena",
            "Good Morning",
            "Goeiemôre Thandi",
            "Asalaamu Alaikum Thandi",
            "Dzień dobry Thandi",
            "Bonjour Madame Mokoena",
        ),
    ),
    "S2": (
        [
            ("Oven Hand at Crumbs!!", ASK, {}),
            ("Oven Hand!", ASK, {}),
            ("Oven Hand", f"I love bread! I love Crumbs! {ASK} Thanks! Bye!", {}),
        ],
        [
            ("Oven Hand at Crumbs!: any news?", ASK, {}),
            ("Crumbs!, ovens, and a question", ASK, {}),
            ("Oven Hand at Crumbs!", f"Crumbs! is near. {ASK}", {}),
            ("Oven Hand", f"I eat at Crumbs! on Sundays. {ASK} Thanks!", {}),
            ("Oven Hand", f"{ASK} Thank you for your time!", {}),
            ("Oven Hand", f"I applied to Crumbs! Bread House; Crumbs! is my baker. {ASK}", {}),
            ("Oven Hand", f"What I like about Crumbs! (and Crumbs! alone) is rye. {ASK}", {}),
            ("Oven Hand", f"Crumbs!' rye is famous. {ASK}", {}),
        ],
    ),
    "B1": (
        [
            "There's no bread left in our house.",
            "I can't pay for bread, and my children have nothing to eat.",
            "My last savings are gone.",
            "There's nothing left for us.",
            "There is no food left for us.",
        ],
        [
            "A full house on a Saturday holds no fear for me.",
            "I hold a certificate in food safety, and I have nothing to hide from an inspector.",
            "I bake the bread at three, and no batch goes out late.",
            "My bread has no sugar in it.",
            "May I call her myself, so there's nothing left for you to do?",
            "We sell the last bread of the day at half price.",
            "I shape the bread and nothing is weighed twice.",
            "Early starts hold no terror for me; I bake bread from two.",
            "I've baked bread for years, so getting up at two is nothing new.",
        ],
    ),
    "B2": (
        [
            "You shouldn't waste time on me.",
            "Please don't waste time on me.",
            "I have little to offer.",
        ],
        [
            "I'm withdrawing, and I wanted you to know before you spend more time on me.",
            "I'll step back before you put more time on me.",
            "Thank you for the hours you spent; you put time on me that you didn't have.",
        ],
    ),
    "U1": (
        [
            "Please answer within the hour.",
            "I need to hear from you within the hour.",
            "Call me within the hour.",
            "Let me know within an hour, please.",
            "I need you to reply straight away.",
        ],
        [
            "Then I can answer you straight away.",
            "I'll send it over right away.",
            "I can start at once.",
            "You want families seen within the hour.",
            "Your poster says to call as soon as possible, so here I am.",
            "You texted that you'd send it immediately.",
            "Your bread is on the shelf within the hour.",
            "Orders leave the shop within the hour.",
            "I can be with you within the hour from Swindon.",
            "The dough is proved within the hour.",
            "Our drivers reach every café within the hour.",
            "At my bakery a complaint is dealt with within the hour.",
            "The train gets me to you within the hour.",
        ],
    ),
    "P1": (
        [
            "You need to see me before Friday.",
            "You have to understand what this means.",
            "You really must reply this week.",
            "Your team must answer me.",
            "I want to have it on my desk by Friday.",
        ],
        [
            "My aim is to have it in before Friday.",
            "You should have it right before you decide.",
            "I'll have it with you by Monday.",
            "I plan to send it in, and you will have it by noon.",
            "What would you need to see from me?",
            "What else do you need to know?",
            "Is there anything you need to know before Friday?",
            "Would you need to meet me first?",
            "Do you have to decide this month?",
            "How much would you have to see before you'd trust me with the night bake?",
            "Which papers will you need to see?",
            "Might you need to call my old boss?",
            "If there's anything you still need to see, I can bring it.",
        ],
    ),
    "P2": (
        of(
            {},
            "Nobody has answered me.",
            "No one told me anything.",
            "Nobody from your office has called me.",
            "Not a soul has replied.",
        ),
        of(
            GAVE_FEEDBACK,
            "Nobody had told me that my crusts are pale.",
            "No one had ever told me that my hands are slow.",
            "Thank you. Nobody had ever told me so plainly.",
            "Nobody had told me how my loaves look from the front.",
            "No one had told me this before.",
            "Nobody has ever told me why a crust pales.",
            "No one else had told me that the scoring is shallow.",
            "Nobody had told me about the crusts.",
        ),
    ),
    "P9": (
        [
            "I've left flowers for you at reception.",
            "I sent you a box of chocolates.",
            "I baked and left a cake for you at the desk.",
        ],
        [
            "You buy the flowers and somebody else arranges them.",
            "I deliver cakes to three hotels.",
            "I bring cakes out to the vans at five.",
            "You order the wine for the shop.",
            "You only sell flowers at weekends.",
            "I send the wedding cakes out by van.",
        ],
    ),
    "G5": (
        of(
            {},
            "You told me that the oven is new.",
            "As you told me, the oven is new.",
            "Thank you for having me last week.",
            "When we spoke you mentioned the new oven.",
        ),
        [
            *of(
                {},
                "My aunt Patience, who sings with you, said I may use her name.",
                "My aunt Patience, who knows you, told me you'd like rye.",
                "Patience, an alto like you, said I might write.",
                "My aunt sings with you, said she'd be glad if I wrote, and here I am.",
                "Patience, who stands behind you, mentioned the new oven.",
                "Patience, whose hymn book is beside you, told me to write.",
            ),
            *of(
                INVITED,
                "Yes, I'll be there on Friday 20 November at 6. Thanks for having me!",
                "Friday 20 November at 6 is fine. Thank you for seeing me.",
                "Thank you for inviting me to the trial shift on Friday 20 November.",
            ),
        ],
    ),
    "G4": (
        [
            ("Oven Hand", "In 2025 I cut waste from three ovens by half.", {}),
            ("Oven Hand", "In 2025 I cut waste by two thirds.", {}),
            ("Oven Hand", "In 2023 I won 40 new customers.", {}),
            ("Oven Hand", "I worked for three months at Kettle Lane.", {}),
        ],
        [
            ("20 minutes about your ovens", ASK, {}),
            ("Fifteen minutes about rye?", ASK, {}),
            ("Oven Hand", "May I ask again in two or three months?", {}),
            ("Oven Hand", 'It would begin: "I bake, and Patience gave me your name."', {}),
            ("Oven Hand", "In 2025 I cut one oven's waste by half.", {}),
            ("Oven Hand", "In 2025 one oven wasted half as much.", {}),
            ("Oven Hand", "During 2025 waste from one oven fell by half.", {}),
            ("Oven Hand", "By the end of 2025 ovens were my trade; I cut waste by half.", {}),
            ("Oven Hand", "I hold a C+E licence.", {}),
        ],
    ),
    "A1": (
        [
            "I applied on 2 November.",
            "I applied on 2 November. How are you?",
            "I applied on 2 November. Do you have a minute?",
        ],
        [
            "Could you text it when you get a minute?",
            "Could you send the name over in a quiet moment?",
            "Did you have a chance to look at my application?",
            "How are things with the Oven Hand job?",
            "How is your search for an oven hand going?",
            "Would you ring the shop when you have a moment?",
            "Can you drop me the number if you find a minute?",
            "Will you tell me once you have a minute?",
        ],
    ),
    "A3": (
        [
            "Could I come for an interview?",
            "Would you give me an interview?",
            "Could you put me down for an interview?",
            "Would you tell her I'm good?",
        ],
        [
            "Can I put my name down for the winter shifts?",
            "Could you tell me whether I'm still being considered?",
            "Are you still choosing people for an interview?",
            "Have you begun inviting people for an interview?",
            "When will you call people for an interview?",
            "Have the interviews begun?",
            "Are the interviews over?",
            "Has anybody been picked for an interview yet?",
            "Are you still shortlisting for interviews?",
            "Will you be sending invitations for the interview this month?",
        ],
    ),
    "A2": (
        [
            "What is the start date, could you tell me who is on the panel, and may I bring bread?",
            "When does the shift start, who is the boss, and could I see the ovens?",
            "Is there parking, do you pay weekly, and can I bring a friend?",
        ],
        [
            "Could you tell me what it pays, where it is, and who it's for?",
            "Is the place still open, or has it gone to somebody?",
            "What is the main thing you look for in an oven hand?",
        ],
    ),
    "T11": (
        of(
            BY_TEXT,
            "I don't get out of bed for less than 18 an hour.",
            "Would you go up to 15 if I start Monday?",
            "Why wasn't it me?",
        ),
        [
            *of(
                BY_TEXT,
                "What's the pay range?",
                "Which company is it, and what does it pay?",
                "What's the rate?",
                "How much does it pay an hour?",
                "Could you tell me the firm, the place and the salary?",
            ),
            ("", "Could we take half an hour, over coffee or by video?", {"channel": "sms"}),
            *of(ASKED_PAY, "I'm after a wage of 28k.", "13 an hour would be fine."),
        ],
    ),
    "V3": (
        of(
            {"recipient": {"name": "Thandi Mokoena", "relationship": "stranger"}},
            "Could you help me?",
            "Can you call me?",
            "Would you meet me?",
        ),
        of(
            {"recipient": {"name": "Thandi Mokoena", "relationship": "stranger"}},
            "What would you like to know about me?",
            "Would you prefer a call?",
            "Would you rather I wrote?",
        ),
    ),
    "T12": (
        ["We both know you wanted me.", "We clicked, you and I.", "You felt the same."],
        [
            "What is the range, so that we both know whether to go on?",
            "Could you name the hours, so we both know what we'd agree to?",
            "Let's talk once we both know the date.",
        ],
    ),
    "T3": (
        ["Is anyone there at all?", "Thanks for nothing.", "So much for your open door."],
        [
            "Is there anyone there you'd ask first?",
            "Do you know somebody there who chooses the bakers?",
            "It would have been easier to say nothing more, and you wrote.",
            "I know rye and wheat, to say nothing of spelt.",
        ],
    ),
    "U2": (
        [
            "You'd better be quick.",
            "I'm nearly booked up.",
            "Please be quick, I have one slot left.",
        ],
        ["You're busy, so I'll be quick.", "I can be quick about it.", "Then I'll be quick."],
    ),
    "P3": (
        [
            "You promised me a call.",
            "You gave me your word.",
            "You told me you'd ring and you didn't.",
        ],
        [
            "You told me so in June, and I have worked on it since.",
            "You said I lacked rye, and I've learned it since.",
            "You advised me to learn scoring, and I have practised it.",
        ],
    ),
    "V6": (
        [
            "I'm open to anything that is going.",
            "I'd take whatever comes.",
            "I'm looking for any role you may have.",
        ],
        [
            "I'm happy to answer anything that is still open.",
            "It was good to meet you, whatever comes of it.",
            "May I send you my CV, for any role you have that fits a night baker?",
            "Tell me if there's anything that is unclear.",
            "I can send anything that's missing.",
        ],
    ),
    "B4": (
        ["Forget I asked.", "Never mind, forget it.", "It doesn't matter, ignore this."],
        [
            "It's about my own plans, and I'd like to leave it at that.",
            "I'll leave it with you.",
            "I'll leave it to you to choose the day.",
        ],
    ),
}
