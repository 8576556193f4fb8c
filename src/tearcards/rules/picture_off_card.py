"""A picture or sound stands in a description or note, where Anki and paper show words alone."""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.notes():
        for file in prose.media:
            yield Finding(
                prose.find_span(file),
                f"`{file}` stands in a text that shows words alone",
                "put it on a card, or delete it",
            )
