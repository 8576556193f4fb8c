"""A card is set against one that does not exist, or against itself.

Bad:
  - id: grief-tears
    contrast_with: [relief-tear]

Good:
  - id: grief-tears
    contrast_with: [relief-tears]
  - id: relief-tears
    question: When may tears of relief come, in one clinician's view?
    answer: When a long wait is over.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean
from tearcards.rules import Finding


def check(collection: Collection) -> Iterator[Finding]:
    known = set(collection.written_ids)
    for card in collection.cards:
        for other in card.contrast_with:
            if other == card.id:
                yield Finding(other.span, f"`{other}` is set against itself", "name the card that it is mixed up with")
            elif other not in known and collection.whole:
                # In a collection that was read in part, the other card may well be there.
                help = did_you_mean(other, known) or "write the id of the card that it is mixed up with"
                yield Finding(other.span, f"there is no card `{other}`", help)
