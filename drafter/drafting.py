"""THE LOOP: may we write? recall, brief, write, check, and revise until it reads well."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from drafter import brief, slots
from drafter.cadence import next_step, pace
from drafter.cadence.reminders import reminders
from drafter.cadence.suitable import refuse_unsuitable
from drafter.errors import WriterUnavailable
from drafter.message import Draft, Finding, Message, Passage, Severity, Stop
from drafter.prompts.kinds import Kind, kind
from drafter.prompts.tables import limits
from drafter.situation import Event, Situation
from drafter.slots.steps import arranged
from drafter.tone.gravity import grave, gravity, hopeless
from drafter.tone.guard import Guard
from drafter.tone.repairs import repaired
from drafter.writers import Writer
from drafter.writers.layout import framed
from drafter.writers.plan import Plan

Recall = Callable[[Situation, Kind], tuple[Passage, ...]]
Judge = Callable[[Draft, Situation, Kind | None, tuple[Finding, ...]], tuple[Finding, ...]]


class Try(NamedTuple):
    draft: Draft
    """As it is shown: what code can mend is mended."""
    findings: tuple[Finding, ...]
    written: Draft
    """As the writer wrote it."""


@dataclass(frozen=True)
class Drafter:
    """Writes one message. `phrasebook` steps in when the writer fails or can't mend a fault."""

    writer: Writer
    phrasebook: Writer
    recall: Recall
    guard: Guard
    judge: Judge | None = None
    """A second reader of a model's draft; it can only add warnings and hints."""
    sent_before: Callable[[Situation], tuple[str, ...]] = lambda situation: ()
    held: Callable[[Situation], str] = lambda situation: ""
    contacts: Callable[[Situation], tuple[Event, ...]] = lambda situation: ()
    """What is remembered of this person: sent, received, and what came of it."""
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
        about = kind(situation.kind)
        refuse_unsuitable(about, situation)
        situation = self._completed(situation)
        may = pace(about, situation, held=self.held(situation))
        if may.stop:
            return may.stop
        passages = self.recall(situation, about)
        filled = slots.fill(about, situation)
        about = arranged(about, situation, filled)
        plan = Plan(about, situation, filled, sent_before=self.sent_before(situation))
        if self.writer.name != self.phrasebook.name:
            start = self.phrasebook.write(plan) if self.guided else None
            opening = brief.brief(
                about, situation, filled, passages, budget=self.budget, start=start
            )
            plan = dataclasses.replace(plan, conversation=opening)
        message = self._read_again(plan, self._with_fall_back(plan))
        return dataclasses.replace(
            message,
            findings=(*message.findings, *may.findings),
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

    def _with_fall_back(self, plan: Plan) -> Message:
        if self.writer.name == self.phrasebook.name:
            return self._attempts(self.phrasebook, plan)
        try:
            message = self._attempts(self.writer, plan)
        except WriterUnavailable as error:
            return self._instead(plan, because=str(error))
        if not (faults := grave(message.findings)):
            return message
        rules = ", ".join(sorted({finding.rule for finding in faults}))
        instead = self._instead(plan, because=f"The guard still objected: {rules}.")
        worse = gravity(message.findings) > gravity(instead.findings)
        if not worse and not any(map(hopeless, faults)):
            return message
        return dataclasses.replace(
            instead, rejected=message.draft, conversation=message.conversation
        )

    def _read_again(self, plan: Plan, message: Message) -> Message:
        """With what the judge adds; where it warns, one more try, kept if both like it better."""
        if not self.judge or message.writer == self.phrasebook.name:
            return message
        added = self.judge(message.draft, plan.situation, plan.kind, message.findings)
        judged = dataclasses.replace(message, findings=(*message.findings, *added))
        # The judge's reasons come from a model; the writer is told our fix alone.
        warned = tuple(dataclasses.replace(f, why="") for f in added if f.severity == "warn")
        if not warned or not self.revisions:
            return judged
        plan = _revised(plan, message.draft, (*message.findings, *warned))
        try:
            new = self._try(self.writer, plan)
        except WriterUnavailable:
            return judged
        again = self.judge(new.draft, plan.situation, plan.kind, new.findings)
        if gravity(new.findings) > gravity(message.findings) or gravity(again) >= gravity(added):
            return judged
        return dataclasses.replace(
            message,
            draft=new.draft,
            findings=(*new.findings, *again),
            unrepaired=new.written if new.written != new.draft else None,
            revisions=message.revisions + 1,
            conversation=(*plan.conversation, brief.answer(new.draft)),
        )

    def _instead(self, plan: Plan, *, because: str) -> Message:
        message = self._attempts(self.phrasebook, plan)
        return dataclasses.replace(
            message, fell_back_from=self.writer.name, fell_back_because=because
        )

    def _attempts(self, writer: Writer, plan: Plan) -> Message:
        """The first draft without a fault that needs revision, else the best of the tries."""
        tries = [self._try(writer, plan)]
        while len(tries) <= self.revisions and self._wants_revision(tries[-1].findings):
            plan = _revised(plan, tries[-1].draft, tries[-1].findings)
            tries.append(self._try(writer, plan))
        best = min(reversed(tries), key=lambda each: gravity(each.findings))
        return Message(
            id=plan.situation.id,
            kind=plan.kind.id,
            channel=plan.situation.channel,
            draft=best.draft,
            findings=best.findings,
            unrepaired=best.written if best.written != best.draft else None,
            writer=writer.name,
            model=writer.model,
            revisions=len(tries) - 1,
            conversation=(*plan.conversation, brief.answer(tries[-1].draft))
            if plan.conversation
            else (),
        )

    def _wants_revision(self, findings: tuple[Finding, ...]) -> bool:
        warned = any(finding.severity == "warn" for finding in findings)
        return bool(grave(findings)) or (warned and self.revise_at == "warn")

    def _try(self, writer: Writer, plan: Plan) -> Try:
        draft = writer.write(plan)
        subject = draft.subject if limits(plan.situation).subject else ""
        written = Draft(subject, framed(draft.body, plan))
        found = self.guard(written, plan.situation, plan.kind)
        if writer.name == self.phrasebook.name or not found:
            return Try(written, found, written)
        mended = repaired(written, found, plan.situation, plan.kind)
        if mended != written:
            found = self.guard(mended, plan.situation, plan.kind)
        return Try(mended, found, written)


def _revised(plan: Plan, draft: Draft, findings: tuple[Finding, ...]) -> Plan:
    """The same plan, with the draft and the guard's objections as the next two turns."""
    faults = tuple(f for f in findings if f.severity != "hint" or hopeless(f))
    turns = (brief.answer(draft), brief.revision(faults, plan.kind, plan.situation))
    return dataclasses.replace(
        plan,
        conversation=(*plan.conversation, *turns) if plan.conversation else (),
        objected=(*plan.objected, *(f.quote for f in faults if f.quote)),
    )
