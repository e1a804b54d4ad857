"""What sentences mean, in words of all kinds: to object to, and to leave alone, after a no."""

from __future__ import annotations

from typing import Any

Row = str | tuple[str, str, dict[str, Any]]

BASE: dict[str, Any] = {
    "kind": "ask_why_no",
    "channel": "email",
    "today": "2026-03-25",
    "sender": {"name": "Ines Vidal"},
    "recipient": {"name": "Odile Marchetti", "relationship": "said no to me"},
    "history": [{"date": "2026-03-12", "direction": "in", "summary": "said no"}],
}


def by_text(body: str) -> Row:
    return "", body, {"channel": "sms", "kind": "accept_or_confirm_next_step"}


EXAMPLES: dict[str, tuple[list[Row], list[Row]]] = {
    "B1": (
        [
            "I'm begging you, give me this one chance.",
            "My family depends on this, so please take me.",
            "I'd accept any wage at all.",
            "I don't know how I'll pay the rent next month if you say no.",
            "Please, I'll do whatever you want.",
            "I would sweep the floors, only let me in.",
            "I only need someone to give me a chance, please, I beg of you.",
            "Without this job I don't know how we will get through the winter.",
            "Have a heart and let me try.",
            "I would do it for half the pay.",
            "I'd take half of what you pay the others.",
            "If you don't take me I don't know what will become of us.",
            "I've knocked at every door in town and yours is the last.",
            "There's no bread in the house, and Christmas is coming.",
        ],
        [
            "We got the herd through the winter without losing one.",
            "You know her and I don't, so I ask you.",
            "I know you don't hire in winter, but I'd like to be on your list for spring.",
            "I need one more certificate for the crane, and I sit for it in May.",
            "You mentioned that you don't take calls, so I'm sending this by mail.",
            "I'll be there at eight, and I'll bring the papers you asked for.",
            "You were the only one who told me the truth, and it helped.",
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "Perhaps you know who plans the winter crew?",
        ],
    ),
    "B2": (
        [
            "I'm just a simple cook and no match for the others.",
            "I know I'm not much to look at on paper.",
            "I'm not much of a baker, but I try.",
            "You will surely have heard from far better people than me.",
            "I am merely a driver and you won't want to waste time on me.",
            "I'm afraid I have little to offer.",
            "I'm probably the last person you'd want in your lab.",
            "Others can do this much better than I can, of course.",
        ],
        [
            "The decision is made and I'm not writing about that.",
            "You know her and I don't, so I ask you.",
            "I know you don't hire in winter, but I'd like to be on your list for spring.",
            "I've never baked for more than forty.",
            "I respect the choice you made, and I won't ask you to look at it again.",
            "You mentioned that you don't take calls, so I'm sending this by mail.",
            "I'll be there at eight, and I'll bring the papers you asked for.",
            "You wrote that you don't keep applications, so I only ask for a name.",
            "I'd like to work with wood, and your joinery is a bus ride from me. What do "
            "you look for in a helper?",
        ],
    ),
    "B4": (
        [
            "Would you introduce us? Forget I asked, you're far too busy.",
            "Could you pass it on? Never mind, I'll sort it out myself.",
            "Would you lend me your name? On second thoughts, don't.",
            "Would you introduce me? Oh, never mind, it was a silly idea.",
            "Could I use your name? On second thoughts, leave it, I'll manage.",
            "Would you put in a word for me? But please don't trouble yourself, you "
            "surely have more important things to do.",
            "Might I come by? No, scratch that.",
            "Could you send me the address? Then again, I don't want to be a nuisance, so"
            " let's say I never wrote.",
            "Would you look at my plan? You'll say no in any case, so you needn't bother.",
            "Could I borrow an hour of your time? Forget it, it was daft of me.",
        ],
        [
            "You wrote that you don't keep applications, so I only ask for a name.",
            "I'll come to the gate on Monday at seven, as you wrote.",
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "I'll never forget how you practised the questions with me.",
            "Could you look over the second page again with me when I've rewritten it?",
            "Would you be comfortable if I used your name? A no is fine.",
            "Would you possibly have the name of the person who buys the wool?",
            "I'll be there at eight, and I'll bring the papers you asked for.",
            "May I write again in autumn, when you plan the next year?",
        ],
    ),
    "B5": (
        [
            "I was thinking that perhaps, if it were at all possible and you felt like "
            "it, you might one day say a word.",
            "If you ever had a moment, which you surely don't, it would maybe be nice to "
            "hear something or other.",
            "I don't know if it's even all right to ask, but I was kind of hoping you "
            "could possibly tell me a bit.",
            "It could conceivably be that, if nobody minds, I might somehow be told.",
            "I suppose I was half wondering whether there might, perhaps, be some sort of chance.",
            "I'm not at all sure whether this is something one may ask, but if it were "
            "perhaps not too much trouble, I might possibly like to hear a little, if "
            "ever.",
            "It might be that, in a way, some small hint, if such a thing existed, could "
            "maybe help me somewhat.",
            "I wondered a bit if you'd sort of mind, at some stage, maybe telling me "
            "something, or perhaps not.",
        ],
        [
            "You know her and I don't, so I ask you.",
            "Was there something in my test that worried you?",
            "You said that I was nervous. You were right, and I have practised since.",
            "Could you tell me which of the two courses you'd choose?",
            "What was the one thing that decided it?",
            "Is there a course that you'd send somebody like me to?",
            "You mentioned that you don't take calls, so I'm sending this by mail.",
            "You were the only one who told me the truth, and it helped.",
            "It was kind of you to ring me yourself.",
        ],
    ),
    "F1": (
        [
            "I have never met anybody who understands stone as you do.",
            "You're a genius, and the whole city ought to be grateful.",
            "Your work is the most beautiful thing I've ever seen.",
            "There is nobody in the whole country who understands bread as you do.",
            "What you have built is nothing short of a miracle.",
            "What an extraordinary, visionary, generous person you must be.",
            "No one has done more for hospital food than you; we should put up a statue.",
            "I hang on every word that you write.",
        ],
        [
            "What was the one thing that decided it?",
            "Your team's work on the bridge is the reason I write.",
            "I've never baked for more than forty.",
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "I need one more certificate for the crane, and I sit for it in May.",
            "Would you possibly have the name of the person who buys the wool?",
            "There is nobody at the yard who does it by hand any more, as you wrote.",
            "I'm new to the trade and would like to begin well.",
            "I have never worked abroad, and I'd like to.",
        ],
    ),
    "L5": (
        [
            "I want a job near home. I want better hours. I need a boss who lets me work,"
            " and I would like to earn more than I do. I feel that I've earned it. Is it "
            "open?",
            "I saw the post and I like it. I need a change. I have always wanted to work "
            "in a garden, and I want to grow as a person. I want to feel useful. I wish "
            "to have time for myself. May I come?",
            "I am looking for something that makes me happy. I need variety, I need "
            "quiet, and I need to be able to see my own progress. What matters to me is "
            "my development. I hope for an answer.",
            "I have dreamed of the sea since I was a boy. I want to get out of the "
            "office. I need fresh air and I want to be my own man. My wish is to feel "
            "alive again. I would like to sail with a crew that suits me. I hope to find "
            "myself. May I come aboard?",
            "I'm at a point in my life where I want more. I'd like a job that gives me "
            "energy. I need people around me who value me. I want to learn things that "
            "interest me. I wish to be challenged. Could I visit?",
        ],
        [
            "I wanted to work there since I was a boy.",
            "I need one more certificate for the crane, and I sit for it in May.",
            "I can see that it was close, so I'd like to know what tipped it.",
            "My boss knows that I'm looking and wishes me luck.",
            "I have taken a job elsewhere and would like to withdraw.",
            "I'm new to the trade and would like to begin well.",
            "If the post has gone, I'd like to know that too.",
            "What was the one thing that decided it?",
            "If things change for you, I'd be glad to hear.",
        ],
    ),
    "P2": (
        [
            "My children had already painted a card for my first day.",
            "My mother had already told the whole village that I'd start with you.",
            "I spent my last wages on the train to you, and it was for nothing.",
            "My children ask every evening whether the letter has come.",
            "Since your letter I hardly sleep.",
            "I cried for two days after your call.",
            "I have been off my food since Thursday.",
        ],
        [
            "I had hoped for a different answer, and I understand the one I got.",
            "I'd like to work with wood, and your joinery is a bus ride from me. What do "
            "you look for in a helper?",
            "What was the one thing that decided it?",
            "You said that I was nervous. You were right, and I have practised since.",
            "If the post has gone, I'd like to know that too.",
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "I prayed for rain and got hail: that was my first harvest.",
            "I can see that it was close, so I'd like to know what tipped it.",
            "I like how you label your cheese with the name of the cow.",
        ],
    ),
    "P4": (
        [
            "I'd still like to be your florist, so please think about it again.",
            "I'm writing to ask you to give my application a second chance.",
            "Could you go through my papers once more before it is final?",
            "I would be grateful if the committee took a fresh look at my case.",
            "Perhaps you could weigh it again with your colleagues.",
            "Before you close the list, might I be allowed to show my portfolio to the "
            "head of design as well?",
            "I can't believe that this is your final word, and I'd like to come in on "
            "Tuesday to talk it through.",
            "I'd ask for the interview to be repeated with a different panel.",
            "If you only let me show you one more day on the saw, you would decide otherwise.",
        ],
        [
            "The decision is made and I'm not writing about that.",
            "Before my next interview I'd like to look at my papers again with your "
            "advice in mind.",
            "Please, could you tell me whether the post is still open?",
            "Thank you for looking again through your list for me.",
            "I respect the choice you made, and I won't ask you to look at it again.",
            "I need one more certificate for the crane, and I sit for it in May.",
            "I'm new to the trade and would like to begin well.",
            "I won't ask you to change your mind. I have one question about the trial day.",
            "I have an idea for your Monday market and would like to hear what you think of it.",
        ],
    ),
    "P5": (
        [
            "After two trial days I have a right to an answer.",
            "You owe me at least a phone call.",
            "The post is mine by rights, as everyone on the ward says.",
            "By rights the foreman's job is mine.",
            "After twelve years in the trade I should not have to wait for an answer.",
            "I expect to be invited for the second round.",
            "I have a claim to that bench, and you know it.",
            "It is my turn now.",
            "With my record there can be no question of anyone else.",
            "I'm not prepared to be kept waiting like this.",
        ],
        [
            "I could do this as a trial for two days, with pay.",
            "I know you wanted somebody with two more years on the ward.",
            "I'd rather join you than anyone, and I can wait.",
            "If the post has gone, I'd like to know that too.",
            "I have kept the first week of June free for the trial shift.",
            "I can see that it was close, so I'd like to know what tipped it.",
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "You said that I was nervous. You were right, and I have practised since.",
            "I'd rather not bother the ward again, so I ask you.",
        ],
    ),
    "P7": (
        [
            "I wonder what the local paper would make of it.",
            "I'd hate to have to mention this to the inspectorate.",
            "Bear in mind that I know many of your customers.",
            "I wouldn't want the inspectors to hear how the kitchen really looks.",
            "Our trade is small and people talk, so I would think twice.",
            "I have kept every one of your messages, just so you know.",
            "I've written everything down, with dates and names.",
            "You might like to settle this quietly.",
            "I do hope I won't need my solicitor to find out.",
        ],
        [
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "My cousin writes for the local paper and told me about your new depot.",
            "What was the one thing that decided it?",
            "I'm new to the trade and would like to begin well.",
            "How did you find your first post?",
            "If the post has gone, I'd like to know that too.",
            "I like how you label your cheese with the name of the cow.",
            "I kept the receipt, in case you need it.",
            "I won't ask you to change your mind. I have one question about the trial day.",
        ],
    ),
    "P10": (
        [
            "You asked me not to call again, but I'll try once more on Monday.",
            "I know you said no more emails, yet here I am.",
            "Even though you'd rather I didn't write, I'm writing.",
            "I know you said no more letters, but I had to try once more.",
            "Although you asked me to leave it there, here is one more line from me.",
            "You told me to stop ringing, yet I can't let it rest.",
            "I realise that you'd rather not hear from me, all the same I'll call in on Friday.",
            "Against your wish I write to you again.",
            "I haven't forgotten that you wanted no more calls, but I'll ring just this "
            "once on Thursday.",
            "You did say that I shouldn't come to the stables again; I'll be there on "
            "Saturday anyway.",
        ],
        [
            "The decision is made and I'm not writing about that.",
            "You asked me not to ring in the lambing season, so here it is in writing.",
            "You asked me to write rather than ring, so I do.",
            "You told me not to worry about the paint, but I did, and it dried well.",
            "You told me that the other person had run a night ward. I haven't yet.",
            "I won't telephone the works, as you asked, so here is my one question in writing.",
            "You mentioned that you don't take calls, so I'm sending this by mail.",
            "I'll be there at eight, and I'll bring the papers you asked for.",
            "You asked not to be sent a CV, so I only send one line.",
        ],
    ),
    "S4": (
        [
            "I'm the all-in-one solution for your front desk, with guaranteed results.",
            "My skills will boost your sales from day one.",
            "Get two craftsmen for the price of one!",
            "Book me now and get three months of peace of mind, satisfaction guaranteed.",
            "My all-round package saves you money from day one and pays for itself.",
            "I offer tailor-made solutions with maximum impact at a minimum of cost.",
            "With me you get two for the price of one: quality and speed, with no risk at all.",
            "Think of me as an investment with a guaranteed return.",
            "I bring you quality at unbeatable rates, round the clock.",
        ],
        [
            "The kiln pays for itself in two winters.",
            "The plan costs 400 euros and saves two hours a day.",
            "Calls to the help desk went from 40 to 26 a day.",
            "Do you still hire for the night desk?",
            "I need one more certificate for the crane, and I sit for it in May.",
            "I'll be there at eight, and I'll bring the papers you asked for.",
            "I want to move on from sales to service.",
            "I won't ask you to change your mind. I have one question about the trial day.",
            "I felt foolish for a day, and then I made a list.",
        ],
    ),
    "T1": (
        [
            "My current boss is a liar who can't run a shift.",
            "The owners of my last place were crooks.",
            "I want to leave this madhouse of a firm.",
            "My foreman drinks and the owner counts the screws.",
            "The firm I'm leaving is a sinking ship.",
            "In my present practice nobody knows what they are doing.",
            "They've run the place into the mud where I am, and I'd like to be among "
            "professionals.",
            "Between us, my present head teacher is hopeless.",
        ],
        [
            "I'm leaving my firm on good terms; they taught me the trade.",
            "The head chef who trained me couldn't stand waste, and neither can I.",
            "I was the only one who could read the old plans.",
            "My cousin writes for the local paper and told me about your new depot.",
            "You were the only one who told me the truth, and it helped.",
            "I'm not sure yet whether I'm made for shift work, so I ask someone who knows.",
            "I'd like to work with wood, and your joinery is a bus ride from me. What do "
            "you look for in a helper?",
            "My boss knows that I'm looking and wishes me luck.",
            "I saved my old firm a third of its fuel.",
        ],
    ),
    "T3": (
        [
            "Your test was a joke, made by someone who has never translated a leaflet.",
            "I see that good manners aren't among the things you look for.",
            "Anyone who knows engines would have noticed it at once.",
            "Your reason is childish, and I say so as a friend.",
            "I was judged by somebody who has never held a trowel.",
            "I doubt that you know what a lathe is for.",
            "Anyone with eyes in their head would have seen what I can do.",
            "Even a first-year apprentice could have told you that the joint was sound.",
            "I'd rather not know what you call experienced, if it's what I saw on the shop floor.",
        ],
        [
            "I can see that it was close, so I'd like to know what tipped it.",
            "Was there something in my test that worried you?",
            "I'd rather join you than anyone, and I can wait.",
            "The county has my papers since 3 May, their letter says.",
            "I'd like to work with wood, and your joinery is a bus ride from me. What do "
            "you look for in a helper?",
            "I like how you label your cheese with the name of the cow.",
            "I can see that it was a close choice, and I accept it.",
            "I know how such dates move. Is there a new one?",
            "I'd show it to you first, and you decide what becomes of it.",
        ],
    ),
    "T5": (
        [
            "Hey champ, how's tricks?",
            "Heyyy you old rascal, me again!",
            "Yo boss, any luck?",
            "Hiya sweetpea, hope you're good.",
            "Morning big man, gimme a shout when ur free lol",
            "Hey there handsome, how goes it?",
            "Sup Odile, me again lol",
        ],
        [
            "I hope you had a good harvest.",
            "I wish you a good season.",
            "May I write again in autumn, when you plan the next year?",
            "There is nobody at the yard who does it by hand any more, as you wrote.",
            "Was there something in my test that worried you?",
            "I hope that you liked the sample I left.",
            "Could you look over the second page again with me when I've rewritten it?",
            "How did you find your first post?",
            "What would you do first, if you began again today?",
        ],
    ),
    "T6": (
        [
            "I hereby confirm receipt of your letter and beg to inform you that the "
            "undersigned is prevented.",
            "With reference to your esteemed favour of the 3rd inst., I herewith take the"
            " liberty of requesting a postponement.",
            "I duly note the contents of your communication and shall revert in due course.",
            "Pursuant to the aforementioned correspondence, I wish to tender my regrets.",
            "The undersigned respectfully acknowledges the receipt of the above-referenced notice.",
            "I herewith acknowledge your esteemed letter and take the liberty of "
            "informing you of my unavailability.",
            "In reference to the aforementioned appointment, I regret to notify you that "
            "the undersigned shall be unable to attend.",
            "I beg to acknowledge receipt of your communication of the 12th ult., the "
            "contents of which have been duly noted.",
        ],
        [
            "Which of the two tests would you take again in my place?",
            "I kept the receipt, in case you need it.",
            "I like how you label your cheese with the name of the cow.",
            "I hope that you liked the sample I left.",
            "With reference number 4411 you should find my form.",
            "You said that I was nervous. You were right, and I have practised since.",
            "I wish you a good season.",
            "How lucky the children are to have that garden.",
            "You must have had a long day with nine of us.",
        ],
    ),
    "T11": (
        [
            by_text("What would you pay a day, and is there room to go up?"),
            by_text("I'd want 30 an hour, can you manage that?"),
            by_text("What's the rate?"),
            by_text("How much is in it for me per shift?"),
            by_text("I can't do it for under 400 a week. Deal?"),
            by_text("How much would I get for a night shift?"),
            by_text("Before I say yes: what are you offering, money-wise?"),
            by_text("I don't get out of bed for less than 18 an hour."),
        ],
        [
            by_text("Would there be room for a second violin in the spring concerts?"),
            by_text("I'd rather join you than anyone, and I can wait."),
            by_text("Do you still hire for the night desk?"),
            by_text("I'll be there at eight, and I'll bring the papers you asked for."),
            by_text("How lucky the children are to have that garden."),
            by_text("I'd show it to you first, and you decide what becomes of it."),
            by_text("I remember that you need somebody for the council gardens."),
            by_text("I can't forget that evening on the pier."),
            by_text("You know her and I don't, so I ask you."),
        ],
    ),
    "T12": (
        [
            "I could see you were torn.",
            "I'm sure you felt bad about it afterwards.",
            "You clearly liked me best.",
            "I could see that you were sorry to let me go.",
            "I'm sure it broke your heart to refuse me.",
            "Deep down you wanted me for the job.",
            "You felt it too, that morning in the workshop.",
            "I know how much you wanted to choose me.",
            "It must have been painful for you to write that letter.",
            "I saw in your face how disappointed you were that the panel overruled you.",
        ],
        [
            "You must have had a long day with nine of us.",
            "You were right about the radio.",
            "You were right about the suit.",
            "If the post has gone, I'd like to know that too.",
            "Could you tell me which of the two courses you'd choose?",
            "I hope that you liked the sample I left.",
            "I know you wanted somebody with two more years on the ward.",
            "I like how you label your cheese with the name of the cow.",
            "I know you must have many such letters, so one line is plenty.",
        ],
    ),
    "U1": (
        [
            "I need your answer today, every minute counts.",
            "Please hurry, I can't wait much longer.",
            "I must know by tonight.",
            "I must hear from you by tonight.",
            "There is no time to lose, so please answer today.",
            "Time presses, and I need your word now.",
            "Please reply within the hour.",
            "I can't wait until next week, so do write at once.",
            "Please let me know straight away, as time is running out.",
            "It is extremely urgent that I hear from you.",
            "Do please reply at once.",
        ],
        [
            "There is nobody at the yard who does it by hand any more, as you wrote.",
            "I remember that you need somebody for the council gardens.",
            "I know where you get your oak.",
            "I can't forget that evening on the pier.",
            "I learned from your article how you share out insulin.",
            "The decision is made and I'm not writing about that.",
            "I kept the receipt, in case you need it.",
            "You know her and I don't, so I ask you.",
            "Your drivers lose an hour at the gate each morning, and here is one way to save it.",
        ],
    ),
    "U2": (
        [
            "Another brewery wants me from March.",
            "I have an offer from a competitor that runs out on Friday.",
            "Two other theatres are waiting for my decision.",
            "Someone else has offered me a bench.",
            "I have one slot left in May, and it won't last.",
            "Others are already interested in this plan.",
            "This offer stands until Monday only.",
            "A bakery in Cork is waiting for my yes.",
            "Another workshop has asked me to start on Monday.",
            "I have to give my answer elsewhere by Thursday.",
            "Two schools are after me at the moment.",
            "The competition has made me a very good proposal.",
            "I can hold this idea for you until Sunday, after that it goes to somebody else.",
            "There are only two places left in my calendar.",
            "Such a chance comes only once.",
            "I won't be free much longer, good grafters go fast.",
            "First come, first served, as they say.",
            "The dairy over in Ballina would have me start straight away.",
            "I've had an approach from a bigger firm.",
            "A rival of yours rang yesterday with terms that are hard to turn down.",
            "I'm being courted by two agencies.",
            "I only take on three clients a year, and two of the places have gone.",
            "I'm down to my last free week this spring.",
        ],
        [
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "I'll be there at eight, and I'll bring the papers you asked for.",
            "I'm still very interested. A yes or a no would both help me plan.",
            "I'm leaving my firm on good terms; they taught me the trade.",
            "The decision is made and I'm not writing about that.",
            "I have kept the first week of June free for the trial shift.",
            "You mentioned that you don't take calls, so I'm sending this by mail.",
            "I had hoped for a different answer, and I understand the one I got.",
            "May I write again in autumn, when you plan the next year?",
        ],
    ),
    "V6": (
        [
            "Is there anything going at your place that might suit me?",
            "I'm open to anything, really.",
            "I wonder if there might be something for me in your firm.",
            "I'd be up for whatever comes.",
            "If you hear of anything at all, do think of me.",
            "I'm looking for a new challenge.",
            "Do you see any possibilities for me?",
        ],
        [
            "I have an idea for your Monday market and would like to hear what you think of it.",
            "If things change for you, I'd be glad to hear.",
            "Was there something in my test that worried you?",
            "Is there a course that you'd send somebody like me to?",
            "You have enough to do with lambing, so one line is plenty.",
            "Thank you for looking again through your list for me.",
            "I'd be glad of one line, whenever you have a minute.",
            "I'd like to apply again in spring, if you open another round.",
            "I remember that you need somebody for the council gardens.",
        ],
    ),
}
