"""A note type that was published has other fields or templates, or another number.

Anki then takes each note of a learner for one of another sort: it leaves the note as it is, and
makes a second note type beside the first (measured with Anki 26.9.3). So the fields and templates
of a note type stay as they were first published; there are spare fields for what comes later.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.cards import kinds
from tearcards.cards.face import NoteType
from tearcards.collection import Collection
from tearcards.ledger import PublishedType
from tearcards.rules import Finding

ALLOWABLE = False

HELP = "take that back in the program: use a spare field for what is new, and hide what is no longer wanted"


def check(collection: Collection) -> Iterator[Finding]:
    if collection.ledger is None:
        return
    place = collection.head.version.span if collection.head.version else collection.sources[0].span(0, 0)
    known = kinds()
    for key, last in collection.ledger.types.items():
        if key not in known:
            yield Finding(place, f"the kind `{key}` was published, and is gone", "put the kind back into the program")
            continue
        for change in changes(last, known[key].note_type):
            yield Finding(place, f"the note type of `{key}` was published, and {change}", HELP)


def changes(last: PublishedType, now: NoteType) -> Iterator[str]:
    """What differs between a note type as it was published and as it is."""
    if now.id != last.id:
        yield f"its number is now {now.id}, and was {last.id}"
    for what, before, after in (
        ("field", last.fields, tuple(field.key for field in now.all_fields)),
        ("template", last.faces, tuple(face.key for face in now.faces)),
    ):
        yield from (f"its {what} `{name}` is gone" for name in before if name not in after)
        yield from (f"it has a new {what} `{name}`" for name in after if name not in before)
        if sorted(before) == sorted(after) and before != after:
            yield f"its {what}s stand in another order"
