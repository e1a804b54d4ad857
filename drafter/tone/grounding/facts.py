"""G4: figures, days, names, papers, addresses and people's words that nobody gave us."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.tone.grounding import (
    addresses,
    amounts,
    claims,
    contacts,
    pending,
    proper,
    swapped,
    told,
)
from drafter.tone.grounding.ground import blanked, ground_of, parts
from drafter.tone.reading import Hit, Reading


def invented(reading: Reading) -> Iterator[Hit]:
    ground = ground_of(reading.situation)
    yield from contacts.unknown(reading)
    yield from contacts.promised(reading, ground)
    yield from claims.offers(reading, ground)
    yield from claims.unnamed_referrers(reading, ground)
    yield from claims.enclosed(reading, ground)
    yield from proper.below_the_name(reading, ground)
    yield from pending.claimed(reading)
    yield from swapped.claims(reading)
    yield from swapped.role(reading)
    for part in parts(reading):
        # An address is judged as a whole, not by the figures and capitals in it.
        part = part._replace(text=blanked(part.text, addresses.spans(part.text)))
        yield from told.unknown(reading, ground, part)
        yield from amounts.unknown(reading, ground, part)
        yield from proper.unknown(reading, ground, part)
        yield from claims.credentials(reading, ground, part)
        yield from claims.professions(reading, ground, part)
        yield from claims.words_of_others(reading, ground, part)
