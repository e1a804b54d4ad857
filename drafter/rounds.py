"""Write, check, revise: from a plan to the best message that can be made of it.

What a model is to do is asked for by a `yield` and comes back as its value, so that the same rounds
serve one message that waits for its writer and a thousand that wait side by side.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from drafter import brief
from drafter.errors import WriterUnavailable
from drafter.judge import Judge
from drafter.judge.look import Look
from drafter.message import Draft, Finding, Message, Severity, Turn
from drafter.prompts.tables import limits
from drafter.tone.gravity import grave, gravity, hopeless
from drafter.tone.guard import Guard
from drafter.tone.trying import Try, mended, read
from drafter.writers import Writer, is_async
from drafter.writers.layout import framed
from drafter.writers.plan import Plan


class Ask(NamedTuple):
    """A draft that is wanted: from whom, and for what."""

    writer: Writer
    plan: Plan
    needed: bool = True
    """False: there is a draft that can stand without it."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self.plan.conversation

    def answer(self) -> Draft:
        """Raises WriterUnavailable."""
        return self.writer.write(self.plan)

    async def answer_async(self) -> Draft:
        """The same in an event loop; what no service writes is written at once."""
        if is_async(self.writer):
            return await self.writer.write_async(self.plan)
        return self.answer()


T = TypeVar("T")
Steps = Generator[Ask | Look, Any, T]
"""Yields what it asks for, is sent each answer or thrown a WriterUnavailable, and returns a T."""


def answered(steps: Steps[T]) -> T:
    """The end of the steps, each answer waited for."""
    try:
        ask = next(steps)
        while True:
            try:
                answer: object = ask.answer()
            except WriterUnavailable as error:
                answer = error
            ask = resumed(steps, answer)
    except StopIteration as end:
        result: T = end.value
        return result


def resumed(steps: Steps[T], answer: object) -> Ask | Look:
    """What they ask for next, after an answer or what kept it away."""
    return steps.throw(answer) if isinstance(answer, WriterUnavailable) else steps.send(answer)


@dataclass(frozen=True)
class Rounds:
    """`phrasebook` steps in when the writer fails or can't mend a fault."""

    writer: Writer
    phrasebook: Writer
    guard: Guard
    judge: Judge | None
    revisions: int
    revise_at: Severity

    def message(self, plan: Plan) -> Steps[Message]:
        first = yield from self._with_fall_back(plan)
        return (yield from self._read_again(plan, first))

    def _with_fall_back(self, plan: Plan) -> Steps[Message]:
        if self.writer.name == self.phrasebook.name:
            return (yield from self._attempts(self.phrasebook, plan))
        try:
            message = yield from self._attempts(self.writer, plan)
        except WriterUnavailable as error:
            return (yield from self._instead(plan, because=str(error)))
        if not (faults := grave(message.findings)):
            return message
        rules = ", ".join(sorted({finding.rule for finding in faults}))
        instead = yield from self._instead(plan, because=f"The guard still objected: {rules}.")
        worse = gravity(message.findings) > gravity(instead.findings)
        if not worse and not any(map(hopeless, faults)):
            return message
        return dataclasses.replace(
            instead, rejected=message.draft, conversation=message.conversation
        )

    def _read_again(self, plan: Plan, message: Message) -> Steps[Message]:
        """With what the judge adds; where it warns, one more try, kept if both like it better."""
        if not self.judge or message.writer == self.phrasebook.name:
            return message
        reads, about = self.judge.reads, (plan.situation, plan.kind)
        try:
            added = yield from reads(message.draft, *about, message.findings)
        except WriterUnavailable as error:
            return dataclasses.replace(message, unread=str(error))
        judged = dataclasses.replace(message, findings=(*message.findings, *added))
        # The judge's reasons come from a model; the writer is told our fix alone.
        warned = tuple(dataclasses.replace(f, why="") for f in added if f.severity == "warn")
        if not warned or not self.revisions:
            return judged
        plan = _revised(plan, message.draft, (*message.findings, *warned))
        try:
            new = yield from self._try(self.writer, plan, needed=False)
            again = yield from reads(new.draft, *about, new.findings)
        except WriterUnavailable:
            return judged
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

    def _instead(self, plan: Plan, *, because: str) -> Steps[Message]:
        message = yield from self._attempts(self.phrasebook, plan)
        return dataclasses.replace(
            message, fell_back_from=self.writer.name, fell_back_because=because
        )

    def _attempts(self, writer: Writer, plan: Plan) -> Steps[Message]:
        """The first draft without a fault that needs revision, else the best of the tries."""
        tries = [(yield from self._try(writer, plan))]
        while len(tries) <= self.revisions and self._wants_revision(tries[-1].findings):
            plan = _revised(plan, tries[-1].draft, tries[-1].findings)
            tries.append((yield from self._try(writer, plan)))
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

    def _try(self, writer: Writer, plan: Plan, *, needed: bool = True) -> Steps[Try]:
        draft = yield Ask(writer, plan, needed)
        subject = draft.subject if limits(plan.situation).subject else ""
        written = Draft(subject, framed(draft.body, plan))
        look = read if writer.name == self.phrasebook.name else mended
        return look(self.guard, written, plan.situation, plan.kind)


def _revised(plan: Plan, draft: Draft, findings: tuple[Finding, ...]) -> Plan:
    """The same plan, with the draft and the guard's objections as the next two turns."""
    faults = tuple(f for f in findings if f.severity != "hint" or hopeless(f))
    turns = (brief.answer(draft), brief.revision(faults, plan.kind, plan.situation))
    return dataclasses.replace(
        plan,
        conversation=(*plan.conversation, *turns) if plan.conversation else (),
        objected=(*plan.objected, *(f.quote for f in faults if f.quote)),
    )
