"""What the first sheet says of each layout, in words for a person at a printer."""

from __future__ import annotations

import pytest

from tearcards.write.paper import Options

from .conftest import Collect
from .reading import printed, text
from .test_layouts import lettered


def _guide(options: Options, collect: Collect, count: int = 11) -> str:
    document = printed(collect(lettered(count)), options)
    whole = " ".join(text(document, n) for n in range(document.page_count) if "Q1?" not in text(document, n))
    return whole.partition("2026. ")[2].partition(" What the numbers are for")[0]


def test_the_guide_of_folded_cards(collect: Collect) -> None:
    assert _guide(Options(layout="fold"), collect) == (
        "How to print 1. Put in A4 paper. Thin paper (80 to 120 g/m²) will do: each card has two layers. "
        "2. In the print window choose Actual size or 100 %, and not “Fit to page”. Choose Print on one side. "
        "3. Print one sheet first: page 2. Fold and glue it before you go on. Then the rest: pages 3 to 4. "
        "How to fold and glue 1. Fold the sheet in its middle with the print outside: questions on one side, answers "
        "on the other. The dashed grey marks show the fold; a ruler’s edge helps. "
        "2. Hold it against the light: behind each question lies the answer with its number. "
        "3. Open it, spread glue thinly over the whole of the blank side (a glue stick is best), fold it again, and "
        "let it dry under a heavy book. "
        "How to cut 1. Cut when the glue is dry. The grey marks on the side of the questions show where. "
        "Cut one folded sheet at a time: it is thick. "
        "2. Cut across, in the order of the picture: cut 1 through the middle, then cuts 2 and 3. That gives four "
        "strips. Three cuts make four cards."
    )


def test_the_guide_of_fronts_and_backs(collect: Collect) -> None:
    assert _guide(Options(layout="fronts"), collect).partition(" How to cut")[0] == (
        "How to print 1. Put in A4 paper. Thick paper (160 to 200 g/m²) makes good cards: "
        "the answer does not shine through. "
        "2. The questions are in this file, the answers in a second one. It is made by the same command with "
        "--layout backs instead of --layout fronts. "
        "3. In the print window choose Actual size or 100 %, and not “Fit to page”. Choose Print on one side in both "
        "files. "
        "4. Try it with one sheet: print page 2 of this file. Turn the sheet over its long edge, as one turns the page "
        "of a book, put it back into the tray, and print page 1 of the answers. "
        "5. Hold it against the light: behind each question lies the answer with its number. If not, put it in the "
        "other way up; if the answers are upside down or at the other end, turn it over its short edge. "
        "6. Then print page 3 of the questions, put the pile back in the same way, and print page 2 of the answers. If "
        "your printer piles up the sheets with the last on top, choose Reverse order for the answers."
    )


def test_the_guide_of_a_pile(collect: Collect) -> None:
    assert _guide(Options(order="stack"), collect).partition("How to cut ")[2] == (
        "1. Keep all two sheets in their order, questions up, the first on top: the grey marks are on that side. "
        "2. Cut the whole pile at once, with cuts 1 to 4 of the picture. A copy shop has a machine that does it; "
        "a trimmer takes a few sheets at a time, which works as well. "
        "3. That gives eight small piles. Lay them on each other as one reads: the one from the top left corner on "
        "top, then its neighbour to the right, and so on. Now all cards are in order."
    )


@pytest.mark.parametrize(
    ("options", "cutting"),
    [
        (
            Options(card="a6"),
            "2. Cut across, in the order of the picture: cut 1 through the middle. That gives two strips. "
            "3. Lay the strips on each other, and make cut 2 down the middle. Two cuts make four cards.",
        ),
        (
            Options(card="index"),
            "2. Cut across, in the order of the picture: cuts 1 and 2 to take off the blank edges, then cut 3 between "
            "the rows. That gives two strips. 3. Lay the strips on each other, and make cuts 4 and 5 to take off the "
            "blank edges, then cut 6 down between the columns. Six cuts make four cards.",
        ),
        (
            Options(card="200x280"),
            "2. Cut across, in the order of the picture: cuts 1 and 2 to take off the blank edges. "
            "3. Make cuts 3 and 4 to take off the blank edges. Four cuts make one card.",
        ),
    ],
    ids=["a6", "index", "one"],
)
def test_how_to_cut(options: Options, cutting: str, collect: Collect) -> None:
    said = _guide(options, collect).partition("the ruler or the trimmer. ")[2]
    assert said == cutting


def test_the_guide_of_perforated_sheets(collect: Collect) -> None:
    said = _guide(Options(card="5371"), collect, 30)
    assert (
        "Put in sheets of Avery 5371 (the same as 5871, 8371, 28371). The box says which side is printed first." in said
    )
    assert "tearcards print --calibrate" in said
    assert said.endswith(
        "How to take the cards apart 1. Bend the sheet along each perforated line, once to either side. "
        "2. Take the cards apart, sheet by sheet: ten from each."
    )


def test_a_guide_of_several_pages_counts_them(collect: Collect) -> None:
    """On a card it takes more than one, and the first card begins on a card of its own."""
    document = printed(collect(lettered(3)), Options(paper="card", card="a8"))
    first = next(n for n in range(document.page_count) if "Q1?" in text(document, n))
    assert first % 2 == 0
    assert first > 2
    whole = " ".join(text(document, n) for n in range(first))
    assert f"Print one card first: pages {first + 1} and {first + 2}." in whole
    assert f"Then print the rest: pages {first + 3} to {document.page_count}." in whole
    assert "How to cut" not in whole
