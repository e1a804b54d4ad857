"""What was said of somebody, said to them: "She showed me" -> "You showed me"."""

from __future__ import annotations

import re


def to_reader(text: str, names: tuple[str, ...] = ()) -> str:
    """ "She showed me the depot." -> "You showed me the depot."; empty if it isn't about them."""
    who = "|".join(["She", "He", "They", *(re.escape(name) for name in names if name)])
    match = re.match(rf"(?:{who}) (?P<rest>.+)$", " ".join(text.split()).rstrip(" ."))
    return f"You {second_person(match['rest'])}." if match else ""


def second_person(text: str) -> str:
    """ "showed me her kiln" -> "showed me your kiln"."""
    for verb, you in (("is", "are"), ("was", "were"), ("has", "have"), ("does", "do")):
        text = re.sub(rf"^{verb}\b", you, text)
        text = re.sub(rf"\b(?:she|he|they) {verb}\b", f"you {you}", text)
    text = re.sub(r"\b(?:she|he|they)\b", "you", text)
    text = re.sub(
        r"\b(?:his|their|her(?= [a-z]))\b(?! (?:about|to|for|and|that|if)\b)", "your", text
    )
    return re.sub(r"\b(?:him|them|her)\b", "you", text)
