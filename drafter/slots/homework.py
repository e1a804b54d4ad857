"""What a pasted job ad, page or article says of the reader, told where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.prompts.tables import homework
from drafter.situation import Situation, Source
from drafter.slots import passage
from drafter.wording import dates
from drafter.wording.folding import fold
from drafter.wording.phrases import article, upper_first
from drafter.wording.visible import visible

HEAD = 600
"""Characters at the top of a page in which its nature shows."""
TITLE = re.compile(r"[^\W_][\w ,'’&%+-]*")
PARTS = re.compile(r"\s*(?:[:|–—()\[\]]| - |,? by )\s*")
ON = re.compile(r"\b(?:on|about) (?P<topic>[^:|(),–—\"“]+)", re.IGNORECASE)
NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
BY = re.compile(r"\b[Bb]y ((?:[A-ZÀ-Þ][\w.’'-]* ?){1,4})")
BYLINE = 4
"""Words; a first line of a name alone is one."""
ABOUT_PEOPLE = ("article", "post", "interview")
"""A company named in such a title is what it is about."""
QUOTED = re.compile(r"[\"“](?P<title>[^\"“”]+)[\"”]")
OTHERS = re.compile(r"\b(?:I|me|my|us|they|their|she|he|his|her)\b")
TO_YOU = {"we": "you", "our": "your", "ours": "yours", "ourselves": "yourselves"}
OPENINGS = re.compile(
    r"(?:In|From|Since|By|After|For|At|This|The|Every|Each|With|During|Over|Most|All)\b"
)


@dataclass(frozen=True)
class Place:
    """What a source is, and who speaks in it: them, the reader, or the press."""

    called: str
    by: str


def known(s: Situation) -> Iterator[tuple[str, str]]:
    """The first source that tells something of the reader gives the slots."""
    for source in s.sources:
        here = place(source, s)
        if here.by == "press" and not (_title(here, source, s) or _date(source, s)):
            here = Place("", "press")  # "The article": which one?
        if here.by == "reader" or here.called == "annual report":
            yield "their_work", _work(here, source, s)
        yield from _told(here, source, s)


def _told(here: Place, source: Source, s: Situation) -> Iterator[tuple[str, str]]:
    own, day = here.by == "reader", _date(source, s)
    we = own or here.by == "them"
    if not (chosen := passage.best(source.text, s, we=we, i=own, dated=bool(day))):
        return
    yield "trigger", _trigger(here, _where(here, source, s, day=day), chosen, s)
    if here.called:
        # A day in a question would read as one that is offered.
        asked = "question_plan" if passage.says("plan", chosen) else "question"
        yield "question", _say(asked, where=_where(here, source, s))


def _trigger(here: Place, where: str, chosen: str, s: Situation) -> str:
    quote = chosen if chosen.endswith(".") else f"{chosen}."
    if here.by == "reader":
        return _say("own", where=where, quote=quote)
    fact = _to_you(chosen, s, yours=where.startswith("your "))
    if not here.called:
        company = passage.company(s)
        return _say("read", fact=fact) if fact else _say("unknown", company=company, quote=quote)
    if fact:
        return _say("fact", where=upper_first(where), fact=fact)
    return _say("quote", where=upper_first(where), quote=quote)


def _to_you(sentence: str, s: Situation, *, yours: bool) -> str:
    """ "In May we open a shop." -> "in May you open a shop"; empty where it is safer to quote."""
    first = sentence.split()[0]
    we = passage.WE.search(sentence)
    named = passage.names_company(" ".join(sentence.split()[:6]), s)
    if passage.says("relative", sentence) or OTHERS.search(sentence) or (we and not yours):
        return ""
    if OPENINGS.match(sentence):
        sentence = first.lower() + sentence[len(first) :]
    elif not named and re.split("['’]", first.lower())[0] not in TO_YOU:
        return ""
    words = re.compile(rf"\b({'|'.join(TO_YOU)})\b", re.IGNORECASE)
    return words.sub(lambda match: TO_YOU[match[1].lower()], sentence).rstrip(".")


def place(source: Source, s: Situation) -> Place:
    """By the title's words first, else by how the text begins; unnamed where neither tells."""
    title, head = re.sub(r"[_.-]+", " ", source.title), visible(source.text[:HEAD])
    rows = homework()["place"]
    found = [row for row in rows if passage.pattern(row["title"]).search(title)]
    if s.role and fold(s.role) in fold(title):
        found += [row for row in rows if row["called"] == "job ad"]
    found += [row for row in rows if "text" in row and passage.pattern(row["text"]).search(head)]
    return Place(found[0]["called"], _speaker(found[0], source, s)) if found else Place("", "press")


def _speaker(row: dict[str, str], source: Source, s: Situation) -> str:
    if row["by"] != "them":
        return "reader" if row["by"] == "reader" and _is_by_reader(row, source, s) else "press"
    if passage.says("for_a_client", source.text[: passage.MOST]):
        return "press"
    # A job ad may be quoted as such, whoever put it out.
    return "them" if row["called"] == "job ad" or _is_theirs(source, s) else "press"


def _is_by_reader(row: dict[str, str], source: Source, s: Situation) -> bool:
    """Signed by them; or a talk, report or the like that stands under their name."""
    top, first = source.text[:HEAD], source.text.strip().split("\n")[0]
    bylines = [first] if len(first.split()) <= BYLINE else []
    bylines += BY.findall(f"{source.title}\n{top}")
    if any(passage.names_reader(byline, s) for byline in bylines):
        return True
    if row["called"] in ABOUT_PEOPLE:
        return row["called"] != "article" and passage.names_reader(source.title, s)
    before = passage.pattern(row["title"]).split(source.title)[0]
    return passage.names_reader(source.title, s) or passage.names_company(before, s)


def _is_theirs(source: Source, s: Situation) -> bool:
    """It names their company; or nobody else, and they are no agency."""
    if passage.names_company(f"{source.title}\n{source.text[: passage.MOST]}", s):
        return True
    r = s.recipient
    agency = passage.says("agency", f"{r.role}\n{r.company}\n{r.relationship}")
    known = fold(f"{s.role} {s.ref} {r.company}").split()
    others = {fold(name) for name in NAME.findall(source.title)[1:]} - {*known}
    return bool(r.company) and not agency and not others


def _where(here: Place, source: Source, s: Situation, *, day: str = "") -> str:
    """ "your job ad of 3 November", "the article "A new store" of 12 October"."""
    said = {"place": here.called, "dated": _say("dated", date=day) if day else ""}
    if here.by == "reader":
        return _say("yours", **said) if day else _work(here, source, s)
    if here.by == "them" and _is_theirs(source, s):
        return _say("yours", **said)
    if here.by == "press" and (title := _title(here, source, s)):
        return _say("titled", title=title, **said)
    if here.by == "press" and day:
        return _say("untitled", article=article(here.called), **said)
    return _say("theirs", **said)


def _work(here: Place, source: Source, s: Situation) -> str:
    if here.by == "reader" and (on := ON.search(source.title)) and TITLE.fullmatch(on["topic"]):
        return _say("work_on", place=here.called, title=on["topic"].strip())
    if here.by == "reader" and (title := _title(here, source, s)):
        return _say("work", place=here.called, title=title)
    return _say("work_bare", place=here.called)


def _title(here: Place, source: Source, s: Situation) -> str:
    """What the piece itself is called, in a title such as "Article: A new store (Leeds Post)"."""
    title = visible(source.title)
    quoted = QUOTED.search(title)
    parts = [part.strip() for part in ([quoted["title"]] if quoted else PARTS.split(title))]
    named = [part for part in parts if _is_title(part, here) and not passage.names_reader(part, s)]
    return upper_first(max(named, key=lambda part: len(part.split()), default=""))


def _is_title(text: str, here: Place) -> bool:
    """Not a bare "LinkedIn post", and nothing that would break the sentence."""
    count = len(text.split())
    return (
        2 <= count <= 12
        and bool(TITLE.fullmatch(text))
        and not (count < 4 and fold(text).endswith(here.called))
        and not text.isupper()
        and not passage.says("never", text)
    )


def _date(source: Source, s: Situation) -> str:
    if not source.date or source.date > s.today:
        return ""
    return dates.spell(source.date, today=s.today, locale=s.locale)


def _say(name: str, **words: str) -> str:
    return str(homework()["say"][name]).format(**words)
