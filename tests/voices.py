"""Three invented people and twenty messages that each of them sent: terse, warm and formal."""

from __future__ import annotations

TERSE = """\
Hi Priya, saw the loft job on your site. I've hung doors for nine years. Can you tell me who
picks the crew? Cheers, Joss
===
Hi Dean,

Thanks for the quick answer. No hard feelings. Can you say what tipped it?

Cheers,
Joss
===
Hi Marlies,

Any news on the joiner job? I'm free from May. Can you give me a rough date?

Cheers,
Joss
===
Hi Tom,

Good to meet you at the yard. I liked the way you run it. Can you pass my name on?

Cheers,
Joss
===
Hi Priya,

It's Joss again. I've got my site card now. Still keen. Does that change things?

Cheers,
Joss
===
Hi Owen,

Your number came from Tom Brack. I fit kitchens. Don't worry if it's a no. Can you spare ten
minutes?

Cheers,
Joss
===
Hi Dean,

Got it. Thanks. I'll try again in spring.

Cheers,
Joss
===
Hi Sunita,

I'm a joiner in Frome. I've done stairs, doors and sash windows. Can you use a hand this summer?

Cheers,
Joss
===
Hi Owen,

Thanks for the chat. It helped. I'll ring the two firms you named.

Cheers,
Joss
===
Hi Lars,

Just checking in on the workshop job. I'd start any week. Can you tell me where it stands?

Cheers,
Joss
===
Hi Becca,

Saw you're short of fitters. I'm around. Can you call me?

Cheers,
Joss
===
Hi Lars,

Fair enough. Who did you go with? I don't mind, it's good to know.

Cheers,
Joss
===
Hi Imran,

Tom said you're hiring. I've worked with him twice. Can you have a look at my photos?

Cheers,
Joss
===
Hi Becca,

Thanks for Monday. I liked the bench room. I'm in if you are.

Cheers,
Joss
===
Hi Nuala,

No answer is fine. I'll ask once more though. Can you point me to the right person?

Cheers,
Joss
===
Hi Imran,

Photos are up. It's mostly oak. Can you tell me what's missing?

Cheers,
Joss
===
Hi Greg,

I'm looking for bench work. Can't do nights. Any leads?

Cheers,
Joss
===
Hi Nuala,

That's a help. I've written to them.

Cheers,
Joss
===
Hi Greg,

Thanks for the lead. They were full. Can you think of one more?

Cheers,
Joss
===
Hi Vera,

Quick one. I left my tape at yours. I'll drop by on Friday. Thanks for the talk.

Cheers,
Joss
"""

WARM = """\
Hello Miriam,

It was lovely to sit with you and the children on Tuesday, and I've been thinking about the
reading corner ever since. Thank you for making me feel so welcome. Would you be able to tell
me when you expect to choose? There's no rush at all on my side.

Warm wishes,
Adaeze
===
Hello Colin,

Thank you so much for writing back, even though it wasn't the answer I'd hoped for. I really
enjoyed our afternoon. Would you be able to tell me one thing I could do better next time?
Even a line would mean a lot to me.

Warm wishes,
Adaeze
===
Hello Saoirse,

I hope the new term has begun well for you and the team. I'm still hoping to work with little
ones near home, and yours was the kindest room I've seen. Would you be able to keep me in
mind? I'd be so happy to hear from you.

Warm wishes,
Adaeze
===
Hello Benedikt,

It was lovely to meet you at the fair, and thank you for all the time you gave me. I've looked
at the garden pages you told me about. They made me smile! Would you be able to say who looks
after the hiring?

Warm wishes,
Adaeze
===
Hello Miriam,

Thank you for letting me know, and for being so kind about it. I'm sad, of course, but I'm
glad you've found somebody who fits. I'd love to come by for the summer party if I may.

Warm wishes,
Adaeze
===
Hello Tamsin,

I hope you don't mind me writing out of the blue. Miriam thought that we'd get on, and I'm so
glad she did. Would you be able to spare a few minutes for a chat about your nursery?

Warm wishes,
Adaeze
===
Hello Ruaridh,

Thank you for a really lovely hour. I've told everyone at home about the hens. It's rare to
see children so proud of what they look after! I do hope we'll meet again.

Warm wishes,
Adaeze
===
Hello Tamsin,

It was lovely to talk, and I came away full of ideas. I've written down the names that you
gave me, and I'll let you know how I get on. Thank you for being so open with me.

Warm wishes,
Adaeze
===
Hello Joyce,

I hope you're well, and that the roof is mended by now. I'm still looking for a room with a
kind team in it. Would you be able to tell me if anything's coming up after Easter?

Warm wishes,
Adaeze
===
Hello Ottilie,

Thank you so much for your note. I don't mind waiting at all, because I know how full those
weeks can be. Would you be able to send me a line when you know more?

Warm wishes,
Adaeze
===
Hello Ruaridh,

I hope spring has reached you. I've finished the first-aid course, and I thought of your hens
the whole way through! Would you be able to tell me whether the spring post is still open?

Warm wishes,
Adaeze
===
Hello Joyce,

Thank you for thinking of me. It means a lot that you asked around, and I've already written
to the lady at Pear Tree. I'll tell you how it goes.

Warm wishes,
Adaeze
===
Hello Hamish,

It was lovely to see how calm the morning was in your room. I'd been nervous, and you put me
at ease at once. Thank you for that. Would you be able to let me know what happens next?

Warm wishes,
Adaeze
===
Hello Ottilie,

I hope this finds you with your feet up for once. I wanted to say thank you for your honest
words about my interview. They've helped me more than you know.

Warm wishes,
Adaeze
===
Hello Padma,

Thank you for ringing me yourself. That was so kind. I'm disappointed, but I'd really like to
stay in touch with you all, and I'd come like a shot if something opens up.

Warm wishes,
Adaeze
===
Hello Hamish,

I hope the Easter play went well. I'm sure it was lovely! I'm still keen on your room, and
I've got a new reference that I'd like to show you.

Warm wishes,
Adaeze
===
Hello Gwen,

It was lovely to hear your voice on the phone. I've put together the little plan we talked
about. Would you be able to have a look at it when it suits you?

Warm wishes,
Adaeze
===
Hello Padma,

Thank you so much for the photographs. They're on my wall already. I hope the twins have
settled in, and that you're getting some rest too.

Warm wishes,
Adaeze
===
Hello Lorcan,

I hope you don't mind a second note. I know how busy it gets, and I'd hate to be a bother.
Would you be able to tell me if the afternoon post is filled?

Warm wishes,
Adaeze
===
Hello Gwen,

Thank you for saying yes to a chat. I'm really looking forward to it, and I'll bring the plan
along. It's lovely of you to make the time.

Warm wishes,
Adaeze
"""

FORMAL = """\
Dear Ms Halloran,

I am writing with regard to the position of archivist, for which I applied at the beginning of
the month. I would be obliged if you could inform me when the committee intends to reach its
decision. I am at your disposal for any further information that you may require.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Dr Veldhuis,

I have received your letter, and I thank you for the care with which you have explained the
decision. I do not wish to contest it. Could you indicate which part of my experience was
considered insufficient, so that I may prepare myself better on another occasion?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mr Abernathy,

I had the pleasure of hearing your lecture on parish registers in the spring. It has not left
my mind since. Could you recommend to me a colleague in the county service with whom I might
discuss the cataloguing of such collections?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Ms Halloran,

I am grateful for your reply, and I understand that the procedure will take longer than had
been foreseen. It is of no inconvenience to me. I will await the decision of the committee,
and I remain interested in the position.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Professor Lindqvist,

I am an archivist with a particular interest in maps, and I have been following the work of
your department for a considerable time. Could you inform me whether the department intends to
appoint an assistant in the coming year?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mr Abernathy,

I thank you for the introduction to your colleague, with whom I have now corresponded. It is a
kindness that I will not forget. I would be glad to be of service to you in return, should the
occasion arise.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Ms Castellane,

I am writing at the suggestion of Mr Abernathy, who was of the opinion that my experience
might be of use to the diocesan library. Could you grant me a short conversation at a time
that is convenient to you?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Dr Veldhuis,

I have considered the advice that you were so good as to give me, and I have enrolled in a
course on digital preservation. I would be grateful if you would bear me in mind when a
similar position is advertised.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Ms Castellane,

I thank you for the hour that you devoted to me, and for the patience with which you answered
my questions. The state of the reading room made a strong impression on me, and it is there
that I would most like to work.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mr Thackwell,

I am writing to enquire about the progress of my application, which I submitted some weeks
ago. I do not doubt that the number of candidates is considerable. Could you inform me of the
date on which a decision may be expected?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Professor Lindqvist,

I thank you for your reply, and I regret that no appointment is foreseen. It is nonetheless a
pleasure to know that the maps are in such hands. I will take the liberty of writing again in
the autumn.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mr Thackwell,

I have been informed that the position has been given to another candidate, and I wish that
person every success. Could you indicate whether the society expects to appoint further staff
before the end of the year?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mrs Pomeroy,

I was told by Ms Castellane that you are seeking a person to put the estate papers in order. I
have carried out work of the same kind for two families, and I am able to provide references.
Could you receive me for an interview?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Ms Ekwueme,

I am writing in reply to your message concerning the post of records officer. I would be
pleased to attend on the day that you propose. I will bring the certificates for which you
have asked.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mrs Pomeroy,

I thank you for receiving me, and for showing me the muniment room. It is a remarkable
collection, and it deserves to be better known. I am ready to begin whenever it is agreeable
to you.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Ms Ekwueme,

I regret to hear that the interview has to be postponed, and I do not wish to add to your
difficulties. I am available on every day of the following week. Could you inform me which of
them would be the most convenient?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Dr Sorley,

I have read with attention your article on the restoration of water-damaged ledgers. I am of
the opinion that the method would be suitable for the collection in my care. Could you
indicate where a description of the apparatus may be found?

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Mr Whitcombe,

I am writing to withdraw my application for the position of deputy archivist, as I have
accepted another appointment. I thank you for the consideration that you have given to it, and
I wish the service well.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Dr Sorley,

I am indebted to you for the description of the apparatus, which has been of great use. It is
not often that a stranger is answered with such care. I will report to you on the results.

Yours sincerely,
Ferdinand Okello-Brandt
===
Dear Ms Halloran,

I have been informed of the decision of the committee, and I accept it without reservation. I
would be glad to be considered on a future occasion, and I thank you for the courtesy with
which I have been treated.

Yours sincerely,
Ferdinand Okello-Brandt
"""


def messages(writer: str) -> list[str]:
    return [text.strip() for text in writer.split("===\n")]


WRITERS = {"terse": messages(TERSE), "warm": messages(WARM), "formal": messages(FORMAL)}
