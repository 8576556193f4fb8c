"""A folder to a package for Anki, where nothing may go wrong."""

from __future__ import annotations

from pathlib import Path

from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic
from tearcards.read.collection import read_collection
from tearcards.write import anki, quietly

DECKS = Path(__file__).parents[1] / "decks"
"""The real decks."""


def read(folder: Path) -> Collection:
    """The collection in a folder, which has no fault that reading would tell."""
    problems: list[Diagnostic] = []
    collection = read_collection(folder, problems.append)
    assert collection is not None
    assert problems == []
    return collection


def packed(collection: Collection) -> bytes:
    """The package of a collection that can be packed."""
    written = anki.write(collection, anki.Options(), quietly)
    assert written.diagnostics == ()
    assert written.data is not None
    return written.data
