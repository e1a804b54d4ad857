"""The judge: a second reader for what needs understanding. It can only add to what code found.

words.py     prompts/judge.md, loaded strictly    numbered.py  the draft in numbered sentences
question.py  what the judge is asked              look.py      one reading that is wanted
reply.py     what it said                         findings.py  what of that is worth telling
"""

from __future__ import annotations

import secrets
from collections.abc import Generator
from dataclasses import dataclass

from drafter.errors import WriterUnavailable
from drafter.judge.findings import findings
from drafter.judge.look import Look
from drafter.judge.numbered import numbered
from drafter.judge.question import conversation, questions_for, schema
from drafter.judge.reply import Verdict
from drafter.judge.words import load_words
from drafter.message import Draft, Finding
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.writers import Model

Reading = Generator[Look, tuple[Verdict, ...], tuple[Finding, ...]]
"""Yields what it asks of the model, is sent the answer or thrown a WriterUnavailable."""


class Unread(WriterUnavailable):
    """Why the judge has not read a draft, in a sentence for the user."""


@dataclass(frozen=True)
class Judge:
    """Asks a model about one draft, in one call."""

    model: Model
    budget: int = 6000
    """Tokens of the question; the answer comes on top."""
    off: frozenset[str] = frozenset()
    """Rules that stay silent."""

    def reads(
        self, draft: Draft, situation: Situation, kind: Kind, found: tuple[Finding, ...]
    ) -> Reading:
        """What is to be added to `found`: warnings and hints, never a block. Raises Unread."""
        words, read = load_words(), numbered(draft, situation, kind)
        if not any(line.text for line in read.lines):
            return ()
        asked = [one for one in questions_for(words, kind, situation) if one.id not in self.off]
        nonce = secrets.token_hex(16)
        turns = conversation(words, asked, kind, situation, read, nonce=nonce, budget=self.budget)
        if turns is None:
            raise Unread(words.say("too long"))
        try:
            said = yield Look(self.model, turns, schema(asked))
        except WriterUnavailable:
            raise Unread(words.say("no answer")) from None
        return findings(said, read, asked, found)
