"""A card is retired that was never published, is still there, or whose id is taken by another."""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean
from tearcards.rules import Finding

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    published = collection.ledger.notes if collection.ledger else {}
    gone = collection.ledger.retired if collection.ledger else {}
    living = set(collection.written_ids)
    renamed = {card.formerly: card.id for card in collection.cards if card.formerly}
    for deck in collection.decks:
        for retired in deck.retired:
            id, successor = retired.id, retired.successor
            if id in living:
                yield Finding(id.span, f"`{id}` is retired and still there", "delete the card, or do not retire it")
            elif id in renamed:
                message = f"`{id}` is retired, and `{renamed[id]}` says that it was `{id}`"
                yield Finding(id.span, message, "delete this entry, or the line `formerly:` there")
            elif id not in published and id not in gone and collection.whole:
                help = did_you_mean(id, published) or "delete it here: nobody has it"
                yield Finding(id.span, f"`{id}` was never published", help)
            if successor and successor not in living and collection.whole:
                help = did_you_mean(successor, living) or "write the id of the card that takes its place"
                yield Finding(successor.span, f"there is no card `{successor}`", help)
    for card in collection.cards:
        if card.id in gone:
            yield Finding(card.id.span, f"`{card.id}` is the id of a retired card", "give this card a name of its own")
