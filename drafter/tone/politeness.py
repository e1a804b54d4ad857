"""The politeness of sentences, by the weights that raters gave to their turns of phrase (E20)."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKS: tuple[tuple[float, str], ...] = (
    (0.87, r"\b(?:thank|appreciat|grateful|obliged)"),
    (0.78, r"\b(?:great|good|nice|interesting|excellent|lovely|useful|helpful|kind) "
           r"(?:work|job|point|talk|idea|question|article|advice|conversation|note|of you)"),
    (0.63, r"\bby the way\b"),
    (0.49, r"(?<!^)\bplease\b"),
    (0.47, r"\b(?:could|would) (?:you|it|I|we)\b|\bif you (?:could|would|were)\b"),
    (0.43, r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)|kia ora)\b"),
    (0.36, r"\b(?:sorry|apolog|excuse me|forgive)"),
    (0.14, r"\b(?:perhaps|maybe|might|may|possibly|roughly|seems?|I think|wonder|suggest)\b"),
    (0.12, r"\b(?:glad|happy|enjoy\w*|pleased|pleasure|pleasant|welcome|wish\w*|warm\w*|love|hope"
           r"|well|fine|understand|respect)\b"),
    (0.12, r"^(?:I|my)\b"),
    (0.09, r"\b(?:can|will) you\b"),
    (-0.43, r"^(?:so|then|and|but) (?:\w+ ){0,6}\w+\?"
            r"|^(?:so|then) (?:can|could|tell|send|give|what|when|why)\b"),
    (-0.38, r"\b(?:in fact|actually|honestly|the fact is|the point is|frankly)\b"),
    (-0.30, r"^(?:please|send|tell|give|reply|answer|call|explain|confirm|respond|get back)\b"),
    (-0.30, r"^you\b"),
    (-0.27, r"^(?:what|why|how|when|where|who)\b.*\?$"),
    (-0.13, r"\b(?:did|do|does|has|have|had|was|is)(?:n['’]?t| not)\b"
            r"|\b(?:never|wrong|bad|disappoint\w+|unfair|ignored|failed?|problem|mistake|late"
            r"|nothing|no one|nobody|waste\w*|still wait\w*)\b"),
)  # fmt: skip
COMPILED = tuple((weight, re.compile(mark, re.IGNORECASE)) for weight, mark in MARKS)


def politeness(sentences: Sequence[str]) -> float:
    """The mean over the sentences; about 0 is neutral."""
    return sum(map(of_sentence, sentences)) / max(1, len(sentences))


def of_sentence(sentence: str) -> float:
    return sum(weight for weight, mark in COMPILED if mark.search(sentence))
