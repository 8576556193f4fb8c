"""Note types as learners have them: what each is made of, and when that last changed."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files

from tearcards.cards import kinds
from tearcards.cards.face import NoteType
from tearcards.collection import Collection
from tearcards.ledger import PublishedType
from tearcards.write.anki.notes import PUBLISHED
from tearcards.write.anki.templates import back, front


@cache
def style() -> str:
    """The style sheet of every note type."""
    return files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def published_type(collection: Collection, note_type: NoteType, now: int) -> PublishedType:
    """A note type as a release would publish it; `now` is its time if it changed since the last one."""
    shown = [[face.name, front(note_type, face), back(note_type, face)] for face in note_type.faces]
    names = [field.name for field in note_type.all_fields]
    made = PublishedType(
        id=note_type.id or 0,
        mod=PUBLISHED,
        digest=_digest([note_type.name, names, shown]),
        style=_digest(style()),
        fields=tuple(field.key for field in note_type.all_fields),
        faces=tuple(face.key for face in note_type.faces),
    )
    if collection.ledger is None:
        return made
    last = collection.ledger.types.get(note_type.key)
    if last is None:
        return replace(made, mod=max(now, PUBLISHED))
    same = (last.digest, last.style) == (made.digest, made.style)
    return replace(made, mod=last.mod if same else max(now, last.mod + 1))


def type_times(collection: Collection, now: int) -> dict[str, int]:
    """The time of each note type that Anki has, by its key."""
    types = (kind.note_type for kind in kinds().values())
    return {t.key: published_type(collection, t, now).mod for t in types if t.id is not None}


def _digest(told: object) -> str:
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:20]
