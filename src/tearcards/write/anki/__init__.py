"""A collection to a package for Anki."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards import Card
from tearcards.collection import Collection, Medium
from tearcards.diagnostic import Diagnostic, in_order
from tearcards.write import Progress, Written

SUFFIX = ".apkg"
_STEP = 50


@dataclass(frozen=True, slots=True)
class Options:
    """`now` is the time of notes that are new or changed since the last release, in seconds since 1970."""

    now: int = 0


def objection(file_name: str) -> str:
    """Why no package should be called so; nothing where the name is good."""
    name = file_name.lower()
    if name == "collection.apkg" or (name.startswith("backup-") and name.endswith(".apkg")):
        return "Anki takes a file of that name for a backup, and offers to replace everything the learner has by it"
    return ""


def write(collection: Collection, options: Options, progress: Progress) -> Written:
    """The package, or the problems for which there is none.

    A kind without a note type is left out, and so is a deck that holds no other.
    """
    # genanki and the templates take a tenth of a second, which other outputs and `--help` can do without.
    from tearcards.write.anki.decks import child, parent  # noqa: PLC0415
    from tearcards.write.anki.note_types import type_times  # noqa: PLC0415
    from tearcards.write.anki.notes import Note, media_of, note_of  # noqa: PLC0415
    from tearcards.write.anki.package import package  # noqa: PLC0415

    total = sum(card.note_type.id is not None for card in collection.cards)
    decks = [parent(collection)]
    shown: set[str] = set()
    problems: list[Diagnostic] = []
    done = 0
    for deck in collection.decks:
        notes: list[Note] = []
        for card in deck.cards:
            if card.note_type.id is None:
                continue
            note = note_of(collection, card, options.now)
            if not note.ordinals:
                problems.append(_nothing_asked(card))
            notes.append(note)
            shown.update(media_of(card, collection.media))
            done += 1
            if done % _STEP == 0 or done == total:
                progress("writing notes", done, total)
        if notes:
            decks.append(child(collection, deck, tuple(notes)))
    media = {name: _read(collection.media[name], problems) for name in sorted(shown)}
    if problems:
        return Written(None, tuple(in_order(problems)))
    return Written(package(decks, media, type_times(collection, options.now)))


def _nothing_asked(card: Card) -> Diagnostic:
    """Anki would take the note, make no card of it, and tell nobody."""
    return Diagnostic(
        card.id.span,
        "nothing-asked",
        f"Anki makes no card of `{card.id}`",
        help="give it a blank with a number from 1 to 500: {{c1::words::hint}}",
    )


def _read(medium: Medium, problems: list[Diagnostic]) -> bytes:
    try:
        return medium.path.read_bytes()
    except OSError as error:
        message = f"`{medium.name}` cannot be read ({error.strerror or error})"
        problems.append(Diagnostic(medium.place, "unreadable", message, help="see whether you may open it"))
        return b""
