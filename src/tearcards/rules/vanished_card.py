"""A card that was published is gone.

A learner who has it keeps it, and is never told that it is wrong or that another took its place.
A card that is called otherwise comes to them as a second one, and the first keeps the schedule.
So a card is renamed with `formerly`, and retired with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from tearcards.cards import Card
from tearcards.collection import Collection
from tearcards.ledger import PublishedNote, plain_words
from tearcards.rules import Finding
from tearcards.source import Span

ALLOWABLE = False

# How alike two cards have to be to be taken for one that was renamed.
ALIKE = 0.6


def check(collection: Collection) -> Iterator[Finding]:
    ledger = collection.ledger
    if ledger is None or not collection.whole:
        return
    there = {*collection.written_ids, *collection.retired, *(card.formerly for card in collection.cards)}
    fresh = [card for card in collection.cards if card.id not in ledger.notes and card.formerly is None]
    for id, note in ledger.notes.items():
        if id in there:
            continue
        same = _renamed(note, fresh)
        help = (
            f"if `{same.id}` is the same card, write `formerly: {id}` in it"
            if same
            else f"put it back, or retire it: a line `retired:` in the deck, and below it `- id: {id}` with a `reason:`"
        )
        yield Finding(_place(collection, note.deck), f"the card `{id}` was published, and is gone", help)


def _place(collection: Collection, deck: str) -> Span:
    """The title of the deck that the card stood in, or the collection's."""
    title = next((known.title for known in collection.decks if known.id == deck), collection.head.title)
    return title.span


def _renamed(note: PublishedNote, fresh: list[Card]) -> Card | None:
    """The new card of the same kind that has nearly the same words, if there is one."""
    published = plain_words(note.fields)
    best, likeness = None, ALIKE
    for card in fresh:
        if card.kind != note.kind:
            continue
        texts = {key: text.plain for key, text in card.values().items()}
        words = (published[key] for key in texts if key in published)
        matcher = SequenceMatcher(None, " ".join(words), " ".join(texts.values()), autojunk=False)
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness and matcher.ratio() > likeness:
            best, likeness = card, matcher.ratio()
    return best
