"""For each rule of L, A, T: messages that it must object to, and that it must leave alone."""

from __future__ import annotations

from typing import Any

Row = str | tuple[str, str, dict[str, Any]]

SUBJECT = "Cooper's apprentice: one question"

BASE: dict[str, Any] = {
    "channel": "email",
    "today": "2026-03-25",
    "sender": {"name": "Ines Vidal"},
    "recipient": {"name": "Odile Marchetti"},
}


def told(body: str, **situation: Any) -> Row:
    return SUBJECT, body, situation


def knows(relationship: str) -> dict[str, Any]:
    return {"recipient": {"name": "Odile Marchetti", "relationship": relationship}}


def history(*summaries: str) -> dict[str, Any]:
    events = [{"date": "2026-03-02", "direction": "in", "summary": said} for said in summaries]
    return {"history": events}


NOTE, TEXT, CALL = {"channel": "linkedin_note"}, {"channel": "sms"}, {"channel": "phone_script"}
STEP = "I planed the staves and fitted the hoops by hand. "
STEADY = (
    "I applied for the cooper's place on 2 March, after two seasons in the stave yard at Lund. "
    "Since then I have passed the hoop test. Could you tell me when you expect to decide?"
)
TANGLED = (
    "Notwithstanding the aforementioned organisational considerations, I would have "
    "to note that the "
    "implementation of "
    "comprehensive administrative responsibilities necessitated extraordinary interdepartmental "
    "communication capabilities. Consequently, institutional representatives unanimously "
    "acknowledged considerable operational improvements throughout subsidiary administrations. "
    "Additional documentation substantiating aforementioned accomplishments remains immediately "
    "available."
)
ENDLESS = (
    "I came to the yard in spring and first I swept the floor and then I stacked the oak and after "
    "that I was shown how to read the grain and by summer I was at the bench with the older men "
    "every day."
)
CUE_CARD = """- Open: Hello Odile, this is Ines. Is this a good moment?
- Reason: I applied for the cooper's place.
- Question: Could you tell me when you expect to decide?
- Close: Thank you for your time.

If they are busy: Of course. When may I call again?
If it is filled: I understand. Who else would you talk to in my place?
If they say no openings: Could you introduce me to somebody who has one?"""

EXAMPLES: dict[str, tuple[list[Row], list[Row]]] = {
    "L1": (
        [
            STEP * 17,
            told(STEP * 8, **NOTE),
            told(STEP * 10, channel="voicemail"),
            told(STEP * 14, channel="linkedin_message"),
        ],
        [
            STEADY,
            told(STEP * 16, constraints={"bullets_ok": True}),
            told(STEP * 12, **CALL),
            "> " + STEP * 40,
        ],
    ),
    "L2": (
        [
            "Hi, any news? Thx",
            "Is it still open?",
            "Could you tell me more about the job, please?",
            told("When will you decide?", channel="inmail"),
        ],
        [
            STEADY,
            told("Hi Odile, is the cooper's place still open? Ines", **TEXT),
            told("Could we connect here?", **NOTE),
            told("¿Sigue abierta la plaza de tonelero?", locale="es-ES"),
        ],
    ),
    "L3": (
        [
            TANGLED,
            ENDLESS,
            "I like oak. I like ash. I like elm. I like work. I like it here. Is it open?",
            f"Dear Odile,\n\n{ENDLESS}\n\nIs it open?",
        ],
        [
            STEADY,
            told(TANGLED, **CALL),
            told("Sehr geehrte Frau Marchetti, " + "die Böttcherausbildung interessiert mich " * 9),
            (
                "- planed staves\n- fitted hoops\n- fired casks\n- sold barrels\n- swept "
                "floors\n- kept books"
            ),
        ],
    ),
    "L4": (
        [
            told(STEP * 5, **NOTE),
            told("Oak casks! " + "🛢" * 96, **NOTE),
            told(STEP * 7, **TEXT),
            told(STEADY, constraints={"max_words": 20}),
            told(STEADY, constraints={"max_chars": 150}),
        ],
        [
            told(STEP * 3, **NOTE),
            told("é" * 180, **NOTE),
            told(STEADY, constraints={"max_words": 60}),
            STEADY * 3,
        ],
    ),
    "L5": (
        [
            (
                "I split oak here. I bend hoops well. I fire the casks. I keep the books. "
                "I sweep it up."
            ),
            (
                "My trade is white oak. I bend hoops well. I'd like the place. I'm free "
                "from May. Is it still open?"
            ),
            (
                "I came in May. My bench was small. I made forty casks. I sold them all. "
                "I liked it much."
            ),
            (
                "I'm a cooper now. I'd move north for it. I've all my tools. I'll start "
                "in May. Could we talk then?"
            ),
        ],
        [
            STEADY,
            "I split oak. I bend hoops. Is it still open?",
            (
                "Your yard makes casks. You sell to Lund. I split the oak there. The rest "
                "is oak. Is it open?"
            ),
            (
                "In May I came. At first I swept. By June I planed. Your yard is bigger. "
                "May I visit it?"
            ),
        ],
    ),
    "A1": (
        [
            "I wanted to reach out and introduce myself. I make casks.",
            "I applied for the cooper's place last week. I look forward to hearing from you.",
            "I'm very interested in the cooper's place at your yard. I hope it is still open.",
            "My background is in oak and ash. My CV is enclosed. How are you?",
            "I have been on a job search since May, and my experience is in stave yards.",
        ],
        [
            STEADY,
            "I applied on 2 March. I'd be grateful for a line on where things stand.",
            "I make casks. If you hear of a place in a yard, please tell me.",
            "I applied on 2 March, and a one-line answer is welcome. Let me know if it is filled.",
            "Thank you for showing me the fire pit. I start at Lund in May.",
            told("I saw your talk on casks, and I make them too.", **NOTE),
            told("I make casks, and here is my news.", constraints={"one_ask": False}),
        ],
    ),
    "A2": (
        [
            "Could you refer me, review my CV and introduce me to Tove?",
            "When will you decide? Also, could you introduce me to the yard master?",
            "What feedback do you have for me? Are there any other roles? What is the salary?",
            "I'd love to have a call with you. Could you also look at my CV?",
            "Could we meet for coffee, and could you refer me to your boss?",
        ],
        [
            STEADY,
            "Could we talk for 15 minutes? Would Tuesday at ten or Thursday at four suit you?",
            "Do you expect any openings in the yard, or could you tell me who would know?",
            "Where does the review stand? If it is filled, I'd still be glad of a line.",
            "Who would you talk to first in my place? I'd write to them myself.",
            "Would it be all right if I wrote to her myself? If so, please send me her address.",
            (
                'Could you put in a word for me? Here are lines to use: "Can you see '
                'Ines? Call her?"'
            ),
            "When might it be decided? Please let me know if you need anything from me.",
            told(CUE_CARD, **CALL),
        ],
    ),
    "A3": (
        [
            told("Can you get me hired?", **knows("stranger")),
            told("Could you refer me for the cooper's place?", **knows("met once at a fair")),
            told("Would you introduce me to the yard master?", **knows("stranger")),
            told("Could I have an hour with you next week?", **knows("stranger")),
            told("You should give me the job.", **knows("interviewer")),
            told("Could we have a call about my plans?", **NOTE),
        ],
        [
            told("Which yard would you look at with my background?", **knows("stranger")),
            told("Could we talk for 15 minutes?", **knows("stranger")),
            told("Would you be comfortable referring me?", **knows("worked together at Lund")),
            told("Would you introduce me to the yard master?", **knows("friend")),
            told("Could you tell me who is hiring coopers?", **knows("stranger")),
            told("May I come for an interview?", **knows("hiring manager")),
            told("Could we connect here?", **NOTE),
        ],
    ),
    "A4": (
        [
            STEP * 9 + "Could you tell me when you will decide?",
            f"{STEP * 6}\n\n{STEP * 4}\n\nWho leads the yard, if I may ask?",
            STEP * 10 + "Would you have 15 minutes for a talk?",
            STEP * 9 + "May I ask for some feedback?",
        ],
        [
            STEADY,
            "Could you tell me when you will decide? " + STEP * 9,
            STEP * 3 + "Could you tell me when you will decide?",
            STEP * 5 + "Who leads the yard? " + STEP * 5,
        ],
    ),
    "A5": (
        [
            told("Could you introduce me to the yard master?", **knows("met once at a fair")),
            told("Could we talk for 15 minutes on Monday?", **knows("stranger")),
            "Could you look at my CV? I will send it tonight.",
            told("Would you refer me for the cooper's place?", **knows("worked together at Lund")),
        ],
        [
            told(
                "Could you introduce me to the yard master? If you'd rather not, that's fine.",
                **knows("met once at a fair"),
            ),
            told("Could we talk for 15 minutes, on any day that suits you?", **knows("stranger")),
            'Would you be comfortable referring me? "Not now" is a perfectly good answer.',
            STEADY,
            told("- Ask: Could we talk for 15 minutes on Monday?", **CALL),
        ],
    ),
    "T1": (
        [
            "My old boss was a nightmare.",
            "I left because of a toxic manager.",
            "The person you hired has no experience with oak.",
            "You clearly chose someone less able than me.",
            "Your stupid algorithm threw my CV out.",
            "They had no idea what they were doing.",
            "The owner ran the place into the ground, and the management are idiots.",
        ],
        [
            "I'm ready for a yard with more bench work.",
            "I hope the person you chose settles in well.",
            "I had no idea how to bend a hoop when I began; now I teach it.",
            "I hired people with no experience and trained them at the bench.",
            "We drove piles into the ground, and I wrote an idiot-proof guide for it.",
            "I led the disaster recovery plan after a terrible workplace accident.",
            "My manager left and the yard closed in May.",
        ],
    ),
    "T2": (
        [
            "I suppose you wanted someone younger.",
            "I wasn't chosen because I'm a woman.",
            "This is age discrimination.",
            "You people never look at the older ones.",
            "I'm 58 years old, but still strong.",
            "As a single mother of two I need the hours.",
            "At my age it is hard to start again.",
            "Was it because of my accent?",
        ],
        [
            "I'd bring twenty years at the bench and a current kiln licence.",
            "I prefer teaching younger pupils, and packages of age-old oak are my trade.",
            "I worked with older people and with young people at the club.",
            "I wrote the policy against discrimination at Lund.",
            "I'm very excited about the young trees, and I run for the over-50s club.",
            "You were looking for a pretty quick start and a white oak cooper.",
            told("I say it plainly: at my age I know oak.", must_mention=["at my age"]),
        ],
    ),
    "T3": (
        [
            "No doubt you are far too busy to answer.",
            "Thanks for nothing.",
            "Would it kill you to send one line?",
            "I guess my application wasn't worth your time; must be nice to be so popular.",
            "So much for your open door.",
            "Did you even read what I sent?",
            "Your silence speaks volumes.",
            "Since you can't be bothered, I'll say it again.",
            "???",
            "Is it really so hard to reply?",
        ],
        [
            "Is this still open on your side?",
            "Thank you so much for your time, and for not keeping me waiting.",
            "If you're too busy this month, next month is fine.",
            "You may be too busy to answer, and that's all right.",
            "I know many people write to you, so I'll be brief. Is the place still open?",
            "Good luck with the launch in May, and congratulations on the new yard.",
            "Apparently your yard is moving to Lund. Will the place move too?",
            "I have no doubt that the person you chose is right for it.",
            "This is my third and last note. I'd still be glad to hear from you.",
            "I assume you have many applications. Could you tell me when you'll decide?",
        ],
    ),
    "T4": (
        [
            "This is bull****.",
            "What a load of crap.",
            "I am furious about your answer.",
            "How dare you turn me down by form letter.",
            "This is simply unacceptable and disrespectful.",
            "You wasted three months of my life.",
            "You are a pathetic liar.",
            "YOU NEVER EVEN ANSWERED ME.",
            "Das ist doch Scheiße.",
        ],
        [
            "I was sorry to read it, and I respect the decision.",
            "I was disappointed, since I had hoped for the place.",
            "My delay in answering was unacceptable, and I'm sorry.",
            "I cooked at Hell's Kitchen and did the skin prick tests at the clinic.",
            "My note may have got lost, so here it is again.",
            "I don't want to waste your time: one question.",
            "I'm mad about oak, and I won't be offended by a no.",
            "The NHS and the DVLA are NOT the same.",
            "We shut up shop in May.",
        ],
    ),
    "T5": (
        [
            "Hey hun, is it still open?",
            "Yo bro, is it still open?",
            "Is it still open? 🙂🙏",
            "Is it still open? :)",
            "That's it from me, lol.",
            "Thank you! xx\n",
        ],
        [
            "Hello Ms Marchetti, is it still open?",
            told("Is it still open? 🙂", **knows("friend")),
            told("Is it still open? :)", register="casual"),
            "Ratio 3:1 (see page 8); call me at 10:30 (or later).",
            "I buddied with the new hands, and love making casks.",
        ],
    ),
    "T6": (
        [
            "Esteemed Sir, I write about the place.",
            "I humbly beg your kind perusal.",
            "I would be forever in your debt, and eternally grateful.",
            "Please do the needful, your good self.",
        ],
        [
            "Dear Professor Okri, may I ask for ten minutes of advice?",
            "I'd be grateful for a line, and I respect your choice.",
            told("Respected Sir, I write about the place.", register="formal", locale="en-IN"),
            "It was an honour to see the old casks.",
        ],
    ),
    "T7": (
        [
            "I'm the perfect candidate for your yard.",
            "I am simply the best cooper, hands down the best.",
            "I guarantee you'll love my work.",
            "I'm a cask guru and a natural born leader.",
        ],
        [
            "I cut the waste of oak from 9% to 4%.",
            "I'm the ideal candidate if waste matters: I cut it from 9% to 4%.",
            "Oak is best cut in winter.",
            "I'd be a good fit for the bench, I think.",
        ],
    ),
    "T8": (
        [
            "Please send it. You didn't answer. So can you do it?",
            "You never wrote. Send me the reason. Why did nobody call?",
            "Please reply. You had three weeks. So can you confirm the date?",
            "You ignored it. You failed to call. Answer this.",
        ],
        [
            "Thanks for the talk on Monday. Could you tell me when the panel meets?",
            STEADY,
            "You showed me the fire pit. You said casks are made in May. Is the place still open?",
            "Where do things stand?",
        ],
    ),
    "T9": (
        [
            "Please refer me.",
            "Send me the list of yards.",
            "Let me know.",
            "Tell me the reason. Give me another date.",
        ],
        [
            "Could you refer me, if you're comfortable?",
            "Please find my CV below. Please don't feel you have to answer.",
            "Please let me know if you need anything else.",
            "Let me know if you'd rather not.",
            "Send-offs were my job at Lund.",
        ],
    ),
    "T10": (
        [
            told("Is the cooper's place still open?", **history("interview at the yard")),
            told("Could you introduce me to Tove too?", **history("introduced me to Per")),
            told("I heard from Per. He has no place.", kind="thank_helper_update"),
            told("I read what you wrote about my bench work.", kind="thank_for_feedback"),
        ],
        [
            told("Thank you for putting me in touch with Per.", **history("introduced me to Per")),
            told("I enjoyed our talk. Is it still open?", **history("interview at the yard")),
            "Is the cooper's place still open?",
            told("Is it still open?", **history("automatic reply: application received")),
        ],
    ),
    "T11": (
        [
            told("Hi Odile, why did you reject me?", **TEXT),
            told("Hi Odile, what salary did you have in mind?", **TEXT),
            told("Could I get some feedback on my bench test?", **NOTE),
            told("I'm calling about the reasons for your decision.", channel="voicemail"),
        ],
        [
            "Why was I not chosen, if I may ask? What is the salary?",
            told("Hi Odile, is Tuesday at ten still fine for our talk?", **TEXT),
            told("Thank you for the feedback on my bench test!", **TEXT),
            told("Thanks for telling me your decision. I wish you well.", **TEXT),
        ],
    ),
}
