"""Change one number, name, firm or date in a situation: does the guard see that the draft is wrong?

    PYTHONPATH=. .venv/bin/python benchmarks/mutations.py [--show]

The drafts are the phrasebook's, of every kind's own example, as letters and LinkedIn messages. They
are first checked against their own situation (no alarm), then against one in which a single detail
that the draft tells is another.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.assembly import open_drafter
from drafter.drafting import Drafter
from drafter.message import Draft, Message
from drafter.situation import Situation, read_situation

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "situations").glob("*.json"))
NUMBER = re.compile(r"(?<![\w-])\d+(?![\w-]*\d|[/:.]\d)")
NAME = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")
MONTHS = "January February March April May June July August September October November December"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
OTHERS = ("Quennell", "Brathwaite", "Ostrander")
"""Names that nobody in the examples has."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--show", action="store_true", help="print what was not noticed")
    show = parser.parse_args().show
    drafter = open_drafter(writer="phrasebook", recall=False).drafter
    noticed, made, alarms = Counter[str](), Counter[str](), 0
    for about, draft in drafts(drafter):
        alarms += bool(grounding(drafter, draft, about))
        for sort, old, changed in mutants(about, draft):
            made[sort] += 1
            seen = bool(grounding(drafter, draft, changed))
            noticed[sort] += seen
            if show and not seen:
                print(f"NOT NOTICED {about.kind} {sort} {old!r}")
    print("| changed | noticed | of | share |\n|---|---|---|---|")
    for sort in (*made, "all"):
        right, of = (
            (noticed[sort], made[sort]) if sort != "all" else (noticed.total(), made.total())
        )
        print(f"| {sort} | {right} | {of} | {right / of:.1%} |")
    print(f"\nalarms on unchanged ones: {alarms}")


def drafts(drafter: Drafter) -> Iterator[tuple[Situation, Draft]]:
    for file in EXAMPLES:
        data = json.loads(file.read_text("utf-8"))
        for channel in ("email", "linkedin_message"):
            about = read_situation(data | {"channel": channel}, where=file.name)
            try:
                message = drafter.draft(about)
            except Exception as error:  # A kind for calls only.
                assert "is not for this channel" in str(error)
                continue
            if isinstance(message, Message):
                yield about, message.draft


def grounding(drafter: Drafter, draft: Draft, about: Situation) -> list[str]:
    found = drafter.guard(draft, about, None)
    return [f.rule for f in found if f.rule[0] == "G" and f.severity != "hint"]


def mutants(about: Situation, draft: Draft) -> Iterator[tuple[str, str, Situation]]:
    """What was changed, the old word, and the situation that has another one everywhere."""
    told = json.dumps(about.model_dump(mode="json", by_alias=True), ensure_ascii=False)
    days = {str(int(day)) for day in re.findall(r"\d{4}-\d\d-(\d\d)", told)}
    for number in sorted(set(NUMBER.findall(draft.body)) - days):
        # No month has a 34th: a day moves within its month, and stays on its weekday.
        other = int(number) + (-7 if is_day(number, told) and int(number) > 21 else 7)
        yield from _changed("number", about, number, str(other))
    for name in sorted(set(NAME.findall(draft.body)) - set(about.sender.name.split())):
        if name in MONTHS.split():
            if f"-{MONTHS.split().index(name) + 1:02}-" not in told:
                other_month = MONTHS.split()[(MONTHS.split().index(name) + 5) % 12]
                yield from _changed("month", about, name, other_month)
        elif name in about.role.split():
            continue  # "Dental" of "Dental Hygienist" is no name, though the practice has it too
        elif name in f"{about.recipient.name} {about.recipient.company}".split():
            yield from _changed("reader or firm", about, name, OTHERS[0])
        elif any(name in fact.text.split()[1:] for fact in about.sender.public_facts):
            plain = name.removesuffix("s")
            if plain in WEEKDAYS.split():
                other_day = WEEKDAYS.split()[(WEEKDAYS.split().index(plain) + 3) % 7]
                yield from _changed(
                    "weekday in a fact", about, name, other_day + name[len(plain) :]
                )
            else:
                yield from _changed("name in a fact", about, name, OTHERS[1])


def is_day(number: str, told: str) -> bool:
    month = f"(?:{'|'.join(MONTHS.split())})"
    return bool(re.search(rf"\b{number} {month}|{month} {number}\b", told))


def _changed(
    sort: str, about: Situation, old: str, new: str
) -> Iterator[tuple[str, str, Situation]]:
    before = about.model_dump(mode="json", by_alias=True)
    after = _replaced(before, re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])"), new)
    if after == before:
        return
    try:
        yield sort, old, read_situation(after, where="mutant")
    except Exception:  # A date that does not exist.
        return


def _replaced(told: Any, old: re.Pattern[str], new: str) -> Any:
    """In every text, word by word, after a line break too; in addresses without the capital."""
    if isinstance(told, dict):
        return {key: _replaced(value, old, new) for key, value in told.items()}
    if isinstance(told, list):
        return [_replaced(value, old, new) for value in told]
    if not isinstance(told, str):
        return told
    if re.fullmatch(r"\S+@\S+", told):
        return re.sub(old.pattern, new.casefold(), told, flags=re.IGNORECASE)
    return old.sub(new, told)


if __name__ == "__main__":
    main()
