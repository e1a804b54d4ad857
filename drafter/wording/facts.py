"""The user's facts as sentences that stand: "Ran the Friday count" -> "I ran the Friday count."."""

from __future__ import annotations

import re

from drafter.wording import verbs

NUMBER = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
YEARS = re.compile(rf"^(?P<n>(?:over |almost |nearly |about )?(?:{NUMBER})\+?) years?['’]?"
                   r"(?: of)?(?: experience)? (?P<rest>.+)$", re.IGNORECASE)  # fmt: skip
LEAD_IN = re.compile(r"^(?P<lead>[A-Z][^:.;]{3,45}): (?P<rest>.+)$")
IDEA = re.compile(r"^(?:my |an |one )?ideas?(?: \d)?\s*[:–-]\s*(?P<idea>.+)$", re.IGNORECASE)
BARE_DATE = re.compile(r"^((?:\S+ )?)(\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}\b)(?!-)")
HEAD_ENDS = re.compile(
    r",|\(|;| (?:at|in|for|with|on|of|from|who|that|which|moving|applying|leaving|since|to|across"
    r"|during|through|until|by|after|before|per|used|still)\b"
)
PREPOSITIONS = frozenset("in at on with as from for across inside under behind within".split())
PROPER = frozenset("army navy english french german spanish irish welsh i".split())


def idea(text: str) -> str:
    """What follows "Idea:", as a clause without a full stop; empty if it is no idea."""
    match = IDEA.match(text.strip())
    return lower_first(match["idea"].strip().rstrip(".")) if match else ""


def sentence(text: str) -> str:
    """A fact as one sentence in the first person; empty if it can't be told well.

    A sentence stays as it is; a fragment is completed by the rule of its first word; a limitation,
    a wish about style, an idea, or a sentence about somebody else gives nothing.
    """
    fact = " ".join(text.split()).rstrip(" .;")
    if not fact or IDEA.match(fact):
        return ""
    if (lead := LEAD_IN.match(fact)) and (said := _with_lead_in(lead["lead"], lead["rest"])):
        return said
    clause = _completed(_clause(fact))
    return f"{clause}." if clause and clause[-1] not in ".!?" else clause


def _completed(clause: str) -> str:
    """What note form leaves out: ", team of four" -> ", with a team of four"."""
    clause = re.sub(r", (team|staff|crew) of ", r", with a \1 of ", clause)
    clause = re.sub(r", last (?=\w+ (?:as|in|at)\b)", ", the last ", clause)
    if " since " in clause and (match := re.match(r"I (\w+ed) ", clause)):
        clause = clause.replace(f"I {match[1]} ", f"I have {match[1]} ", 1)
    return clause


def _with_lead_in(lead: str, rest: str) -> str:
    """ "Since the interview: tried a broth" -> "Since the interview, I tried a broth."."""
    clause = _clause(upper_first(rest))
    if not clause.startswith("I "):
        return ""
    if re.match(r"forgot to (say|mention|tell)", lead, re.IGNORECASE):
        return f"One thing I {lower_first(lead)}: {clause}."
    if re.match(r"(since|after|during|in|last|this|at|while) ", lead, re.IGNORECASE):
        return f"{lead}, {clause}."
    return f"{clause}."


def _clause(fact: str) -> str:
    word, _, rest = fact.partition(" ")
    low = word.lower().strip(",")
    if re.match(r"(i|i['’]\w+|my|we|our)\b", fact, re.IGNORECASE) and fact[0].isupper():
        return fact
    if low in verbs.LIMITS or re.match(r"(she|he|they|it|their|his|name given)\b", fact, re.I):
        return ""
    if low.endswith("ly") and rest:
        return _recently(low, rest)
    if (low == "laid" and rest.startswith("off")) or fact.lower().startswith("made redundant"):
        return f"I was {lower_first(fact)}"
    if low in verbs.PRESENT:
        return f"I {verbs.first_person(low)} {_own(rest)}"
    if low in verbs.DONE_TO_ME:
        return f"I was {low} {_own(rest)}"
    if low in verbs.STATES | verbs.ADJECTIVES and rest:
        return f"I {_be(fact)} {lower_first(fact)}"
    if verbs.is_past(low) and rest:
        return f"I {low} {_own(rest)}"
    if (low.endswith("ing") and len(low) > 4) and rest and low not in {"spring", "morning"}:
        return f"I am {low} {_own(rest)}"
    return _noun_phrase(fact)


def _recently(adverb: str, rest: str) -> str:
    verb, _, what = rest.partition(" ")
    return f"I {adverb} {verb} {_own(what)}" if what and verbs.is_past(verb) else ""


def _noun_phrase(fact: str) -> str:
    if years := YEARS.match(fact):
        return _years(years["n"], years["rest"])
    words = fact.split()
    head = _head(fact)
    if words[-1].lower() in verbs.STATES or re.search(r"\b(certified|trained|registered|qualified"
                                                     r"|licensed) since\b", fact):  # fmt: skip
        return f"I {_be(fact)} {lower_first(fact)}"
    if {w.lower().strip(",.()") for w in head.split()} & verbs.CREDENTIALS:
        return f"I hold {article(head, of=fact)}{fact}"
    if words[0].lower().replace(".", "") in verbs.CREDENTIAL_MARKS:
        return f"I hold {fact}"
    if head.split()[-1].lower().endswith(verbs.AGENT_ENDINGS):
        return f"I am {article(head, of=fact)}{lower_first(fact)}"
    if any(verbs.is_past(w.lower()) for w in words[1:4]) and "," not in " ".join(words[:4]):
        return f"My {lower_first(fact)}"
    return f"My background in a line: {fact}"


def _years(number: str, rest: str) -> str:
    first = rest.split()[0].lower()
    number = lower_first(number)
    if first in PREPOSITIONS or first.endswith("ing"):
        return f"I have spent {number} years {rest}"
    head = _head(rest)
    if head.split()[-1].lower().endswith(verbs.AGENT_ENDINGS):
        return f"I have {number} years' experience as {article(head, of=rest)}{lower_first(rest)}"
    return f"I have {number} years of {lower_first(rest)}"


def _be(fact: str) -> str:
    return "have been" if re.search(r"\bsince (\w+ )?\d{4}\b", fact) else "am"


def _own(rest: str) -> str:
    """ "the cards her restaurant uses" was said of the sender: "my restaurant"."""
    mine = re.sub(r"\b(his|her) (?=[a-z])", "my ", rest)
    head = _head(mine).lower().split()
    if head and len(head) < 5 and head[0] not in PREPOSITIONS and head[-1] in verbs.COUNTED | verbs.CREDENTIALS:
        return f"{article(_head(mine))}{mine}"
    return BARE_DATE.sub(r"\1on \2", mine)


def _head(phrase: str) -> str:
    """A noun phrase up to its first comma, bracket or preposition."""
    return HEAD_ENDS.split(phrase, maxsplit=1)[0].strip() or phrase


def article(phrase: str, *, of: str = "") -> str:
    """ "a " or "an " before a singular noun phrase; empty before one that takes none."""
    words = phrase.lower().split()
    if not words or words[0] in {"a", "an", "the", "my", "two", "three", "some"}:
        return ""
    if words[-1].endswith("s") and not words[-1].endswith(("ss", "us")):
        return ""
    first = phrase.split()[0]
    if re.match("[A-Z]$|[B-DF-HJ-NP-TV-Z]{2}|[AEIOU][A-Z]+$", first):
        return "an " if first[0] in "AEFHILMNORSX" else "a "
    if re.match(r"(8|11|18)\b", first) or re.match(r"(hour|honest|heir)", words[0]):
        return "an "
    return "an " if words[0][0] in "aeiou" and not re.match(r"(uni|eu|one|use)", words[0]) else "a "


def lower_first(text: str) -> str:
    """Lower case for a common first word; acronyms and proper names keep theirs."""
    first = text.split()[0] if text.split() else ""
    name = first[1:] != first[1:].lower() or first.lower().strip(",") in PROPER
    following = text.split()[1:2]
    looks_like_name = bool(following) and following[0][:1].isupper() and first.istitle()
    return text if name or looks_like_name or any(c.isdigit() for c in first) else (
        text[:1].lower() + text[1:]
    )  # fmt: skip


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def identity(text: str) -> str:
    """The identity line with its article, to stand after "I'm": "a data engineer in Utrecht"."""
    line = " ".join(text.split()).rstrip(" .")
    line = re.sub(r"^(i am|i['’]m)\s+", "", line, flags=re.IGNORECASE)
    if not line:
        return ""
    noun, comma, tail = line.partition(", ")
    if comma and not re.match(r"(new|laid|based|moving|looking|currently|formerly|now|with|from|in"
                              r"|at|on|and)\b", tail):  # fmt: skip
        place = all(w[:1].isupper() and w.isalpha() for w in tail.split())
        named = re.match(r"(class|grade|level|band)\b", tail, re.IGNORECASE)
        line = f"{noun} in {tail}" if place and not named else f"{noun} ({tail})"
    head = _head(noun)
    return article(head) + lower_first(line)


def to_reader(text: str, names: tuple[str, ...] = ()) -> str:
    """ "She showed me the depot." -> "You showed me the depot."; empty if it isn't about them."""
    who = "|".join(["She", "He", "They", *(re.escape(name) for name in names if name)])
    match = re.match(rf"(?:{who}) (?P<rest>.+)$", " ".join(text.split()).rstrip(" ."))
    return f"You {_second_person(match['rest'])}." if match else ""


def _second_person(text: str) -> str:
    for verb, you in (("is", "are"), ("was", "were"), ("has", "have"), ("does", "do")):
        text = re.sub(rf"^{verb}\b", you, text)
        text = re.sub(rf"\b(?:she|he|they) {verb}\b", f"you {you}", text)
    text = re.sub(r"\b(?:she|he|they)\b", "you", text)
    text = re.sub(
        r"\b(?:his|their|her(?= [a-z]))\b(?! (?:about|to|for|and|that|if)\b)", "your", text
    )
    return re.sub(r"\b(?:him|them|her)\b", "you", text)
