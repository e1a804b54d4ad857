"""Text without what no reader sees: the one cleaning of everything that others wrote."""

from __future__ import annotations

import re

ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b\[[0-?]*[ -/]*[@-~]")
"""Whole escape sequences; without their first byte they would leave `[31m` behind."""
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and line break
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # zero width, direction
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors, tags
    "\ud800-\udfff]"  # half characters, which no file or terminal takes
)


def visible(text: str) -> str:
    """Line breaks become one kind; controls, direction marks, zero-width and tag characters go."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", ESCAPES.sub("", text)))
