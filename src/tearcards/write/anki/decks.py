"""Decks as Anki knows them: their names, ids and descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from tearcards.collection import Collection, Deck
from tearcards.markdown import Code, Paragraph, Str
from tearcards.write.anki.description import description
from tearcards.write.anki.html import writable
from tearcards.write.anki.notes import Note


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """A deck with its notes. `description` is Markdown."""

    name: str
    description: str
    notes: tuple[Note, ...] = ()

    @property
    def id(self) -> int:
        """A number made of the name, since Anki matches decks by their names.

        It has 49 bits, the highest set: never Anki's own deck 1, and exact in JavaScript.
        """
        return 1 << 48 | int.from_bytes(sha256(f"tearcards deck {self.name}".encode()).digest()[:6])


def parent(collection: Collection) -> AnkiDeck:
    """The deck around the decks.

    Its description, which each import brings anew, says what the collection is about, gives the
    safety notes with their date, version and licence, and how to find cards that were retired.
    """
    head = collection.head
    checked = f"Telephone numbers were last checked on {head.safety.checked_on}."
    trees = (head.description.tree, *(note.tree for note in collection.safety_notes()))
    terms = Paragraph((Str(f"Version {head.version}."), Str(f" Licence: {head.licence}.")))
    search = retired_search(collection)
    find = "Some cards have been retired. If you have any of them, this finds them in Browse: "
    foot = (terms, Paragraph((Str(find), Code(search)))) if search else (terms,)
    return AnkiDeck(step(head.title), f"{description(trees)}\n\n{checked}\n\n{description([foot])}")


def retired_search(collection: Collection) -> str:
    """What finds, in the Browse window, the notes of retired cards; nothing where none was retired.

    A package cannot tag notes that a learner may have: it would bring the whole note to those who
    have it, over their own changes, and to those who have it not (measured with Anki 26.9.3). A
    search touches nothing, and finds the cards whichever release they came with: a card that had
    another id before has it still, where a learner skipped the release that renamed it.
    """
    holders = collection.ledger.holders() if collection.ledger else {}
    retired = {*(collection.ledger.retired if collection.ledger else ()), *collection.retired}
    ids = "|".join(sorted({*retired, *(id for id, now in holders.items() if now in retired)}))
    return f'tag:{collection.head.id}::* "Card ID:re:^({ids})$"' if ids else ""


def child(collection: Collection, deck: Deck, notes: tuple[Note, ...]) -> AnkiDeck:
    """One deck of the collection, below the deck around it; the safety notes stand here too."""
    trees = (deck.description.tree, *(note.tree for note in collection.safety_notes()))
    return AnkiDeck(f"{step(collection.head.title)}::{step(deck.title)}", description(trees), notes)


def step(title: str) -> str:
    """A title as one step in a deck's name, in which `::` parts one step from the next."""
    return re.sub(r"::+", ":", writable(title)).strip(": ") or "Tearcards"
