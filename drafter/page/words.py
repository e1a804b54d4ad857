"""The page's words. They are ours, so they may stand where Markdown is read; a user's never do."""

from __future__ import annotations

import tomllib
from functools import cache

from drafter.errors import PromptFileError
from drafter.prompts import files


def say(place: str, **numbers: int) -> str:
    """The words for a place such as "draft.heading"; only numbers can be put into them."""
    section, _, name = place.partition(".")
    try:
        said = _page()[section][name]
    except KeyError:
        raise PromptFileError(
            f"A prompt file is not right (page.toml: nothing for {place}). Nothing was drafted."
        ) from None
    return said.format_map({key: int(value) for key, value in numbers.items()}) if numbers else said


@cache
def _page() -> dict[str, dict[str, str]]:
    path = files.folder() / "page.toml"
    try:
        return tomllib.loads(files.words(path))
    except tomllib.TOMLDecodeError as error:
        raise files.fault(path, 0, str(error)) from None
