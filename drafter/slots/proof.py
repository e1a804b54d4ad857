"""The user's facts as sentences, best first; their news, ideas and target companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from drafter.prompts.tone import load_rules
from drafter.situation import Fact, Situation
from drafter.wording import facts
from drafter.wording.folding import fold
from drafter.wording.telling import tells
from drafter.wording.verbs import is_past

ASIDE = re.compile(r"I (want|am free|was laid|am fine|applied|interviewed|accepted)\b")
NEWS = re.compile(
    r"(Since|After|Last|This|I (?:have |['’]ve )?(?:just |now )?(?:passed|finished|completed|earned"
    r"|published|started|joined)|I (?:have |['’]ve |just |now )+(?:built|took|taken))\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SUGGESTS = re.compile(r"\b(?:suggest|propose|pitch)(?:ing)? (?P<idea>(?:a|an|to) [^.;]{8,100})")
LISTED = re.compile(r"\b(target|list)", re.IGNORECASE)
NAME = re.compile(r"[A-Z][\w&'’-]+(?: [A-Z&][\w'’-]*)*")
LONG = 24
"""Words after which a fact is a story."""


def known(s: Situation, sent_before: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """`sent_before`: letters that this person has; what they tell comes last."""
    told = [fact for fact in s.sender.public_facts if _may_be_told(fact, s)]
    yield "targets", targets(s)
    ideas = [clause for fact in told if (clause := facts.idea(fact.text))]
    ideas += [match["idea"] for match in SUGGESTS.finditer(s.situation)]
    yield from zip(("idea", "idea_2"), ideas, strict=False)
    said_of = {said: fact.text for fact in told if (said := facts.sentence(fact.text))}
    read = "\n".join(sent_before)
    they_know = {said for said in said_of if tells(read, said_of[said])}
    proofs = _ranked(list(said_of), s, they_know)
    deeds = re.split(r"(?<=[.!?])\s+", s.situation.strip())
    news = [*(said for said in proofs if said not in they_know), *map(_new_deed, deeds)]
    yield "news", next((said for said in news if _is_news(said, s.today.year)), "")
    typed = fold(s.details.get("fact", "")).strip(" .")
    others = [said for said in proofs if not typed or typed not in fold(said)]
    yield from zip(
        ("fact_2", "fact_3") if typed else ("fact", "fact_2", "fact_3"), others, strict=False
    )


def targets(s: Situation) -> str:
    """The companies on the user's list: "Fennimore Tea, Oakhold Pensions and Rill Transport"."""
    for text in (fact.text for fact in s.sender.public_facts):
        # Only what stands behind a colon or "are": a sentence holds other names as well.
        named = re.split(r"[;:]| are | include ", text)[1:]
        listed = NAME.findall(named[-1]) if named and LISTED.search(text) else []
        if len(listed) > 1:
            return f"{', '.join(listed[:-1])} and {listed[-1]}"
    return ""


def _is_news(said: str, year: int) -> bool:
    """It tells of something that was done, and in no earlier year."""
    return NEWS.match(said) is not None and all(int(y) >= year for y in YEAR.findall(said))


def _new_deed(sentence: str) -> str:
    """What the account says that the user has done, as it stands."""
    return f"{sentence.rstrip('.')}." if re.match(r"I (?!applied|interviewed)", sentence) else ""


def _may_be_told(fact: Fact, s: Situation) -> bool:
    """Not what is sensitive, what speaks of the referrer, or the list itself."""
    sensitive = load_rules()["G7"].phrases
    listed = targets(s)
    return not (
        any(phrase.search(fact.text) for phrase in sensitive)
        or (s.referrer and s.referrer.name in fact.text)
        or (listed and listed.split(" and ")[-1] in fact.text)
    )


def _ranked(said: list[str], s: Situation, read: Set[str]) -> list[str]:
    """Proof with a result first; a bare credential, a wish, or what they have read last."""
    about = f"{s.role} {s.situation} {s.recipient.role} {s.pasted_message}".lower()
    before = " ".join(e.summary for e in s.history if e.direction == "out").lower()

    def worth(sentence: str) -> float:
        words = set(re.findall(r"[a-z]{5,}", sentence.lower()))
        return (
            1.0 * bool(re.search(r"\d", sentence))
            + 2.0 * _did(sentence)
            + 0.3 * sum(word in about for word in words)
            - 1.0 * sum(word in before and word not in about for word in words)
            - 2.0 * sentence.startswith("My background")
            - 3.0 * (sentence in read)
            - 3.0 * bool(ASIDE.match(sentence))
            - 1.0 * (len(sentence.split()) > LONG)
        )

    return sorted(said, key=worth, reverse=True)


def _did(sentence: str) -> bool:
    """Whether it tells a deed, not a state: "I ran …", "I have rigged …", "Since then, …"."""
    if sentence.startswith("My background"):
        return False
    words = [word.lower() for word in sentence.split()[:4]]
    return words[0] in {"since", "one", "my"} or any(map(is_past, words[1:]))
