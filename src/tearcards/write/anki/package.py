"""Notes and decks to the bytes of a package: genanki's tables, made the same on every machine.

A collection is written in Anki's old format, which every Anki since 2.1.54 reads, as do AnkiDroid
and AnkiMobile.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from io import BytesIO
from itertools import count
from typing import Any

import genanki

from tearcards.cards.face import NoteType
from tearcards.write.anki.decks import AnkiDeck
from tearcards.write.anki.note_types import style
from tearcards.write.anki.notes import PUBLISHED, Note
from tearcards.write.anki.templates import back, front, needed

# Notes and cards get the milliseconds from PUBLISHED on as their ids, in the order of the package:
# Anki knows notes by their guid, and changes an id that is taken.

# What SQLite writes (https://www.sqlite.org/fileformat.html). The size of a page and of the header,
# and the sorts of pages that hold cells, each with the size of its own header (1.6).
_PAGE = 4096
_HEADER = 100
_TREE_PAGES = {2: 12, 5: 12, 10: 8, 13: 8}
# In the header (1.3): a counter of changes, what it was when the version was noted, the version.
_CHANGES = slice(24, 28)
_CHANGES_AT_VERSION = slice(92, 96)
_VERSION = slice(96, 100)
_SOME_CHANGES = (1).to_bytes(4)
_SOME_VERSION = (3_040_000).to_bytes(4)

# The earliest date that a zip archive can hold. Pictures and sounds are packed already; deflating
# them costs time and gains nothing.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_DEFLATED_MEDIA = (".svg", ".wav")
_UNIX = 3


def package(decks: list[AnkiDeck], media: Mapping[str, bytes], times: Mapping[str, int]) -> bytes:
    """The package that holds the decks, and the media by their names; `times` are those of the note types."""
    names = sorted(media)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "collection.anki2", database(decks, times))
        _add(archive, "media", json.dumps({str(n): name for n, name in enumerate(names)}).encode())
        for n, name in enumerate(names):
            packed = not name.lower().endswith(_DEFLATED_MEDIA)
            _add(archive, str(n), media[name], zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    member = zipfile.ZipInfo(name, _ZIP_DATE)
    member.create_system = _UNIX
    member.external_attr = 0o644 << 16
    archive.writestr(member, data, compress_type=method, compresslevel=6)


def database(decks: list[AnkiDeck], times: Mapping[str, int]) -> bytes:
    """The database of a collection with these decks, and their note types with the time of each."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(f"PRAGMA page_size = {_PAGE}; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8';")
        _Package(decks, times).write_to_db(connection.cursor(), PUBLISHED, count(PUBLISHED * 1000))
        connection.commit()
        # What was written over leaves remnants in free places, as each build of SQLite likes.
        connection.execute("VACUUM")
        data = bytearray(connection.serialize())
    _clear_free_space(data)
    data[_CHANGES] = data[_CHANGES_AT_VERSION] = _SOME_CHANGES
    data[_VERSION] = _SOME_VERSION
    return bytes(data)


def _clear_free_space(data: bytearray) -> None:
    """Zeroes in each page what lies between the list of its cells and the first of them.

    What stands there means nothing, and differs: SQLite 3.40 and 3.54 leave other remnants.
    """
    for page in range(0, len(data), _PAGE):
        head = page + (_HEADER if page == 0 else 0)
        if data[head] in _TREE_PAGES:
            cells = int.from_bytes(data[head + 3 : head + 5])
            begin = head + _TREE_PAGES[data[head]] + 2 * cells
            end = page + int.from_bytes(data[head + 5 : head + 7])
            data[begin:end] = bytes(end - begin)


class _Package(genanki.Package):  # type: ignore[misc]
    """Writes decks and note types once each, where genanki does so again for every deck."""

    def __init__(self, decks: list[AnkiDeck], times: Mapping[str, int]) -> None:
        super().__init__([_Deck(deck) for deck in decks])
        self.times = times
        self.models: dict[int | None, tuple[_Model, int]] = {}
        places = count(1)
        for deck, given in zip(self.decks, decks, strict=True):
            for note in given.notes:
                deck.add_note(_Note(note, self.model(note.note_type, deck.deck_id), next(places)))

    def model(self, note_type: NoteType, deck_id: int) -> _Model:
        if note_type.id not in self.models:
            self.models[note_type.id] = _Model(note_type), deck_id
        return self.models[note_type.id][0]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Any) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        (written,) = cursor.execute("SELECT decks FROM col").fetchone()
        decks = json.loads(written) | {str(deck.deck_id): deck.to_json() for deck in self.decks}
        models = {
            str(id): model.to_json(self.times[model.key], deck_id) for id, (model, deck_id) in self.models.items()
        }
        seconds = int(timestamp)
        cursor.execute(
            "UPDATE col SET crt = ?, mod = ?, scm = ?, decks = ?, models = ?",
            (seconds, seconds * 1000, seconds * 1000, json.dumps(decks), json.dumps(models)),
        )


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck whose description is Markdown."""

    def __init__(self, deck: AnkiDeck) -> None:
        super().__init__(deck.id, deck.name, deck.description)

    def to_json(self) -> dict[str, Any]:
        return {**super().to_json(), "md": True, "mod": PUBLISHED}

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Any) -> None:  # noqa: ARG002 - genanki's own
        for note in self.notes:
            note.write_to_db(cursor, note.mod, self.deck_id, id_gen)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note whose cards were counted as Anki counts them: genanki counts otherwise."""

    def __init__(self, note: Note, model: _Model, place: int) -> None:
        super().__init__(model, list(note.fields), tags=note.tags, guid=note.guid, due=place)
        self.cards = [genanki.Card(ordinal) for ordinal in note.ordinals]
        self.mod = note.mod

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Was done, and better, when the fields were made."""


class _Model(genanki.Model):  # type: ignore[misc]
    """The note type of one kind."""

    def __init__(self, note_type: NoteType) -> None:
        super().__init__(
            note_type.id,
            note_type.name,
            # Anki knows fields and templates by these ids, so that they can be renamed.
            fields=[{"name": field.name, "id": note_type.stable_id(field.key)} for field in note_type.all_fields],
            templates=[
                {
                    "name": face.name,
                    "id": note_type.stable_id(f"face {face.key}"),
                    "qfmt": front(note_type, face),
                    "afmt": back(note_type, face),
                }
                for face in note_type.faces
            ],
            css=style(),
            model_type=self.CLOZE if note_type.blanks else self.FRONT_BACK,
        )
        self.key = note_type.key
        self._req = [[n, *needed(note_type, face)] for n, face in enumerate(note_type.faces)]
