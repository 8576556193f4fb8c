"""A sheet from which one reads how far a printer shifts the back of the paper."""

from __future__ import annotations

from typing import Any

from tearcards.write import quietly
from tearcards.write.paper import options as choice
from tearcards.write.paper.glyphs import OURS
from tearcards.write.paper.impose import Flip
from tearcards.write.paper.job import SHADES
from tearcards.write.paper.options import Options
from tearcards.write.paper.sheet import Paper
from tearcards.write.paper.stock import CARD_ITSELF, UnsuitedError
from tearcards.write.paper.typeset import desk, typeset

TEMPLATE = "calibrate.typ"
REACH = 12
"""How many mm the scales reach to each side. A printer that misses by more is out of order."""


def calibration(options: Options) -> bytes:
    """A PDF of two pages for the paper and the flip of the options. Raises UnsuitedError."""
    if options.paper == CARD_ITSELF:
        raise UnsuitedError("the sheet for calibration has no room on a card: use --paper a5, or another paper")
    paper = choice.grid(options).paper
    with desk({}) as place:
        return typeset(place.order(TEMPLATE, _told(paper, options.flip)), quietly).data


def scales(flip: Flip) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The two scales of the front: where each number stands, in mm to the right and down of the middle, and the number.

    The number on which the cross of the back comes to lie is the one to type. Over the long edge
    left and right change places, and what lies too far to the right is to be moved to the right;
    over the short edge it is so with top and bottom.
    """
    right, down = (1, -1) if flip == "long" else (-1, 1)
    steps = range(-REACH, REACH + 1)
    return [(n, n * right) for n in steps], [(n, n * down) for n in steps]


def _told(paper: Paper, flip: Flip) -> dict[str, Any]:
    across, down = scales(flip)
    return {
        "title": "Calibration sheet",
        "paper": {"width": paper.width, "height": paper.height, "name": paper.name},
        "flip": flip,
        "other": "short" if flip == "long" else "long",
        "across": across,
        "down": down,
        "fonts": [OURS],
        "shades": SHADES,
        "type": {"least": 6.5},
        "filled": True,
    }
