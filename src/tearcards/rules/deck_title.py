"""A title would make Anki put a deck elsewhere, or two decks into one.

Anki knows decks by their names, and reads `::` in one as a step into a deck within a deck.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.source import Text

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    titles = [deck.title for deck in collection.decks if deck.title]
    for title in titles:
        known = first.setdefault(title.casefold(), title)
        if known is not title:
            note = f"the other one is in {known.span.path}, line {known.span.line}"
            yield Finding(title.span, f"two decks have the title `{title}`", "give this deck another title", note)
    for title in [collection.head.title, *titles]:
        if title and "::" in title:
            yield Finding(
                title.find_span("::"), f"the title `{title}` holds `::`", "write a single colon, or another mark"
            )
