"""What the job seeker tells us: who they are, who they write to, and what happened."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from drafter.errors import BadInput

Channel = Literal[
    "email", "linkedin_note", "linkedin_message", "inmail", "sms", "phone_script", "voicemail"
]
Register = Literal["formal", "neutral", "casual"]
Directness = Literal["direct", "balanced", "gentle"]


class Noun(BaseModel):
    """Frozen; an unknown key is an error; null means the same as absent."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True
    )

    @field_validator("*", mode="before")
    @classmethod
    def _null_is_absent(cls, value: Any, info: Any) -> Any:
        if value is None and info.field_name is not None:
            field = cls.model_fields[info.field_name]
            return value if field.is_required() else field.get_default(call_default_factory=True)
        return value


def _in_living_memory(day: dt.date) -> dt.date:
    if not 1950 <= day.year <= 2150:
        raise ValueError("a year between 1950 and 2150")
    return day


Day = Annotated[dt.date, AfterValidator(_in_living_memory)]


class Fact(Noun):
    id: str
    text: str
    private: bool = False
    """A private fact is known to the guard, so that it can't surface, and to nobody else."""


class Sender(Noun):
    name: str = Field(min_length=1)
    identity: str = ""
    """One line, as the user would introduce themselves: "goods-in clerk, Leeds"."""
    facts: tuple[Fact, ...] = ()
    signature: str = ""
    email: str = ""
    phone: str = ""
    linkedin_premium: bool = False
    """Whether they pay LinkedIn; a connection note may then be longer."""

    @property
    def public_facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if not fact.private)


class Recipient(Noun):
    name: str = Field(min_length=1)
    honorific: str = ""
    role: str = ""
    company: str = ""
    relationship: str = ""
    email: str = ""
    do_not_contact: bool = False


class Event(Noun):
    """One contact in either direction; `out` is what the sender did."""

    date: Day
    direction: Literal["in", "out"]
    channel: str = ""
    summary: str = ""


class Source(Noun):
    """A job ad, page or article that the user pasted."""

    id: str = ""
    title: str = ""
    text: str = ""
    date: dt.date | None = None


class Constraints(Noun):
    max_words: int | None = Field(default=None, gt=0)
    max_chars: int | None = Field(default=None, gt=0)
    one_ask: bool = True
    """False: this message asks nothing."""
    needs_branches: tuple[str, ...] = ()
    bullets_ok: bool = False
    language: str = ""
    forwardable_blurb: bool = False


class Referrer(Noun):
    name: str
    consent: bool = False


class Situation(Noun):
    id: str = ""
    kind: str = ""
    """A file name under prompts/kinds/; empty: suggest one."""
    channel: Channel
    today: Day
    formality: Register = Field(default="neutral", alias="register")
    directness: Directness = "balanced"
    locale: str = "en"
    role: str = ""
    ref: str = ""
    details: dict[str, str] = Field(default_factory=dict)
    sender: Sender
    recipient: Recipient
    situation: str = ""
    pasted_message: str = ""
    sources: tuple[Source, ...] = ()
    history: tuple[Event, ...] = ()
    constraints: Constraints = Constraints()
    must_mention: tuple[str | tuple[str, ...], ...] = ()
    must_not_say: tuple[str, ...] = ()
    """Substrings, or `re:` and a regular expression; case is ignored."""
    referrer: Referrer | None = None
    attachments: tuple[str, ...] = ()

    @field_validator("must_mention", "must_not_say")
    @classmethod
    def _no_blanks(cls, wishes: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            wish for wish in wishes if wish and (not isinstance(wish, str) or wish.strip())
        )

    def __hash__(self) -> int:
        """Enough to look up by; details can't be hashed, and equal ones differ in no part."""
        return hash((self.id, self.today, self.recipient.name, self.situation))

    def known_text(self) -> str:
        """Everything the situation says, private facts left out: the ground of each claim."""
        parts = [
            *(fact.text for fact in self.sender.public_facts),
            self.sender.name, self.sender.identity, self.sender.signature,
            self.sender.email, self.sender.phone,
            self.recipient.name, self.recipient.honorific, self.recipient.role,
            self.recipient.company, self.recipient.relationship, self.recipient.email,
            self.role, self.ref, self.situation, self.pasted_message,
            *self.details.values(),
            *(f"{source.title}\n{source.text}" for source in self.sources),
            *(f"{e.date.isoformat()} {e.channel} {e.summary}" for e in self.history),
            *((self.referrer.name,) if self.referrer else ()),
            *self.attachments,
        ]  # fmt: skip
        return "\n".join(part for part in parts if part)

    def own_text(self) -> str:
        """The same without what others wrote: the paste, what came from them, pages."""
        own = self.model_copy(
            update={
                "pasted_message": "",
                "sources": (),
                "history": tuple(e for e in self.history if e.direction == "out"),
            }
        )
        return own.known_text()

    def with_contacts(self, remembered: tuple[Event, ...]) -> Situation:
        """With what is remembered of this person, each contact once, oldest first."""
        told = {(event.date, event.direction) for event in self.history}
        new = [event for event in remembered if (event.date, event.direction) not in told]
        history = sorted([*self.history, *new], key=lambda event: event.date)
        return self.model_copy(update={"history": tuple(history)})


def read_situation(data: object, *, where: str) -> Situation:
    """A Situation from parsed JSON; every fault of the data in one sentence."""
    try:
        return Situation.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'the whole'}: {fault['msg'].lower()}"
            for fault in error.errors(include_url=False, include_input=False)[:4]
        )
        raise BadInput(
            f"This is not a situation I can read ({where}: {faults}). Nothing was drafted. "
            "Mend those keys; the README lists all of them."
        ) from None
