"""Text that others wrote, as a block that it can neither leave nor pretend to end."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from drafter.wording.visible import visible

ANGLES = "<>＜＞﹤﹥‹›«»〈〉《》⟨⟩⟪⟫❮❯❰❱˂˃ᐸᐳ≪≫⋘⋙"
_RUN = re.compile(f"([{re.escape(ANGLES)}])(?=[{re.escape(ANGLES)}])")
_SEVERAL_IN_ONE = str.maketrans({"≪": "< <", "≫": "> >", "⋘": "< < <", "⋙": "> > >"})
_CHAT_MARK = re.compile(r"<(?=[|｜/]|[A-Za-z_]+>)|(?<=[|｜])(?=>)|\[(?=/?[A-Z_]{4,}\])")
"""How models' own formats mark turns: <|im_start|>, </s>, <start_of_turn>, [INST].
A local server may read these even in the middle of a letter."""


def fenced(text: str, nonce: str) -> str:
    return f"<<<data {nonce}\n{tame(text, nonce)}\ndata {nonce}>>>"


def tame(text: str, nonce: str = "") -> str:
    """Readable as before, but holding no fence, no mark of a chat format, nothing unseen."""
    text = _without(nonce, visible(text).translate(_SEVERAL_IN_ONE))
    text = _CHAT_MARK.sub(lambda mark: f"{mark[0]} ", text)
    return _RUN.sub(r"\1 ", text).strip()


def _without(nonce: str, text: str) -> str:
    """The nonce is drawn anew for each request; should a text hold it, it does not stay."""
    plain = text.lower() if text.isascii() else "".join(map(_plain, text))
    while nonce and (place := plain.find(nonce.casefold())) >= 0:
        text = text[:place] + "…" + text[place + len(nonce) :]
        plain = plain[:place] + "…" + plain[place + len(nonce) :]
    return text


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """One character for one: full-width and capital letters are the same letter."""
    folded = unicodedata.normalize("NFKC", char).casefold()
    return folded if len(folded) == 1 else char
