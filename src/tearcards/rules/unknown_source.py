"""A card cites a source that `sources.yaml` does not have.

A learner who doubts a card must be able to look up what it rests on.

Bad:
  - question: What may grief tears follow?
    sources: [veiw-2020]

Good:
  - question: What may grief tears follow?
    sources: [view-2020]
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean
from tearcards.rules import Finding

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    known = set(collection.written_sources)
    if not known and not collection.whole:
        return  # the whole file could not be read, and that has been told
    for card in collection.cards:
        for source in card.sources:
            if source not in known:
                help = did_you_mean(source, known) or "add it to sources.yaml"
                yield Finding(source.span, f"there is no source `{source}`", help)
