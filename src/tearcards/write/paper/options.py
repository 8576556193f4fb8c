"""What a person chooses of the cards on paper, and whether it goes together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tearcards.write.paper import stock
from tearcards.write.paper.impose import Flip, Order
from tearcards.write.paper.sheet import Grid
from tearcards.write.paper.stock import UnsuitedError

LARGE_PRINT = (stock.INCH_SIZES["a6"][0], stock.SIZES["a6"][1])
"""Large print needs a card of about A6: on Letter that is 139.7 by 107.95 mm."""
FARTHEST = 20.0
"""A printer that misses by more than this is out of order."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is printed on, in which layout, and how the printer behaves.

    `paper` and `card` are names out of `stock`, or "" for what suits the rest. `flip` is the edge
    over which the printer turns the sheet; `offset` moves the backs, in mm to the right and down.
    `font_dirs` are folders with fonts for characters that ours lack.
    """

    paper: str = ""
    card: str = ""
    layout: str = "duplex"
    flip: Flip = "long"
    order: Order = "sheet"
    guide: bool = True
    offset: tuple[float, float] = (0, 0)
    large: bool = False
    ink_saving: bool = False
    font_dirs: tuple[Path, ...] = ()

    @property
    def card_name(self) -> str:
        """The card's name, also where none was named."""
        return self.card.lower() or ("a6" if self.large else "a7")

    @property
    def paper_name(self) -> str:
        """The paper's name, also where none was named."""
        return stock.paper_name(self.paper, self.card)


def grid(options: Options) -> Grid:
    """The places for cards on a sheet. Raises UnsuitedError where the options do not go together."""
    found = stock.grid(options.paper_name, options.card_name)
    width, height = found.card
    if options.large and (max(width, height) < LARGE_PRINT[0] - 1 or min(width, height) < LARGE_PRINT[1] - 5):
        raise UnsuitedError(
            f"large print needs room, and a card of {width:.0f} by {height:.0f} mm has too little: "
            "leave out --card, or use --card a6 or a5"
        )
    if max(map(abs, options.offset)) > FARTHEST:
        raise UnsuitedError(f"an offset is at most {FARTHEST:g} mm: such as 1.5,-2")
    return found
