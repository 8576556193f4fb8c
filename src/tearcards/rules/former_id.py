"""A card is said to have had another id, and no card was published under that one."""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean
from tearcards.rules import Finding
from tearcards.source import Text


def check(collection: Collection) -> Iterator[Finding]:
    published = collection.ledger.notes if collection.ledger else {}
    living = {id: id for id in collection.written_ids}
    claimed: dict[str, Text] = {}
    for card in collection.cards:
        former = card.formerly
        if former is None:
            continue
        if former in living:
            yield Finding(former.span, f"there is still a card `{former}`", "delete it, or this line")
        elif former not in published and card.id not in published:
            help = (
                did_you_mean(former, published)
                or "delete the line: a card that was not published can be renamed freely"
            )
            yield Finding(former.span, f"nothing was published as `{former}`", help)
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
