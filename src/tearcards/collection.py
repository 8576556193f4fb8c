"""A collection: decks of cards, the works they cite, the media they show, the packs they come in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from tearcards.cards import Card
from tearcards.cards.record import Table, record_schema
from tearcards.cards.shape import Choice, Day, Line, Matching, Names, Prose, Schema, Single, key, name, wrong_shape
from tearcards.cards.shape import empty as nothing_in
from tearcards.diagnostic import Tell
from tearcards.ledger import Ledger
from tearcards.markdown import Prose as Markdown
from tearcards.source import Mapping as Written
from tearcards.source import Node, Source, Span, Text

_YEAR = Matching(re.compile(r"\d{4}|undated"), "wrong-shape", "a year", "write four digits, or `undated`")
_LANGUAGE = Matching(
    re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "wrong-shape",
    "the code of a language",
    "write a code such as `en` or `en-GB`",
)
_VERSION = Matching(
    re.compile(r"\d+\.\d+\.\d+"),
    "wrong-shape",
    "a version",
    "write three numbers with dots between them, such as `1.0.0`",
)
_DOI = Matching(
    re.compile(r"10\.\d{4,9}/\S+"),
    "wrong-shape",
    "a DOI",
    "write it without an address before it, such as `10.1037/a0031384`",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What every learner is told before the first card."""

    note: Markdown = key(Prose(), "what the cards are not, and where help is to be had")
    checked_on: Text = key(Day(), "the day on which its telephone numbers were last checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The cards for one group of learners: those that share an audience with it."""

    title: Text = key(Line(), "what the pack is called")
    description: Markdown = key(Prose(), "whom it is for")
    audience: tuple[Text, ...] = key(Names(), "the audiences whose cards are in it")
    note: Markdown | None = key(Prose(), "words that follow the safety note in this pack", optional=True)


@dataclass(frozen=True, slots=True)
class Packs(Single):
    """Packs by their names."""

    empty: ClassVar[Mapping[str, Pack]] = {}

    @property
    def schema(self) -> Schema:
        return {"type": "object", "propertyNames": name().schema, "additionalProperties": record_schema(Pack)}

    def read(self, key: Text, node: Node, tell: Tell) -> Mapping[str, Pack] | None:
        if isinstance(node, Text) and not node.strip():
            tell(nothing_in(key))
            return None
        if not isinstance(node, Written):
            tell(
                wrong_shape(
                    key.span, key, "a block of packs", "write the name of each pack on its own line below it, indented"
                )
            )
            return None
        packs: dict[str, Pack] = {}
        good = True
        for title, body in node.entries:
            pack = Table(Pack, f"the pack `{title}`").read(title, body, tell)
            if name().read(title, title, tell) is None or pack is None:
                good = False
            else:
                packs[title] = pack
        return packs if good else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What `collection.yaml` says."""

    id: Text = key(name(), "a name for the collection that stays for ever")
    title: Text = key(Line(), "what learners read as its name")
    description: Markdown = key(Prose(), "what it is about, in a sentence or two")
    language: Text = key(_LANGUAGE, "the code of its language, such as `en-GB`")
    licence: Text = key(Line(), "the terms under which it may be used")
    version: Text = key(_VERSION, "its version, such as `1.0.0`")
    safety: Safety = key(Table(Safety, "`safety`"), "the safety note and the day on which it was checked")
    decks: tuple[Text, ...] = key(Names(), "the decks in their order: names of files without `.yaml`")
    packs: Mapping[str, Pack] = key(Packs(), "the packs, by audience")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A work that cards rest on."""

    author: Text = key(Line(), "who wrote it")
    year: Text = key(_YEAR, "the year, or `undated`")
    title: Text = key(Line(), "its title")
    evidence: Text = key(Choice(("opinion", "anecdote", "study")), "what it can prove: opinion, anecdote or study")
    about: Text = key(Line(), "what it is, in words for a card's foot, such as `survey of 684 US psychologists`")
    doi: Text | None = key(_DOI, "its DOI, without an address before it", optional=True)
    address: Text | None = key(Line(), "where it is found, if it has no DOI", optional=True)
    read: Text | None = key(Line(), "how much of it was read", optional=True)

    @property
    def line(self) -> str:
        """The line at a card's foot: who, when, and what sort of work it is."""
        when = f" ({self.year})" if self.year != "undated" else ""
        return f"{self.author}{when}: {self.about}"

    @property
    def link(self) -> str | None:
        """The web address, where it has one."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return self.address if self.address and self.address.startswith(("https://", "http://")) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """A card that was published and is no longer given to new learners."""

    id: Text = key(name(), "the id of the card that was")
    reason: Text = key(Line(), "why it was retired, in words for the people who learned it")
    successor: Text | None = key(name(), "the id of the card that takes its place, if one does", optional=True)


@dataclass(frozen=True, slots=True)
class Deck:
    """One file of cards. `id` is the file's name without `.yaml`."""

    id: str
    title: Text
    description: Markdown
    cards: tuple[Card, ...]
    retired: tuple[Retirement, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture or a sound. Cards call it by `name`, wherever in the media folder it lies."""

    name: str
    path: Path
    place: Span


@dataclass(frozen=True)
class Collection:
    """Everything that was read, the files themselves, and the ledger of what was published.

    `written_ids` and `written_sources` hold the id of every card and the key of every source, also
    of those that could not be read. `whole` is false where a part of a file could not be read: then
    what is missing may well stand there. `understood` is false where a card or anything else was
    read and left out.
    """

    head: Head
    decks: tuple[Deck, ...]
    citations: Mapping[str, Citation]
    media: Mapping[str, Medium]
    sources: tuple[Source, ...]
    ledger: Ledger | None
    written_ids: tuple[Text, ...]
    written_sources: tuple[Text, ...]
    whole: bool
    understood: bool
    numbers: Mapping[str, int] = field(default_factory=dict)
    pack: str | None = None

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Every card, in the order of the decks."""
        return tuple(card for deck in self.decks for card in deck.cards)

    def notes(self) -> Iterator[Markdown]:
        """The texts in Markdown that stand on no card: descriptions and notes."""
        head = self.head
        texts: list[Markdown | None] = [head.description, head.safety.note if head.safety else None]
        texts += [text for pack in head.packs.values() for text in (pack.description, pack.note)]
        yield from (text for text in (*texts, *(deck.description for deck in self.decks)) if text)

    def prose(self) -> Iterator[Markdown]:
        """Every text in Markdown: the notes, then those of the cards."""
        yield from self.notes()
        for card in self.cards:
            yield from card.values().values()

    def cited(self, card: Card) -> Iterator[Citation]:
        """The works that a card cites, in its order."""
        return (self.citations[source] for source in card.sources)

    @cached_property
    def retired(self) -> Mapping[str, Retirement]:
        """The cards that were retired, by their ids."""
        return {gone.id: gone for deck in self.decks for gone in deck.retired}

    def safety_notes(self) -> tuple[Markdown, ...]:
        """The safety note, and what the chosen pack adds to it."""
        extra = self.head.packs[self.pack].note if self.pack else None
        return (self.head.safety.note, extra) if extra else (self.head.safety.note,)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cards are wanted; an empty one means all. A card must pass every part that is given."""

    pack: str | None = None
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def takes(self, deck: Deck, card: Card, pack: Pack | None) -> bool:
        return (
            (pack is None or not set(pack.audience).isdisjoint(card.audience))
            and (not self.decks or deck.id in self.decks)
            and (not self.tags or any(_under(tag, wanted) for tag in card.tags for wanted in self.tags))
        )


def _under(tag: str, wanted: str) -> bool:
    """Whether `tag` is the wanted one or a branch of it."""
    return tag == wanted or tag.startswith(f"{wanted}::")


def select(collection: Collection, selection: Selection) -> Collection:
    """The part of the collection that is wanted; decks that lose every card are left out.

    The cards keep their numbers, so that one that is printed again fits the others.
    """
    pack = collection.head.packs[selection.pack] if selection.pack else None
    decks = tuple(
        replace(deck, cards=tuple(card for card in deck.cards if selection.takes(deck, card, pack)))
        for deck in collection.decks
    )
    return replace(collection, decks=tuple(deck for deck in decks if deck.cards), pack=selection.pack)
