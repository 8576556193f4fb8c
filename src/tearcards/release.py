"""From a collection and its ledger to the next release: what changes for learners, and what it costs them.

A release is graded: corrections are a patch, new cards a minor version, and a major one what a
learner has to do something about, such as a retired card.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import sha256
from typing import TypeVar

from tearcards.cards import Card, kinds
from tearcards.collection import Collection, Deck
from tearcards.edition import Change, Sort, differences, of_collection, of_ledger
from tearcards.ledger import Ledger, PublishedHead, PublishedNote, PublishedType, RetiredNote
from tearcards.markdown import Paragraph, Str
from tearcards.write.anki.decks import child, parent
from tearcards.write.anki.description import description
from tearcards.write.anki.note_types import published_type
from tearcards.write.anki.notes import media_digests, note_of

Version = tuple[int, int, int]
Published = TypeVar("Published", PublishedNote, PublishedType)


class Grade(IntEnum):
    """What a release costs a learner."""

    NOTHING = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Release:
    """A release that can be written: the ledger after it, and what changes for learners."""

    version: str
    last: str | None
    grade: Grade
    changes: tuple[Change, ...]
    ledger: Ledger
    retitled: tuple[tuple[str, str], ...] = ()
    """Decks that are called otherwise, before and after: Anki makes a second deck beside the first."""

    @property
    def smallest(self) -> str:
        """The smallest version that this release can have."""
        if self.last is None:
            return "0.1.0"
        major, minor, patch = _parts(self.last)
        if self.grade is Grade.MAJOR:
            return f"{major + 1}.0.0"
        return f"{major}.{minor + 1}.0" if self.grade is Grade.MINOR else f"{major}.{minor}.{patch + 1}"

    @property
    def cost(self) -> str:
        """What makes it a major release, in words."""
        retired = sum(change.sort is Sort.RETIRED for change in self.changes)
        if retired:
            return f"{retired} card{'s are' if retired != 1 else ' is'} retired"
        return "a deck is called otherwise" if self.retitled else "a note type has changed"

    @property
    def why(self) -> str:
        """Why the version may not be smaller than that, in words."""
        if self.last is None:
            return "this is the first release"
        costs = {
            Grade.NOTHING: "nothing has changed",
            Grade.PATCH: "cards are corrected",
            Grade.MINOR: "there are new cards",
            Grade.MAJOR: self.cost,
        }
        return f"{costs[self.grade]} since {self.last}"

    @property
    def is_large_enough(self) -> bool:
        """Whether the version tells learners what the release costs them."""
        return _parts(self.version) >= _parts(self.smallest)


def plan(collection: Collection, version: str, now: int) -> Release:
    """The release of a collection without problems as `version`, at the time `now` (seconds since 1970)."""
    last = collection.ledger
    notes: dict[str, PublishedNote] = {
        card.id: _published(collection, deck, card, version, now) for deck in collection.decks for card in deck.cards
    }
    types = {
        key: _at_first(published_type(collection, kind.note_type, now), last, now)
        for key, kind in kinds().items()
        if kind.note_type.id is not None
    }
    retired = _retired(collection, version)
    ledger = Ledger(version=version, head=_head(collection), notes=notes, retired=retired, types=types)
    changes = tuple(differences(of_ledger(last), of_collection(collection))) if last else ()
    retitled = tuple(_retitled(last.head, ledger.head)) if last else ()
    grade = Grade.MAJOR if retitled else _grade(last, ledger, changes)
    return Release(version, last.version if last else None, grade, changes, ledger, retitled)


def _head(collection: Collection) -> PublishedHead:
    """What the ledger says of the collection itself."""
    decks = [parent(collection), *(child(collection, deck, ()) for deck in collection.decks)]
    # The version stands in a description, and is another one with every release.
    version = description([(Paragraph((Str(f"Version {collection.head.version}."),)),)])
    told = "\n".join(deck.description.replace(version, "") for deck in decks)
    return PublishedHead(
        id=collection.head.id,
        title=collection.head.title,
        decks={deck.id: deck.title for deck in collection.decks},
        digest=sha256(told.encode()).hexdigest()[:20],
    )


def _published(collection: Collection, deck: Deck, card: Card, version: str, now: int) -> PublishedNote:
    """What the ledger says of a card after the release."""
    note = note_of(collection, card, now)
    digest = note.digest(media_digests(collection, card))
    known = collection.ledger.notes if collection.ledger else {}
    last = known.get(card.id) or known.get(card.formerly or "")
    before = last.formerly if last else ()
    made = PublishedNote(
        guid=note.guid,
        formerly=(*before, str(card.formerly)) if last and card.id not in known else before,
        kind=card.kind,
        deck=deck.id,
        since=last.since if last else version,
        changed=last.changed if last and last.digest == digest else version,
        mod=note.mod,
        digest=digest,
        tags=note.tags,
        fields=note.named_fields,
    )
    return _at_first(made, collection.ledger, now)


def _at_first(made: Published, last: Ledger | None, now: int) -> Published:
    """What is published for the first time is newer than whatever was tried out before."""
    return made if last else replace(made, mod=max(now, made.mod))


def _retired(collection: Collection, version: str) -> dict[str, RetiredNote]:
    """The cards that are retired after the release, those of former releases among them."""
    last = collection.ledger
    if last is None:
        return {}
    retired = dict(last.retired)
    for id, gone in collection.retired.items():
        note = last.notes.get(id)
        if note is not None:
            retired[id] = RetiredNote(
                guid=note.guid,
                formerly=note.formerly,
                kind=note.kind,
                deck=note.deck,
                since=note.since,
                retired=version,
                reason=gone.reason,
                successor=gone.successor or "",
                fields=note.fields,
            )
    return retired


def _retitled(last: PublishedHead, head: PublishedHead) -> Iterator[tuple[str, str]]:
    """The decks that are called otherwise; all of them where the collection is."""
    if last.title != head.title:
        yield last.title, head.title
    for id, title in last.decks.items():
        if head.decks.get(id, title) != title:
            yield title, head.decks[id]


def _grade(last: Ledger | None, ledger: Ledger, changes: tuple[Change, ...]) -> Grade:
    if last is None:
        return Grade.MINOR
    both = [(last.types[key], made) for key, made in ledger.types.items() if key in last.types]
    if any(old.digest != new.digest for old, new in both) or any(change.sort is Sort.RETIRED for change in changes):
        return Grade.MAJOR
    if any(change.sort is Sort.NEW for change in changes):
        return Grade.MINOR
    # A picture that was replaced under its name, or a word that is now strong, changes no words.
    shown = (
        _digests(ledger) != _digests(last)
        or ledger.head.digest != last.head.digest
        or any(old.style != new.style for old, new in both)
    )
    return Grade.PATCH if changes or shown else Grade.NOTHING


def _digests(ledger: Ledger) -> dict[str, str]:
    return {note.guid: note.digest for note in ledger.notes.values()}


def _parts(version: str) -> Version:
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch
