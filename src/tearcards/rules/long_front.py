"""The front of a card is long.

A learner has to take it in before they can answer, each time the card comes back: the minimum
information principle (SuperMemo, "Twenty rules", 4), and Matuschak's "focused" (2020). A moment in
the room takes more words to set than a question does. Half as long again is an error.

Bad:
  - question: >-
      Many clients worry about crying in front of their therapist. Some of them do not bring it up for years.
      What does one clinic suggest to a client who worries in this way?

Good:
  - question: What does one clinic suggest to a client who worries about crying in a session?
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import sides

SEVERITY = Severity.WARNING
LONGEST = {"myth": 32, "cloze": 30, "list": 24, "contrast": 32, "scenario": 45, "reflection": 45}
OTHERWISE = 28
"""The most words on a front, by kind."""


def check(collection: Collection) -> Iterator[Finding]:
    for asked in sides(collection):
        for one in asked:
            most = LONGEST.get(one.card.kind, OTHERWISE)
            count = sum(len(heard.words) for heard in one.front)
            if count > most:
                longest = max(one.front, key=lambda heard: len(heard.words))
                yield Finding(
                    longest.prose.span,
                    f"the front has {count} words",
                    f"say it in {most} words or fewer: keep only what is needed to find the answer",
                    severity=Severity.ERROR if 2 * count >= 3 * most else None,
                )
