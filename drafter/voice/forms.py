"""A greeting and a closing as the user writes them, where channel and formality allow it."""

from __future__ import annotations

import re

from drafter.situation import Recipient, Situation
from drafter.voice.letters import bare
from drafter.voice.profile import Voice
from drafter.voice.words import words
from drafter.wording import names
from drafter.wording.folding import fold

COURTESY = frozenset("mr mrs ms miss mx".split())
SLOT = re.compile(r"\{(\w+)\}")
BY_THE_CLOCK = re.compile(r"good (?:morning|afternoon|evening|day)\b", re.IGNORECASE)
"""Nobody knows when a draft is sent and read."""


def greeting(voice: Voice, s: Situation) -> str | None:
    """The whole line; None where ours is to stand: "Dear" stays for a formal situation."""
    form = voice.greeting.what
    if form is None or s.formality == "formal":
        return None
    form = BY_THE_CLOCK.sub("Hello", form)
    if form.startswith("Hey") and s.formality == "neutral":
        form = f"Hi{form[3:]}"
    if not SLOT.search(form):  # Whoever greets nobody by name still knows this one.
        mark = form[len(bare(form)) :] or ","
        form = f"{bare(form).split()[0] if bare(form) else ''} {{first}}{mark}".strip()
    return SLOT.sub(lambda slot: _name(slot[1], s), form)


def _name(slot: str, s: Situation) -> str:
    if slot == "first" and s.formality == "neutral" and _earned(s.recipient):
        slot = "titled"
    if slot == "full":
        return names.plain(names.written(s.recipient.name))
    return names.address(s.recipient, "casual" if slot == "first" else "formal")


def _earned(them: Recipient) -> bool:
    """ "Dr" is not left away by somebody who would leave "Ms" away."""
    title = them.honorific or names.title(them.name)
    return bool(title) and fold(title).strip(". ") not in COURTESY


def closing(voice: Voice, s: Situation) -> str | None:
    """Without the name, perhaps empty; None where ours is to stand."""
    what = voice.closing.what
    if what is None:
        return None
    register = words().closings.get(bare(what).casefold(), "")
    if s.formality == "formal" and register != "formal":
        return None
    return what
