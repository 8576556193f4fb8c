"""A learner at work: reviews, edits, tags, moves, suspends and deletes, each on a day of the story."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anki.collection import Card, Note

from anki_desk import AnkiDesk, Log
from updates.publisher import at

GOOD = 3


@dataclass(frozen=True)
class View:
    """A note as the learner has it. `cards` are whole rows without the times of their last change."""

    id: str
    fields: dict[str, str]
    tags: tuple[str, ...]
    decks: tuple[str, ...]
    cards: tuple[tuple[Any, ...], ...]


class Learner:
    """Somebody with Anki."""

    def __init__(self, desk: AnkiDesk) -> None:
        self.desk = desk
        self.anki = desk.collection

    def import_package(self, package: bytes) -> Log:
        """Imports as a learner does who changes no option."""
        return self.desk.import_package(package)

    def note(self, id: str) -> Note:
        """The one note of a card."""
        (note,) = self.desk.notes(f'"Card ID:{id}"')
        return note

    def _touched(self, note: Note, day: float) -> None:
        """Anki reads the clock of the machine, which knows nothing of the story: the day is set afterwards."""
        self.anki.db.execute("UPDATE notes SET mod = ? WHERE id = ?", at(day), note.id)

    def edit(self, id: str, field: str, text: str, day: float) -> None:
        """Writes something of their own into a field."""
        note = self.note(id)
        note[field] = text
        self.anki.update_note(note)
        self._touched(note, day)

    def tag(self, id: str, tag: str, day: float) -> None:
        """Adds a tag of their own."""
        note = self.note(id)
        self.anki.tags.bulk_add([note.id], tag)
        self._touched(note, day)

    def review(self, id: str) -> None:
        """Answers each card of the note that is not suspended."""
        for card in self.note(id).cards():
            if card.queue >= 0:
                card.start_timer()
                self.anki.sched.answerCard(card, GOOD)

    def learn(self, id: str, days: str) -> None:
        """Has known the cards for a while: they are due again in so many days."""
        self.anki.sched.set_due_date(self.note(id).card_ids(), days)

    def suspend(self, id: str) -> None:
        self.anki.sched.suspend_cards(self.note(id).card_ids())

    def flag(self, id: str, colour: int) -> None:
        self.anki.set_user_flag_for_cards(colour, self.note(id).card_ids())

    def move(self, id: str, deck: str) -> None:
        """Moves the cards of a note to a deck of their own."""
        self.anki.set_deck(self.note(id).card_ids(), self.anki.decks.id(deck))

    def delete(self, id: str) -> None:
        self.anki.remove_notes([self.note(id).id])

    def view(self, id: str) -> View:
        """The note of a card, as it is now."""
        return self._view(self.note(id))

    def all(self) -> dict[str, View]:
        """Every note, by its guid, which stays the same when a card is called otherwise."""
        return {note.guid: self._view(note) for note in self.desk.notes('"Card ID:_*"')}

    def _view(self, note: Note) -> View:
        fields = {key: value for key, value in note.items() if value}
        cards = note.cards()
        decks = tuple(self.anki.decks.name(card.did) for card in cards)
        return View(fields["Card ID"], fields, tuple(note.tags), decks, tuple(map(_schedule, cards)))

    def picture(self, view: View) -> tuple[str, bytes]:
        """The picture that a note shows: its name in the learner's folder, and what is in the file."""
        (name,) = re.findall(r'<img src="([^"]+)"', "".join(view.fields.values()))
        return name, Path(self.anki.media.dir(), name).read_bytes()

    def shown_search(self) -> str:
        """The search that stands in the description of the deck around the decks, as it is read there."""
        shown = self.anki.render_markdown(self.desk.decks()["Small"])
        found = re.search(r"<code>(.*?)</code>", shown)
        return html.unescape(found[1]) if found else ""

    def found(self, search: str) -> set[str]:
        """The cards that a search finds, by their ids."""
        return {note["Card ID"] for note in self.desk.notes(search)}


def _schedule(card: Card) -> tuple[Any, ...]:
    """All that Anki knows of when a card is to be asked."""
    return (card.ord, card.type, card.queue, card.due, card.ivl, card.factor, card.reps, card.lapses, card.flags)
