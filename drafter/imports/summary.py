"""What an import would keep, counted, and said in words before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.history.bulk import Kept
from drafter.prompts.imports import mailbox

EXAMPLES = 3


@dataclass
class Summary:
    sent: int = 0
    received: int = 0
    people: Kept = field(default_factory=Kept)
    applications: Kept = field(default_factory=Kept)
    there: int = 0
    """Mails that are kept already."""
    left: Mapping[str, int] = field(default_factory=Counter)
    """Why how many are left out."""
    examples: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was assumed or not read, as sentences."""

    @property
    def new(self) -> int:
        """Records that keeping would add or bring up to date."""
        kept = self.people + self.applications
        return self.sent + self.received + kept.added + kept.changed

    def example(self, *parts: str) -> None:
        if len(self.examples) < EXAMPLES:
            self.examples.append(", ".join(filter(None, parts)))

    def lines(self) -> list[str]:
        words = mailbox().summary
        same = self.there + self.people.same + self.applications.same
        left = "; ".join(
            mailbox().left[why].format(n=n) for why, n in self.left.items() if n and why
        )
        lines = [*self.notes]
        if self.sent or self.received:
            lines.append(words["mails"].format(sent=self.sent, received=self.received))
        for name, kept in (("people", self.people), ("applications", self.applications)):
            if kept.added or kept.changed:
                lines.append(words[name].format(new=kept.added, changed=kept.changed))
        lines += [words["there"].format(n=same)] if same else []
        lines += [words["left"].format(why=left)] if left else []
        lines += [] if self.new or self.facts else [words["nothing"]]
        lines += [words["first"], *(f"  {one}" for one in self.examples)] if self.examples else []
        numbered = [f"  {n}. {fact}" for n, fact in enumerate(self.facts, start=1)]
        return [*lines, words["facts"], *numbered] if numbered else lines
