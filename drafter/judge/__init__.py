"""The judge: a second reader for what needs understanding. It can only add to what code found.

words.py     prompts/judge.md, loaded strictly    numbered.py  the draft in numbered sentences
question.py  what the judge is asked              reply.py     what it said
findings.py  what of that is worth telling
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from drafter.errors import DrafterError
from drafter.judge.findings import findings
from drafter.judge.numbered import numbered
from drafter.judge.question import conversation, questions_for, schema
from drafter.judge.reply import verdicts
from drafter.judge.words import load_words
from drafter.message import Draft, Finding, Turn
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.tone.guard import Guard
from drafter.writers.hosted import HostedWriter
from drafter.writers.reply import Unfinished

Complete = Callable[[Sequence[Turn], dict[str, Any]], str]


@dataclass
class Judge:
    """Asks a model about one draft, in one call. Without a model, or without a kind, it is off."""

    complete: Complete | None = None
    budget: int = 6000
    """Tokens of the question; the answer comes on top."""
    off: frozenset[str] = frozenset()
    """Rules that stay silent."""
    notice: str = field(default="", init=False)
    """What the user should know about the last reading; mostly nothing."""

    def __call__(
        self, draft: Draft, situation: Situation, kind: Kind | None, found: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """What is to be added to `found`: warnings and hints, never a block, and never an error."""
        self.notice, words = "", load_words()
        if self.complete is None or kind is None:
            return ()
        read = numbered(draft, situation, kind)
        if not any(line.text for line in read.lines):
            return ()
        asked = [one for one in questions_for(words, kind, situation) if one.id not in self.off]
        nonce = secrets.token_hex(16)
        turns = conversation(words, asked, kind, situation, read, nonce=nonce, budget=self.budget)
        if turns is None:
            self.notice = words.say("too long")
            return ()
        try:
            said = verdicts(self.complete(turns, schema(asked)))
        except (DrafterError, Unfinished, OSError):
            self.notice = words.say("no answer")
            return ()
        return findings(said, read, asked, found)

    def after(self, guard: Guard) -> Guard:
        """A guard that says all that the first one says, then what the judge adds."""

        def both(
            draft: Draft, situation: Situation, kind: Kind | None = None
        ) -> tuple[Finding, ...]:
            found = guard(draft, situation, kind)
            return (*found, *self(draft, situation, kind, found))

        return both


def judge_by(writer: HostedWriter, **settings: Any) -> Judge:
    """A judge that asks the service the writer uses; it judges alike each time."""
    return Judge(partial(writer.complete, check=verdicts, temperature=0), **settings)
