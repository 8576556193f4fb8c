"""A published list or sentence has fewer items or blanks than it had.

Anki makes one card of each item and of each blank. A learner who has one that is gone is shown an
empty card, until Anki's own *Empty Cards* takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tearcards.cards.face import NoteType
from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding

SEVERITY = Severity.WARNING
_BLANK = re.compile(r"\{\{c(\d+)::")


def check(collection: Collection) -> Iterator[Finding]:
    published = collection.ledger.notes if collection.ledger else {}
    for card in collection.cards:
        last = published.get(card.id) or published.get(card.formerly or "")
        if last is None or last.kind != card.kind or card.note_type.id is None:
            continue
        gone = _asked(card.note_type, last.fields) - {prompt.ordinal for prompt in card.prompts()}
        if gone:
            count = f"{len(gone)} more card{'s' if len(gone) > 1 else ''}"
            yield Finding(
                card.id.span,
                f"`{card.id}` had {count} when it was published, which learners would see empty",
                "keep them; or give what is left a new id, and retire this one",
            )


def _asked(note_type: NoteType, fields: Mapping[str, str]) -> set[int]:
    """The ordinals of the cards that the published note has."""
    if note_type.blanks:
        return {int(number) - 1 for number in _BLANK.findall(fields.get(note_type.blanks, ""))}
    return {n for n, face in enumerate(note_type.faces) if face.needs in fields}
