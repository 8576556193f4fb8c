"""A card on trauma, abuse or harm is not marked as sensitive.

A learner who wishes to can put the marked cards away in one step, before they meet one. A warning
on each card would not help: warnings raise fear and do not lower distress (Bridgland, Jones &
Bellet 2023).

Bad:
  - question: What may tears bring back, in one clinician's view?
    tags: [trauma]

Good:
  - question: What may tears bring back, in one clinician's view?
    tags: [trauma]
    sensitive: true
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding

SENSITIVE = {"abuse", "self-harm", "suicide", "therapist-harm", "trauma"}


def check(collection: Collection) -> Iterator[Finding]:
    for card in collection.cards:
        for tag in () if card.sensitive else card.tags:
            if not SENSITIVE.isdisjoint(tag.split("::")):
                yield Finding(
                    tag.span,
                    f"a card on `{tag}` is not marked as sensitive",
                    "add a line `sensitive: true` to the card, so that learners can put it away",
                )
                break
