"""Half of an answer or more can be read on the front.

What can be inferred is not remembered: the card will always seem known. Look-alikes and blanks are
left alone, and so is a belief, since whatever replaces it has to speak of the same thing.

Bad:
  - question: Some clients wish to cry and hold tears back in fear; what may that show, in one clinician's view?
    answer: A wish to cry, held back in fear.

Good:
  - question: Some clients wish to cry and hold tears back in fear; what may that show, in one clinician's view?
    answer: A shield that once kept somebody safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import Heard, sides
from tearcards.wording import content, is_english

SEVERITY = Severity.WARNING
FEWEST = 3
"""The fewest words with a meaning that an answer must have to be judged."""


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for one in asked:
            if not one.blanks and one.answers:
                answer = _content(one.answers)
                shared = answer & _content(one.asked)
                if len(answer) >= FEWEST and 2 * len(shared) >= len(answer):
                    heard = one.answers[0]
                    given = dict.fromkeys(
                        word for word in heard.words if content((word,)) <= shared and content((word,))
                    )
                    yield Finding(
                        heard.prose.span,
                        "half of the answer or more can be read on the front",
                        "ask in other words, or ask for the part that the front does not tell",
                        f"on both sides: {', '.join(given)}",
                    )


def _content(texts: tuple[Heard, ...]) -> frozenset[str]:
    return frozenset().union(*(content(heard.words) for heard in texts))
