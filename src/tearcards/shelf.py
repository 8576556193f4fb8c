"""Where collections are found when none is named."""

from __future__ import annotations

from pathlib import Path

from tearcards.read.collection import COLLECTION

_HERE = Path(__file__).parent


def installed() -> Path:
    """The decks that come with the package; in a checkout, those of the checkout."""
    inside = _HERE / "decks"
    return inside if inside.is_dir() else _HERE.parents[1] / "decks"


def default_collection() -> Path:
    """`decks/` in the current folder, or the current folder if it is a collection, or the installed decks."""
    for folder in (Path("decks"), Path()):
        if (folder / COLLECTION).is_file():
            return folder
    return Path("decks") if Path("decks").is_dir() else installed()
