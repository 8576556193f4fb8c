"""A card is said to have had another id, and no card was published under that one.

Nor may a card take an id that another had: Anki could know both by one name, and one of them would
come to learners in place of the other; and a learner who has an old release still has the old id.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean
from tearcards.rules import Finding
from tearcards.source import Text

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    if collection.ledger is None and not collection.whole:
        return
    published = collection.ledger.notes if collection.ledger else {}
    gone = collection.ledger.retired if collection.ledger else {}
    holders = collection.ledger.holders() if collection.ledger else {}
    living = set(collection.written_ids)
    claimed: dict[str, Text] = {}
    for card in collection.cards:
        former = card.formerly
        if former is None:
            holder = holders.get(card.id)
            if holder and card.id not in published and card.id not in gone:
                message = f"`{card.id}` is the id that `{holder}` had before"
                yield Finding(card.id.span, message, "give this card a name of its own")
        elif former in living:
            yield Finding(former.span, f"there is still a card `{former}`", "delete it, or this line")
        elif former not in published and card.id not in published:
            yield _unpublished(former, collection, holders.get(former))
        elif former in published and card.id in published:
            yield Finding(
                former.span,
                f"`{card.id}` and `{former}` were both published",
                f"delete the line, and retire `{former}`",
            )
        elif claimed.setdefault(former, card.id) is not card.id:
            yield Finding(
                former.span, f"`{claimed[former]}` says that it was `{former}`, too", "keep the line in one of them"
            )


def _unpublished(former: Text, collection: Collection, holder: str | None) -> Finding:
    """What is told of an id under which no card is published; `holder` had it before, or has it."""
    if holder is not None and holder not in (collection.ledger.notes if collection.ledger else {}):
        help = "delete the line: a retired card does not come back"
        return Finding(former.span, f"`{former}` was published, and retired", help)
    if holder in collection.written_ids:
        return Finding(former.span, f"`{former}` is the id that `{holder}` had before", "delete the line")
    if holder is not None:
        return Finding(former.span, f"`{former}` was published as `{holder}` since", f"write `formerly: {holder}`")
    published = collection.ledger.notes if collection.ledger else ()
    help = did_you_mean(former, published) or "delete the line: a card that was not published can be renamed freely"
    return Finding(former.span, f"nothing was published as `{former}`", help)
