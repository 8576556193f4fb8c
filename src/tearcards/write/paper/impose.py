"""Imposition: which card lies where on which page, so that each back comes to lie behind its front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tearcards.write.paper.sheet import Grid, Paper

Side = Literal["front", "back"]
Flip = Literal["long", "short"]
"""The edge of the upright sheet over which the printer turns it."""
Order = Literal["sheet", "stack"]
"""Which cards share a sheet: those that follow each other, or those of as many piles."""


@dataclass(frozen=True, slots=True)
class Placement:
    """One side of a card on a page: the card's number from 0, the top left corner and the size of its place in mm.

    `turns` counts quarter turns, clockwise.
    """

    card: int
    side: Side
    x: float
    y: float
    width: float
    height: float
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet. A place without a card stays empty."""

    placements: tuple[Placement, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Which sides of cards are on it."""
        return tuple(dict.fromkeys(placement.side for placement in self.placements))


def sheets(count: int, size: int, order: Order) -> tuple[tuple[int | None, ...], ...]:
    """The cards of each sheet that holds `size` of them, by place; None where a place stays empty.

    In the order of a stack the first places of all sheets hold the first cards, one below the
    other: so the piles that come of one cut through all sheets are laid on each other, and done.
    """
    number = -(-count // size)
    cards = [
        [sheet * size + place if order == "sheet" else place * number + sheet for place in range(size)]
        for sheet in range(number)
    ]
    return tuple(tuple(card if card < count else None for card in sheet) for sheet in cards)


def fronts(cards: Iterable[int | None], grid: Grid) -> tuple[Placement, ...]:
    """The fronts of one sheet, each in its place."""
    return tuple(
        Placement(card, "front", *grid.corner(place), grid.width, grid.height, turns=int(grid.turned))
        for place, card in enumerate(cards)
        if card is not None
    )


def impose(count: int, grid: Grid, flip: Flip, order: Order = "sheet") -> tuple[Page, ...]:
    """The pages for `count` cards that are printed on both sides: the front of each sheet, and then its back."""
    pages: list[Page] = []
    for cards in sheets(count, grid.size, order):
        front = fronts(cards, grid)
        pages += [Page(front), Page(tuple(behind(placement, grid.paper, flip) for placement in front))]
    return tuple(pages)


def behind(placement: Placement, paper: Paper, flip: Flip) -> Placement:
    """Where the back of a card is printed whose front lies at `placement`.

    Over the short edge the page comes to stand on its head, so the backs are turned: then a cut
    card reads upright when it is turned over like the page of a book, whatever the printer did.
    """
    if flip == "long":
        x, y, turns = paper.width - placement.x - placement.width, placement.y, -placement.turns
    else:
        x, y, turns = placement.x, paper.height - placement.y - placement.height, 2 - placement.turns
    return replace(placement, side="back", x=x, y=y, turns=turns % 4)


def moved(pages: Iterable[Page], right: float, down: float) -> Iterator[Page]:
    """The pages with every back so many mm further to the right and down, for a printer that misses by as much."""
    for page in pages:
        yield Page(
            tuple(
                replace(placement, x=placement.x + right, y=placement.y + down)
                if placement.side == "back"
                else placement
                for placement in page.placements
            )
        )
