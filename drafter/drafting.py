"""THE LOOP: may we write? recall, brief, write, check, and revise until it reads well."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from drafter import brief, slots
from drafter.cadence import next_step, pace
from drafter.cadence.reminders import reminders
from drafter.cadence.suitable import refuse_unsuitable
from drafter.history import Record
from drafter.history.colleagues import Colleague
from drafter.judge import Judge
from drafter.message import Message, Passage, Severity, Stop
from drafter.prompts.kinds import Kind, kind
from drafter.rounds import Rounds, Steps, answered
from drafter.situation import Event, Situation
from drafter.slots.steps import arranged
from drafter.tone.grounding.leaks import guarding
from drafter.tone.grounding.runs import Others
from drafter.tone.guard import Guard
from drafter.tone.override import silenced
from drafter.tone.pacing import weighed
from drafter.voice import Voice, forbidding
from drafter.writers import Writer
from drafter.writers.plan import Plan

Recall = Callable[[Situation, Kind], tuple[Passage, ...]]


@dataclass(frozen=True)
class Drafter:
    """Writes one message. `phrasebook` steps in when the writer fails or can't mend a fault."""

    writer: Writer
    phrasebook: Writer
    recall: Recall
    guard: Guard
    judge: Judge | None = None
    """A second reader of a model's draft; it can only add warnings and hints."""
    at_once: Callable[[], AbstractContextManager[None]] = nullcontext
    """Within it what is remembered is looked up in one go."""
    sent_before: Callable[[Situation], tuple[str, ...]] = lambda situation: ()
    held: Callable[[Situation], str] = lambda situation: ""
    contacts: Callable[[Situation], tuple[Event, ...]] = lambda situation: ()
    """What is remembered of this person: sent, received, and what came of it."""
    colleagues: Callable[[Situation], tuple[Colleague, ...]] = lambda situation: ()
    others: Callable[[Situation], Others | tuple[Record, ...]] = lambda situation: ()
    """What is remembered of everybody else; none of it may surface here."""
    voice: Callable[[], Voice | None] = lambda: None
    """How the user writes, as far as it is known."""
    revisions: int = 2
    revise_at: Severity = "block"
    """The least severity that causes a revision; hints never do."""
    premium: bool = False
    """Whether the user pays LinkedIn."""
    guided: bool = False
    """A model starts from the phrasebook's draft; small ones do far better so."""
    budget: int = 6000
    """Tokens of the opening conversation; what answers and revisions take comes on top."""

    def draft(self, situation: Situation) -> Message | Stop:
        """The message for a situation whose kind is set, or why none should be written now.

        Raises BadInput for an unknown kind or channel. A writer's failure is no error: the
        phrasebook's draft comes instead, and the message says so.
        """
        return answered(self.steps(situation))

    def steps(self, situation: Situation) -> Steps[Message | Stop]:
        """The same, asking for each draft by a yield: for whoever waits for many at once."""
        about = kind(situation.kind)
        refuse_unsuitable(about, situation)
        off = silenced(self.guard)
        with self.at_once():
            voice = self.voice()
            situation = forbidding(self._completed(situation), voice)
            colleagues, held = self.colleagues(situation), self.held(situation)
            sent_before = self.sent_before(situation)
        may = pace(about, situation, held=held, colleagues=colleagues, off=off)
        if may.stop:
            return may.stop
        passages = self.recall(situation, about)
        filled = slots.fill(about, situation, sent_before)
        about = arranged(about, situation, filled)
        plan = Plan(about, situation, filled, sent_before=sent_before, voice=voice)
        if self.writer.name != self.phrasebook.name:
            start = self.phrasebook.write(plan) if self.guided else None
            opening = brief.brief(
                about, situation, filled, passages, budget=self.budget, start=start, voice=voice
            )
            plan = dataclasses.replace(plan, conversation=opening)
        others = () if "G12" in off else self.others(situation)
        message = yield from self._rounds(others).message(plan)
        return dataclasses.replace(
            message,
            findings=(
                *message.findings,
                *weighed(may.findings, message.findings, message.draft, situation, about),
            ),
            sources=passages,
            next_step=next_step(about, situation.today),
            reminders=reminders(about, situation, filled),
            missing=tuple(slots.unanswered(about, filled).items()),
        )

    def _completed(self, situation: Situation) -> Situation:
        """With what is remembered of this person and set by the user."""
        premium = self.premium or situation.sender.linkedin_premium
        sender = situation.sender.model_copy(update={"linkedin_premium": premium})
        situation = situation.with_contacts(self.contacts(situation))
        return situation.model_copy(update={"sender": sender})

    def _rounds(self, others: Others | tuple[Record, ...]) -> Rounds:
        return Rounds(
            writer=self.writer,
            phrasebook=self.phrasebook,
            guard=guarding(self.guard, others),
            judge=self.judge,
            revisions=self.revisions,
            revise_at=self.revise_at,
        )
