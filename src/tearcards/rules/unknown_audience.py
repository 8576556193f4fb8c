"""A card is for an audience that no pack is for, so that nobody would receive it.

Bad:
  - question: What may grief tears follow?
    audience: [clients]

Good:
  - question: What may grief tears follow?
    audience: [client]
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean, one_of
from tearcards.rules import Finding


def check(collection: Collection) -> Iterator[Finding]:
    known = dict.fromkeys(audience for pack in collection.head.packs.values() for audience in pack.audience)
    if not known:
        return
    for card in collection.cards:
        for audience in card.audience:
            if audience not in known:
                help = did_you_mean(audience, known) or f"the packs in collection.yaml are for {one_of(known)}"
                yield Finding(audience.span, f"no pack is for the audience `{audience}`", help)
