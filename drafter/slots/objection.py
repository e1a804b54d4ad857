"""What made them hesitate, and the sentence or two that meets it once."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.intake.parts import split
from drafter.intake.plain import plain
from drafter.prompts.objections import Objection, load_objections
from drafter.prompts.tables import channels, spelling
from drafter.situation import Situation
from drafter.wording.spelling import speller

LAST = 2
"""Contacts of theirs that still count; what they said before may have passed."""
SOON = dt.timedelta(weeks=4)
"""How long a busy month or a freeze is taken to last."""
BREAK = re.compile(
    r"[,;:()]|\s[-–—]+\s|\b(?:but|and|because|as|since|due to|owing to|given|so|though|although"
    r"|however)\b",
    re.IGNORECASE,
)
NOT = re.compile(
    r"(?:\bnot\b(?! only| just| merely)|n['’]t\b|\b(?:never|nobody|no one|none|neither|nor|nothing"
    r"|without|hardly|rather than|instead of|far from|anything but|isnt|wasnt|didnt|arent)\b)",
    re.IGNORECASE,
)
NOT_BECAUSE = re.compile(
    r"(?:\bnot|n['’]t|\bnever) (?:\w+ )?(?:because|as|since|due to|owing to|given)\b[^,;:]*$",
    re.IGNORECASE,
)
NO_NEED = re.compile(
    r"(?:\b(?:no need|not|never|not have|not need|needn['’]t)|n['’]t|n['’]t (?:need|have))"
    r" ?(?:to )?$",
    re.IGNORECASE,
)
NOT_AFTER = re.compile(
    r"\s*(?:was|is|were|did|had|has)?\s*(?:n['’]t|not|never|nothing)\b(?! only| just)"
    r"|[^.;,]{0,30}\b(?:lifted|is over|was over|has ended|have ended|no longer|again open|reopened"
    r"|back open)\b",
    re.IGNORECASE,
)
ONLY_IF = re.compile(
    r"\b(?:if|whether|unless|in case|suppose|supposing|as soon as|even though not)\b[^,;:]{0,60}$"
    r"|\b(?:until|till|once|when|before|by the time)\b(?![^,;:]*\bthat\b)[^,;:]{0,40}$"
    r"|^\W*should\b[^,;:]*$",
    re.IGNORECASE,
)
GUESS = re.compile(
    r"\b(?:maybe|perhaps|probably|possibly|presumably|wonder\w*|expect|hope|hoping"
    r"|I (?:\w+ly )?(?:think|guess|suspect|assume|fear|worry|bet|feel|believe|imagine|dread)"
    r"|I['’]m (?:\w+ )?(?:afraid|worried|scared|sure)|I am (?:afraid|worried|scared|sure)"
    r"|(?:might|may|could|will|would|['’]ll|['’]d|going to) (?:also |well |still )?"
    r"(?:be|say|think|find|see|feel|call|tell|worry))\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"(?<!\bI )(?<!\bI['’]ve )(?<!\bI had )\b(?:said|says|saying|told|tells|wrote|writes|replied"
    r"|answered|called me|felt|feels?|thought|thinks?|found me|finds me|consider(?:ed|s)|reason"
    r"|feedback|reject(?:ed|ion)|turned (?:me )?down|declined|reckon(?:ed|s)|mention(?:ed|s)"
    r"|pointed|concern(?:ed|s)?|worr(?:ied|y|ies)|noted|explained|asked|wanted|chose|preferred"
    r"|went with|not hired)\b",
    re.IGNORECASE,
)
NOT_THEM = re.compile(
    r"\bmy (?:\w+ )?(?:friend|wife|husband|partner|mum|mom|mother|dad|father|brother|sister|coach"
    r"|son|daughter|mentor)s?\b[^,;.]{0,20}\b(?:says?|said|thinks?|thought|told)\b"
    r"|\b(?:elsewhere|(?:another|a different|other) (?:company|firm|employer|place|shop|companies)"
    r"|everyone|everybody|people) ",
    re.IGNORECASE,
)
MINE = re.compile(r"\b(?:I|me|my|myself|we|our)\b|\bI['’]", re.IGNORECASE)
FIELD_ENDS = re.compile(
    r"\s*\b(?:for|to|so|but|than|that|which|who|where|at this|at present|right now|as|because|if"
    r"|is|was|are|were|would|will|has|have|had|can|could|I|we|you|they|she|he|it|yet|from|here|and"
    r" (?:I|we|you|they|she|he|was|is|had|has|so|that|therefore|a|the)|whereas|while|since|though"
    r"|already|before|than)\b.*",
    re.IGNORECASE,
)
TAIL = re.compile(r"(?:\s+\b(?:and|or|in|of|with|on|the|a|an|this|our|their|your)\b)+$", re.I)
NO_FIELD = re.compile(
    r"\b(?:my|me|us|mine|this|that|these|those|it|general|enough|much|any|more|years?|relevant"
    r"|previous|prior|direct|practical|professional|required|necessary|needed|the|less|depth|breadth|kind|range|amount|degree"
    r"|such|right|of|level|area)\b|^work(?:ing)?$",
    re.IGNORECASE,
)
WORDS = 5
"""The longest name for an experience that still reads well inside a sentence."""


@dataclass(frozen=True)
class Heard:
    objection: Objection
    what: str = ""
    """The experience they named: "experience in payroll"."""


def known(s: Situation) -> Iterator[tuple[str, str]]:
    heard = hesitation(s)
    if heard and heard.what:
        yield "gap", heard.what  # For the reminders; a letter has its answer.
    if heard is None or _met_already(heard.objection, s) or _is_over(heard.objection, s):
        return
    slot = "aloud" if channels()[s.channel].spoken else "answer"
    ways = heard.objection.aloud if slot == "aloud" else heard.objection.answer
    chosen = random.Random(f"{s.sender.name}|{s.recipient.name}|{heard.objection.id}").choice(ways)
    yield "hesitation", heard.objection.hesitation.replace("{what}", heard.what)
    spelled = speller(s.locale, spelling())(chosen)
    yield slot, spelled.replace("{what}", heard.what)


def hesitation(s: Situation) -> Heard | None:
    """What they gave as a reason: in what was pasted, else in the account, else in the history."""
    noted = [event.summary for event in reversed(s.history) if event.direction == "in"][:LAST]
    theirs = [line.text for line in split(s.pasted_message).own] if s.pasted_message else []
    told = [line.text for line in plain(s.situation).sentences() if _is_told(line.text)]
    for sentences in (theirs, told, [s.details.get("reason", "")], noted):
        if heard := _first([" ".join(text.split()) for text in sentences]):
            return heard
    return None


def _first(sentences: list[str]) -> Heard | None:
    for objection in load_objections():
        for text in sentences:
            if heard := _in(objection, text):
                return heard
    return None


def _in(objection: Objection, text: str) -> Heard | None:
    """This hesitation in a sentence that neither denies nor only supposes it."""
    for pattern in objection.heard:
        for match in pattern.finditer(text):
            what = _what(match) if objection.needs_what else ""
            if _is_meant(objection, text, match) and bool(what) == objection.needs_what:
                denied = any(innocent.search(text) for innocent in objection.innocent)
                return None if denied else Heard(objection, what)
    return None


def _is_meant(objection: Objection, text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if ONLY_IF.search(before):
        return False
    if objection.request:
        return not NO_NEED.search(before)
    return not (text.endswith("?") or _is_denied(before) or NOT_AFTER.match(after))


def _is_denied(before: str) -> bool:
    """ "You are not …", "they never said that …", "it wasn't because …"; not the no itself."""
    return bool(NOT.search(BREAK.split(before)[-1]) or NOT_BECAUSE.search(before))


def _is_told(sentence: str) -> bool:
    """Whether a sentence of the user's tells what the other side said, and not their own view."""
    if sentence.endswith("?") or GUESS.search(sentence) or NOT_THEM.search(sentence):
        return False
    return bool(REPORT.search(sentence)) or not MINE.search(sentence)


def _what(match: re.Match[str]) -> str:
    """ "in our payroll" -> "experience in your payroll"; empty where it would not read well."""
    field = match.groupdict().get("field") or ""
    field = TAIL.sub("", FIELD_ENDS.sub("", field)).strip(" .'’-")
    field = re.sub(r"\b(?:our|their|his|her)\b", "your", field, flags=re.IGNORECASE)
    if not field or len(field.split()) > WORDS or NO_FIELD.search(field):
        return ""
    if match.end() > match.end("field"):
        return f"{field} experience"
    link = match.string[: match.start("field")].split()[-1].lower()
    return f"experience {link if link in {'in', 'with', 'of', 'on'} else 'in'} {field}"


def _is_over(objection: Objection, s: Situation) -> bool:
    said = [event.date for event in s.history if event.direction == "in"]
    return objection.passing and bool(said) and s.today - max(said) > SOON


def _met_already(objection: Objection, s: Situation) -> bool:
    """Whether the user noted that they have answered it; once is enough."""
    sent = [event.summary for event in s.history if event.direction == "out"]
    return any(pattern.search(text) for pattern in objection.heard for text in sent)
