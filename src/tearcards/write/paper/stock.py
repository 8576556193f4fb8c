"""The papers, cards and perforated sheets that there are to choose from, and what goes with what.

Lengths are mm; what is sold in inches is computed from inches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tearcards.write.paper.sheet import A4, A5, LEGAL, LETTER, NEAR, Grid, Paper

IN = 25.4
PAPERS = {"a4": A4, "letter": LETTER, "a5": A5, "legal": LEGAL}
CARD_ITSELF = "card"
"""The paper is the card: for printers with a tray for cards."""

SIZES = {
    "a5": (210, 148.5),
    "a6": (148.5, 105),
    "index": (5 * IN, 3 * IN),
    "a7": (105, 74.25),
    "business": (85, 55),
    "a8": (74.25, 52.5),
}
"""Cards by name, with their width and height, from the largest to the smallest.

A7 is a sheet of A4 halved thrice, which is 0.25 mm more than ISO 216 rounds to. 3 by 5 inches is the
usual index card; 85 by 55 mm the usual business card outside North America.
"""

INCH_SIZES = {
    "a5": (8.5 * IN, 5.5 * IN),
    "a6": (5.5 * IN, 4.25 * IN),
    "a7": (4.25 * IN, 2.75 * IN),
    "a8": (2.75 * IN, 2.125 * IN),
    "business": (3.5 * IN, 2 * IN),
}
"""The same on Letter and Legal: the half to the sixteenth of Letter, and the business card of North America."""

SHARES = {
    "a4": {"a5": (1, 2, False), "a6": (2, 2, True), "a7": (2, 4, False), "a8": (4, 4, True)},
    "letter": {"a5": (1, 2, False), "a6": (2, 2, True), "a7": (2, 4, False), "a8": (4, 4, True)},
    "a5": {"a6": (1, 2, False), "a7": (2, 2, True), "a8": (2, 4, False)},
    "legal": {"a7": (2, 5, False), "a8": (3, 7, False)},
}
"""Cards that share a paper without waste: its columns and rows, and whether the cards lie on their side.

On Legal they are a little taller, or shorter, than on Letter: 71.1 mm for A7, 50.8 for A8.
"""

SMALLEST = (50.0, 40.0)
"""Below this a card has no room for a question in a type that one can read."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Perforated sheets: what they are called, their grid, and from where its figures come."""

    title: str
    grid: Grid
    source: str


STOCKS = {
    "5371": Stock(
        "Avery 5371 (the same as 5871, 8371, 28371)",
        Grid(LETTER, 2, 5, 3.5 * IN, 2 * IN, left=0.75 * IN, top=0.5 * IN),
        "gLabels 3.4.1, avery-us-templates.xml: 3.5 by 2 in, x0 0.75 in, y0 0.5 in",
    ),
    "5388": Stock(
        "Avery 5388 (the same as 5386, 8388)",
        Grid(LETTER, 1, 3, 5 * IN, 3 * IN, left=1.75 * IN, top=1 * IN),
        "gLabels 3.4.1, avery-us-templates.xml: 5 by 3 in, x0 1.75 in, y0 1 in",
    ),
    "5389": Stock(
        "Avery 5389",
        Grid(LETTER, 1, 2, 6 * IN, 4 * IN, left=1.25 * IN, top=1.25 * IN, down=0.5 * IN),
        "gLabels 3.4.1, avery-us-templates.xml: 6 by 4 in, x0 1.25 in, y0 1.25 in, dy 4.5 in",
    ),
    "l7414": Stock(
        "Avery L7414",
        Grid(A4, 2, 5, 90, 52, left=15, top=18.5),
        "gLabels 3.4.1, avery-iso-templates.xml: 52 by 90 mm, x0 42.51 pt, y0 52.44 pt",
    ),
    "c32011": Stock(
        "Avery C32011",
        Grid(A4, 2, 5, 85, 54, left=15, top=13.5, across=10),
        "gLabels 3.4.1, avery-iso-templates.xml: 85 by 54 mm, x0 15 mm, y0 13.5 mm, dx 95 mm",
    ),
    "c32015": Stock(
        "Avery C32015",
        Grid(A4, 2, 4, 85, 54, left=17, top=31.5, across=6, down=6),
        "gLabels 3.4.1, avery-iso-templates.xml: 85 by 54 mm, x0 17 mm, y0 31.5 mm, dx 91 mm, dy 60 mm",
    ),
}
"""Perforated and clean-edge sheets by the number on the box."""

_BY_HAND = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)x(\d{1,4}(?:\.\d{1,2})?)")


class UnsuitedError(ValueError):
    """What was asked for does not go together; the words say what does."""


@dataclass(frozen=True, slots=True)
class CardSize:
    """A card as it was asked for: its name, its width and height."""

    name: str
    width: float
    height: float


def stock(card: str) -> Stock | None:
    """The perforated sheets of a name such as `5371` or `avery-5371`, if there are such."""
    return STOCKS.get(card.lower().removeprefix("avery").strip(" -_"))


def paper_name(paper: str, card: str) -> str:
    """The paper's name, also where none was named: that of the perforated sheets, or A4."""
    if paper:
        return paper
    perforated = stock(card)
    return next(name for name, size in PAPERS.items() if size is (perforated.grid.paper if perforated else A4))


def card_size(card: str, paper: str) -> CardSize:
    """The size of a card by its name, or as `WxH`. Raises UnsuitedError where there is none."""
    inch = paper in ("letter", "legal")
    if card in SIZES:
        return CardSize(card, *(INCH_SIZES.get(card, SIZES[card]) if inch else SIZES[card]))
    measures = _BY_HAND.fullmatch(card)
    if not measures:
        raise UnsuitedError(
            f"there is no card `{card}`: there are {', '.join(sorted(SIZES))}, the perforated sheets "
            f"{', '.join(STOCKS)}, and width by height in mm, such as 100x70"
        )
    width, height = float(measures[1]), float(measures[2])
    if max(width, height) < SMALLEST[0] or min(width, height) < SMALLEST[1]:
        raise UnsuitedError(
            f"a card of {card} mm has no room for words: the smallest is {SMALLEST[0]:g}x{SMALLEST[1]:g}"
        )
    return CardSize(card, width, height)


def grid(paper: str, card: str) -> Grid:
    """The places for cards on a sheet, both by name. Raises UnsuitedError where they do not go together."""
    perforated = stock(card)
    if perforated:
        named = next(name for name, size in PAPERS.items() if size is perforated.grid.paper)
        if paper_name(paper, card) != named:
            raise UnsuitedError(
                f"{perforated.title} comes as sheets of {perforated.grid.paper.name}: use --paper {named}"
            )
        return perforated.grid
    size = card_size(card, paper)
    if paper == CARD_ITSELF:
        turned = size.width > size.height
        width, height = sorted((size.width, size.height))
        name = "index cards" if card == "index" else f"cards of {size.width:g} × {size.height:g} mm"
        return Grid.filling(Paper(name, width, height), 1, 1, turned=turned)
    sheet = PAPERS[paper]
    if card in SHARES[paper]:
        columns, rows, turned = SHARES[paper][card]
        return Grid.filling(sheet, columns, rows, turned=turned)
    best = most(sheet, size.width, size.height)
    if not best:
        raise UnsuitedError(_too_large(size, paper))
    return best


def most(sheet: Paper, width: float, height: float) -> Grid | None:
    """The grid that takes the most cards of a size, upright where that is as good; None where not one fits."""
    upright = Grid.centred(sheet, width, height)
    lying = Grid.centred(sheet, height, width, turned=True)
    best = upright if upright.size >= lying.size else lying
    return best if best.size else None


def _too_large(size: CardSize, paper: str) -> str:
    holding = [name for name, sheet in PAPERS.items() if most(sheet, size.width, size.height)]
    which = f"use --paper {' or '.join(holding)}" if holding else "the largest paper is legal, 215.9 by 355.6 mm"
    return f"a card of {size.width:g} by {size.height:g} mm is larger than {PAPERS[paper].name}: {which}"


def larger(card: str, paper: str, at_least: tuple[float, float]) -> list[str]:
    """The named cards that are larger than a width and height, from the smallest, and go with a paper."""
    found = []
    for name in reversed(SIZES):
        size = card_size(name, paper)
        bigger = size.width >= at_least[0] - NEAR and size.height >= at_least[1] - NEAR
        if name != card and bigger and size.width * size.height > at_least[0] * at_least[1] + 1:
            found.append(name)
    return found
