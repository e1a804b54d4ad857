"""Voice in sentences: for the user, with what was counted, and for a model."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.voice.profile import FEWEST, Habit, Voice
from drafter.voice.words import words

MOST = 8
"""Words in a list before it says how many more there are."""
RARE = 0.1


def sentences(voice: Voice) -> tuple[str, ...]:
    """For the user: each statement with its counts, what they set marked as theirs."""
    say = words().user
    lead = "heading" if voice.messages >= FEWEST else "little"
    first = say[lead].format(messages=voice.messages, fewest=FEWEST)
    return (first, *_habits(voice), *_lists(voice))


def _habits(voice: Voice) -> Iterator[str]:
    say = words().user
    told = {
        "greeting": say["greeting" if voice.greeting.what else "no_greeting"],
        "closing": say["closing" if voice.closing.what else "no_closing"],
        "sentence": say["sentence"],
        "length": say["length"],
        "forms": say.get(voice.forms.what or "", ""),
        "thanks": say["thanking"],
        "formality": say["formality"],
        "exclamations": say["exclamations"],
        "dashes": say["dashes"],
        "ask": say["ask"],
    }
    for name, form in told.items():
        if (habit := getattr(voice, name)).what is not None:
            yield _counted(form, habit, mine=name in voice.edited)
    yield from (_counted(say["opening"], habit, mine=False) for habit in voice.openings)


def _counted(form: str, habit: Habit, *, mine: bool) -> str:
    """What the user set has no counts."""
    say = words().user
    what = say.get(habit.what or "", habit.what or "")
    if mine:
        form = form.partition(" ({count}")[0].rstrip(".") + "."
    for slot in ("first", "titled", "full"):
        what = what.replace(f"{{{slot}}}", f"[{say[slot]}]")
    told = form.format(what=what, count=habit.count, of=habit.of)
    return told + say["edited"] if mine else told


def _lists(voice: Voice) -> Iterator[str]:
    say = words().user
    if voice.never:
        rest = len(voice.never) - MOST
        more = say["more"].format(rest=rest) if rest > 0 else ""
        yield say["never"].format(what=", ".join(voice.never[:MOST]) + more, of=voice.messages)
    if voice.banned:
        yield say["banned"].format(what=", ".join(voice.banned)) + say["edited"]


def brief(voice: Voice, greeting: str | None, closing: str | None) -> tuple[str, ...]:
    """For a model: what to do, a line each; greeting and closing as they stand in this letter."""
    say = words().model
    lines = [
        say["greeting"].format(what=greeting) if greeting else "",
        "" if closing is None else say["closing" if closing else "no_closing"].format(what=closing),
        *(_told(say[name], getattr(voice, name)) for name in ("sentence", "length", "formality")),
        say.get(voice.forms.what or "", ""),
        _told(say["thanking"], voice.thanks),
        say["dashes" if voice.dashes.share > RARE else "no_dashes"] if voice.dashes.of else "",
        *(_told(say["opening"], habit) for habit in voice.openings[:1]),
        _told(say["ask"], voice.ask),
        say["never"].format(what=", ".join(_plainer(voice))) if voice.never else "",
        say["banned"].format(what=", ".join(voice.banned)) if voice.banned else "",
    ]
    return tuple(line for line in lines if line)


def _told(form: str, habit: Habit) -> str:
    what = words().model.get(habit.what or "", habit.what or "")
    return form.format(what=what) if what else ""


def _plainer(voice: Voice) -> Iterator[str]:
    """The words that come up most, each with the plainer one."""
    for word in voice.never[: 2 * MOST]:
        plain = words().plainer[word]
        yield f'{word} (rather "{plain}")' if plain else word
