"""What somebody wrote in a mail: HTML as text, without the mails below and without a signature."""

from __future__ import annotations

import html
import re

from drafter.history.record import folded
from drafter.intake import endings
from drafter.intake import headers as heads
from drafter.intake.parts import RULE, UNDERLINE, WHEN, WROTE
from drafter.intake.plain import Plain, plain
from drafter.wording.visible import visible

LONGEST = 20_000
"""Characters of a mail that are kept."""
LONGEST_TEXT = 100_000
LONGEST_HTML = 400_000
LONGEST_LINE = 120
BLOCKS = frozenset(
    "address article blockquote br center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p"
    " pre section table td tr ul".split()
)
HIDDEN = frozenset("script style head title template".split())
QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote")
"""What mail programs name the box in which the older mail lies."""
# The standard library's parser takes minutes over some broken pages; this never looks back.
TAG = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9:]{0,15}+)(?P<more>[^<>]{0,4000}+)>", re.I)


def text_of(page: str) -> str:
    """The text of an HTML mail, a line for each block, ">" before what it quotes."""
    page = _uncommented(page[:LONGEST_HTML])
    lines, place, hidden_until = [""], 0, 0
    box, depth, never_closed = "", 0, set[str]()
    for match in TAG.finditer(page):
        if match.start() < hidden_until:
            continue
        _say(lines, page[max(place, hidden_until) : match.start()], quoted=bool(box))
        place, tag = match.end(), match["tag"].lower()
        if tag in BLOCKS:
            lines.append("")
        if tag in HIDDEN and not match["end"]:
            hidden_until = -1 if tag in never_closed else page.find(f"</{tag}", place)
            never_closed |= {tag} if hidden_until < 0 else set()
        elif tag == box:
            depth += -1 if match["end"] else 1
            box = box if depth else ""
        elif not box and not match["end"] and _is_box(tag, match["more"]):
            box, depth = tag, 1
    _say(lines, page[max(place, hidden_until) :], quoted=bool(box))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def _is_box(tag: str, more: str) -> bool:
    return tag == "blockquote" or any(name in more.lower() for name in QUOTES)


def _say(lines: list[str], text: str, *, quoted: bool) -> None:
    """More words for the last line."""
    words = re.sub(r"\s+", " ", html.unescape(text))
    if words.strip() or lines[-1]:
        lines[-1] += f"> {words}" if quoted and not lines[-1] else words


def _uncommented(page: str) -> str:
    """A comment that never ends hides nothing."""
    kept, place = [], 0
    while (start := page.find("<!--", place)) >= 0 and (end := page.find("-->", start)) >= 0:
        kept.append(page[place:start])
        place = end + 3
    return "".join([*kept, page[place:]])


def own(text: str) -> str:
    """Without the mails that it answers; empty if it is nothing but those."""
    lines, at = visible(text[:LONGEST_TEXT]).split("\n"), 0
    kept: list[str] = []
    while at < len(lines):
        above = _attribution(lines, at)
        if above and not _marked(lines, at + above):
            break
        if not above and _older_begins(lines, at):
            break
        if not above and not _is_marked(lines[at]):
            kept.append(lines[at].rstrip())
        at += above or 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()[:LONGEST]


def unsigned(text: str, name: str) -> str:
    """Without small print, and of the signature only the sign-off and the writer's name."""
    whole = plain(text)
    whole = whole.cut(0, endings.disclaimer(whole))
    at = endings.signature(whole)
    below = [line.strip() for line in whole.text[at:].split("\n") if line.strip()]
    kept = below[:1] if below and endings.sign_off()[0].match(below[0]) else []
    kept += [line for line in below[len(kept) : len(kept) + 1] if _is_name(line, name)]
    # Decoding can bring back what visible() took away.
    return visible("\n".join([whole.text[:at].rstrip(), *([""] if kept else []), *kept])).strip()


def _is_name(line: str, name: str) -> bool:
    return {*folded(line).split()} <= {*folded(name).split()}


def _attribution(lines: list[str], at: int) -> int:
    """How many lines "On Monday, Dana wrote:" takes here; 0 if it isn't that."""
    if not WHEN.match(lines[at].lstrip()):
        return 0
    near = [line.strip() for line in lines[at : at + 3]]
    said = (" ".join(near[:n]) for n in range(1, len(near) + 1))
    lines_of_it = next((n for n, line in enumerate(said, start=1) if WROTE.match(line)), 0)
    # "On Monday I wrote:" is one's own; a mail program names a day and a number, or marks lines.
    named = re.search(r"[\d<@]", " ".join(near[:lines_of_it]))
    return lines_of_it if named or _marked(lines, at + lines_of_it) else 0


def _is_marked(line: str) -> bool:
    return line.lstrip().startswith((">", "|>"))


def _marked(lines: list[str], at: int) -> bool:
    return any(map(_is_marked, lines[at : at + 4]))


def _older_begins(lines: list[str], at: int) -> bool:
    """A line such as "-----Original Message-----", or the headers of a mail."""
    bare = lines[at].strip()
    if len(bare) < LONGEST_LINE and RULE.match(bare):
        return True
    ruled = bool(UNDERLINE.match(lines[at]))
    if not ruled and ":" not in bare:
        return False
    near = [Plain(line, [], [], "") for line in lines[at : at + 10]]
    return any(heads.begins(near, n) for n in (range(1, 3) if ruled else (0,)))
