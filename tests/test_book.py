"""Every kind on every channel that suits it, from its own example, as a book to be read aloud.

The pages are tests/book/KIND.md. After a change of words:

    UPDATE_BOOK=1 python -m pytest tests/test_book.py
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from people import situation

from drafter.assembly import Workshop, open_drafter
from drafter.export import as_text
from drafter.message import Message
from drafter.prompts.kinds import kind, load_kinds
from drafter.prompts.tables import channels, limits
from drafter.situation import Situation, read_situation
from drafter.tone.readability import grade
from drafter.wording.sentences import split

BOOK = Path(__file__).parent / "book"
EXAMPLES = Path(__file__).parent.parent / "examples" / "situations"
PAGES = [(id, channel) for id in load_kinds() for channel in kind(id).channels]
HARDEST = 9.0


def example(id: str, channel: str) -> Situation:
    """The kind's own example; a new kind has none, and gets ours with the answers it asks for."""
    file = EXAMPLES / f"{id}.json"
    if file.exists():
        return read_situation(json.loads(file.read_text("utf-8")) | {"channel": channel}, where=id)
    asked = {**kind(id).needs, **kind(id).likes}
    answers = {slot: question.partition("as in: ")[2] for slot, question in asked.items()}
    return situation(kind=id, channel=channel, details=answers)


@pytest.fixture(scope="module")
def written() -> dict[tuple[str, str], Message]:
    drafter = workshop().drafter
    made = {page: drafter.draft(example(*page)) for page in PAGES}
    return {page: message for page, message in made.items() if isinstance(message, Message)}


@cache
def workshop() -> Workshop:
    return open_drafter(writer="phrasebook", recall=False)


def said(message: Message) -> str:
    """Without the branches of a call, which are said one at a time."""
    cut = "\n\nIf " if message.channel == "phone_script" else "\0"
    return message.draft.body.partition(cut)[0]


@pytest.mark.parametrize("id", load_kinds())
def test_the_book_is_up_to_date(id: str, written: dict[tuple[str, str], Message]) -> None:
    pages = [
        f"## {channels()[channel].title}\n\n{as_text(written[id, channel])}\n"
        for channel in kind(id).channels
    ]
    page = "\n".join([f"# {kind(id).title}\n", f"{kind(id).when}\n", *pages])
    place = BOOK / f"{id}.md"
    if os.environ.get("UPDATE_BOOK"):
        place.write_text(page, encoding="utf-8")
    assert page == place.read_text(encoding="utf-8")


@pytest.mark.parametrize(("id", "channel"), PAGES)
def test_it_can_be_sent(id: str, channel: str, written: dict[tuple[str, str], Message]) -> None:
    message = written[id, channel]
    faults = [f for f in message.findings if f.severity != "hint" and not f.rule.startswith("C")]
    assert faults == []
    row = limits(example(id, channel))
    assert len(message.draft.body.split()) <= row.max_words
    assert not row.max_chars or len(message.draft.body.encode("utf-16-le")) // 2 <= row.max_chars
    assert not re.search(r"[\[\]{}]|  ", message.draft.body.replace("\n- ", "\n"))


@pytest.mark.parametrize(("id", "channel"), PAGES)
def test_it_asks_once_at_most(
    id: str, channel: str, written: dict[tuple[str, str], Message]
) -> None:
    opening = "Is this a good moment" in written[id, channel].draft.body
    assert said(written[id, channel]).count("?") - opening == kind(id).asks


@pytest.mark.parametrize("id", load_kinds())
def test_it_is_easy_to_read(id: str, written: dict[tuple[str, str], Message]) -> None:
    for channel in kind(id).channels:
        sentences = [sentence.text for sentence in split(said(written[id, channel]))]
        assert grade(sentences) <= HARDEST, channel
