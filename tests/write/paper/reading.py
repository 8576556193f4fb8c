"""Reads a PDF back: what stands in which card of a page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pymupdf

from tearcards.collection import Collection
from tearcards.write import quietly
from tearcards.write.paper import Options, write
from tearcards.write.paper.impose import Flip
from tearcards.write.paper.sheet import Grid
from tearcards.write.paper.stock import grid

GRIDS = {paper: grid(paper, "a7") for paper in ("a4", "letter")}
"""Eight cards on a sheet: A7 on A4, and 4.25 by 2.75 inches on Letter."""
PT = 72 / 25.4
"""Points in a mm."""


def printed(collection: Collection, options: Options = Options(guide=False)) -> Any:  # noqa: B008 - frozen
    """The PDF of a collection that can be printed, opened."""
    written = write(collection, options, quietly)
    assert written.diagnostics == ()
    assert written.data is not None
    return pymupdf.open(stream=written.data, filetype="pdf")


def words(page: Any, grid: Grid, flip: Flip | None = None) -> dict[int, list[str]]:
    """The words of each card of a page, by the card's place as one reads.

    With `flip` the page is a back, and the place is where one sees it through the paper from the
    front, with the sheet turned over that edge.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for x0, y0, x1, y1, word, *_ in page.get_text("words", sort=False):
        x, y = (x0 + x1) / 2 / PT, (y0 + y1) / 2 / PT
        if flip == "long":
            x = grid.paper.width - x
        elif flip == "short":
            y = grid.paper.height - y
        found[int(y // grid.height) * grid.columns + int(x // grid.width)].append(word)
    return dict(found)


def text(document: Any, page: int) -> str:
    """All words of a page with single blanks between them."""
    return " ".join(document[page].get_text().split())
