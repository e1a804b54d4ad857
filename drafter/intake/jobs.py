"""Which job it is about: title, employer and reference, where the text says so plainly."""

from __future__ import annotations

import re

from drafter.intake.cues import table
from drafter.intake.found import Found, found
from drafter.intake.plain import Plain
from drafter.intake.signature import is_employer

CAP = r"(?:[A-Z0-9][\w'’+#./-]*|[A-Z]{1,4}&[A-Z]{1,4})"
SMALL = r"(?:of|and|the|for|in|to|de|des|du|und|für|der|&|/|[-–](?= [A-Z]))"
ASIDE = r"(?:,? \((?!Ref|Req|ref|req|Job|ID|#)[^()\n]{2,30}\))"
TITLE = rf"(?P<role>{CAP}(?:(?: (?:{SMALL} ){{0,2}}{CAP})|{ASIDE}){{0,8}})"
QUOTED = r"[\"'“‘„»«](?P<role>[^\"“”„»«\n]{3,70}?)[\"'”’“«»]"
LOWER = r"(?P<role>(?:[\w&/+-]+ ){0,3}[\w&/+-]+)"
SMALL_WORDS = r"[a-z][a-z&/-]*(?: [a-z][a-z&/-]*){1,4}"
JOB = (
    r"(?i:position|role|post|job|vacancy|opening|opportunity|internship|apprenticeship"
    r"|traineeship|placement)"
)
LEAD = (
    r"(?i:appl(?:y|ied|ying)|application|candidacy|interest(?:ed)?|interview(?:ed|ing)?|CV"
    r"|considered|considering you|turned (?:me )?down|rejected|said no|hiring|recruiting"
    r"|interviewing|shortlisted|selected|looking)"
)
FOR = r"(?i:for|as|(?<=interest )in|(?<=interested )in)"
THE = r"(?i:the |our |a |an |your |this |my )?"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{JOB}(?: title)? (?i:of|as|for) {THE}{QUOTED}",
        rf"\b{JOB}(?: title)? (?i:of|as|for) {THE}{TITLE}",
        rf"\b{LEAD}(?: (?:[\w-]+ ){{0,4}}?)?{FOR} {THE}(?:{JOB} of )?{TITLE}",
        rf"\b(?i:the|our|a|an) {TITLE} {JOB}\b",
        rf"(?i:\bStelle|\bPosition|\bAusschreibung)(?: als| zum| zur)? {QUOTED}",
        rf"(?i:\bStelle|\bPosition|\bBewerbung)(?: als| zum| zur) {TITLE}",
        rf"(?i:poste|puesto|offre|vacante|candidature)(?: de| d'|:)? {QUOTED}",
        rf"(?i:poste|puesto|candidature)(?: de| au poste de| pour le poste de) {TITLE}",
        rf"\b(?i:the|our|your|an?|my|their|that) (?P<role>{SMALL_WORDS}) {JOB}\b",
        rf"\b(?i:about|for|regarding|re) the {LOWER} {JOB}\b",
    )
)
REF = re.compile(
    r"\b(?:(?:req(?:uisition)?|ref(?:erence)?|kennziffer|referenz(?:nummer)?|réf(?:érence)?"
    r"|referencia)\.?(?:\s?(?:id|no|nr|num(?:ber)?|code))?"
    r"|(?:job|vacancy|position|posting|stellen)[ -]?(?:id|no|nr|number|code|ref|#))"
    r"\.?\s{0,2}[:#]{0,2}\s{0,2}"
    r"(?P<ref>[A-Z]{0,6}[-_/]?\d[A-Z0-9_/-]{0,20}|[A-Z]{1,6}[A-Z0-9]*(?:[-_/][A-Z0-9]+)+)\b"
    r"|\b(?P<bare>(?:JR|REQ|R)-?\d{4,10})\b",
    re.IGNORECASE,
)
SUBJECT_LEAD = re.compile(
    r"(?:(?:status |update )?(?:of |on |about |regarding )?(?:your |my |the )?(?:job )?"
    r"(?:application|interview|candidacy|bewerbung|ihre bewerbung|votre candidature|candidature)"
    r"(?: (?:update|status|received|outcome))?"
    r"\s*(?:for|as|to|-|–|:|als|um|au poste de|pour le poste de|in)?\s*(?:the |our )?"
    r"(?:(?:position|role|post|job|vacancy) (?:of |as )?)?"
    r"|(?:your )?interest in (?:the |our )?"
    r"|(?:job|role|position|vacancy|interview|outcome|absage)\s*[:–-]\s*"
    r"|update(?: on|:)? (?:the )?)",
    re.IGNORECASE,
)
SUBJECT_END = re.compile(
    r"\s*(?:\(|\[| - | – | — | \| |: | at | with | bei | chez |#"
    r"|\bReq\b|\bRef\b|, (?=Ref|Req|Job|ref))"
)
STATUS = re.compile(
    r"\b(?:interview|application|update|status|outcome|decision|feedback|next steps|thank"
    r"|received|automatic|bewerbung|absage|candidature|result|offer|news|your|our|hello|question"
    r"|invitation|follow)\b",
    re.IGNORECASE,
)
AFTER_TITLE = re.compile(
    r" [-–] (?=\d|[a-z])| at | with |[.:;] "
    r"|[.,;:]? (?=(?:Thank|We|I|Unfortunately|After|At|Dear|Your|The)\b)"
)
AT = re.compile(
    r"\b(?:at|with|join|joining|bei|chez|(?<=apply )to|(?<=applied )to|(?<=applying )to"
    r"|(?<=application )to) (?P<company>(?:the )?[A-Z][\w&'’.-]*"
    r"(?: (?:&|of|and|the|de|für|van)(?= [A-Z])| [A-Z][\w&'’.-]*){0,5})"
)
NOT_A_FIRM = re.compile(
    r"(?:(?:the )?(?:end|moment|time|least|present|stage|(?:Mon|Tues|Wednes|Thurs|Fri)day|January"
    r"|February|March|April|May|June|July|August|September|October|November|December|LinkedIn"
    r"|Indeed|Zoom|Teams|HR|UK|US|EU|I|We|You|He|She|Regards)\b)"
)
APPLIED = re.compile(
    r"\b(?:appl\w+|interest|role|position|post|job|candidacy|interview\w*|time|thank|working"
    r"|opportunit\w+|career|turned|rejected|Bewerbung)\b",
    re.IGNORECASE,
)
NO_TITLE = frozenset(
    "the same this that other next new right a an any your our my more one".split()
)
LONGEST = 6000
LONGEST_TITLE = 80


def role(text: Plain, subject: Plain | None = None) -> Found | None:
    """The job's title: from the subject line, else from a plain phrase in the text."""
    if subject is not None and (named := _subject_role(subject)):
        return named
    for pattern in PATTERNS:
        for match in pattern.finditer(text.text[:LONGEST]):
            if title := _title(text, *match.span("role")):
                return title
    return None


def _title(text: Plain, start: int, end: int) -> Found | None:
    words = text.text[start:end]
    if cut := AFTER_TITLE.search(words):
        words = words[: cut.start()]
    words = words.rstrip(" .,;:-–'\"")
    if not re.search(r"[^\W\d_]{2}", words) or len(words) > LONGEST_TITLE:
        return None
    if _is_date(words) or NOT_A_FIRM.match(words):
        return None
    if words[0].islower():
        return _in_small_letters(text, start, words)
    if words.split()[0].lower() in NO_TITLE:
        return None
    return found("role", text, start, start + len(words), sure=words[0].isupper())


def _in_small_letters(text: Plain, start: int, words: str) -> Found | None:
    """ "the shift lead job": two words that only name are a title, one may be anything."""
    describing = table().words["no_title"]
    while words and words.split()[0].lower() in describing:
        start += len(words) - len(words := words.partition(" ")[2])
    if not words or any(word.lower() in describing for word in words.split()):
        return None
    return found("role", text, start, start + len(words), sure=" " in words)


def _is_date(words: str) -> bool:
    return bool(re.match(r"\d+(?:st|nd|rd|th)?\b(?!-)", words)) or words.lower() in table().months


def _subject_role(subject: Plain) -> Found | None:
    """ "RE: Junior Planner (Ref 12) - interview": what is left without marks and status."""
    start = _past_marks(subject.text)
    lead = SUBJECT_LEAD.match(subject.text, start)
    start = lead.end() if lead else start
    rest = subject.text[start:]
    end = SUBJECT_END.search(rest)
    words = rest[: end.start()] if end else rest
    ref_below = REF.search(rest)
    if STATUS.search(words) or not 1 <= len(words.split()) <= 8 or not words[:1].isupper():
        return None
    if REF.match(rest) or (len(words.split()) == 1 and not lead and not ref_below):
        return None
    sure = bool(lead or (end and ref_below))
    return found("role", subject, start, start + len(words), sure=sure)


def _past_marks(subject: str) -> int:
    """The end of "RE: [EXTERNAL] Fwd: "."""
    marks = "|".join(re.escape(mark) for mark in table().mail["reply_marks"])
    mark = rf"\s*(?:\[(?:{marks})\]:?|(?:{marks})(?:\[\d+\])?\s?:)\s*"
    match = re.match(rf"(?:{mark})*", subject, re.IGNORECASE)
    return match.end() if match else 0


def ref(*texts: Plain | None) -> Found | None:
    for text in texts:
        for match in REF.finditer(text.text[:LONGEST] if text else ""):
            group = "ref" if match["ref"] else "bare"
            if text and len(match[group]) >= 3 and any(char.isdigit() for char in match[group]):
                return found("ref", text, *match.span(group))
    return None


def company(*texts: Plain | None) -> Found | None:
    """The employer in "your application to …", "the role of … at …"."""
    for text in texts:
        for sentence in text.cut(0, LONGEST).sentences() if text else ():
            for match in AT.finditer(sentence.text):
                words = match["company"].rstrip(" .,'’")
                start = match.start("company")
                if _is_person(sentence.text, match) or NOT_A_FIRM.match(words):
                    continue
                if APPLIED.search(sentence.text[:start]):
                    return found("company", sentence, start, start + len(words))
    return None


def _is_person(text: str, match: re.Match[str]) -> bool:
    """ "an interview with Mina Sorel (Operations Manager, …)", "interviewed with Mina Sorel" """
    if not match.group().startswith("with"):
        return False
    meeting = re.search(
        r"\b(?:interview\w*|meeting|call|spoke|talk)$", text[: match.start()].rstrip()
    )
    named = (
        meeting and len(match["company"].split()) in {2, 3} and not is_employer(match["company"])
    )
    return bool(named) or text[match.end() :].startswith(" (")
