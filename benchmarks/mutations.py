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

from drafter.assembly import open_drafter
from drafter.drafting import Drafter
from drafter.message import Draft, Message
from drafter.situation import Situation, read_situation

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "situations").glob("*.json"))
NUMBER = re.compile(r"(?<![\w-])\d+(?![\w-]*\d|[/:.]\d)")
NAME = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")
MONTHS = "January February March April May June July August September October November December"
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
        seen, of = (noticed[sort], made[sort]) if sort != "all" else (noticed.total(), made.total())
        print(f"| {sort} | {seen} | {of} | {seen / of:.1%} |")
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
        other = str(int(number) + 7)
        yield from _changed("number", told, number, other, draft)
    for name in sorted(set(NAME.findall(draft.body)) - set(about.sender.name.split())):
        if name in MONTHS.split():
            if f"-{MONTHS.split().index(name) + 1:02}-" not in told:
                other = MONTHS.split()[(MONTHS.split().index(name) + 5) % 12]
                yield from _changed("month", told, name, other, draft)
        elif name in f"{about.recipient.name} {about.recipient.company}".split():
            yield from _changed("reader or firm", told, name, OTHERS[0], draft)
        elif any(name in fact.text.split()[1:] for fact in about.sender.public_facts):
            yield from _changed("name in a fact", told, name, OTHERS[1], draft)


def _changed(
    sort: str, told: str, old: str, new: str, draft: Draft
) -> Iterator[tuple[str, str, Situation]]:
    whole = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    if whole.search(told):
        try:
            yield sort, old, read_situation(json.loads(whole.sub(new, told)), where="mutant")
        except Exception:  # A date that does not exist.
            return


if __name__ == "__main__":
    main()
