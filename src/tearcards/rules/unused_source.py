"""A source is cited by no card."""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding

SEVERITY = Severity.WARNING


def check(collection: Collection) -> Iterator[Finding]:
    if not collection.understood:
        return
    used = {source for card in collection.cards for source in card.sources}
    for source in collection.written_sources:
        if source not in used:
            yield Finding(source.span, f"no card cites `{source}`", "delete the source, or cite it")
