"""What the template is told: a collection and its pages, as JSON. Lengths are mm, sizes of type pt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tearcards.cards import Card
from tearcards.cards.card import EVIDENCE
from tearcards.cards.face import Block, Prompt
from tearcards.collection import Collection
from tearcards.markdown import plain
from tearcards.write import Progress
from tearcards.write.paper.impose import Page
from tearcards.write.paper.sheet import Grid
from tearcards.write.paper.tree import Json, Pictures, as_json, ink, long_words, picture_names

# Keeps text off the edge that a printer leaves blank, and forgives backs that are 3 mm off.
PADDING = 7.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of type in pt that are tried in turn, from the largest: the first that fits is taken."""

    front: tuple[float, ...]
    back: tuple[float, ...]


SMALL_CARD = Sizes(front=(17, 15, 13.5, 12), back=(13, 12, 11, 10, 9))


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One card as it is cut out: a prompt, and the card and deck that it comes from."""

    card: Card
    prompt: Prompt
    deck: str
    number: str


def paper_cards(collection: Collection) -> Iterator[PaperCard]:
    """Every prompt of the collection, in the order of its decks."""
    for deck in collection.decks:
        for card in deck.cards:
            for prompt in card.prompts():
                yield PaperCard(card, prompt, deck.title, f"{collection.numbers[card.id]}{prompt.letter}")


def job(
    collection: Collection,
    cards: tuple[PaperCard, ...],
    grid: Grid,
    pages: tuple[Page, ...],
    pictures: Pictures,
    progress: Progress,
) -> dict[str, Any]:
    """Everything that the template draws, but for the guide."""
    head = collection.head
    drawn, opened = [], ""
    for n, card in enumerate(cards):
        progress("setting cards", n, len(cards))
        drawn.append(_card(collection, card, card.deck != opened, pictures))
        opened = card.deck
    progress("setting cards", len(cards), len(cards))
    language, _, region = head.language.partition("-")
    return {
        "title": ink(head.title),
        "description": ink(head.description.plain),
        "language": language,
        "region": region if len(region) == 2 else None,
        "paper": {"width": grid.paper.width, "height": grid.paper.height},
        "card": {"width": grid.width, "height": grid.height, "padding": PADDING},
        "sizes": asdict(SMALL_CARD),
        "marks": grid.marks(),
        "cards": drawn,
        "pages": [_page(page) for page in pages],
    }


def _card(collection: Collection, card: PaperCard, opens: bool, pictures: Pictures) -> Json:
    """A card of the job; `opens` where it is the first of its deck."""
    return {
        "number": card.number,
        "deck": ink(card.deck),
        "opens": opens,
        "sensitive": card.card.sensitive,
        "front": _side(card.prompt.front, pictures),
        "back": _side(card.prompt.back, pictures),
        "sources": [ink(citation.line) for citation in collection.cited(card.card)],
        "evidence": EVIDENCE[card.card.evidence],
    }


def _side(blocks: tuple[Block, ...], pictures: Pictures) -> Json:
    return {
        "blocks": [_block(block, pictures) for block in blocks],
        "words": [word for block in blocks for word in long_words(block.tree) + long_words(block.detail)],
        "pictures": sum(len(picture_names(block.tree + block.detail)) for block in blocks),
    }


def _block(block: Block, pictures: Pictures) -> Json:
    return {
        "voice": block.voice.value,
        "tree": as_json(block.tree, pictures),
        "detail": as_json(block.detail, pictures),
        "words": block.words,
        "marker": block.marker,
    }


def _page(page: Page) -> Json:
    return {
        "side": page.side,
        "places": [
            {"card": place.card, "x": place.x, "y": place.y, "turned": place.turned} for place in page.placements
        ],
    }


def words(blocks: tuple[Block, ...]) -> int:
    """How many words a side has."""
    return sum(len(f"{plain(block.tree)} {plain(block.detail)} {block.words}".split()) for block in blocks)
