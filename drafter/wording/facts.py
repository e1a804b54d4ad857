"""The user's facts as sentences that stand: "Ran the Friday count" -> "I ran the Friday count."."""

from __future__ import annotations

import re

from drafter.wording import verbs
from drafter.wording.phrases import article, lower_first, noun_of, upper_first
from drafter.wording.tidy import tellable
from drafter.wording.whole import NUMBER, PREPOSITIONS, whole

SAY = r"said|told|asked|asks|wants|wanted|suggested|advised|promised|complained|wrote|mentioned"
SHE = re.compile(rf"^(?:she|he) (?!(?:{SAY})\b)(?P<did>\w+ .+)$", re.IGNORECASE)
"""A note about the user in the third person; what "she said" is about somebody else."""
ADVERBS = frozenset("just recently newly also now once already currently".split())
YEARS = re.compile(rf"^(?P<n>(?:over |almost |nearly |about )?(?:{NUMBER})\+?) (?:years?|yrs?)['’]?"
                   r"(?: of)?(?: experience)? (?P<rest>.+)$", re.IGNORECASE)  # fmt: skip
YEARS_LAST = re.compile(
    rf"^(?P<what>[^,]+), (?P<n>(?:over |about )?(?:{NUMBER})\+?) (?:years?|yrs?)(?P<more>,.+)?$",
    re.IGNORECASE,
)
NEW = re.compile(r"(new|new since|news|update|now|latest)", re.IGNORECASE)
LEAD_IN = re.compile(r"^(?P<lead>[A-Za-z][^:.;]{2,45}): (?P<rest>.+)$")
IDEA = re.compile(r"^(?:my |an |one )?ideas?(?: \d)?\s*[:–-]\s*(?P<idea>.+)$", re.IGNORECASE)
BARE_DATE = re.compile(r"^((?:\S+ )?)(\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}\b)(?!-)")
WITHHELD = re.compile(
    r"(?:fired|sacked|dismissed|let go|laid off|rejected|turned down|passed over|diagnosed|denied"
    r"|refused|suspended|arrested|convicted|told|was|were|been|need|needs|ill|sick|pregnant"
    r"|\d+ (?:years?|yrs?) old)\b",
    re.IGNORECASE,
)
"""A loss, an illness, an age: nothing to recommend oneself with."""
PASSIVE_FIRST = re.compile(
    r"(?:\w+ed by|asked to|accepted (?:at|by|into|for|to)|employed (?:at|by|in)"
    r"|admitted (?:to|into)"
    r"|funded|supervised|mentored|sponsored)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r" (accepted|published|selected|shortlisted|chosen|featured|approved) (?=for|by|in|at|to)"
)
OF_MINE = re.compile(r" (?:my|me|mine|our|us)\b")
"""A sentence about what others did with something of the user's."""
CARDS = frozenset("licence license permit certificate diploma passport".split())


def idea(text: str) -> str:
    """What follows "Idea:", as a clause without a full stop; empty if it is no idea."""
    match = IDEA.match(tellable(text))
    return lower_first(match["idea"].strip().rstrip(".")) if match else ""


def sentence(text: str) -> str:
    """A fact as one sentence in the first person; empty if it can't be told well.

    A sentence stays as it is; a fragment is completed by the rule of its first word; a limitation,
    a wish about style, an idea, or a sentence about somebody else gives nothing.
    """
    fact = _tidied(text)
    if not fact or IDEA.match(fact):
        return ""
    if (lead := LEAD_IN.match(fact)) and (said := _with_lead_in(lead["lead"], lead["rest"])):
        return said
    clause = _completed(_clause(fact))
    return f"{clause}." if clause and clause[-1] not in ".!?" else clause


def _tidied(text: str) -> str:
    """One line; a figure that stands alone joins the sentence, a dash before a date is "on"."""
    fact = re.sub(r"\. (?=\d)", ", ", tellable(text).rstrip(" .;"))
    fact = re.sub(r" [-–] (?=\d{1,2} [A-Z]|[A-Z][a-z]+ \d)", " on ", fact)
    mine = SHE.sub(lambda match: upper_first(match["did"]), fact)
    return mine if mine == fact else re.sub(r"\b(?:her|him)self\b", "myself", mine)


def _completed(clause: str) -> str:
    """What note form leaves out: ", team of four" -> ", with a team of four"."""
    clause = re.sub(r", (team|staff|crew) of ", r", with a \1 of ", clause)
    clause = re.sub(r", last (?=\w+ (?:as|in|at)\b)", ", the last ", clause)
    if " since " in clause and (match := re.match(r"I (\w+ed) ", clause)):
        clause = clause.replace(f"I {match[1]} ", f"I have {match[1]} ", 1)
    return clause


def _with_lead_in(lead: str, rest: str) -> str:
    """ "Since the interview: tried a broth" -> "Since the interview, I tried a broth."."""
    clause = re.sub(r"\b(?:she|he) (said|told me|mentioned)\b", "you mentioned", _clause(rest))
    if not clause.startswith("I "):
        return ""
    if NEW.fullmatch(lead):
        return f"Since then, {_completed(clause)}."
    if re.match(r"forgot to (say|mention|tell)", lead, re.IGNORECASE):
        return f"One thing I {lower_first(lead)}: {clause}."
    if re.match(r"(since|after|during|in|last|this|at|while) ", lead, re.IGNORECASE):
        return f"{lead}, {clause}."
    return f"{clause}."


def _clause(fact: str) -> str:
    word, _, rest = fact.partition(" ")
    low = word.lower().strip(",")
    if WITHHELD.match(fact):
        return ""
    if (clause := whole(fact, low, rest)) is not None:
        return clause
    verb = low in verbs.PRESENT or verbs.is_past(low)
    card = set(noun_of(fact).lower().split()) & CARDS
    if (len(word) > 1 and word.isupper()) or (card and not verb):
        return _noun_phrase(fact)  # "LED lighting installer", "Driving licence"
    if PASSIVE_FIRST.match(fact):
        return f"I {_be(fact).replace('am', 'was')} {lower_first(fact)}"
    start = fact.lower().replace("’", "'").split()[:4]
    if start[0].rstrip(":") in verbs.LIMITS or verbs.NEGATIONS & {*start}:
        return ""
    if re.match(r"(she|he|they|it|their|his|name given)\b", fact, re.I):
        return ""
    if (low in ADVERBS or low.endswith("ly")) and rest:
        return _recently(low, rest)
    if (low == "laid" and rest.startswith("off")) or fact.lower().startswith("made redundant"):
        return f"I was {lower_first(fact)}"
    if low in verbs.PRESENT:
        return f"I {verbs.first_person(low)} {_own(rest)}"
    if low in verbs.DONE_TO_ME:
        return f"I was {low} {_own(rest)}"
    done = low == "trained" and rest.split()[0] not in PREPOSITIONS | {"to", "by"}
    if low in verbs.STATES | verbs.ADJECTIVES and rest and not done:
        stated = re.sub(r"^fluent (?!in)", "fluent in ", lower_first(fact))
        return f"I {_be(fact)} {stated}"
    if (verbs.is_past(low) or done) and rest:
        return f"I {low} {_own(rest)}"
    if (
        (low.endswith("ing") and len(low) > 4)
        and rest
        and low not in {"spring", "morning", "evening"}
    ):
        return f"I am {low} {_own(rest)}"
    return _noun_phrase(fact)


def _recently(adverb: str, rest: str) -> str:
    """ "just finished a course" -> "I have just finished a course"."""
    verb, _, what = rest.partition(" ")
    if not what or not (verbs.is_past(verb) or verb in {"done", "taken", "written", "begun"}):
        return ""
    have = "" if verb in verbs.PAST_IRREGULAR or adverb == "once" else "have "
    return f"I {have}{adverb} {verb} {_own(what)}"


def _noun_phrase(fact: str) -> str:
    if years := YEARS.match(fact):
        return _years(years["n"], years["rest"])
    if (years := YEARS_LAST.match(fact)) and not verbs.is_past(fact.split()[0].lower()):
        return f"{_years(years['n'], years['what'])}{years['more'] or ''}"
    words = fact.split()
    head = noun_of(fact)
    if words[-1].lower() in verbs.STATES or re.search(r"\b(certified|trained|registered|qualified"
                                                     r"|licensed) since\b", fact):  # fmt: skip
        return f"I {_be(fact)} {lower_first(fact)}"
    if {w.lower().strip(",.()") for w in head.split()} & verbs.CREDENTIALS:
        return f"I hold {article(head)}{lower_first(fact)}"
    if words[0].lower().replace(".", "") in verbs.CREDENTIAL_MARKS:
        degree = words[0].lower().replace(".", "") in verbs.DEGREES
        return f"I hold {article(words[0]) if degree else ''}{fact}"
    if head.split()[-1].lower().endswith(verbs.AGENT_ENDINGS):
        return f"I am {article(head)}{lower_first(fact)}"
    if OF_MINE.search(fact) and any(verbs.is_past(w.lower()) for w in words[1:4]):
        return fact
    if any(verbs.is_past(w.lower()) for w in words[1:4]) and "," not in " ".join(words[:4]):
        return "My " + PASSIVE.sub(r" was \1 ", lower_first(fact))
    return f"My {lower_first(fact)}" if ": " in fact else f"My background: {fact}"


def _years(number: str, rest: str) -> str:
    first = rest.split()[0].lower()
    number = lower_first(number)
    if first in PREPOSITIONS or first.endswith("ing"):
        return f"I have spent {number} years {rest}"
    head = noun_of(rest)
    if head.isupper() or head.split()[-1].lower().endswith(verbs.AGENT_ENDINGS):
        return f"I have {number} years' experience as {article(head)}{lower_first(rest)}"
    return f"I have {number} years of {lower_first(rest)}"


def _be(fact: str) -> str:
    return "have been" if re.search(r"\bsince (\w+ )?\d{4}\b", fact) else "am"


def _own(rest: str) -> str:
    """ "the cards her restaurant uses" was said of the sender: "my restaurant"."""
    mine = re.sub(r"\b(his|her) (?=[a-z])", "my ", rest)
    head = noun_of(mine).lower().split()
    bare = head and head[0] not in PREPOSITIONS and not {"a", "an", "the", "my"} & {*head}
    if bare and len(head) < 5 and head[-1] in verbs.COUNTED | verbs.CREDENTIALS:
        return f"{article(noun_of(mine))}{mine}"
    return BARE_DATE.sub(r"\1on \2", mine)
