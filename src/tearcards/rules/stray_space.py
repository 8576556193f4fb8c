"""A text has a blank before a comma or full stop, or two blanks between words.

The first breaks over the end of a line; the second is seen on paper. Two blanks after a full stop
are some people's habit, and are left alone. `check --fix` deletes what is too much.

Bad:
  - question: What may grief tears follow ?
  - question: What could ease a sleepless  night of mourning?
    answer: A walk at dusk, one widower says.

Good:
  - question: What may grief tears follow?
  - question: What could ease a sleepless night of mourning?
    answer: A walk at dusk, one widower says.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.typography import Sort, place, slips, texts
from tearcards.wording import is_english

SEVERITY = Severity.WARNING


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for text in texts(collection):
        found = [slip for slip in slips(text) if slip.sort in (Sort.BLANKS, Sort.SPACE_BEFORE)]
        if found:
            span, fix = place(text, found)
            if fix is None:
                continue  # a character that cannot be seen stands there, and that has been told
            before = next((text[slip.end] for slip in found if slip.sort is Sort.SPACE_BEFORE), "")
            message = f"a blank stands before `{before}`" if before else "two blanks stand between words"
            yield Finding(span, message, "delete it, or let `tearcards check --fix` do it", fix=fix)
