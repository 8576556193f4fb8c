"""Where cards lie on a sheet, and where it is cut."""

from __future__ import annotations

import pytest

from tearcards.write.paper.sheet import EDGE, Grid, Line, Paper

from .reading import GRIDS


def test_a_sheet_of_a4_is_eight_cards_of_a7() -> None:
    grid = GRIDS["a4"]
    assert (grid.size, grid.width, grid.height) == (8, 105, 74.25)


def test_a_sheet_of_letter_is_eight_cards_of_four_and_a_quarter_by_two_and_three_quarter_inches() -> None:
    grid = GRIDS["letter"]
    assert (grid.size, grid.width / 25.4, grid.height / 25.4) == pytest.approx((8, 4.25, 2.75))


def test_cards_are_laid_as_one_reads() -> None:
    grid = Grid.filling(Paper("small", 20, 30), columns=2, rows=3)
    assert [grid.corner(n) for n in range(grid.size)] == [(0, 0), (10, 0), (0, 10), (10, 10), (0, 20), (10, 20)]


def test_four_cuts_make_eight_cards_and_halve_the_piece_each_time() -> None:
    assert GRIDS["a4"].cuts() == (
        Line(0, 148.5, 210, 148.5),
        Line(0, 74.25, 210, 74.25),
        Line(0, 222.75, 210, 222.75),
        Line(105, 0, 105, 297),
    )


def test_marks_lie_on_the_cuts_and_clear_of_the_edge_that_printers_leave_blank() -> None:
    grid = GRIDS["a4"]
    marks = grid.marks()
    assert len(marks) == 2 * len(grid.cuts()) + 2 * 3
    for x1, y1, x2, y2 in marks:
        assert x1 == x2 == 105 or y1 == y2 in (74.25, 148.5, 222.75)
        assert min(x1, x2) >= EDGE
        assert min(y1, y2) >= EDGE
        assert max(x1, x2) <= 210 - EDGE
        assert max(y1, y2) <= 297 - EDGE


def test_each_strip_still_shows_where_to_cut_down() -> None:
    """After the cuts across, an arm of a cross or a tick stands at both ends of each strip's last cut."""
    grid = GRIDS["a4"]
    down = [mark for mark in grid.marks() if mark.x1 == mark.x2]
    for row in range(grid.rows):
        top, bottom = row * grid.height, (row + 1) * grid.height
        inside = [(max(mark.y1, top), min(mark.y2, bottom)) for mark in down if mark.y1 < bottom and mark.y2 > top]
        assert len(inside) == 2
        assert all(end > start for start, end in inside)
