"""The two sides of each card as they are read aloud: what is asked, what is answered, what is added.

A rule reads sides, and so holds for a kind of card that did not exist when it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tearcards.cards.card import Card
from tearcards.cards.face import NoteType, Part, Voice
from tearcards.collection import Collection
from tearcards.markdown import Prose, plain
from tearcards.source import Span
from tearcards.wording import sentences, word_places, words


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """One text of a card: its key, its plain words with a line break between paragraphs, its words in small letters."""

    key: str
    prose: Prose
    text: str
    words: tuple[str, ...]

    def place(self, start: int, end: int) -> Span:
        """Where the characters from `start` up to `end` of the plain text were written.

        Marks of Markdown make the two differ, so the words are looked for one after the other.
        """
        at = 0
        first = last = -1
        for match in re.finditer(r"\w+", self.text[:end]):
            found = re.compile(rf"(?<![^\W_]){re.escape(match[0])}(?![^\W_])").search(self.prose, at)
            if not found:
                return self.prose.span
            at = found.end()
            if match.end() > start:
                first = found.start() if first < 0 else first
                last = at
        return self.prose.part(first, last) if first >= 0 else self.prose.span

    def place_words(self, first: int, last: int) -> Span:
        """Where the words from number `first` up to number `last`, exclusive, were written."""
        places = word_places(self.text)
        return self.place(places[first][0], places[last - 1][1])

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence of the plain text begins and ends."""
        return sentences(self.text)


@dataclass(frozen=True, slots=True)
class Sides:
    """One thing that a card asks.

    `flags` are the fixed words on the front. `quoted` is what somebody says, `asked` what is to be
    answered; `answers` what the learner compares with, `sides` the same for look-alikes, `items`
    for a list; `notes` what is added. Where the card asks for blanks, `asked` and `answers` are one.
    """

    card: Card
    blanks: bool
    flags: tuple[str, ...]
    quoted: tuple[Heard, ...]
    asked: tuple[Heard, ...]
    answers: tuple[Heard, ...]
    sides: tuple[Heard, ...]
    items: tuple[Heard, ...]
    notes: tuple[Heard, ...]

    @property
    def front(self) -> tuple[Heard, ...]:
        return self.quoted + self.asked

    @property
    def graded(self) -> tuple[Heard, ...]:
        """What the learner compares with; nothing where there is no right answer."""
        return self.answers + self.sides + self.items

    @property
    def back(self) -> tuple[Heard, ...]:
        return self.graded + self.notes

    @property
    def stated(self) -> tuple[Heard, ...]:
        """Every text but what is told as somebody's belief; each once."""
        return tuple(dict.fromkeys(self.asked + self.back))


@dataclass(frozen=True, slots=True)
class _Layout:
    """The fields of a kind that stand on one of its faces."""

    needs: str
    flags: tuple[str, ...]
    quoted: tuple[str, ...]
    asked: tuple[str, ...]
    answers: tuple[str, ...]
    sides: tuple[str, ...]
    items: tuple[str, ...]
    notes: tuple[str, ...]


class _Same:
    """A collection as a key: this one and no other, however equal."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection

    def __hash__(self) -> int:
        return id(self.collection)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.collection is self.collection


def sides(collection: Collection) -> tuple[tuple[Sides, ...], ...]:
    """For each card, the things that it asks: one for most, two for a term."""
    return _sides(_Same(collection))


# A dozen rules read the same sides, one rule after the other.
@lru_cache(maxsize=1)
def _sides(key: _Same) -> tuple[tuple[Sides, ...], ...]:
    return tuple(tuple(_card_sides(card)) for card in key.collection.cards)


def _card_sides(card: Card) -> Iterator[Sides]:
    heard = {key: _hear(key, prose) for key, prose in card.values().items()}
    for layout in _layouts(card.note_type):
        if layout.needs in heard:
            yield Sides(
                card,
                bool(card.note_type.blanks),
                layout.flags,
                _pick(heard, layout.quoted),
                _pick(heard, layout.asked),
                _pick(heard, layout.answers),
                _pick(heard, layout.sides),
                _pick(heard, layout.items),
                _pick(heard, layout.notes),
            )


def _hear(key: str, prose: Prose) -> Heard:
    text = plain(prose.tree, "\n")
    return Heard(key, prose, text, words(text))


def _pick(heard: Mapping[str, Heard], keys: tuple[str, ...]) -> tuple[Heard, ...]:
    return tuple(heard[key] for key in keys if key in heard)


@cache
def _layouts(note_type: NoteType) -> tuple[_Layout, ...]:
    """The faces of a kind; of those that ask in the same words, as each item of a list does, the first."""
    found: dict[tuple[str, ...], _Layout] = {}
    for face in note_type.faces:
        layout = _Layout(
            face.needs,
            tuple(part.words for part in face.front if part.words),
            _fields(face.front, Voice.QUOTE),
            _fields(face.front, Voice.ASK),
            _fields(face.back, Voice.ANSWER),
            _fields(face.back, Voice.SIDE),
            _fields(face.back, Voice.ITEM),
            _fields(face.back, Voice.WHY, Voice.NUANCE),
        )
        found.setdefault(layout.quoted + layout.asked, layout)
    return tuple(found.values())


def _fields(parts: tuple[Part, ...], *voices: Voice) -> tuple[str, ...]:
    return tuple(field for part in parts if part.voice in voices for field in (part.field, part.detail) if field)
