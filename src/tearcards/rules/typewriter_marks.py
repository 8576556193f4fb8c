"""A text has the marks of a typewriter, where the collection has those of a printer.

Straight quotation marks among curly ones look like two hands. They are told only in a collection
that mostly has curly ones: a collection with straight ones throughout is consistent. A hyphen between
blanks for a dash, and three dots for an ellipsis, are told in every English collection.
`check --fix` writes the right mark where there is one.

Bad:
  - question: What may grief tears follow - in one clinician’s view?
  - question: What could ease a sleepless night of mourning?
    answer: A walk at dusk, “the old one”, or a widower's book...

Good:
  - question: What may grief tears follow – in one clinician’s view?
  - question: What could ease a sleepless night of mourning?
    answer: A walk at dusk, “the old one”, or a widower’s book…
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.typography import Slip, Sort, curly, place, slips, texts
from tearcards.wording import is_english

SEVERITY = Severity.WARNING


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    found = [(text, [slip for slip in slips(text) if slip.sort in _SORTS]) for text in texts(collection)]
    straight = sum(slip.sort is Sort.QUOTE for _, listed in found for slip in listed)
    printed = sum(map(curly, texts(collection)))
    for text, listed in found:
        wrong = [slip for slip in listed if slip.sort is not Sort.QUOTE or printed >= straight]
        if wrong:
            span, fix = place(text, wrong)
            marks = list(dict.fromkeys(text[slip.start : slip.end].strip() for slip in wrong))
            shown = ", ".join(f"`{mark}`" for mark in marks)
            yield Finding(span, f"this text has marks of a typewriter: {shown}", _help(wrong), fix=fix)


_SORTS = (Sort.QUOTE, Sort.DASH, Sort.DOTS)


def _help(wrong: list[Slip]) -> str:
    better = list(dict.fromkeys(slip.better for slip in wrong if slip.better))
    if not better:
        return "write an opening or a closing mark, such as `‘` or `’`: only you can tell which"
    return f"write {', '.join(f'`{mark}`' for mark in better)}, or let `tearcards check --fix` do it"
