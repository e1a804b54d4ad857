"""Settings -> Drafter: the only module that knows which writer, which store, which folder."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from drafter.checking import Check, with_memory
from drafter.drafting import Drafter
from drafter.embedding import Embedder
from drafter.embedding import load as load_embedder
from drafter.errors import BadInput
from drafter.history import History, applications, forget, modes
from drafter.history.database import at_once
from drafter.judge import Judge
from drafter.judge.words import load_words
from drafter.message import Draft, Finding, Passage, Severity
from drafter.prompts.guidance import load_cards
from drafter.prompts.kinds import Kind, load_kinds
from drafter.recall import Recall
from drafter.settings import Settings, home, read_settings
from drafter.situation import Situation, read_situation
from drafter.tone.guard import ToneGuard
from drafter.tone.override import switched_off
from drafter.voice import voice_of
from drafter.writers import Writer
from drafter.writers.phrasebook import Phrasebook

WRITERS = ("phrasebook", "hosted")


@dataclass(frozen=True)
class Workshop:
    """A drafter and what stands around it, opened on one folder of the user's data."""

    drafter: Drafter
    history: History
    settings: Settings
    chosen: str
    """Which writer was chosen and why, as a sentence."""
    opening: tuple[str, ...]
    """What was noticed when it was opened."""
    recall: Recall | None

    def check(self, draft: Draft, about: Situation) -> tuple[Finding, ...]:
        """The guard on a draft that the user has changed."""
        return with_memory(self.drafter.guard, self.history)(draft, about)

    def drafting(self, *, pinned: Collection[str], dropped: Collection[str]) -> Drafter:
        """The drafter, for one draft whose passages the user has chosen among."""
        if self.recall is None or not (pinned or dropped):
            return self.drafter
        recall = partial(self.recall, pinned=pinned, dropped=dropped)
        return replace(self.drafter, recall=recall)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know: a part that had to be replaced by a simpler one."""
        recall = self.recall.notice if self.recall else ""
        return tuple(notice for notice in (*self.opening, recall) if notice)


def open_drafter(*, revise_at: Severity = "warn", **explicit: Any) -> Workshop:
    """Everything needed to draft. `explicit` settings outweigh environment and settings file.

    Raises BadInput for a setting that can't be, StorageError when the data folder can't be used.
    """
    settings = read_settings(**explicit)
    writer_name, why = choose_writer(settings, explicitly=bool(explicit.get("writer")))
    folder = home()
    history = open_history()
    embedder, notice = _embedder()
    recall = Recall(folder, embedder, history, load_cards()) if settings.recall else None
    if forget.unfinished(folder):  # A process was ended in the midst of it.
        forget.finish(folder, Recall(folder, embedder, history, ()).drop)
    phrasebook = Phrasebook(embedder, seed=settings.seed)
    writer: Writer = phrasebook if writer_name == "phrasebook" else _hosted(settings)
    drafter = Drafter(
        writer=writer,
        phrasebook=phrasebook,
        recall=recall or _nothing,
        guard=ToneGuard(off=_off(settings)),
        judge=_judge(writer, settings),
        at_once=partial(at_once, folder),
        sent_before=lambda s: tuple(
            record.body
            for record in history.sent_to(s.recipient.name, s.recipient.email, s.recipient.company)
        ),
        held=lambda s: history.held(s.recipient),
        contacts=lambda s: (
            *applications.events(folder, s.recipient.company, s.role, s.today),
            *history.events_with(s.recipient.name, s.recipient.email, s.recipient.company),
        ),
        colleagues=lambda s: history.colleagues(s.recipient, s.today),
        others=lambda s: history.others(s.recipient.name, s.recipient.email, s.recipient.company),
        voice=lambda: voice_of(folder),
        revisions=settings.revisions,
        revise_at="warn" if writer_name == "phrasebook" else revise_at,
        premium=settings.linkedin_premium,
        guided=settings.guided,
        budget=settings.context_tokens - (settings.revisions + 1) * settings.reply_tokens,
    )
    chosen = f"Writer: {writer_name} ({why})."
    opening = (notice, modes.closed(folder))
    return Workshop(drafter, history, settings, chosen, opening, recall)


def open_check(**explicit: Any) -> Check:
    """What reads a message that somebody else wrote, with all that is remembered of others.

    Raises BadInput for a setting that can't be. No embedder and no writer is opened.
    """
    return with_memory(ToneGuard(off=_off(read_settings(**explicit))), open_history())


def _off(settings: Settings) -> frozenset[str]:
    judged = (question.id for question in load_words().questions)
    return switched_off(settings.rules_off, judged)


def drop_index() -> None:
    """Removes the search index, whether or not the user has recall switched on."""
    if recall := open_drafter(writer="phrasebook", recall=True).recall:
        recall.drop()


def open_history() -> History:
    return History(home())


@cache
def _embedder() -> tuple[Embedder, str]:
    return load_embedder()


def _nothing(situation: Situation, kind: Kind) -> tuple[Passage, ...]:
    return ()


def choose_writer(settings: Settings, *, explicitly: bool) -> tuple[str, str]:
    """explicit > environment or settings file > phrasebook, and the reason in words."""
    if settings.writer and settings.writer not in WRITERS:
        raise BadInput(
            f'There is no writer "{settings.writer}" (writer). Nothing was drafted. '
            f"Choose one of {', '.join(WRITERS)}."
        )
    if settings.writer:
        return settings.writer, "as you asked" if explicitly else "from your settings"
    if settings.base_url or settings.api_key.get_secret_value():
        return "hosted", "a service is configured"
    return "phrasebook", "no model is configured; it needs none"


def _hosted(settings: Settings) -> Writer:
    from drafter.writers.hosted import HostedWriter

    if not settings.model:
        raise BadInput(
            "No model is named (model). Nothing was drafted. "
            "Set DRAFTER_MODEL or give --model NAME."
        )
    return HostedWriter(
        base_url=settings.base_url or "https://api.openai.com/v1",
        api_key=settings.api_key.get_secret_value(),
        model=settings.model,
        temperature=settings.temperature,
        max_tokens=settings.reply_tokens,
        timeout=settings.timeout,
        seed=settings.seed or None,
    )


def _judge(writer: Writer, settings: Settings) -> Judge | None:
    """None without a model, and where nobody asked for one."""
    from drafter.writers.hosted import HostedWriter

    if not settings.judge or not isinstance(writer, HostedWriter):
        return None
    room = settings.context_tokens - settings.reply_tokens
    return Judge(writer, budget=room, off=frozenset(settings.rules_off))


def example(kind: str = "") -> Situation:
    """The built-in no, with its example profile, or the example of a kind that has its own."""
    package = Path(__file__).parent
    places = (package.parent / "examples", package / "_examples")
    folder = next(place for place in places if place.is_dir())
    own = folder / "situations" / f"{kind}.json"
    file = own if kind in load_kinds() and own.exists() else folder / "rejection.json"
    return read_situation(json.loads(file.read_text(encoding="utf-8")), where=file.name)
