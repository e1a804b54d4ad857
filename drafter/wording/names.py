"""How people are called: the parts of a name, and what to write after "Dear"."""

from __future__ import annotations

import re

from drafter.situation import Recipient
from drafter.wording import tidy
from drafter.wording.folding import fold

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor doctor sir madam dame sgt capt lt col maj cpl chef pr"
    " rev fr sr herr frau mme m eng engr atty col gen adm hon judge rabbi imam sheikh director"
    " ing dipl".split()
)
SUFFIXES = frozenset(
    "jr sr ii iii iv phd md mba cpa rn esq pe cfa pmp dds obe mbe cbe bsc ba".split()
)
PARTICLES = frozenset(
    "van von vom zu de der den da di la le del della dos das do du ten ter af av al el bin binte"
    " binti bint ibn ben ni nic o mac mc st san".split()
)
PATRONYMICS = frozenset("bin binte binti bint a/l a/p s/o d/o".split())
TEAMS = frozenset(
    "team hiring recruitment recruiting recruiter talent hr department dept office manager desk"
    " committee panel resources people careers".split()
)
VIETNAMESE = frozenset(
    "nguyen tran pham huynh hoang dang bui duong ngo le vu vo phan do ho ly dinh truong".split()
)
CHINESE = frozenset(
    "li wang zhang liu chen zhao huang zhou wu xu zhu lin guo gao luo zheng xie song tang".split()
)
HUNGARIAN = frozenset(
    """peter laszlo istvan janos zoltan gabor ferenc attila jozsef sandor tamas zsolt tibor andras
    csaba imre lajos gyorgy balazs gyula mihaly karoly bela adam kalman marton katalin eva zsuzsanna
    ilona erzsebet agnes judit reka eszter krisztina timea aniko szilvia eniko boglarka dora
    orsolya zsofia piroska""".split()
)
"""Given names that stand last where the family name comes first."""
PINYIN = re.compile(r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiou]{1,3}(?:ng|n|r)?){1,2}")
NICKNAME = re.compile(r"""(?:(?<=\s)|^)["'“‘]([^"'“”‘’]+)["'”’](?=\s|$)""")
BRACKETS = re.compile(r"\s*[(（\[{]([^)）\]}]*)[)）\]}]")
OWNED = re.compile(r"'s?$")
CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


def title(name: str) -> str:
    """The title that a name begins with, as it is written: "Dr." or nothing."""
    head, _, rest = name.strip().partition(" ")
    return head if rest and _bare(head) in TITLES else ""


def nickname(name: str) -> str:
    match = NICKNAME.search(name)
    return match[1] if match else ""


def parts(name: str) -> list[str]:
    """The words of a name without titles, nicknames, brackets and letters after it."""
    plain = BRACKETS.sub("", NICKNAME.sub(" ", name))
    head, comma, tail = plain.partition(",")
    if comma and tail.strip() and not _is_suffix(tail):
        head = f"{tail} {head}"  # "Marsh, Ingrid", as address books have it
    words = head.split()
    while len(words) > 1 and _bare(words[0]) in TITLES:
        words.pop(0)
    while len(words) > 1 and _bare(words[-1]) in SUFFIXES:
        words.pop()
    return words


def plain(name: str) -> str:
    return " ".join(parts(name))


def first(name: str) -> str:
    """The given name, wherever the order of the name puts it; the whole where that's unsure."""
    words = parts(name)
    if not words:
        return name.strip()
    if _is_whole(words):
        return " ".join(words)
    if _is_vietnamese(words):
        return words[-1]
    named = [word for word in words[:-1] if len(word.rstrip(".")) > 1]
    return named[0] if named else " ".join(words)


def surname(name: str) -> str:
    """The part that goes with Ms or Mr."""
    words = parts(name)
    if not words:
        return name.strip()
    if any(fold(word) in PATRONYMICS for word in words):
        return words[0]
    if _is_vietnamese(words):
        return words[-1]
    if _is_family_first(words):
        return words[0]
    if _is_whole(words) or all(len(word.rstrip(".")) == 1 for word in words):
        return " ".join(words)
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]).strip("'.") in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def written(name: str) -> str:
    """A name as one signs it: given name first, not in capitals or in small letters throughout."""
    line = tidy.plain(name) or name
    _, comma, tail = line.partition(",")
    return _cased(plain(line) if comma and not _is_suffix(tail) else line)


def _cased(name: str) -> str:
    """Small letters or capitals throughout are a habit of keyboards, not of people."""
    words = name.split()
    if not (name.islower() or (name.isupper() and any(len(word) > 3 for word in words))):
        return name
    return " ".join(
        word if fold(word) in PARTICLES or "." in word.rstrip(".") else _capital(word)
        for word in words
    )


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def address(recipient: Recipient, formality: str) -> str:
    """What stands after "Dear" or "Hi". Whether someone is Ms or Mr is never guessed."""
    name = _cased(recipient.name)
    called = _address(recipient.model_copy(update={"name": name}), formality).strip(" ,()\"'")
    return called or name.strip(" ,()\"'") or "you"


def _address(recipient: Recipient, formality: str) -> str:
    name, honorific = recipient.name, recipient.honorific.strip() or title(recipient.name)
    if honorific.lstrip("-").casefold() in {"san", "sama", "ssi", "nim", "ji"}:
        return f"{surname(name)}-{honorific.lstrip('-')}"
    if formality == "casual":
        return nickname(name) or first(name)
    if honorific:
        return f"{honorific} {surname(name)}"
    relation = fold(recipient.relationship)
    if formality == "formal" and (not relation or "stranger" in relation):
        return plain(name)
    return nickname(name) or first(name)


def same_person(words: str, name: str) -> bool:
    """Whether these words name that person, wholly or in part: "Ms Okafor", "Hannah's"."""
    said, known = _tokens(words), spellings(name)
    return bool(said) and said <= known


def spellings(name: str) -> set[str]:
    """Every folded word that may stand for this person."""
    aside = " ".join(BRACKETS.findall(name))
    known = _tokens(plain(name)) | _tokens(nickname(name)) | _tokens(aside)
    hyphened = {piece for word in known for piece in word.split("-")}
    return known | {piece for piece in hyphened if len(piece) > 2}


def _tokens(words: str) -> set[str]:
    tokens = (OWNED.sub("", fold(word).strip('.,;:!?"()')) for word in words.split())
    return {token for token in tokens if token and token not in TITLES}


def _bare(word: str) -> str:
    return fold(word).strip(".,")


def _is_suffix(tail: str) -> bool:
    return all(_bare(word).replace(".", "") in SUFFIXES for word in tail.replace(",", " ").split())


def _is_whole(words: list[str]) -> bool:
    """A single name, a team, or a script and order in which taking it apart would be a guess."""
    team = any(_bare(word) in TEAMS for word in words)
    return len(words) == 1 or team or bool(CJK.search(words[0])) or _is_family_first(words)


def _is_vietnamese(words: list[str]) -> bool:
    marked = re.search(
        r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", " ".join(words).lower()
    )
    return len(words) > 1 and fold(words[0]) in VIETNAMESE and (bool(marked) or len(words) > 2)


def _is_family_first(words: list[str]) -> bool:
    if len(words) != 2 or CJK.search(words[0]):
        return False
    korean = re.fullmatch(r"[A-Z][a-z]+-[a-z]+", words[1])
    chinese = fold(words[0]) in CHINESE and PINYIN.fullmatch(fold(words[1]).replace("-", ""))
    accented = not " ".join(words).isascii()
    hungarian = accented and fold(words[1]) in HUNGARIAN and fold(words[0]) not in HUNGARIAN
    return bool(korean or chinese or hungarian)
