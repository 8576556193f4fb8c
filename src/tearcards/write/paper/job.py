"""What the template is told: cards and pages, as JSON. Lengths are mm, sizes of type pt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tearcards.cards import Card
from tearcards.cards.card import EVIDENCE
from tearcards.cards.face import Block, Prompt, Voice
from tearcards.collection import Collection
from tearcards.markdown import Paragraph, plain
from tearcards.write.paper.glyphs import OURS
from tearcards.write.paper.impose import Page
from tearcards.write.paper.layouts import Arrangement
from tearcards.write.paper.options import Options
from tearcards.write.paper.tree import Json, Pictures, as_json, ink, long_words, picture_names
from tearcards.write.paper.type import USUAL, type_for
from tearcards.write.paper.width import even_widths, lines, word_widths

PADDING = USUAL.padding
# From the darkest to the lightest, in per cent of white. All that is read keeps a contrast of 4.5 to 1.
SHADES = (8, 30, 40, 65)
# A line and the widest gap between two blocks, in em, as the template sets them.
LINE, GAP = 1.24, 1.1
SPARING_SHADES = (25, 35, 40, 75)
LARGE_SHADES = (5, 20, 25, 60)


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
    cards: Sequence[PaperCard],
    arrangement: Arrangement,
    options: Options,
    pictures: Pictures,
    fonts: Sequence[str] = (OURS,),
) -> dict[str, Any]:
    """Everything that the template draws, but for the guide.

    `cards` comes as an iterator, in the order of the pages, so that whoever waits can be told.
    """
    head = collection.head
    language, _, region = head.language.partition("-")
    width, height = arrangement.grid.card
    paper = arrangement.grid.paper
    type = type_for(width, height, large=options.large, ink_saving=options.ink_saving)
    look = _Look(pictures, width - 2 * type.padding, type.front, type.back)
    shown = numbers(arrangement.pages)
    at = {number: n for n, number in enumerate(shown)}
    return {
        "title": ink(head.title),
        "description": ink(head.description.plain),
        "language": language,
        "region": region if len(region) == 2 else None,
        "fonts": list(fonts),
        "paper": {"width": paper.width, "height": paper.height},
        "card": {"width": width, "height": height},
        "type": asdict(type),
        "shades": SPARING_SHADES if options.ink_saving else LARGE_SHADES if options.large else SHADES,
        "hairline": 0.35 if options.ink_saving else 0.5,
        "filled": not options.ink_saving,
        "marks": arrangement.marks,
        "folds": arrangement.folds,
        "both-sides": arrangement.both_sides,
        # Backs in a file of their own have no deck above them.
        "level": 2 if arrangement.outlined == "front" else 1,
        "outlined": arrangement.outlined if options.order == "sheet" else None,
        "cards": _cards(collection, [cards[number] for number in shown], options, look),
        "pages": [_page(page, at) for page in arrangement.pages],
        "guide": None,
        **arrangement.told,
    }


@dataclass(frozen=True, slots=True)
class _Look:
    """Where pictures are found, and how wide a side is in mm, the sizes of type in pt of both."""

    pictures: Pictures
    width: float
    front: tuple[float, ...]
    back: tuple[float, ...]


def numbers(pages: Iterable[Page]) -> list[int]:
    """The numbers of the cards in the order in which the pages show them."""
    return list(dict.fromkeys(placement.card for page in pages for placement in page.placements))


def _cards(collection: Collection, cards: list[PaperCard], options: Options, look: _Look) -> Iterator[Json]:
    """The cards of the job; one whose deck is another than that of the card before opens it.

    Where decks take turns the outline has each deck but once.
    """
    before, opened = "", set()
    in_order = options.order == "sheet"
    for card in cards:
        opens = None
        if card.deck != before:
            opens = "outline" if in_order or card.deck not in opened else "page"
        before = card.deck
        opened.add(card.deck)
        yield _card(collection, card, opens, look, options.large)


def _card(collection: Collection, card: PaperCard, opens: str | None, look: _Look, large: bool) -> Json:
    cited = list(collection.cited(card.card))
    # In large print there is room for who said it, and not for what sort of work it is.
    sources = [source.line.partition(f": {source.about}")[0] if large else source.line for source in cited]
    return {
        "number": card.number,
        "deck": ink(card.deck),
        "opens": opens,
        "sensitive": card.card.sensitive,
        "front": _side(card.prompt.front, look, even=True),
        "back": _side(card.prompt.back, look, even=False),
        "sources": [ink(source) for source in sources],
        "evidence": EVIDENCE[card.card.evidence],
    }


def _side(blocks: tuple[Block, ...], look: _Look, *, even: bool) -> Json:
    """A side; the lines of its paragraphs are to be `even` where they stand in the middle."""
    told = [_block(block, look, even=even) for block in blocks]
    talls = [_tall(block, look, even=even) for block in blocks]
    return {
        "blocks": told,
        "words": [word for block in blocks for word in long_words(block.tree) + long_words(block.detail)],
        "pictures": sum(len(picture_names(block.tree + block.detail)) for block in blocks),
        "tall": None if None in talls else sum(tall for tall in talls if tall),
    }


def _block(block: Block, look: _Look, *, even: bool) -> Json:
    tree = as_json(block.tree, look.pictures)
    if even:
        for node, told in zip(block.tree, tree, strict=True):
            words = word_widths(node, _marks(block)) if isinstance(node, Paragraph) else None
            if words:
                told["widths"] = even_widths(words, look.width, look.front)
    return {
        "voice": block.voice.value,
        "tree": tree,
        "detail": as_json(block.detail, look.pictures),
        "words": block.words,
        "marker": block.marker,
    }


def _marks(block: Block) -> str:
    return "“”" if block.voice is Voice.QUOTE else ""


def _tall(block: Block, look: _Look, *, even: bool) -> float | None:
    """How many em a block takes at the most in the largest type, with the gap before it; None where nobody knows.

    What surely fits need not be tried, which is most of the work.
    """
    if block.detail or block.voice in (Voice.ITEM, Voice.GAP, Voice.SIDE):
        return None
    tall = GAP + (LINE if block.words else 0)
    for node in block.tree:
        words = word_widths(node, _marks(block)) if isinstance(node, Paragraph) else None
        found = lines(words, look.width, look.front[0] if even else look.back[0]) if words else None
        if found is None:
            return None
        # Lines of one length may be one more.
        tall += GAP + LINE * (found + (even and found > 1))
    return tall


def _page(page: Page, at: dict[int, int]) -> Json:
    return {
        "marked": "front" in page.sides,
        "places": [
            {"card": at[place.card], "side": place.side, "x": place.x, "y": place.y, "turns": place.turns}
            for place in page.placements
        ],
    }


def words(blocks: tuple[Block, ...]) -> int:
    """How many words a side has."""
    return sum(len(f"{plain(block.tree)} {plain(block.detail)} {block.words}".split()) for block in blocks)
