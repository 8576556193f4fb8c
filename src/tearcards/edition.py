"""What learners have at one time, and how one edition differs from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tearcards.cards import kinds
from tearcards.collection import Collection
from tearcards.ledger import Ledger, plain_words
from tearcards.write.anki.notes import guid_of, note_of

_BLANK = re.compile(r"\{\{c\d+::.*?\}\}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A card of an edition: the words of its fields by their keys, without their marks."""

    id: str
    guid: str
    kind: str
    deck: str
    words: Mapping[str, str]
    tags: tuple[str, ...]

    @property
    def front(self) -> str:
        """What the learner is asked first, in a line: a belief is flagged as one, and a blank is empty."""
        kind = kinds().get(self.kind)
        if kind is None:
            return next(iter(self.words.values()), "")
        parts = kind.note_type.faces[0].front
        told = [self.words.get(part.field, "") if part.field else f"{part.words}:" for part in parts]
        return _BLANK.sub("[…]", " ".join(filter(None, told)))


@dataclass(frozen=True, slots=True)
class Edition:
    """The cards by their guids, and the titles of decks by their ids."""

    cards: Mapping[str, Snapshot]
    titles: Mapping[str, str]


class Sort(StrEnum):
    """What became of a card."""

    NEW = "new"
    IMPROVED = "improved"
    MOVED = "moved"
    RENAMED = "renamed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one card. `texts` are the fields that differ, before and after."""

    sort: Sort
    id: str
    deck: str
    texts: tuple[tuple[str, str, str], ...] = ()
    before: str = ""
    """The deck that it left, or the id that it had."""
    front: str = ""
    """What the learner is asked, of a card that is new or gone."""


def of_collection(collection: Collection) -> Edition:
    """The edition that a build of the collection would give to learners."""
    cards = {}
    for deck in collection.decks:
        for card in deck.cards:
            note = note_of(collection, card)
            guid = guid_of(collection, card)
            cards[guid] = Snapshot(card.id, guid, card.kind, deck.id, plain_words(note.named_fields), note.tags)
    return Edition(cards, {deck.id: deck.title for deck in collection.decks})


def of_ledger(ledger: Ledger) -> Edition:
    """The edition that was published last."""
    cards = {
        note.guid: Snapshot(id, note.guid, note.kind, note.deck, plain_words(note.fields), note.tags)
        for id, note in ledger.notes.items()
    }
    return Edition(cards, {})


def differences(old: Edition, new: Edition) -> Iterator[Change]:
    """What became of each card, in the order of the new edition; those that are gone come last."""
    for guid, card in new.cards.items():
        deck = new.titles.get(card.deck, card.deck)
        last = old.cards.get(guid)
        if last is None:
            texts = tuple((key, "", text) for key, text in card.words.items())
            yield Change(Sort.NEW, card.id, deck, texts, front=card.front)
            continue
        if last.id != card.id:
            yield Change(Sort.RENAMED, card.id, deck, before=last.id)
        if last.deck != card.deck:
            yield Change(
                Sort.MOVED, card.id, deck, before=old.titles.get(last.deck, new.titles.get(last.deck, last.deck))
            )
        texts = tuple(_changed(last, card))
        if texts:
            yield Change(Sort.IMPROVED, card.id, deck, texts)
    for guid, card in old.cards.items():
        if guid not in new.cards:
            deck = old.titles.get(card.deck, new.titles.get(card.deck, card.deck))
            texts = tuple((key, text, "") for key, text in card.words.items())
            yield Change(Sort.RETIRED, card.id, deck, texts, front=card.front)


def _changed(old: Snapshot, new: Snapshot) -> Iterator[tuple[str, str, str]]:
    for key in [*new.words, *(key for key in old.words if key not in new.words)]:
        before, after = old.words.get(key, ""), new.words.get(key, "")
        if before != after:
            yield key, before, after
    if old.tags != new.tags:
        yield "tags", " ".join(old.tags), " ".join(new.tags)
