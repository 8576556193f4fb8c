"""A cloze card has no blank, or one that cannot be asked.

Anki makes one card of each number. A blank inside another, or one that is not closed, comes out
differently in each program that reads it.

Bad:
  - kind: cloze
    text: "In one clinician's view grief returns on days that recall a {c1::loss} long past."

Good:
  - kind: cloze
    text: "In one clinician's view grief returns on days that recall a {{c1::loss::what?}} long past."
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.markdown import Blank, Prose, Str, plain
from tearcards.rules import Finding

ALLOWABLE = False

HIGHEST = 20
_EXAMPLE = "write a blank like this: {{c1::words::hint}}"


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        if prose.blanks:
            yield from flaws(prose)


def flaws(prose: Prose) -> Iterator[Finding]:
    """Why the blanks of a text cannot be asked."""
    nodes = prose.nodes
    blanks = [node for node in nodes if isinstance(node, Blank)]
    loose = next((mark for node in nodes if isinstance(node, Str) for mark in ("{{", "}}") if mark in node.text), "")
    if loose:
        message = (
            "a blank is not closed, or stands inside another"
            if loose == "{{"
            else "a blank is closed that was not opened"
        )
        yield Finding(prose.find_span(loose), message, _EXAMPLE)
    elif not blanks:
        yield Finding(prose.span, "there is no blank in the text", _EXAMPLE)
    for blank in blanks:
        place = prose.find_span(f"{{{{c{blank.number}::")
        if not plain(blank.children).strip():
            yield Finding(place, f"blank {blank.number} is empty", "write the words that are to be found")
        if "::" in blank.hint:
            yield Finding(place, f"blank {blank.number} has two hints", "leave out one of them, and its `::`")
        if not 1 <= blank.number <= HIGHEST:
            yield Finding(
                place, f"a blank has the number {blank.number}", "count the blanks of a card from 1: c1, c2, c3"
            )
