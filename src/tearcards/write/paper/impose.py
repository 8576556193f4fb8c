"""Imposition: which card lies where on which page, so that each back comes to lie behind its front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tearcards.write.paper.sheet import Grid, Paper

Side = Literal["front", "back"]
Flip = Literal["long", "short"]
"""The edge of the upright sheet over which the printer turns it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A card on a page: its number from 0, its top left corner and its size in mm.

    `turned` stands it on its head.
    """

    card: int
    x: float
    y: float
    width: float
    height: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet. A place without a card stays empty."""

    side: Side
    placements: tuple[Placement, ...]


def impose(count: int, grid: Grid, flip: Flip) -> tuple[Page, ...]:
    """The pages for `count` cards: the front of each sheet, and then its back."""
    pages: list[Page] = []
    for first in range(0, count, grid.size):
        cards = range(first, min(first + grid.size, count))
        front = tuple(Placement(card, *grid.corner(card - first), grid.width, grid.height) for card in cards)
        pages += [
            Page("front", front),
            Page("back", tuple(behind(placement, grid.paper, flip) for placement in front)),
        ]
    return tuple(pages)


def behind(placement: Placement, paper: Paper, flip: Flip) -> Placement:
    """Where the back of a card is printed whose front lies at `placement`.

    Over the short edge the page comes to stand on its head, so the backs are turned: then a cut
    card reads upright when it is turned over like the page of a book, whatever the printer did.
    """
    if flip == "long":
        return replace(placement, x=paper.width - placement.x - placement.width)
    return replace(placement, y=paper.height - placement.y - placement.height, turned=not placement.turned)
