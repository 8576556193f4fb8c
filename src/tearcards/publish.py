"""The files of a release: the ledger, the version in the head, the changelog for learners."""

from __future__ import annotations

import re
from pathlib import Path

from tearcards.changelog import as_markdown, shown
from tearcards.collection import Collection
from tearcards.ledger import FILE
from tearcards.read.collection import COLLECTION
from tearcards.release import Release

CHANGELOG = "CHANGELOG.md"
_HEAD = "# What changed for learners\n"


def section(collection: Collection, release: Release, day: str) -> str:
    """The section of the changelog: in learners' words, with the text before and after."""
    title = f"## {release.version} ({day})\n\n"
    if release.last is None:
        decks = "".join(f"- *{shown(deck.title)}*: {_counted(len(deck.cards))}\n" for deck in collection.decks)
        return f"{title}The first release: {_counted(len(collection.cards))}.\n\n{decks}"
    reasons = {id: _reason(collection, id) for id in collection.retired}
    told = as_markdown(release.changes, reasons)
    if release.retitled:
        decks = "".join(f"- *{shown(before)}* is now *{shown(after)}*\n" for before, after in release.retitled)
        told = (
            "### Decks that are called otherwise\n\nYour cards stay where they are; move them if you like.\n\n"
            f"{decks}\n{told}"
        )
    return title + (told or "What stands around the cards, or how they look, is better.\n")


def _counted(cards: int) -> str:
    return f"{cards} card{'s' if cards != 1 else ''}"


def _reason(collection: Collection, id: str) -> str:
    gone = collection.retired[id]
    if not gone.successor:
        return str(gone.reason)
    end = "" if gone.reason.endswith((".", "?", "!")) else "."
    return f"{gone.reason}{end} See {gone.successor} instead."


def files_of(folder: Path, collection: Collection, release: Release, told: str) -> dict[Path, bytes]:
    """The files that a release writes, with what comes to stand in them.

    The ledger comes last: until it is there, nothing counts as published, and the release can be
    made again. Raises OSError or UnicodeDecodeError where a file cannot be read.
    """
    return {
        folder / CHANGELOG: _with_section(folder / CHANGELOG, told),
        folder / COLLECTION: with_version(folder / COLLECTION, collection, release.version),
        folder / FILE: release.ledger.written().encode(),
    }


def with_version(path: Path, collection: Collection, version: str) -> bytes:
    """The file with another version in it, and every other byte as it was."""
    place = collection.head.version.span
    # The text that was read has no byte order mark, and one sort of line end: its lines and columns hold here, too.
    mark, text = _without_mark(path.read_bytes())
    lines = re.split(r"(\r\n|\r|\n)", text)
    line, column = 2 * (place.line - 1), place.column - 1
    lines[line] = lines[line][:column] + version + lines[line][column + place.end - place.start :]
    return (mark + "".join(lines)).encode()


def _with_section(path: Path, told: str) -> bytes:
    """The changelog with the new section above the older ones, and in place of one of the same version.

    Such a one is left where a release was cut off before its ledger was written.
    """
    mark, before = _without_mark(path.read_bytes()) if path.exists() else ("", _HEAD)
    line_end = "\r\n" if "\r\n" in before else "\n"
    sections = re.split(r"^(?=## )", before, flags=re.MULTILINE)
    head, older = sections[0].rstrip(), sections[1:]
    if older and older[0].split()[:2] == told.split()[:2]:
        del older[0]
    new = told.rstrip().replace("\n", line_end)
    parts = [part for part in (head, new, "".join(older)) if part]
    return (mark + (line_end * 2).join(parts) + ("" if older else line_end)).encode()


def _without_mark(data: bytes) -> tuple[str, str]:
    """The byte order mark of a file, where it has one, and its text."""
    text = data.decode()
    return ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
