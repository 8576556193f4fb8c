"""Cards to Anki notes: what stands in each field, under which name Anki knows the note, its tags."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from hashlib import sha256

from tearcards.cards.card import EVIDENCE, Card, blank_numbers
from tearcards.cards.face import NoteType
from tearcards.collection import Citation, Collection
from tearcards.markdown import Image, Sound, walk
from tearcards.write.anki.html import HIGHEST_BLANK, clean, dead, field, link


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it goes into the package. `ordinals` are those of its cards."""

    guid: str
    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    ordinals: tuple[int, ...]


def guid(collection_id: str, card_id: str) -> str:
    """The name by which Anki knows a note for ever, in every collection of every learner.

    It comes of the two ids alone, never of a text: a mended text is then an update of the note that
    the learner has, with its schedule. Twenty hexadecimal digits (80 bits) of the SHA-256 of
    `tearcards <collection id> <card id>`.
    """
    return sha256(f"tearcards {collection_id} {card_id}".encode()).hexdigest()[:20]


def note_of(collection: Collection, card: Card) -> Note:
    """The note that a card becomes."""
    values = {key: field(text.tree, collection.media) for key, text in card.values().items()}
    values["sources"] = sources(tuple(collection.cited(card)))
    values["evidence"] = dead(EVIDENCE[card.evidence])
    values["card"] = dead(card.id)
    return Note(
        guid(collection.head.id, card.id),
        card.note_type,
        tuple(values.get(key.key, "") for key in card.note_type.all_fields),
        tags(collection.head.id, card),
        ordinals(card),
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


def media_of(card: Card, media: Container[str]) -> list[str]:
    """The names of the media that a card shows or plays, as far as they are among `media`."""
    nodes = (node for text in card.values().values() for node in walk(text.tree))
    return [node.file for node in nodes if isinstance(node, Image | Sound) and node.file in media]
