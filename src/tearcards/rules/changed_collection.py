"""The collection is called by another id than when it was published.

The id is a part of the name by which Anki knows each note, and of every tag: with another one, each
new card could come twice, and what learners have by their tags would fall apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    last = collection.ledger.head.id if collection.ledger else None
    id = collection.head.id
    if last and id and id != last:
        yield Finding(
            id.span, f"the collection was published as `{last}`", f"write `id: {last}`; its title can be another"
        )
