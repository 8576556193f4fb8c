"""A sheet of paper and the cards on it: where each lies, where to cut. All lengths are mm.

A sheet is always upright: then "the long edge" over which a printer turns it is the same edge for
every program on the way. Cards that are wider than they are tall may lie on their side on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# Office printers leave 4 to 5 mm at the edge blank: a mark begins behind that.
EDGE = 5.5
TICK = 3.5
CROSS = 1.8
# Two lengths that differ by less are the same: sizes in inches do not come out even.
NEAR = 0.01


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright."""

    name: str
    width: float
    height: float


A4 = Paper("A4", 210, 297)
LETTER = Paper("Letter", 215.9, 279.4)
A5 = Paper("A5", 148, 210)
LEGAL = Paper("Legal", 215.9, 355.6)


class Line(NamedTuple):
    """A straight line from one point to another, from the sheet's top left corner."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Places for cards on a sheet, in columns and rows.

    `width` and `height` are those of a place, `left` and `top` where the first begins, `across` and
    `down` the gaps between them. In a place that is `turned` the card lies on its side.
    """

    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    left: float = 0
    top: float = 0
    across: float = 0
    down: float = 0
    turned: bool = False

    @classmethod
    def filling(cls, paper: Paper, columns: int, rows: int, *, turned: bool = False) -> Grid:
        """Cards that share the whole sheet without waste, edge to edge."""
        return cls(paper, columns, rows, paper.width / columns, paper.height / rows, turned=turned)

    @classmethod
    def centred(cls, paper: Paper, width: float, height: float, *, turned: bool = False) -> Grid:
        """As many places of a size as the sheet has room for, edge to edge in its middle."""
        columns, rows = int((paper.width + NEAR) / width), int((paper.height + NEAR) / height)
        left, top = (paper.width - columns * width) / 2, (paper.height - rows * height) / 2
        return cls(paper, columns, rows, width, height, max(0, left), max(0, top), turned=turned)

    @property
    def size(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    @property
    def card(self) -> tuple[float, float]:
        """The width and the height of a card as one reads it."""
        return (self.height, self.width) if self.turned else (self.width, self.height)

    def corner(self, n: int) -> tuple[float, float]:
        """The top left corner of place `n` of a sheet, counted from 0 as one reads."""
        row, column = divmod(n, self.columns)
        return self.left + column * (self.width + self.across), self.top + row * (self.height + self.down)

    def cuts(self) -> tuple[Line, ...]:
        """The cuts in the order in which they are made.

        First across: the blank edges, then each time through the middle of the largest piece. Then
        down through all strips laid on each other, in the same order.
        """
        return (
            *(Line(0, y, self.paper.width, y) for y in self.cuts_across()),
            *(Line(x, 0, x, self.paper.height) for x in self.cuts_down()),
        )

    def cuts_across(self) -> tuple[float, ...]:
        """How far down the sheet it is cut across, in order."""
        return _cuts(self.top, self.height, self.down, self.rows, self.paper.height)

    def cuts_down(self) -> tuple[float, ...]:
        """How far from its left edge the sheet is cut down, in order."""
        return _cuts(self.left, self.width, self.across, self.columns, self.paper.width)

    def marks(self) -> tuple[Line, ...]:
        """Where to cut: a tick at both ends of each cut, and a cross wherever two of them meet.

        After the cuts across, the arms of the crosses still show where to cut down.
        """
        right, bottom = self.paper.width, self.paper.height
        xs, ys = sorted(self.cuts_down()), sorted(self.cuts_across())
        return (
            *(Line(x, y, x, y + TICK) for x in xs for y in (EDGE, bottom - EDGE - TICK)),
            *(Line(x, y, x + TICK, y) for y in ys for x in (EDGE, right - EDGE - TICK)),
            *(Line(x - CROSS, y, x + CROSS, y) for y in ys for x in xs),
            *(Line(x, y - CROSS, x, y + CROSS) for y in ys for x in xs),
        )


def _cuts(start: float, length: float, gap: float, count: int, whole: float) -> tuple[float, ...]:
    """Where a row of places is cut apart, and cut off from what is left at its ends."""
    end = start + count * length + (count - 1) * gap
    ends = [at for at in (start, end) if NEAR < at < whole - NEAR]
    inner: list[float] = []
    for n in _halving(0, count):
        at = start + n * (length + gap)
        inner += [at - gap, at] if gap > NEAR else [at]
    return (*ends, *inner)


def _halving(first: int, last: int) -> Iterator[int]:
    """The numbers between two others: the middle one, then those that halve the halves."""
    waiting = [(first, last)]
    for low, high in waiting:
        if high - low > 1:
            middle = (low + high) // 2
            yield middle
            waiting += [(low, middle), (middle, high)]
