"""A link or picture was begun and is not one, so that its brackets would stand on the card.

Bad:
  - question: What may tears follow, in [one clinician's view](https://example.org/a page)?

Good:
  - question: What may tears follow, in [one clinician's view](<https://example.org/a page>)?
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.markdown import Str
from tearcards.rules import Finding


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        for node in prose.nodes:
            if isinstance(node, Str) and "](" in node.text:
                yield Finding(
                    prose.find_span("]("),
                    "brackets that look like a link or picture and are none",
                    "close the round bracket; put an address that holds blanks between `<` and `>`",
                )
