"""G1: blanks that were never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.tone.grounding.ground import Part, hit, squash
from drafter.tone.reading import Hit, Reading, matches
from drafter.wording import names
from drafter.wording.folding import fold

BLANK = re.compile(
    r"""\[[^\]\n]{1,60}\]
      | \{\{?[^{}\n]{0,60}\}\}?
      | <(?!https?:|mailto:)/?[A-Za-z][^<>@\n]{0,40}>
      | «[A-Z_][\w ]{0,30}» | %[A-Z][A-Z_]{2,}% | \$\{?[A-Z][A-Z_]{2,}\}?
      | \((?i:your|insert|add|enter)\s(?:\w+\s)?
          (?:name|number|role|company|title|date|details?|link)\)
      | \((?i:(?:your\s)?(?:company|name|skills?|role|position|job\stitle|date|city|employer
          |achievement|number))\)
      | (?<![\w.])[XYZN]\+?\s(?:years?|months?|weeks?|days?|hours?|people|staff|per\s?cent|%)(?!\w)
      | \b[XYN]\s?% | [€$£₹]\s?[XN]{1,}(?:[.,][XN]+)*(?:k|m)?\b
      | \b(?:Company|Employer|Project|Role|Person|Manager|City|School|Firm)\s[A-CXYZ]\b
      | (?i:\b(?:dd|mm)[/.-](?:dd|mm)(?:[/.-]yy(?:yy)?)?\b)
      | \b0{3,5}[ -]?0{5,7}\b | \b0?0/00/0000\b
      | [#@|]{1,2}[A-Z][A-Z_]{2,}[#@|]{1,2} | \*\|[A-Z_]+\|\*
      | \b[A-Z]{2,}_(?:NAME|HERE|TITLE|DATE|ROLE)\b
      | \b(?i:(?:first|last|full|company|recipient|job)_(?:name|title))\b
      | \b(?:Mr|Ms|Mrs|Miss)\.?\s?/\s?(?:Mr|Ms|Mrs|Miss)\b
      | \((?:his/her|he/she|him/her|s/he|Mr/Ms)\)
      | \b(?:at|for|in|of|with|on|as|by)\s\?{2,}
      | (?<!\w)(?<!\.\.)(?:…|\.{3,})\s*(?=(?:years?|months?|people|%)\b)
      | (?<!\w)X{3,}(?!\w) | (?<!\w)xx/xx(?:/xx(?:xx)?)?(?!\w) | _{3,}
      | \b(?:TBD|TODO(?!\slist)|FIXME)\b | \bYour Name\b | \bCompany Name\b | \bJob Title\b
      | \b(?:XYZ|ABC)\s(?:Ltd|Inc|Corp|Company|Limited)\b | \bCompany\sX\b
      | \b(?:undefined|null|NaN)\b(?=[\s,.!])
      | (?m:^)[ \t]*(?:Dear|(?:Hi|Hello|Hey)(?=[^\n]{0,8}\n))
          (?:[ \t]+(?:Mr|Ms|Mrs|Dr)\.?)?[ \t]*[,:](?=\s)
      | (?m:^)[ \t]*(?:Dear|Hi|Hello|Hey)[ \t]+(?:None|N/A|Name|First ?[Nn]ame|Unknown)\b
    """,
    re.VERBOSE,
)
SLOT_WORD = re.compile(
    r"name|company|role|date|number|insert|title|job|skill|detail|your|recipient|manager|link|xx",
    re.IGNORECASE,
)


NO_PERSON = names.TEAMS | frozenset(
    "info reception desk front enquiries inquiries admin jobs work owner staff mailbox box".split()
)
CODE = re.compile(
    r"(?<=[\w\])}^_$\\])[\[{]|[\[{][^\]}]*[\]}](?=[(\[^_])|\{\d[\d,\s]*\}|\[[a-z]\]",
)
"""An index, a set, a formula, a link: brackets of which nobody fills in anything."""
TAG = re.compile(r"\[[a-z]+(?:-[a-z\d]+)+\]")


def left(reading: Reading) -> Iterator[Hit]:
    for part in (Part("subject", reading.draft.subject, 0), Part("body", reading.draft.body, 0)):
        for match in BLANK.finditer(part.text + "\n"):
            blank = match.group()
            if not (_is_code(part.text, match) or _is_meant(reading, blank)):
                yield hit(reading, "G1", part, match.span())
    yield from matches(reading, "G1")


def _is_code(text: str, blank: re.Match[str]) -> bool:
    at = CODE.match(text, blank.start()) or TAG.match(text, blank.start())
    return at is not None and not SLOT_WORD.search(blank.group())


def _is_meant(reading: Reading, blank: str) -> bool:
    """The user's own brackets; in what is spoken, also a stage direction like [wait]."""
    if blank.strip(" \t\n,:").casefold() in {"hi", "hello", "hey"}:
        return _is_nobody(reading.situation.recipient.name)
    bracketed = blank[:1] in "[<"
    if reading.situation.channel in {"phone_script", "voicemail"} and blank[:1] == "[":
        return not SLOT_WORD.search(blank)
    if not bracketed or len(squash(blank)) < 3:
        return False
    return squash(blank) in squash(reading.situation.known_text())


def _is_nobody(name: str) -> bool:
    """A desk or a mailbox, which nobody greets by name."""
    return not NO_PERSON.isdisjoint(fold(name).split())
