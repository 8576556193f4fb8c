"""A blank stands on a card that is no cloze card, where it would be shown as it is typed.

Bad:
  - question: "Which loss may {{c1::grief}} follow?"

Good:
  - kind: cloze
    text: "In one clinician's view {{c1::grief::what?}} returns on days that recall a loss long past."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding

_BLANK = re.compile(r"\{\{c\d+::")


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        found = None if prose.blanks else _BLANK.search(prose)
        if found:
            help = "write `kind: cloze` and put the sentence into `text`, or delete the braces"
            yield Finding(prose.part(*found.span()), "a blank stands on a card that is no cloze card", help)
