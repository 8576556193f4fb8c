"""The collection that a command may write into."""

from __future__ import annotations

from pathlib import Path

from tearcards.cli.options import chosen_folder
from tearcards.cli.telling import Refusal


def own_folder(folder: Path | None) -> Path:
    """The collection that was named, or the one in the current folder.

    Raises Refusal where that would be the decks that come along, which nobody asked to change.
    """
    from tearcards.shelf import installed  # noqa: PLC0415 - not needed for --help

    place = chosen_folder(folder)
    if folder is None and place == installed():
        raise Refusal("there is no collection in this folder; name the folder of one, or make one: tearcards init DIR")
    return place
