"""The files of a release: the ledger, the version in the head, the changelog for learners."""

from __future__ import annotations

from pathlib import Path

from tearcards.changelog import as_markdown
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
        count = sum(len(deck.cards) for deck in collection.decks)
        decks = "".join(f"- *{deck.title}*: {len(deck.cards)} cards\n" for deck in collection.decks)
        return f"{title}The first release: {count} cards.\n\n{decks}"
    reasons = {id: _reason(collection, id) for id in collection.retired}
    return title + (as_markdown(release.changes, reasons) or "The cards look better; their words are the same.\n")


def _reason(collection: Collection, id: str) -> str:
    gone = collection.retired[id]
    return f"{gone.reason} See {gone.successor} instead." if gone.successor else str(gone.reason)


def files_of(folder: Path, collection: Collection, release: Release, told: str) -> dict[Path, bytes]:
    """The files that a release writes, with what comes to stand in them."""
    return {
        folder / FILE: release.ledger.written().encode(),
        folder / COLLECTION: with_version(folder / COLLECTION, collection, release.version),
        folder / CHANGELOG: _with_section(folder / CHANGELOG, told),
    }


def with_version(path: Path, collection: Collection, version: str) -> bytes:
    """The file with another version in it, and every other byte as it was."""
    lines = path.read_bytes().split(b"\n")
    number = collection.head.version.span.line - 1
    lines[number] = lines[number].replace(collection.head.version.encode(), version.encode(), 1)
    return b"\n".join(lines)


def _with_section(path: Path, told: str) -> bytes:
    """The changelog with the new section above the older ones."""
    before = path.read_text("utf-8") if path.exists() else _HEAD
    head, found, rest = before.partition("\n## ")
    return f"{head.rstrip()}\n\n{told.rstrip()}\n{f'{chr(10)}## {rest}' if found else ''}".encode()
