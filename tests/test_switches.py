"""Every rule can be switched off, save those that nobody should do without."""

from __future__ import annotations

import datetime as dt
import importlib

import pytest
from people import event, situation
from test_judge import Model, added, reply, said
from test_leaks import LEAKING, SENT
from test_tone import EXAMPLES

from drafter.assembly import open_drafter
from drafter.cadence import pace
from drafter.checking import check
from drafter.drafting import Drafter
from drafter.embedding import Embedder
from drafter.errors import BadInput
from drafter.history.colleagues import Colleague
from drafter.judge import Judge
from drafter.judge.words import load_words
from drafter.message import Draft, Message, Stop
from drafter.prompts.kinds import kind
from drafter.prompts.tone import load_rules
from drafter.tone.guard import ToneGuard
from drafter.tone.override import FINAL
from drafter.writers.phrasebook import Phrasebook
from drafter.writers.scripted import ScriptedWriter

JUDGED = {question.id for question in load_words().questions}
ALL = sorted({*load_rules(), *JUDGED})
IN_A_BATCH = {"S6", "C4"}
"""Only rows of one table can break them."""
OF_THE_72 = (
    *(f"S{n}" for n in range(1, 8)), *(f"P{n}" for n in range(1, 10)),
    *(f"U{n}" for n in range(1, 4)), *(f"B{n}" for n in range(1, 6)),
    *(f"F{n}" for n in range(1, 4)), *(f"V{n}" for n in range(1, 7)),
    *(f"L{n}" for n in range(1, 6)), *(f"A{n}" for n in range(1, 8)),
    *(f"G{n}" for n in range(1, 10)), *(f"C{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 12)),
)  # fmt: skip
UNUSED = {"U3", "A6", "A7"}
"""Of the first plan: when to press send, and two that no judge could tell reliably."""
GERMAN = (
    "Guten Tag Frau Marsh,\n\nist die Stelle noch frei, und an wen darf ich mich wenden, wenn ich "
    "noch eine Frage dazu habe?\n\nBen Achterkamp"
)


def test_every_rule_of_the_plan_is_one_or_is_known_to_be_left_out() -> None:
    assert len(OF_THE_72) == 72
    assert set(OF_THE_72) - set(ALL) == UNUSED


@pytest.mark.parametrize("rule", [*sorted({*ALL, *OF_THE_72})])
def test_a_rule_is_switched_off_or_refused(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_RULES_OFF", f'["{rule}"]')
    if rule in FINAL or rule in UNUSED:
        with pytest.raises(BadInput, match=rf"^{rule} (?:can't be switched off|is no rule)"):
            open_drafter(writer="phrasebook", recall=False)
        return
    drafter = open_drafter(writer="phrasebook", recall=False).drafter
    assert spoken(ToneGuard(), rule) or rule in IN_A_BATCH, "nothing here breaks this rule"
    assert isinstance(drafter.guard, ToneGuard)
    assert not spoken(drafter.guard, rule)


def spoken(guard: ToneGuard, rule: str) -> bool:
    """Whether a rule objects to what breaks it: a text, a pace, or what a judge says of it."""
    rows = [(draft, about) for id, column, draft, about in EXAMPLES if (id, column) == (rule, 0)]
    if rows:
        return any(rule in rules_of(guard(*row)) for row in rows)
    if rule in PACES:
        return rule in paced(guard, rule)
    if rule == "G12":
        return rule in rules_of(check(guard, LEAKING, situation(), others=[SENT]))
    if rule == "L6":
        return rule in rules_of(guard(Draft("", GERMAN), situation()))
    return rule in JUDGED and rule in judged(guard, rule)


def rules_of(findings: object) -> set[str]:
    return {one.rule for one in findings}  # type: ignore[attr-defined]


APPLIED = event("2026-11-02", "out", "portal", "applied")
COLD = {"kind": "named_contact_first_touch", "pasted_message": ""}
STATUS = {"kind": "status_check_manager", "pasted_message": "", "situation": ""}
HOLD = "The vacancy closes on 4 December 2026. We are unable to answer queries before that date."
PACES = {
    "C1": {**STATUS, "history": [APPLIED], "today": "2026-11-06"},
    "C2": {**COLD, "history": [event(f"2026-09-{n:02}", "out", "email", "x") for n in (1, 9)]},
    "C5": {"pasted_message": "", "history": [event("2026-11-16", "out", "sms", "x")]},
    "C7": {**STATUS, "history": []},
    "C8": {**STATUS, "history": [APPLIED], "pasted_message": HOLD},
    "C9": {**COLD, "history": []},
}
WRITTEN_TO = Colleague("Dagny Holt", "Tallowbridge Brewery", dt.date(2026, 11, 12))


def paced(guard: ToneGuard, rule: str) -> set[str]:
    """What the loop and the check say of a pace; both ask the same and must agree."""
    about = situation(**PACES[rule])
    found = check(guard, Draft("", "Hello."), about, colleagues=[WRITTEN_TO])
    may = pace(kind(about.kind), about, colleagues=[WRITTEN_TO], off=guard.off)
    stopped = {may.stop.rule} if may.stop else set()
    assert stopped | rules_of(may.findings) <= rules_of(found)
    return rules_of(found)


def judged(guard: ToneGuard, rule: str) -> set[str]:
    draft = Draft("", "Dear Ms Marsh,\n\nWhich one thing should I work on?\n\nBen Achterkamp")
    quote = "Which one thing should I work on?"
    model = Model(reply(said(rule, quote, sentence=2)))
    return rules_of(added(Judge(model, off=guard.off), draft, situation()))


@pytest.mark.parametrize("rule", ["C1", "C2", "C8", "U2"])
def test_a_stop_is_none_where_its_rule_is_off(rule: str, embedder: Embedder) -> None:
    stops = {
        **PACES,
        "C1": {**PACES["C1"], "today": "2026-11-04"},
        "C2": {**COLD, "history": [event(f"2026-0{n}-01", "out", "email", "x") for n in (5, 6, 7)]},
        "U2": {"kind": "real_deadline_nudge", "pasted_message": "", "history": []},
    }
    book = Phrasebook(embedder)

    def stopped(*off: str) -> str:
        guard = ToneGuard(off=frozenset(off))
        drafter = Drafter(writer=book, phrasebook=book, recall=lambda s, k: (), guard=guard)
        made = drafter.draft(situation(**stops[rule]))
        return made.rule if isinstance(made, Stop) else ""

    assert stopped() == rule
    assert stopped(rule) != rule
    assert stopped("C1", "C2", "C8", "U2") == ""


def test_a_final_stop_is_one_all_the_same() -> None:
    """The setting is refused, so no guard gets there; the stop itself knows no switch to ask."""
    about = situation(recipient={"name": "Ingrid Marsh", "do_not_contact": True})
    with pytest.raises(BadInput):
        importlib.import_module("drafter.tone.override").switched_off(["C3"])
    stop = pace(kind(about.kind), about).stop
    assert stop and stop.rule == "C3"


def test_the_loop_asks_for_the_colleagues(embedder: Embedder) -> None:
    drafter = Drafter(
        writer=ScriptedWriter([Draft("x", "Hello.")] * 3), phrasebook=Phrasebook(embedder),
        recall=lambda situation, kind: (), guard=ToneGuard(),
        colleagues=lambda situation: (WRITTEN_TO,),
    )  # fmt: skip
    made = drafter.draft(situation(**PACES["C9"]))
    assert isinstance(made, Message)
    assert "C9" in rules_of(made.findings)
