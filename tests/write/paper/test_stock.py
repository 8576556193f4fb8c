"""Papers, cards and perforated sheets: what goes with what, and what is said where it does not."""

from __future__ import annotations

import pytest

from tearcards.write.paper.sheet import A4, LETTER
from tearcards.write.paper.stock import CARD_ITSELF, PAPERS, SIZES, STOCKS, UnsuitedError, grid, larger, paper_name


def test_how_many_cards_a_sheet_holds_and_how_large_they_are() -> None:
    """In mm as one reads the card; a `-` where a card is larger than the paper."""

    def told(paper: str, card: str) -> str:
        try:
            found = grid(paper, card)
        except UnsuitedError:
            return "-"
        return f"{found.size} of {found.card[0]:.1f}x{found.card[1]:.1f}"

    assert {card: [told(paper, card) for paper in ("a4", "letter", "a5", "legal", "card")] for card in SIZES} == {
        "a5": ["2 of 210.0x148.5", "2 of 215.9x139.7", "-", "2 of 215.9x139.7", "1 of 210.0x148.5"],
        "a6": ["4 of 148.5x105.0", "4 of 139.7x108.0", "2 of 148.0x105.0", "4 of 139.7x107.9", "1 of 148.5x105.0"],
        "index": ["4 of 127.0x76.2", "4 of 127.0x76.2", "2 of 127.0x76.2", "4 of 127.0x76.2", "1 of 127.0x76.2"],
        "a7": ["8 of 105.0x74.2", "8 of 108.0x69.8", "4 of 105.0x74.0", "10 of 108.0x71.1", "1 of 105.0x74.2"],
        "business": ["10 of 85.0x55.0", "12 of 88.9x50.8", "4 of 85.0x55.0", "16 of 88.9x50.8", "1 of 85.0x55.0"],
        "a8": ["16 of 74.2x52.5", "16 of 69.8x54.0", "8 of 74.0x52.5", "21 of 72.0x50.8", "1 of 74.2x52.5"],
    }


@pytest.mark.parametrize("card", [*SIZES, *STOCKS, "100x70", "62.5x41", "200x280"])
@pytest.mark.parametrize("paper", ["", *PAPERS, CARD_ITSELF])
def test_every_place_lies_on_the_paper_and_beside_the_others(paper: str, card: str) -> None:
    try:
        found = grid(paper_name(paper, card), card)
    except UnsuitedError:
        assert paper
        return
    assert found.paper.width <= found.paper.height
    corners = [found.corner(n) for n in range(found.size)]
    assert min(x for x, _ in corners) >= 0
    assert min(y for _, y in corners) >= 0
    assert max(x for x, _ in corners) + found.width <= found.paper.width + 0.02
    assert max(y for _, y in corners) + found.height <= found.paper.height + 0.02
    for n, (x, y) in enumerate(corners):
        for other_x, other_y in corners[:n]:
            assert abs(x - other_x) >= found.width - 0.01 or abs(y - other_y) >= found.height - 0.01


@pytest.mark.parametrize("name", STOCKS)
def test_perforated_sheets_are_the_same_from_both_sides(name: str) -> None:
    """Else a back, which lies in the mirror, would lie beside its card; the figures are rounded to half a mm."""
    stock = STOCKS[name].grid
    right = stock.paper.width - stock.corner(stock.size - 1)[0] - stock.width
    bottom = stock.paper.height - stock.corner(stock.size - 1)[1] - stock.height
    assert stock.left == pytest.approx(right, abs=0.1)
    assert stock.top == pytest.approx(bottom, abs=0.6)
    assert STOCKS[name].source.startswith("gLabels 3.4.1, ")


@pytest.mark.parametrize(
    ("paper", "card", "said"),
    [
        ("a4", "5388", "Avery 5388 (the same as 5386, 8388) comes as sheets of Letter: use --paper letter"),
        ("letter", "avery-C32011", "Avery C32011 comes as sheets of A4: use --paper a4"),
        ("card", "5371", "Avery 5371 (the same as 5871, 8371, 28371) comes as sheets of Letter: use --paper letter"),
        ("a5", "a5", "a card of 210 by 148.5 mm is larger than A5: use --paper a4 or letter or legal"),
        ("a4", "300x300", "a card of 300 by 300 mm is larger than A4: the largest paper is legal, 215.9 by 355.6 mm"),
        ("a4", "49x40", "a card of 49x40 mm has no room for words: the smallest is 50x40"),
        (
            "a4",
            "a77",
            "there is no card `a77`: there are a5, a6, a7, a8, business, index, the perforated sheets 5371, 5388, "
            "5389, l7414, c32011, c32015, and width by height in mm, such as 100x70",
        ),
    ],
)
def test_what_does_not_go_together_is_told_with_what_does(paper: str, card: str, said: str) -> None:
    with pytest.raises(UnsuitedError) as refused:
        grid(paper, card)
    assert str(refused.value) == said


def test_the_paper_of_perforated_sheets_need_not_be_named() -> None:
    assert grid(paper_name("", "5371"), "5371").paper is LETTER
    assert grid(paper_name("", "a7"), "a7").paper is A4


def test_larger_cards_from_the_smallest() -> None:
    assert larger("a7", "a4", (105, 74.25)) == ["index", "a6", "a5"]
    assert larger("5371", "letter", (88.9, 50.8)) == ["a7", "index", "a6", "a5"]
    assert larger("a5", "a4", (210, 148.5)) == []
