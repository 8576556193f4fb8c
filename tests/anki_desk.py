"""A desk with the real Anki on it: packages are imported here, and cards read as learners read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

# From this one module: Anki's others import each other in a circle, which begins well only here.
from anki.collection import Card, Collection, ImportAnkiPackageRequest, Note

# What Anki shows in place of a card that it cannot draw.
_TROUBLE = ("has a problem", "front of this card is blank", "found on card", "<a href='https://docs.ankiweb.net")

Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Log:
    """What Anki says of an import, in numbers of notes."""

    found: int
    new: int
    updated: int
    unchanged: int
    conflicting: int


class AnkiDesk:
    """A learner's collection in `folder`, made anew."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.collection.close()

    def import_package(self, package: bytes) -> Log:
        """Imports as a learner does who changes no option."""
        path = self.folder / "to-import.apkg"
        path.write_bytes(package)
        log = self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path))).log
        path.unlink()
        # Without this Anki's Python side goes on with the note types of before.
        self.collection.models._clear_cache()
        return Log(log.found_notes, len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def notes(self, search: str = "") -> list[Note]:
        """The notes that a search finds, in the order of their ids."""
        return [self.collection.get_note(id) for id in sorted(self.collection.find_notes(search))]

    def cards(self, search: str = "") -> list[Card]:
        """The cards that a search finds, in the order in which Anki would show new ones."""
        cards = [self.collection.get_card(id) for id in self.collection.find_cards(search)]
        return sorted(cards, key=lambda card: (card.due, card.ord))

    def rows(self) -> tuple[Rows, Rows]:
        """The rows of all notes and all cards, as the database holds them."""
        database = self.collection.db
        notes, cards = (database.all(f"SELECT * FROM {table} ORDER BY id") for table in ("notes", "cards"))
        return tuple(map(tuple, notes)), tuple(map(tuple, cards))

    def decks(self) -> dict[str, str]:
        """The decks with their descriptions, as Markdown; Anki's own is left out."""
        ids = [deck for deck in self.collection.decks.all_names_and_ids() if deck.id != 1]
        return {deck.name: self.collection.decks.get(deck.id)["desc"] for deck in ids}

    def ordinals_by_anki(self) -> dict[str, list[int]]:
        """The ordinals of the cards that Anki itself makes of each note, by the note's guid.

        Anki never adds cards at an import. So each note is copied, and added as if it had been typed.
        """
        made = {}
        for note in self.notes():
            copy = self.collection.new_note(note.note_type())
            copy.fields = list(note.fields)
            self.collection.add_note(copy, self.collection.decks.id("Copies"))
            made[note.guid] = [card.ord for card in copy.cards()]
            self.collection.remove_notes([copy.id])
        return made

    def troubles(self) -> list[str]:
        """Whatever Anki finds fault with. Nothing, where all is well."""
        found = []
        for note in self.notes():
            if not note.card_ids():
                found.append(f"{note.guid}: a note without cards")
        empty = self.collection.get_empty_cards()
        found += [f"{note.note_id}: empty cards" for note in empty.notes]
        media = self.collection.media.check()
        found += [f"{name}: missing" for name in media.missing] + [f"{name}: unused" for name in media.unused]
        for card in self.cards():
            for side in (card.question(), card.answer()):
                found += [f"{card.note().guid} {card.ord}: {side}" for words in _TROUBLE if words in side]
        report, sound = self.collection.fix_integrity()
        if not sound:
            found.append(report)
        return found


def body(html: str) -> str:
    """A side as Anki gives it, without the style sheet before it."""
    return re.sub(r"^<style>.*?</style>", "", html, flags=re.DOTALL)


def page(card: Card, *, back: bool = False, night: bool = False) -> str:
    """A web page with one side of a card, as Anki's reviewer shows it."""
    side = card.answer() if back else card.question()
    classes = f"card card{card.ord + 1}{' nightMode' if night else ''}"
    return PAGE.format(classes=classes, style=REVIEWER, base=_folder(card), side=_shown(card, side))


def pages(cards: list[Card]) -> str:
    """One web page with both sides of many cards below each other."""
    sides = [f"<article>{_shown(card, side)}</article>" for card in cards for side in (card.question(), card.answer())]
    return PAGE.format(classes="card", style=REVIEWER, base=_folder(cards[0]), side="".join(sides))


def _folder(card: Card) -> str:
    return Path(card.col.media.dir()).as_uri() + "/"


def _shown(card: Card, side: str) -> str:
    """What Anki's window makes of a side: addresses percent-encoded, a button for each sound."""
    return re.sub(r"\[anki:play:[qa]:\d+\]", BUTTON, card.col.media.escape_media_filenames(side))


BUTTON = (
    '<a class="replay-button soundLink" href=# draggable="false"><svg class="playImage" viewBox="0 0 64 64">'
    '<circle cx="32" cy="32" r="29"/><path d="M24 16 L50 32 L24 48 Z"/></svg></a>'
)
# The part of Anki's own style sheet for the reviewer that bears on cards (aqt 26.9.3).
REVIEWER = """
hr { background-color: #737373; margin: 1em 0; border: none; height: 1px }
body { margin: 20px; overflow-wrap: break-word }
body.nightMode { background-color: #2c2c2c; color: #fcfcfc }
img { max-width: 100%; max-height: 95vh }
li { text-align: start }
pre { text-align: left }
.replay-button { text-decoration: none; display: inline-flex; vertical-align: middle; margin: 3px }
.replay-button svg { width: 40px; height: 40px }
.replay-button svg circle { fill: #fff; stroke: #414141 }
.replay-button svg path { fill: #414141 }
"""
PAGE = """<!doctype html>
<html dir="ltr"><head><meta charset="utf-8"><base href="{base}"><title>quiet</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{style}</style></head><body class="{classes}"><div id="qa">{side}</div></body></html>
"""
