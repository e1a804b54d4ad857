"""What plain people say: turns of phrase that are innocent, and faults put in passing."""

from __future__ import annotations

from typing import Any

from tone_examples import Row

__all__ = ["BASE", "EXAMPLES"]

BASE: dict[str, Any] = {
    "kind": "ask_why_no",
    "channel": "email",
    "today": "2026-11-18",
    "locale": "en-GB",
    "role": "Accounts Payable Clerk",
    "sender": {
        "name": "Nela Brandt",
        "identity": "bookkeeper, Hove",
        "facts": [
            {"id": "f1", "text": "Twelve years of ledgers at Ferris & Dunn, four as head clerk"},
            {"id": "f2", "text": "Kept the error rate under 2% with two others"},
            {"id": "f3", "text": "Certificate in Payroll, 2022"},
            {"id": "f4", "text": "Sitting the AAT exam on 12 January 2027"},
            {"id": "f5", "text": "Off work with depression in 2024", "private": True},
        ],
    },
    "recipient": {
        "name": "Tamsin Okell",
        "role": "Finance Lead",
        "company": "Seaford Chandlery",
        "relationship": "interviewed me",
    },
    "situation": "Interview on Thursday 5 November; she showed me the chart room. She said no. "
    "Rafael Quint, who keeps her stores, told me of the post in confidence.",
    "pasted_message": "Dear Nela, we have chosen another candidate. Tamsin Okell",
    "history": [
        {"date": "2026-11-05", "direction": "in", "channel": "in_person", "summary": "interview"},
        {"date": "2026-11-17", "direction": "in", "channel": "email", "summary": "said no"},
    ],
}
STRANGER: dict[str, Any] = {
    "kind": "informational_request",
    "recipient": {"name": "Tamsin Okell", "role": "Finance Lead", "company": "Seaford Chandlery",
                  "relationship": "stranger; gave a talk, we have not spoken"},
    "situation": "I heard Tamsin's talk on stock ledgers. She kept the books of a shipyard for "
    "nine years. I read that half of her stock is counted by hand.",
    "pasted_message": "",
    "history": [],
    "sources": [{"id": "s", "title": "Port News", "text": "The chandlery began with five vans. It "
                 "now runs thirteen."}],
}  # fmt: skip
OLD_FRIEND: dict[str, Any] = {
    "kind": "reconnect_dormant",
    "recipient": {"name": "Tamsin Okell", "company": "Seaford Chandlery",
                  "relationship": "shared a desk with me until 2019"},
    "situation": "We shared a desk at Ferris & Dunn; she kept a cactus on the safe.",
    "pasted_message": "",
    "history": [],
}  # fmt: skip
AT_THE_STALL: dict[str, Any] = {
    "recipient": {"name": "Tamsin Okell", "relationship": "sells beside me on Saturdays"},
    "pasted_message": "",
    "history": [],
}
TUG_MASTER = {**STRANGER, "situation": "He was a tug master for nine years. I heard the talk."}
PLC_KEEPER = {**STRANGER, "situation": "She keeps the PLC ledger. I heard her talk."}
HEAD_CLERK = {
    "sender": {
        "name": "Nela Brandt",
        "facts": [{"id": "f", "text": "Thirty years of ledgers, 13 as head clerk"}],
    }
}
SPOKE = {**STRANGER, "situation": "We never met in person. We spoke on the phone."}
LEFT: dict[str, Any] = {
    "situation": "I was there from 2014 until I left in 2020. They stop reading at thirteen. The "
    "paper went from 900 to 4,000 readers.",
}
AT_LAW: dict[str, Any] = {"sender": {**BASE["sender"], "identity": "legal assistant at a law firm"}}


def to(text: str, **other: Any) -> Row:
    """A body that greets rightly, so that a row shows one thing only."""
    return ("Ledgers", f"Dear Tamsin,\n\n{text}\n\nKind regards,\nNela Brandt", other)


EXAMPLES: dict[str, tuple[list[Row], list[Row]]] = {
    "G4": (
        [
            to("I have the AAT behind me."),
            to("I'm AAT certified now."),
            to("I kept the books of a shipyard for nine years.", **STRANGER),
            to("You came to the chandlery after twelve years of ledgers.", **STRANGER),
            to("One invoice in ten had a mistake in it."),
            to("I studied at Hov."),
            to("I worked with Led for years."),
            to("I hold the FDA."),
            to("I hope you remember that you promised me the job in March."),
            to("Is it because I kept forty ledgers?"),
            to("Costs are lower than in 5 years."),
            to("I ran all the shops in Rotterdam."),
            to("Your shop closes in March."),
            to("I worked at a shipyard for nine years.", **TUG_MASTER),
            to("I ran every shop in Clare."),
        ],
        [
            to("I'll have sat the AAT exam by spring."),
            to("Once the AAT is behind me I can start."),
            to("I have 13 years as head clerk.", **HEAD_CLERK),
            to("Imagine you ran the ledgers at Ferris & Dunn as head clerk."),
            to("See you on Saturday.", **AT_THE_STALL),
            to("I read the PLCs that you keep.", **PLC_KEEPER),
            to("Is it eight in the team?"),
            to("Better to ask today than in 18 months."),
            to("After 26 years I left.", situation="I was there from 1994 until I left in 2020."),
            to("There was hardly a mistake, under 2% all told, with the three of us."),
            to("Fewer than two in a hundred had a mistake."),
            to("My Cert in Payroll is from 2022, and four years of it I was head clerk."),
            to("Thirteen vans now: what a change.", **STRANGER),
            to("Half of it is counted by hand, I read.", **STRANGER),
            to("Which ledger would you start with, if you had run one for ten minutes only?"),
            to("Mum and Dad send their best."),
            to("Would the AP desk be a place to start?"),
            to("I'd rather hear it now than in three months."),
            to("Is it four nights on and four off, or Monday to Friday?"),
            to("You know what I'm like at five in the morning."),
            to("I was there from 2014 until I left in 2020, so for six years.", **LEFT),
            to("The thirteen-year-olds were the best readers.", **LEFT),
            to("We went from 900 to 4,000 readers; 900 readers are few.", **LEFT),
        ],
    ),
    "G5": (
        [
            to("It was lovely to chat by the door afterwards.", **STRANGER),
            to("Great talking again over tea.", **STRANGER),
            to("What a good laugh we had at the bar.", **STRANGER),
        ],
        [
            to("Your talk on stock ledgers stayed with me.", **STRANGER),
            to("We met on the 5th, when you showed me the chart room, draughts and all."),
            to("You're a sailor and I'm a clerk, so we both know how to wait.", **STRANGER),
            to("I still smile about the cactus on the safe beside our desk.", **OLD_FRIEND),
            to("I remember that I'd said you'd kept a cactus.", **OLD_FRIEND),
            to("Thank you for the talk we had.", **SPOKE),
        ],
    ),
    "G9": (
        [
            to("Rafael Quint told me that you were looking."),
            to("I have it from Rafael."),
            to("Mr Quint in your stores knows me."),
        ],
        [
            to("Somebody told me that you were looking."),
            to("I saw that you were looking."),
            to("Your advert says that you are looking."),
        ],
    ),
    "G7": (
        [
            to("There were months when getting out of bed was work enough."),
            to("My mood kept me at home for a while."),
        ],
        [
            to("I hope the rest of the year treats you well."),
            to("Shall I bring my condition reports?"),
        ],
    ),
    "G1": ([to("I could start on DD/MM.")], [to("The file is called AP/GL.")]),
    "P2": (
        [
            to("I had already told my boys, so you can imagine last night at ours."),
            to("A form letter was a bit harsh after all that."),
            to("I wrote twice and got not even a line back."),
        ],
        [
            to("I'm gutted, and I'll be fine."),
            to("Thank you for not leaving me hanging."),
            to("Silence is an answer too, and I can live with it."),
            to("We went ninety days without a lost invoice."),
            to("You put me through three mock interviews, and it helped."),
            to("Whenever you can spare a minute is soon enough."),
        ],
    ),
    "P4": (
        [
            to("Could you hold the decision until you have seen my books?"),
            to("Nothing has been signed yet, so might there be room to think once more?"),
            to("I will ring every Monday until you say yes."),
        ],
        [
            to("You know my ledgers from that hour better than anyone."),
            to("There's no need to look at my application again."),
            to("Thank you for giving me a go."),
        ],
    ),
    "P5": (
        [to("Someone with my record does not start at the bottom."), to("I'll need you to reply.")],
        [
            to("When should I expect your call?"),
            to("Thanks for waiting in rain when any sane person would have gone home."),
        ],
    ),
    "P7": (
        [
            to("It would be a shame if every clerk in town had to hear how you treat people."),
            to("Word gets round fast among bookkeepers."),
            to("My attorney will contact you if you do not answer.", **AT_LAW),
            to("You will hear from my lawyer.", **AT_LAW),
            to("The local paper has been asking for stories about this."),
        ],
        [
            to("You're a lawyer and I'm a clerk."),
            to("Would I start telling everyone what to do, do you think?"),
            to("I still tell people about that cactus."),
            to("I'll ask my attorney for a first brief.", **AT_LAW),
        ],
    ),
    "P8": (
        [to("I have now written to your board."), to("I'm going to the regional manager.")],
        [to("Have you had a chance to bring it up?"), to("I have decided not to take it up.")],
    ),
    "B1": (
        [to("The job centre will cut me off."), to("We'd end up on the street.")],
        [
            to("Fees for 640 pupils are my daily bread, and nobody chases me for receipts."),
            to("Nine years with no such luck on the street, I swear."),
            to("Whom would you ask in my shoes, any that isn't a rival?"),
        ],
    ),
    "B4": (
        [to("Could you tell me why? Ah, forget I asked."), to("It's silly, forget it.")],
        [
            to("I won't pretend I wasn't hoping for more."),
            to("I was sorry to leave it behind."),
            to("Please don't give the delay another thought."),
            to("If it's not your desk, forget I asked."),
        ],
    ),
    "U1": (
        [
            to("I need an answer ASAP."),
            to("Please move today."),
            to("Please write back ASAP.", pasted_message="Can you start asap?"),
        ],
        [
            to("What would you learn first, if you made that move today?"),
            to("ASAP depends on my notice.", pasted_message="Can you start asap?"),
            to("I can reply within the hour."),
        ],
    ),
    "U2": (
        [
            to("Another yard has put an offer on the table and is waiting for my signature."),
            to("I only take on one client a season."),
            to("The first to call gets me."),
        ],
        [
            to("One line is plenty, and I won't come back at you with buts."),
            to("I'm glad for your crew that the place is filled."),
            to("I applied two weeks ago and am still very keen."),
        ],
    ),
    "T1": (
        [to("That office is a zoo: the bosses could not find a ledger with both hands.")],
        [to("The day the water tank ran dry we kept going.")],
    ),
    "T3": (
        [
            to("How nice to learn that a working life fits into a two-line letter."),
            to("The one you chose is surely worth the weeks it took you to tell me."),
        ],
        [to("How nice to hear that your team is growing.")],
    ),
    "T4": ([to("Clearly that's beyond you.")], [to("Two of us shut up the shop at nine.")]),
    "T12": (
        [to("I could tell you fell in love with my ledgers.")],
        [to("You hoped to have news by Monday, and I know how these things slip.")],
    ),
    "A2": (
        [
            to("Could you review my CV? And would you give me a name?"),
            to("How do you find help? Could we talk for ten minutes? Where does the post stand?"),
        ],
        [
            to("I'd like to ask how you find help. Could we talk for ten minutes?"),
            to("Could you ring me and tell me where it stands?"),
            to("She kindly said I may mention her name. Could you spare ten minutes by phone?"),
            to("Do you know how it stands? Could we talk for ten minutes?", channel="voicemail"),
        ],
    ),
    "P6": (
        [
            to("I'll call again tomorrow."),
            to("See you on Saturday."),
            to("I will come by and see you on Saturday."),
        ],
        [
            to("I'll call again tomorrow.", channel="voicemail"),
            to("See you on Saturday.", **AT_THE_STALL),
        ],
    ),
    "G3": (
        [("Ledgers", "Dear Sir,\n\nThank you.\n\nKind regards,\nNela Brandt", {})],
        [
            (
                "Ledgers",
                "Dear Sir Tam,\n\nThank you.\n\nKind regards,\nNela Brandt",
                {"recipient": {"name": "Tam Okell", "honorific": "Sir"}},
            ),
        ],
    ),
    "S5": ([to("The photos I've put in show the ledgers.")], [to("I put in a word for photos.")]),
    "T10": (
        [to("I start on Monday.", kind="thank_helper_update")],
        [to("You were right about the chart room.", kind="thank_helper_update")],
    ),
    "V2": (
        [to("I'd love to hear everything you know about the trade.")],
        [to("Could I call in one day this week?"), to("I now have time for a proper lunch.")],
    ),
}
