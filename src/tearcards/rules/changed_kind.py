"""A card that was published is now of another kind.

Anki knows a note by its note type: a note that comes with another one is not updated, and the
learner keeps what they had.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    published = collection.ledger.notes if collection.ledger else {}
    for card in collection.cards:
        last = published.get(card.id) or published.get(card.formerly or "")
        if last is not None and last.kind != card.kind:
            yield Finding(
                card.id.span,
                f"`{card.id}` was published as a `{last.kind}` card, and is now a `{card.kind}` card",
                f"write `kind: {last.kind}`, or give the card a new id and retire the old one",
            )
