"""Whom and which employer an account names: "an interview with NAME (ROLE, COMPANY)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.intake import jobs
from drafter.intake.cues import table
from drafter.intake.found import Found, found
from drafter.intake.plain import Plain
from drafter.intake.signature import is_employer, is_job, is_person, is_team, without_legal
from drafter.situation import Sender
from drafter.wording import names
from drafter.wording.folding import fold

CAPITAL = "[A-ZÀ-ÖØ-ÞĐĽŁŃŚŞŠŹŻŽČĆÇİ]"
WORD = rf"(?:{CAPITAL}[\w'’-]*\w|{CAPITAL}\.)"
SMALL = "van|von|zu|de|der|den|da|di|la|le|del|dos|ter|bin|al|el"
NAME = (
    rf"(?<![\w'’-])(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof)\.? )?{WORD}"
    rf"(?: (?:(?:{SMALL}) ){{0,2}}{WORD}){{0,3}})(?:['’]s\b)?"
)
FIRM = (
    rf"(?P<company>(?:[Tt]he )?(?:{CAPITAL}|\d)[\w&'’+-]*(?:\.\w+)*"
    rf"(?: (?:(?:&|of|and|the|on|de|für|van) ){{0,2}}{CAPITAL}[\w&'’+-]*(?:\.\w+)*){{0,5}})"
)
ROLE = r"(?P<role>[\w&/-]+(?: [\w&/-]+){0,5}?)"
SMALL_ROLE = r"(?P<role>[a-z&/-]+(?: [a-z&/-]+){0,3})"
CALLED = (
    r"(?i:interview(?:ed)?(?: \w+){0,3}? (?:with|by)|interviewer was"
    r"|(?:called|rung|phoned|told|contacted|invited|rejected|turned down|emailed|written to) by"
    r"|(?:call|voicemail|e?-?mail|letter|text"
    r"|message|note|reply|answer|no|rejection|news) from|(?:spoke|spoken|talked|chatted|speaking"
    r"|meeting|call|chat|conversation|coffee) (?:to|with)|met(?: up)?(?: with)?"
    r"|heard (?:back )?from|wrote(?: back)? to|written to|applied to|emailed|e-mailed|rang|phoned"
    r"|texted|messaged|thank|ask|tell|write to|worked (?:with|for|under)|introduced to)"
)
SAID = (
    r"(?i:(?:has |had |then |also |just |kindly )?(?:interviewed|called|rang|phoned|told|e-?mailed"
    r"|wrote|texted|messaged|rejected|turned (?:me|down)|said|says|promised|invited|introduced"
    r"|mentioned|contacted|referred|asked|answered|replied|showed|met|runs|leads|heads|works"
    r"|manages|is the|was the|who )\b)"
)
PEOPLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{NAME} \((?P<aside>[^()\n]{{2,90}})\)",
        rf"{NAME},? (?:(?:who is|who's|is|was) )?(?:the |their |a |an )?{ROLE}"
        rf" (?:at|for|of|with|from) {FIRM}",
        rf"{NAME},? (?:over |here )?(?:at|from|of) {FIRM}",
        rf"\b(?i:the|their|my|an?) {SMALL_ROLE} \({NAME}(?:,? (?:at |from )?{FIRM})?\)",
        rf"\b(?i:the|their|my) {SMALL_ROLE},? {NAME}",
        rf"\b{CALLED} {NAME}",
        rf"{NAME},? {SAID}",
    )
)
ASIDE = re.compile(r"\s*(?:[,;|]| at | from | @ | [-–—] )\s*")
A_TITLE = re.compile(
    r"(?<!\bworked )\b(?:for|as|of|the|an?|role|job|position|post|in|at)$", re.IGNORECASE
)
EMPLOYER = re.compile(rf"(?:\b(?P<by>(?i:at|to|with|by|from|joining|for)) )?(?<![\w'’-]){FIRM}")
NO_NAME = frozenset(
    "on in at by the then after yesterday today last this since monday tuesday wednesday thursday"
    " friday saturday sunday i he she they we it hr my so but and when nothing no interview applied"
    " called spoke saw they've who second first final still".split()
)


@dataclass(frozen=True)
class Person:
    name: Found | None = None
    role: Found | None = None
    company: Found | None = None


def person(text: Plain, sender: Sender | None) -> Person:
    """The first one of whom most is said; the user is nobody to write to."""
    for pattern in PEOPLE:
        for match in _each(pattern, text.text):
            who = _person(text, match)
            if who.name and not (sender and names.same_person(who.name.value, sender.name)):
                return who
    return Person()


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, also one that begins behind the name of another."""
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.end("name"))


def _person(text: Plain, match: re.Match[str]) -> Person:
    start, role = _where(text, match)
    name = text.text[start : match.end("name")].removesuffix("'s").removesuffix("’s")
    said = match.groupdict()
    if A_TITLE.search(text.text[:start].rstrip()) and not role:
        return Person()
    if not name or is_employer(name) or not is_person(name) or jobs.NOT_A_FIRM.match(name):
        return Person()
    if said.get("role"):
        if not (is_job(said["role"]) or is_team(said["role"])):
            return Person()
        role = found("recipient_role", text, *match.span("role"))
    whole = len(names.parts(name)) > 1 or bool(names.title(name))
    who = Person(found("recipient_name", text, start, start + len(name), sure=whole), role)
    if said.get("company"):
        end = match.start("company") + len(_firm(match["company"]))
        return replace(who, company=found("company", text, match.start("company"), end))
    return _with_aside(who, text, match) if said.get("aside") else who


def _where(text: Plain, match: re.Match[str]) -> tuple[int, Found | None]:
    """Where the name itself begins, after "On Tuesday" or "Head Brewer"."""
    start, end = match.span("name")
    role = None
    tokens = [(m.start() + start, m.group()) for m in re.finditer(r"\S+", text.text[start:end])]
    while tokens and fold(tokens[0][1]).strip(".,") in NO_NAME:
        tokens.pop(0)
    at = max((n for n, (_, token) in enumerate(tokens) if is_job(token)), default=-1)
    if 0 <= at < len(tokens) - 1:
        last = tokens[at]
        role = found("recipient_role", text, tokens[0][0], last[0] + len(last[1]))
        tokens = tokens[at + 1 :]
    return (tokens[0][0] if tokens else end), role


def _with_aside(who: Person, text: Plain, match: re.Match[str]) -> Person:
    """ "(Operations Manager, Humber Cold Stores)", in either order; "(she/her)" says neither."""
    place = match.start("aside")
    told = False
    for piece in _pieces(match["aside"]):
        start = place + piece.start()
        words_ = piece.group().strip()
        if is_job(words_) or is_team(words_):
            who = replace(who, role=found("recipient_role", text, start, start + len(words_)))
            told = True
        elif words_[:1].isupper() and not re.search(r"[@\d]", words_):
            end = start + len(_firm(words_))
            who = replace(who, company=found("company", text, start, end))
            told = True
    return who if told else Person()


def _pieces(aside: str) -> Iterator[re.Match[str]]:
    """Between commas and "at": each as a match, so that it knows its place."""
    marked = ASIDE.sub(lambda m: "\0" * len(m.group()), aside)
    return re.finditer(r"[^\0]+", marked)


def _firm(said: str) -> str:
    return without_legal(re.sub(r"['’]s$", "", said.rstrip(" .,'’")))


def company(text: Plain, who: Person) -> Found | None:
    """Beside the person, else where the user applied or was; a person is no employer."""
    if news := told_news(text):
        return news
    known = who.name.value if who.name else ""
    for match in EMPLOYER.finditer(text.text):
        name = _firm(match["company"])
        start = match.start("company")
        place = text.span(start, start + len(name))
        inside = who.role and place[0] >= who.role.start and place[1] <= who.role.end
        if inside or (known and names.same_person(name, known)) or jobs.NOT_A_FIRM.match(name):
            continue
        if is_employer(name) or _applied_there(text.text, match):
            return found("company", text, start, start + len(name))
    return None


def _applied_there(text: str, match: re.Match[str]) -> bool:
    """ "the job at Brightfen", "applied to Brightfen"; "with" may be followed by a person."""
    by = (match["by"] or "").lower()
    before = text[max(0, match.start() - 80) : match.start()]
    if by == "to":
        return bool(re.search(r"\b(?:appl\w+|application|CV)$", before.rstrip()))
    return by in {"at", "joining"} and bool(jobs.APPLIED.search(before))


def told_news(text: Plain) -> Found | None:
    """The firm that builds, opens or hires, as the subject of its sentence."""
    for sentence in text.sentences():
        for cue in table().account["news"].said:
            does = cue.search(sentence.text, sentence.folded)
            before = sentence.text[: does.start()].rstrip(" ,") if does else ""
            if re.fullmatch(FIRM, before) and _is_subject(before):
                return found("company", sentence, 0, len(before))
    return None


def _is_subject(words_: str) -> bool:
    first = fold(words_.split()[0])
    return first not in NO_NAME and not jobs.NOT_A_FIRM.match(words_) and (
        is_employer(words_) or not is_job(words_)
    )  # fmt: skip
