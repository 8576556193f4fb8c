"""A card asks more than one thing.

Somebody who knows the one and not the other can call the card neither known nor unknown (Matuschak
2020, Nielsen 2018: one card, one thing). What was asked second is often better told in the note.

Bad:
  - question: What do dry eyes mean in one clinician's view, and why?

Good:
  - question: What may dry eyes mean in one clinician's view?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import Heard, sides
from tearcards.wording import is_english, unquoted

SEVERITY = Severity.WARNING

_ASKING = "why|how|what|which|who|whom|whose|when|where"
_SUBJECT = "you|they|he|she|it|we|i|the|a|an|this|that|these|those|your|their|his|her|its|one|clients?|therapists?"
_VERB = "is|are|was|were|can|could|should|would|might|may|will|has|have|had"
# "… and what it means" may belong to the first question; "… and what does it mean" does not.
_SECOND = re.compile(
    rf",?\s+(?:and|or) (?:{_ASKING})(?:(?=\?)|(?: [\w-]+){{0,2}} (?:do|does|did|(?:{_VERB}) (?:{_SUBJECT}))\b)"
    rf"|, and (?:{_ASKING})\b",
    re.IGNORECASE,
)


def check(collection: Collection) -> Iterator[Finding]:
    english = is_english(collection)
    for asked in sides(collection):
        for one in asked:
            if one.blanks or not one.graded:
                continue
            heard = one.asked[-1]
            text = unquoted(heard.text)
            marks = [match.start() for match in re.finditer(r"[?？]+", text)]
            if len(marks) > 1:
                start = next(begin for begin, end in heard.sentences() if end > marks[1])
                yield _finding(heard, start, marks[1] + 1)
            elif marks and english:
                start = max(text.rfind(mark, 0, marks[0]) for mark in ".!…\n") + 1
                second = _SECOND.search(text, start, marks[0] + 1)
                if second:
                    yield _finding(heard, second.start(), marks[0] + 1)


def _finding(heard: Heard, start: int, end: int) -> Finding:
    return Finding(
        heard.place(start, end),
        "the card asks a second thing",
        "ask one; make a card of its own of the other, or tell it in the note below the answer",
    )
