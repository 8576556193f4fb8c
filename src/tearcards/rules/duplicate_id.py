"""Two cards have one id.

An id is what Anki knows a card by: of two cards with one id a learner would see one turn into the
other.

Bad:
  - id: grief-tears
    question: What may grief tears follow?
  - id: grief-tears
    question: What could ease a sleepless night of mourning?
    answer: A walk at dusk, one widower says.

Good:
  - id: grief-tears
    question: What may grief tears follow?
  - id: sleepless-mourning
    question: What could ease a sleepless night of mourning?
    answer: A walk at dusk, one widower says.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.source import Text

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for id in collection.written_ids:
        known = first.setdefault(id, id)
        if known is not id:
            yield Finding(
                id.span,
                f"the id `{id}` is taken",
                "give this card a name of its own",
                f"the other one is in {known.span.path}, line {known.span.line}",
            )
