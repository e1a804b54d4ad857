"""The page on which a message is written, top to bottom."""

from drafter.message import Message, Stop
from drafter.page import card, choice, me, others, out, start, them
from drafter.page.case import current, in_words

start.show()

if case := current():
    them.show(case)
    if (situation := choice.show(case)) is not None:
        with in_words():
            me.keep()
            card.write(case, situation, seed=0)

    if case.situation and isinstance(case.outcome, Stop):
        card.stopped(case.outcome, case.situation)
    if case.situation and isinstance(case.outcome, Message):
        message = card.show(case, case.outcome, case.situation)
        out.show(case, message, case.situation)
        others.show(case)
