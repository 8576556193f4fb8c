"""An answer is too long to be said aloud and compared, or a note too long to be read each time.

Of a long answer some parts come to mind and some do not, and nobody can say whether the card was
known (Nielsen 2018: question and answer are both atomic).

Bad:
  - question: What does one clinic suggest for the fear of never stopping?
    answer: >-
      Telling the therapist about the fear itself before any tears come. Together they can look at where it
      began and at what has helped before. Then they can go as slowly as feels right.

Good:
  - question: What does one clinic suggest first for the fear of never stopping?
    answer: Telling the therapist about the fear itself.
    why: Together they can look at where it began and at what has helped before.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides

SEVERITY = Severity.WARNING
LONGEST = {"myth": 34, "contrast": 45, "scenario": 45}
OTHERWISE = 28
"""The most words in an answer, by kind; those of all sides of a contrast together."""
LONGEST_NOTE = 60
"""The most words in the notes below an answer."""


def check(collection: Collection) -> Iterator[Finding]:
    for asked in sides(collection):
        for one in asked:
            if not one.blanks:
                yield from _answer(one)
        if asked:
            yield from _note(asked[0])


def _answer(one: Sides) -> Iterator[Finding]:
    texts = one.answers + one.sides
    most = LONGEST.get(one.card.kind, OTHERWISE)
    count = _count(texts)
    if count > most:
        rest = f"; the rest can go into `{one.notes[0].key}`" if one.notes else ""
        help = f"keep what the learner should be able to say, in {most} words or fewer{rest}"
        yield Finding(_longest(texts).prose.span, f"the answer has {count} words", help)


def _note(one: Sides) -> Iterator[Finding]:
    count = _count(one.notes)
    if count > LONGEST_NOTE:
        keys = " and ".join(f"`{heard.key}`" for heard in one.notes)
        verb = "have" if len(one.notes) > 1 else "has"
        together = " together" if len(one.notes) > 1 else ""
        help = f"cut to {LONGEST_NOTE} words or fewer: say why the answer matters, and no more"
        yield Finding(_longest(one.notes).prose.span, f"{keys} {verb} {count} words{together}", help)


def _count(texts: tuple[Heard, ...]) -> int:
    return sum(len(heard.words) for heard in texts)


def _longest(texts: tuple[Heard, ...]) -> Heard:
    return max(texts, key=lambda heard: len(heard.words))
