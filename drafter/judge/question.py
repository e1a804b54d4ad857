"""What the judge is asked: our words in the system turn, everything else as fenced material."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafter.brief import tokens
from drafter.brief.case import case
from drafter.brief.fence import fenced
from drafter.judge.numbered import Numbered
from drafter.judge.words import Question, Words
from drafter.message import Turn
from drafter.prompts.kinds import Kind
from drafter.situation import Situation
from drafter.tone.tie import tie


def questions_for(words: Words, kind: Kind, situation: Situation) -> tuple[Question, ...]:
    """A message that asks nothing isn't asked about its ask."""
    asks = asks_something(kind, situation)
    return tuple(one for one in words.questions if asks or not one.needs_ask)


def asks_something(kind: Kind, situation: Situation) -> bool:
    return bool(kind.ask) and situation.constraints.one_ask


def conversation(
    words: Words,
    questions: Sequence[Question],
    kind: Kind,
    situation: Situation,
    draft: Numbered,
    *,
    nonce: str,
    budget: int,
) -> tuple[Turn, ...] | None:
    """System turn and user turn in at most `budget` tokens, pages going first; None: too long."""
    system = Turn("system", words.say("system", nonce=nonce))
    pages = [f"{page.title}\n{page.text}" for page in situation.sources]
    for kept in range(len(pages), -1, -1):
        parts = [
            _task(words, kind, situation),
            words.say("questions", questions="\n".join(_asked(words, one) for one in questions)),
            _block(words, "case", case(kind, situation, {}), nonce),
            _block(words, "pasted", situation.pasted_message, nonce),
            *(_block(words, "source", page, nonce) for page in pages[:kept]),
            words.say("pages left out") if kept < len(pages) else "",
            _block(words, "draft", _sentences(words, draft), nonce),
            words.say("close"),
        ]
        user = Turn("user", "\n\n".join(filter(None, parts)))
        if tokens.fits(f"{system.content}\n{user.content}", budget):
            return system, user
    return None


def schema(questions: Sequence[Question]) -> dict[str, Any]:
    """The form of the reply; services want an object around the list."""
    finding = {
        "rule": {"type": "string", "enum": [one.id for one in questions]},
        "sentence": {"type": "integer"},
        "quote": {"type": "string"},
        "verdict": {"type": "string", "enum": ["yes", "no", "unsure"]},
        "why": {"type": "string"},
    }
    findings = {"type": "array", "items": _object(finding)}
    named = {"name": "findings", "strict": True, "schema": _object({"findings": findings})}
    return {"type": "json_schema", "json_schema": named}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _task(words: Words, kind: Kind, situation: Situation) -> str:
    asks = asks_something(kind, situation)
    today = f"{situation.today:%A} {situation.today.day} {situation.today:%B %Y}"
    task = words.say(
        "task",
        today=today,
        title=kind.title,
        when=kind.when,
        who=kind.who,
        ask=kind.ask if asks else "",
        tie=words.say(f"tie {tie(situation)}"),
    )
    return task if asks else f"{task}\n{words.say('asks nothing')}"


def _asked(words: Words, one: Question) -> str:
    return words.say("question", id=one.id, name=one.name, question=one.question)


def _sentences(words: Words, draft: Numbered) -> str:
    return "\n".join(
        words.say("sentence", number=line.number, text=line.text)
        if line.text
        else words.say("sentence left out", number=line.number)
        for line in draft.lines
    )


def _block(words: Words, section: str, text: str, nonce: str) -> str:
    return f"{words.say(section)}\n{fenced(text, nonce)}" if text.strip() else ""
