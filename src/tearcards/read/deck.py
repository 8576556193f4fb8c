"""The file of a deck to its cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tearcards.cards import Card, kinds
from tearcards.cards.record import read_record, record_schema
from tearcards.cards.shape import Line, Prose, Schema, Single, as_text, empty, key, name, wrong_shape
from tearcards.collection import Deck, Retirement
from tearcards.diagnostic import Diagnostic, Tell, did_you_mean, one_of
from tearcards.markdown import Prose as Markdown
from tearcards.read.files import problem
from tearcards.read.page import Page
from tearcards.source import Mapping, Node, Sequence, Span, Text


@dataclass(frozen=True, slots=True)
class Cards(Single):
    """The cards of a deck, not yet read."""

    empty: None = None
    schema: ClassVar[Schema] = {"type": "array"}

    def read(self, key: Text, node: Node, tell: Tell) -> Sequence | None:
        if isinstance(node, Text) and not node.strip():
            tell(empty(key))
            return None
        if not isinstance(node, Sequence):
            help = "begin each card with `- id:`, two steps further right"
            tell(wrong_shape(key.span, key, "a list of cards", help))
            return None
        return node


@dataclass(frozen=True, slots=True)
class Retirements(Single):
    """The retired cards of a deck."""

    empty: tuple[()] = ()

    @property
    def schema(self) -> Schema:
        return {"type": "array", "items": record_schema(Retirement)}

    def read(self, key: Text, node: Node, tell: Tell) -> tuple[Retirement, ...] | None:
        if not isinstance(node, Sequence):
            tell(
                wrong_shape(key.span, key, "a list of retired cards", "begin each with `- id:`, and say why: `reason:`")
            )
            return None
        retired = [self._one(key, item, tell) for item in node.items]
        return None if None in retired else tuple(gone for gone in retired if gone)

    def _one(self, key: Text, node: Node, tell: Tell) -> Retirement | None:
        if not isinstance(node, Mapping):
            tell(
                wrong_shape(
                    node.span, key, "a list of retired cards", "begin each with `- id:`, and say why: `reason:`"
                )
            )
            return None
        retirement: Retirement | None = read_record(Retirement, node, tell, "a retired card", _place(node))
        return retirement


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckHead:
    """What a deck file says before and around its cards."""

    title: Text = key(Line(), "what learners read as the deck's name")
    description: Markdown = key(Prose(), "what it is about, in a sentence or two")
    retired: tuple[Retirement, ...] = key(
        Retirements(), "cards that were published and are no longer given out", optional=True
    )
    kind: Text | None = key(Line(), "the kind of its cards, where a card does not say otherwise", optional=True)
    cards: Sequence = key(Cards(), "the cards below it, each beginning with `- id:`")


def read_deck(page: Page, written_ids: list[Text], tell: Tell) -> Deck | None:
    """The deck of a file, with the cards that can be understood; None where the file has no keys.

    The id of every card goes to `written_ids`, whether the card is understood or not.
    """
    if page.node is None:
        return None
    id = page.name.removesuffix(".yaml")
    if name().pattern.fullmatch(id) is None:
        help = "use small letters, digits and single hyphens, such as `responses-to-tears.yaml`"
        tell(problem(page.source.path, "file-name", f"`{page.name}` is no name for a deck", help))
    head: DeckHead | None = read_record(DeckHead, page.node, page.own(tell), "the deck", page.beginning)
    kind = _deck_kind(page.node, tell)
    written = page.node.get("cards")
    items = written.items if isinstance(written, Sequence) else ()
    cards = tuple(_cards(items, kind, written_ids, tell))
    if head is None:
        untitled = Text.of("", page.source, 0, 0)
        return Deck(id, untitled, Markdown.from_text(untitled), cards, (), page.source)
    return Deck(id, head.title, head.description, cards, head.retired, page.source)


def _deck_kind(deck: Mapping, tell: Tell) -> str | None:
    """The kind of the deck's cards: "" where it names none, None where it names one that is none."""
    kind = deck.get("kind")
    if not isinstance(kind, Text) or not kind.strip():
        return ""
    if kind in kinds():
        return kind
    tell(_unknown_kind(kind))
    return None


def _cards(items: tuple[Node, ...], kind: str | None, written_ids: list[Text], tell: Tell) -> Iterator[Card]:
    for node in items:
        if not isinstance(node, Mapping):
            help = "begin the card with `- id:`; a hyphen stands before the first key only"
            tell(Diagnostic(node.span, "wrong-shape", "this is no card: it has no keys", help=help))
            continue
        id = node.get("id")
        if isinstance(id, Text) and id.strip():
            written_ids.append(id)
        card = _card(node, kind, tell)
        if card is not None:
            yield card


def _card(node: Mapping, kind: str | None, tell: Tell) -> Card | None:
    place = _place(node)
    chosen = node.key("kind")
    if chosen is not None:
        said = as_text(chosen, node.get("kind") or Text(), tell)
        if said is None:
            return None
        if said not in kinds():
            tell(_unknown_kind(said))
            return None
        kind = said
    if kind is None:
        return None  # the deck's own kind is unknown, and that has been told
    if not kind:
        help = f"add a line `kind:` to the card, or to the deck's head: {one_of(kinds())}"
        tell(Diagnostic(place, "missing-key", "the card has no kind", help=help))
        return None
    bare = Mapping(tuple(entry for entry in node.entries if entry[0] != "kind"), node.span)
    card: Card | None = read_record(kinds()[kind], bare, tell, f"a `{kind}` card", place)
    return card


def _place(node: Mapping) -> Span:
    """Where a card is told that something is missing: at its id, or else where it begins."""
    id = node.get("id")
    if isinstance(id, Text) and id.strip():
        return id.span
    return node.entries[0][0].span if node.entries else node.span


def _unknown_kind(kind: Text) -> Diagnostic:
    help = did_you_mean(kind, kinds()) or f"a card can be: {one_of(kinds())}"
    return Diagnostic(kind.span, "unknown-kind", f"there is no kind `{kind}`", help=help)
