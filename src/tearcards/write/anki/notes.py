"""Cards to Anki notes: what stands in each field, under which name Anki knows the note, its tags."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from tearcards.cards.card import EVIDENCE, Card, blank_numbers
from tearcards.cards.face import NoteType
from tearcards.collection import Citation, Collection
from tearcards.markdown import Image, Sound, walk
from tearcards.write.anki.html import HIGHEST_BLANK, clean, dead, field, link

PUBLISHED = 1_793_491_200
"""2026-11-01T00:00:00Z, the time of every note until there is a ledger, and the earliest of all.

Anki takes an incoming note for newer where its time is later than that of the note it has, and
then overwrites what the learner changed. With the time of the build each build would do so. So a
note keeps its time as long as nothing in it changes, and what was published is told by the ledger.
"""


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it goes into the package. `ordinals` are those of its cards, `mod` its time."""

    guid: str
    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    ordinals: tuple[int, ...]
    mod: int

    @property
    def named_fields(self) -> dict[str, str]:
        """The fields that hold something, by their keys."""
        keys = (field.key for field in self.note_type.all_fields)
        return {key: value for key, value in zip(keys, self.fields, strict=True) if value}

    def digest(self, media: Mapping[str, str]) -> str:
        """A digest of all that a learner receives with the note; `media` are digests of files by their names.

        A changed picture under an old name reaches a learner only with a newer note (measured with
        Anki 26.9.3), so the pictures count.
        """
        told = [self.note_type.id, self.note_type.key, self.named_fields, self.tags, sorted(media.items())]
        return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:20]


def guid(collection_id: str, card_id: str) -> str:
    """The name by which Anki knows a note for ever, in every collection of every learner.

    It comes of the two ids alone, never of a text: a mended text is then an update of the note that
    the learner has, with its schedule. Twenty hexadecimal digits (80 bits) of the SHA-256 of
    `tearcards <collection id> <card id>`.
    """
    return sha256(f"tearcards {collection_id} {card_id}".encode()).hexdigest()[:20]


def guid_of(collection: Collection, card: Card) -> str:
    """The guid of a card's note: the one under which it was published, whatever its id was then."""
    published = collection.ledger.notes if collection.ledger else {}
    for id in (card.id, card.formerly or ""):
        if id in published:
            return published[id].guid
    return guid(collection.head.id, card.formerly or card.id)


def note_of(collection: Collection, card: Card, now: int = PUBLISHED) -> Note:
    """The note that a card becomes.

    Its time is that in the ledger while nothing in it has changed since; else `now` (seconds since
    1970), or a second after the time in the ledger if that is later.
    """
    note = _note(collection, card)
    if collection.ledger is None:
        return note
    published = collection.ledger.notes.get(card.id) or collection.ledger.notes.get(card.formerly or "")
    if published is None:
        return replace(note, mod=max(now, PUBLISHED))
    unchanged = published.digest == note.digest(media_digests(collection, card))
    return replace(note, mod=published.mod if unchanged else max(now, published.mod + 1))


def _note(collection: Collection, card: Card) -> Note:
    values = {key: field(text.tree, collection.media) for key, text in card.values().items()}
    values["sources"] = sources(tuple(collection.cited(card)))
    values["evidence"] = dead(EVIDENCE[card.evidence])
    values["card"] = dead(card.id)
    return Note(
        guid_of(collection, card),
        card.note_type,
        tuple(values.get(key.key, "") for key in card.note_type.all_fields),
        tags(collection.head.id, card),
        ordinals(card),
        PUBLISHED,
    )


def ordinals(card: Card) -> tuple[int, ...]:
    """The ordinals of the cards that Anki makes of the note."""
    values = card.values()
    note_type = card.note_type
    if note_type.blanks:
        numbers = blank_numbers(values[note_type.blanks])
        return tuple(number - 1 for number in numbers if 1 <= number <= HIGHEST_BLANK)
    return tuple(n for n, face in enumerate(note_type.faces) if face.needs in values)


def sources(citations: tuple[Citation, ...]) -> str:
    """The works that a card cites, a line each, linked where they can be found on the web."""
    return clean("<br>".join(link(dead(citation.line), citation.link) for citation in citations))


def tags(collection_id: str, card: Card) -> tuple[str, ...]:
    """The card's tags, all of them branches of the collection's id, in Anki's order."""
    branches = [
        *(f"theme::{tag}" for tag in card.tags),
        *(f"audience::{audience}" for audience in card.audience),
        f"evidence::{card.evidence}",
        *(["sensitive"] if card.sensitive else []),
    ]
    return tuple(sorted(f"{collection_id}::{branch}" for branch in branches))


def media_digests(collection: Collection, card: Card) -> dict[str, str]:
    """The digests of the files that a card shows or plays, by their names."""
    names = media_of(card, collection.media)
    return {name: sha256(collection.media[name].path.read_bytes()).hexdigest() for name in names}


def media_of(card: Card, media: Container[str]) -> list[str]:
    """The names of the media that a card shows or plays, as far as they are among `media`."""
    nodes = (node for text in card.values().values() for node in walk(text.tree))
    return [node.file for node in nodes if isinstance(node, Image | Sound) and node.file in media]
