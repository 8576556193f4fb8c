"""A sheet of paper and the cards on it: where each lies, where to cut. All lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# Office printers leave 4 to 5 mm at the edge blank: a mark begins behind that.
EDGE = 5.5
TICK = 3.5
CROSS = 1.8


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright."""

    name: str
    width: float
    height: float


A4 = Paper("A4", 210, 297)
LETTER = Paper("Letter", 215.9, 279.4)


class Line(NamedTuple):
    """A straight line from one point to another, from the sheet's top left corner."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards that share a sheet without waste: so many columns and rows, edge to edge."""

    paper: Paper
    columns: int
    rows: int

    @property
    def size(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    @property
    def width(self) -> float:
        """The width of a card."""
        return self.paper.width / self.columns

    @property
    def height(self) -> float:
        """The height of a card."""
        return self.paper.height / self.rows

    def corner(self, n: int) -> tuple[float, float]:
        """The top left corner of card `n` of a sheet, counted from 0 as one reads."""
        row, column = divmod(n, self.columns)
        return column * self.width, row * self.height

    def cuts(self) -> tuple[Line, ...]:
        """The cuts in the order in which they are made.

        First across, each time through the middle of the largest piece, then down through all
        strips laid on each other.
        """
        across = [row * self.height for row in _halving(0, self.rows)]
        down = [column * self.width for column in range(1, self.columns)]
        return (
            *(Line(0, y, self.paper.width, y) for y in across),
            *(Line(x, 0, x, self.paper.height) for x in down),
        )

    def marks(self) -> tuple[Line, ...]:
        """Where to cut: a tick at both ends of each cut, and a cross wherever two of them meet.

        After the cuts across, the arms of the crosses still show where to cut down.
        """
        right, bottom = self.paper.width, self.paper.height
        xs = [column * self.width for column in range(1, self.columns)]
        ys = [row * self.height for row in range(1, self.rows)]
        return (
            *(Line(x, y, x, y + TICK) for x in xs for y in (EDGE, bottom - EDGE - TICK)),
            *(Line(x, y, x + TICK, y) for y in ys for x in (EDGE, right - EDGE - TICK)),
            *(Line(x - CROSS, y, x + CROSS, y) for y in ys for x in xs),
            *(Line(x, y - CROSS, x, y + CROSS) for y in ys for x in xs),
        )


def _halving(first: int, last: int) -> Iterator[int]:
    """The numbers between two others: the middle one, then those that halve the halves."""
    waiting = [(first, last)]
    for low, high in waiting:
        if high - low > 1:
            middle = (low + high) // 2
            yield middle
            waiting += [(low, middle), (middle, high)]


GRIDS = {"a4": Grid(A4, columns=2, rows=4), "letter": Grid(LETTER, columns=2, rows=4)}
"""A4 halved thrice gives eight cards of A7 (105 by 74.25 mm), Letter eight of 4.25 by 2.75 inches."""
