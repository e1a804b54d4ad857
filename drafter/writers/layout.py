"""From chosen lines to the body of a letter, a note, a text message or a phone script."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from drafter.prompts.kinds import SLOT, Beat
from drafter.prompts.tables import Limits, channels, letter
from drafter.prompts.tables import limits as limits_of
from drafter.voice import forms as theirs
from drafter.wording import names
from drafter.wording.folding import fold
from drafter.wording.phrases import lower_first
from drafter.wording.tidy import polished
from drafter.wording.visible import visible
from drafter.writers.plan import Plan

Spoken = Sequence[tuple[Beat, str]]
PARAGRAPH = 45
"""Words after which a paragraph ends with its beat."""
COMMON = 4
"""Common branches on a card whose kind has none of its own."""
SMALL = frozenset("they are it to a is i the by meeting not no we she he d there".split())
"""Words that tell no branch from another."""
GREETS = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|day|evening))\b[^.?!]{0,60},?$", re.I
)
"""A greeting, though perhaps of the wrong name; the guard sees to that."""
SENTENCES = 4
"""The most in one paragraph (L3)."""


def body(lines: Spoken, plan: Plan, limits: Limits) -> str:
    if limits.id == "phone_script":
        return _script(lines, plan)
    said = [(beat, text) for beat, text in lines if not beat.branch]
    if limits.short:
        return _note(" ".join(text for _, text in said), plan, limits)
    return "\n\n".join([_greeting(plan), *_paragraphs(said), _sign_off(plan)])


def framed(written: str, plan: Plan) -> str:
    """A letter by a model, with the greeting or the name that it forgot."""
    s, limits = plan.situation, channels()[plan.situation.channel]
    if limits.short or limits.spoken:
        return written
    first, last = written.strip().split("\n")[0], written.strip()[-120:]
    greeting = _greeting(plan)
    greets = GREETS.match(first) or first == greeting or _names(first, s.recipient.name)
    above = [] if greets else [greeting]
    end = _sign_off(plan)
    below = [] if last.endswith(end[-120:]) or _names(last, s.sender.name) else [end]
    return "\n\n".join([*above, written.strip(), *below])


def _names(line: str, name: str) -> bool:
    """Whether any word of the line is one of the name's."""
    return bool(names.spellings(name) & {fold(word).strip(".,:;!") for word in line.split()})


def _paragraphs(lines: Spoken) -> list[str]:
    """The ask begins a paragraph of its own; the others share until one is full."""
    paragraphs: list[list[str]] = []
    for beat, text in lines:
        if not paragraphs or beat.asks or _is_full(paragraphs[-1], text):
            paragraphs.append([])
        paragraphs[-1].append(text)
    return [" ".join(paragraph) for paragraph in paragraphs]


def _is_full(paragraph: Sequence[str], text: str) -> bool:
    said = " ".join(paragraph)
    sentences = len(re.findall(r"[.?!](?=\s|$)", f"{said} {text}"))
    return len(said.split()) >= PARAGRAPH or sentences > SENTENCES


def _greeting(plan: Plan) -> str:
    """As the user greets, else as people do in this register."""
    s = plan.situation
    own = theirs.greeting(plan.voice, s) if plan.voice else None
    return own or letter()["greeting"][s.formality].format(name=plan.slots["recipient"])


def _sign_off(plan: Plan) -> str:
    """The closing, then the user's signature or name; a casual one signs with the first name."""
    sender = plan.situation.sender
    closings = letter()["closing"][plan.situation.formality]
    closing = random.Random(f"{sender.name}|{plan.situation.recipient.name}").choice(closings)
    own = theirs.closing(plan.voice, plan.situation) if plan.voice else None
    if limits_of(plan.situation).chat:
        return plan.slots["sender"]
    signed = visible(sender.signature) or plan.slots["sender"]
    return f"{closing if own is None else own}\n{signed}".strip()


def _note(text: str, plan: Plan, limits: Limits) -> str:
    """One paragraph with the greeting in it; signed where there is room."""
    s, sender, forms = plan.situation, plan.slots["sender"], letter()["greeting"]
    if limits.spoken:
        opening = forms["spoken"].format(name=plan.slots["recipient"], sender=sender)
        number = f" You'll reach me on {s.sender.phone}." if s.sender.phone else ""
        return polished(f"{opening} {text}{number} Again, this is {sender}.")
    greeting = forms["sms" if limits.id == "sms" else "note"].format(name=plan.slots["recipient"])
    whole = f"{greeting}{lower_first(text) if greeting.endswith(', ') else text}"
    casual = s.formality == "casual" and limits.id == "sms"
    signed = f"{whole} {names.first(sender) if casual else sender}"
    cap = min(s.constraints.max_chars or 10**6, limits.max_chars or 10**6)
    return signed if len(signed) <= cap or limits.id == "sms" else whole


def _script(lines: Spoken, plan: Plan) -> str:
    """A cue card: what to say, a line a beat, then what to answer to what they may say."""
    forms, name = letter(), plan.slots["recipient"]
    spoken = [(beat, text) for beat, text in lines if not beat.branch]
    opening = polished(forms["greeting"]["spoken"].format(name=name, sender=plan.slots["sender"]))
    if plan.kind.id not in forms["spoken"]["they_called"]:
        opening = f"{opening} {forms['spoken']['reason']}"
    cues = [f"- Open: {opening}"]
    cues += [f"- {beat.name[:1].upper()}{beat.name[1:]}: {text}" for beat, text in spoken]
    if not spoken or "thank" not in spoken[-1][1].lower():
        cues.append(polished(f"- Close: {forms['spoken']['close'].format(name=name)}"))
    own = [(beat.branch, text) for beat, text in lines if beat.branch]
    return "\n".join(
        [*cues, "", *(f"If {_clause(heard)}: {say}" for heard, say in _branches(own, plan))]
    )


def _clause(heard: str) -> str:
    """ "meeting: no" -> "the meeting is a no"; other names of a branch are clauses already."""
    return re.sub(r"^(\w+): (yes|no)$", r"the \1 is a \2", heard)


def _branches(own: list[tuple[str, str]], plan: Plan) -> list[tuple[str, str]]:
    """The kind's own branches, then those asked for; the common ones if there are none."""
    wanted = plan.situation.constraints.needs_branches
    common = [(row["heard"], _filled(row["say"], plan)) for row in letter()["branch"]]
    if not wanted and not any(beat.branch for beat in plan.kind.beats):
        return common[:COMMON]
    lacking = [name for name in wanted if not any(alike(name, heard) for heard, _ in own)]
    extra = []
    for name in lacking:
        fitting = [say for heard, say in common if alike(name, heard)]
        extra.append((name, fitting[0] if fitting else _filled(letter()["spoken"]["other"], plan)))
    return [*own, *extra]


def _filled(text: str, plan: Plan) -> str:
    return polished(SLOT.sub(lambda match: plan.slots.get(match[1], ""), text))


def alike(one: str, other: str) -> bool:
    """Whether two names of a branch mean the same: "busy" and "they are busy"."""
    return bool(_words(one) & _words(other))


def _words(name: str) -> set[str]:
    words = set(re.findall(r"[a-z]+", name.lower()))
    return words - SMALL or words
