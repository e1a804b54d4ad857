"""What they decided, why, and what they asked of you."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.intake.cues import table
from drafter.intake.found import Found, found
from drafter.intake.parts import Parts
from drafter.intake.plain import Plain
from drafter.intake.signature import NO_REPLY

CLAUSE = re.compile(
    r",\s+|\s[-–—]+\s|\s*[;:]\s+|\bbut\s+|\bbecause\s+"
    r"|\band (?=(?:we|I|they)\b)|[({]|\bhowever,?\s+",
    re.I,
)
WHO_HAS = re.compile(r"who['’](?:s|d|ve)\s+", re.IGNORECASE)
COMMENT = re.compile(
    r"(?:^|[,;(–—-]\s*|\band )(?:which|that|this)(?:['’]s| is| was| made| were| really| honestly)\b"
    r"[^.:;]*\b(?:thing|reason|factor|difference|split|separated|deci\w+|swung|tipped|edge|all)\b"
    r"[^.:;]*[.!?]*$",
    re.IGNORECASE,
)
AUTOMATIC = re.compile(
    r"automatic reply|out of office|autosvar|abwesenheit|réponse automatique", re.IGNORECASE
)


def outcome(parts: Parts) -> Found | None:
    """The first outcome of the table that somebody wrote, with the sentence that says it."""
    subject = parts.header("subject")
    if subject and (match := AUTOMATIC.search(subject.text)) and "received" not in subject.text:
        return found("outcome", subject, *match.span(), value="out_of_office")
    return decision(parts.own)


def decision(sentences: Sequence[Plain]) -> Found | None:
    for cues in table().outcomes:
        if cues.id == "on_hold" and (own := table().flags["knows_of_none"].first(sentences)):
            return found("outcome", own[1], 0, len(own[1].text), value="no_jobs_known")
        if hit := cues.first(sentences):
            said = hit[1]
            return found("outcome", said, 0, len(said.text), value=cues.id)
    return None


def flags(parts: Parts) -> Iterator[Found]:
    """no_reply, no_feedback and second_choice, each "yes"."""
    sender = parts.header("from")
    if sender and (match := NO_REPLY.search(sender.text)):
        yield found("no_reply", sender, *match.span(), value="yes")
    elif hit := table().flags["no_reply"].first((*parts.own, *parts.disclaimer.sentences())):
        yield found("no_reply", hit[1], *hit[2], value="yes")
    yield from beside(parts.own)


def beside(sentences: Sequence[Plain]) -> Iterator[Found]:
    for id in ("no_feedback", "second_choice"):
        if hit := table().flags[id].first(sentences):
            yield found(id, hit[1], *hit[2], value="yes")


def reason(sentences: Sequence[Plain], decision: Found | None) -> Found | None:
    """The clause that says why, word for word; only where there is a decision to explain."""
    if decision is None or decision.value not in EXPLAINED:
        return None
    hit = table().flags["reason"].first([_without_comment(sentence) for sentence in sentences])
    if hit is None:
        return None
    _, sentence, (start, _) = hit
    if who := WHO_HAS.match(sentence.text, start):
        return found("reason", sentence, who.end(), len(sentence.text.rstrip(" .!?")))
    starts = [0, *(m.end() for m in CLAUSE.finditer(sentence.text) if m.end() <= start)]
    end = len(sentence.text.rstrip(" .!?"))
    return found("reason", sentence, starts[-1], end)


def _without_comment(sentence: Plain) -> Plain:
    """ "…, which is all that split you" speaks of the reason and does not name it."""
    match = COMMENT.search(sentence.text)
    return sentence.cut(0, match.start()) if match else sentence


EXPLAINED = {"rejection", "on_hold", "filled", "overqualified", "feedback", "keep_on_file"}


def language(body: Plain) -> Found | None:
    """By the commonest small words; nothing when too few of them are there."""
    words = re.findall(r"[^\W\d_]+", body.text[:3000].lower())
    scores = {id: sum(word in small for word in words) for id, small in table().languages.items()}
    best, second, *_ = sorted(scores.values(), reverse=True)
    if best < 2 or best == second:
        return None
    line = next(iter(body.sentences()))
    return found("language", line, 0, len(line.text), value=max(scores, key=lambda id: scores[id]),
                 sure=best >= 4)  # fmt: skip
