"""Each back comes to lie behind its front."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearcards.write.paper.impose import Flip, Page, Placement, impose
from tearcards.write.paper.sheet import Grid, Paper

from .reading import GRIDS

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
flips = st.sampled_from(get_args(Flip))
grids = st.one_of(
    st.sampled_from(list(GRIDS.values())),
    st.builds(
        Grid.filling,
        st.builds(Paper, st.just("any"), st.integers(50, 300), st.integers(50, 400)),
        columns=st.integers(1, 5),
        rows=st.integers(1, 6),
    ),
)


def drawn(page: Page, grid: Grid) -> str:
    """The page as rows of letters, one for each card: small where it stands on its head, `.` where none is."""
    places = ["."] * grid.size
    for placement in page.placements:
        letter = LETTERS[placement.card]
        at = round(placement.y / grid.height) * grid.columns + round(placement.x / grid.width)
        places[at] = letter.lower() if placement.turns == 2 else letter
    return " ".join("".join(places[row : row + grid.columns]) for row in range(0, grid.size, grid.columns))


@pytest.mark.parametrize(
    ("count", "flip", "pages"),
    [
        (8, "long", ["AB CD EF GH", "BA DC FE HG"]),
        (8, "short", ["AB CD EF GH", "gh ef cd ab"]),
        (3, "long", ["AB C. .. ..", "BA .C .. .."]),
        (3, "short", ["AB C. .. ..", ".. .. c. ab"]),
        (9, "long", ["AB CD EF GH", "BA DC FE HG", "I. .. .. ..", ".I .. .. .."]),
        (9, "short", ["AB CD EF GH", "gh ef cd ab", "I. .. .. ..", ".. .. .. i."]),
        (0, "long", []),
    ],
)
@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_pages(count: int, flip: Flip, pages: list[str], grid: Grid) -> None:
    assert [drawn(page, grid) for page in impose(count, grid, flip)] == pages


def turned_over(placement: Placement, paper: Paper, flip: Flip) -> Placement:
    """Where a thing on the back of a sheet is seen through the paper, once the printer turned it over `flip`.

    Over the long edge left and right change places. Over the short edge top and bottom do, and what
    stood on its head stands upright to whoever turns a card like the page of a book.
    """
    if flip == "long":
        return replace(placement, x=paper.width - (placement.x + placement.width), turns=-placement.turns % 4)
    return replace(placement, y=paper.height - (placement.y + placement.height), turns=(2 - placement.turns) % 4)


@given(st.integers(0, 60), grids, flips)
def test_every_back_lies_behind_its_front(count: int, grid: Grid, flip: Flip) -> None:
    pages = impose(count, grid, flip)
    assert [page.sides for page in pages] == [("front",), ("back",)] * (len(pages) // 2)
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        seen = [turned_over(placement, grid.paper, flip) for placement in back.placements]
        for behind, placement in zip(seen, front.placements, strict=True):
            assert behind.card == placement.card
            assert behind.turns == placement.turns
            assert (behind.x, behind.y) == pytest.approx((placement.x, placement.y))


@given(st.integers(0, 60), grids, flips)
def test_every_card_is_once_on_each_side_and_in_a_place_of_its_own(count: int, grid: Grid, flip: Flip) -> None:
    pages = impose(count, grid, flip)
    for side in ("front", "back"):
        cards = [placement.card for page in pages if page.sides == (side,) for placement in page.placements]
        assert cards == list(range(count))
    for page in pages:
        corners = {(round(placement.x, 6), round(placement.y, 6)) for placement in page.placements}
        assert len(corners) == len(page.placements) <= grid.size
        assert all(-1e-9 <= placement.x <= grid.paper.width - grid.width + 1e-9 for placement in page.placements)
        assert all(-1e-9 <= placement.y <= grid.paper.height - grid.height + 1e-9 for placement in page.placements)
