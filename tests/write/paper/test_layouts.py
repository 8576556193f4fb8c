"""Each layout: where cards lie, that every back lies behind its front, and what its guide says."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearcards.collection import Collection
from tearcards.write.paper import Options, UnsuitedError
from tearcards.write.paper.impose import Flip, Order, Placement, behind
from tearcards.write.paper.layouts import Arrangement, layouts
from tearcards.write.paper.sheet import Grid
from tearcards.write.paper.stock import CARD_ITSELF, PAPERS, SIZES, STOCKS

from .conftest import Collect
from .reading import PT, printed, text
from .test_paper import eleven

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TURNS = ("", ">", "v", "<")
choices = st.builds(
    Options,
    paper=st.sampled_from(["", *PAPERS, CARD_ITSELF]),
    card=st.sampled_from(["", *SIZES, *STOCKS, "100x70", "90x50", "62.5x41"]),
    layout=st.sampled_from(sorted(layouts())),
    flip=st.sampled_from(get_args(Flip)),
    order=st.sampled_from(get_args(Order)),
    large=st.booleans(),
)


def arranged(count: int, options: Options) -> Arrangement | None:
    try:
        return layouts()[options.layout].arrange(count, options)
    except UnsuitedError:
        return None


def drawn(arrangement: Arrangement) -> list[str]:
    """Each page as rows of letters, from the top left: small ones are backs, with the way their heads point."""
    pages = []
    for page in arrangement.pages:
        rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
        for placement in page.placements:
            letter = LETTERS[placement.card]
            letter = letter if placement.side == "front" else letter.lower()
            rows[round(placement.y, 1)].append((placement.x, letter + TURNS[placement.turns]))
        pages.append(" / ".join(" ".join(letter for _, letter in sorted(row)) for _, row in sorted(rows.items())))
    return pages


@pytest.mark.parametrize(
    ("count", "options", "pages"),
    [
        (9, Options(order="stack"), ["A C / E G / I", "C A / G E / I", "B D / F H", "D B / H F"]),
        (5, Options(card="a6"), ["A> B> / C> D>", "B< A< / D< C<", "E>", "E<"]),
        (5, Options(card="a6", flip="short"), ["A> B> / C> D>", "C> D> / A> B>", "E>", "E>"]),
        (3, Options(layout="fronts"), ["A B / C"]),
        (3, Options(layout="backs"), ["B A / C"]),
        (3, Options(layout="backs", flip="short"), ["Cv / Av Bv"]),
        (5, Options(layout="fold"), ["A a / B b / C c / D d", "E e"]),
        (5, Options(layout="fold", order="stack"), ["A a / C c / E e", "B b / D d"]),
        (3, Options(layout="fold", card="a6"), ["A> a< / B> b<", "C> c<"]),
        (2, Options(layout="fold", card="a5"), ["A / av", "B / bv"]),
        (3, Options(layout="fold", paper="a5"), ["A> a< / B> b<", "C> c<"]),
        (2, Options(paper="card"), ["A>", "A<", "B>", "B<"]),
    ],
)
def test_pages(count: int, options: Options, pages: list[str]) -> None:
    arrangement = arranged(count, options)
    assert arrangement
    folded = options.layout == "fold"
    assert drawn(arrangement) == [
        page if folded or (n % 2 == 0 and options.layout != "backs") else page.lower() for n, page in enumerate(pages)
    ]


def seen(placement: Placement, width: float, height: float, over: Flip) -> Placement:
    """Where a back is seen through the paper: what `behind` does, done twice, is nothing."""
    from tearcards.write.paper.sheet import Paper

    return behind(placement, Paper("any", width, height), over)


@given(st.integers(0, 45), choices)
def test_every_back_lies_behind_its_front(count: int, options: Options) -> None:
    """To a tenth of a mm, for all layouts, flips, sizes, orders and numbers of cards; and each card is there once."""
    arrangement = arranged(count, options)
    if arrangement is None:
        return
    paper = arrangement.grid.paper
    places: dict[str, dict[int, tuple[int, Placement]]] = {"front": {}, "back": {}}
    over: Flip = options.flip
    for n, page in enumerate(arrangement.pages):
        sheet = n // 2 if arrangement.both_sides else n
        for placement in page.placements:
            assert placement.card not in places[placement.side]
            places[placement.side][placement.card] = (sheet, placement)
            assert -0.05 <= placement.x <= paper.width - placement.width + 0.05
            assert -0.05 <= placement.y <= paper.height - placement.height + 0.05
    if options.layout == "fold" and arrangement.pages:
        over = "long" if arrangement.folds[0].x1 == arrangement.folds[0].x2 else "short"
    if options.layout in ("fronts", "backs"):
        other = arranged(
            count, Options(**{**_fields(options), "layout": {"fronts": "backs", "backs": "fronts"}[options.layout]})
        )
        assert other
        for n, page in enumerate(other.pages):
            places[page.sides[0]] |= {placement.card: (n, placement) for placement in page.placements}
    assert sorted(places["front"]) == sorted(places["back"]) == list(range(count))
    for card, (sheet, front) in places["front"].items():
        back_sheet, back = places["back"][card]
        through = seen(back, paper.width, paper.height, over)
        assert back_sheet == sheet
        assert (through.x, through.y) == pytest.approx((front.x, front.y), abs=0.1)
        assert through.turns == front.turns


def _fields(options: Options) -> dict[str, Any]:
    return {name: getattr(options, name) for name in Options.__dataclass_fields__}


@given(st.integers(1, 45), choices)
def test_piles_laid_on_each_other_are_in_order(count: int, options: Options) -> None:
    if options.order != "stack" or options.layout == "backs":
        return
    arrangement = arranged(count, options)
    if arrangement is None:
        return
    sheets = [[p for p in page.placements if p.side == "front"] for page in arrangement.pages]
    grid = arrangement.grid
    corners = {(round(x, 3), round(y, 3)): n for n, (x, y) in enumerate(grid.corner(n) for n in range(grid.size))}
    piles: dict[int, list[int]] = defaultdict(list)
    for sheet in sheets:
        for place in sheet:
            piles[corners[round(place.x, 3), round(place.y, 3)]].append(place.card)
    assert [card for _, pile in sorted(piles.items()) for card in pile] == list(range(count))


def _words(page: Any, start: str) -> dict[str, tuple[float, float]]:
    """The middle of each word that begins with `start`, in mm, by the word."""
    return {
        word[4]: ((word[0] + word[2]) / 2 / PT, (word[1] + word[3]) / 2 / PT)
        for word in page.get_text("words")
        if word[4].startswith(start) and word[4][1:].rstrip("?.").isdigit()
    }


def _place(grid: Grid, x: float, y: float) -> int:
    """The place of the grid in which a point lies."""
    (found,) = [
        n
        for n, (left, top) in enumerate(map(grid.corner, range(grid.size)))
        if left <= x < left + grid.width and top <= y < top + grid.height
    ]
    return found


def lettered(count: int) -> str:
    """A deck whose cards ask `Q1?` and answer `A1.`."""
    return eleven(count).replace("question: Question ", "question: Q").replace("answer: Answer ", "answer: A")


@pytest.mark.parametrize(
    "options",
    [
        Options(card="a6", flip="short"),
        Options(card="index", paper="letter"),
        Options(card="a8"),
        Options(card="business", order="stack"),
        Options(card="5371"),
        Options(card="5388", flip="short"),
        Options(card="c32015"),
        Options(card="100x65", paper="legal"),
        Options(paper="a5", flip="short"),
        Options(paper="card"),
        Options(layout="fold"),
        Options(layout="fold", card="a6"),
        Options(layout="fold", card="a5", paper="letter"),
        Options(large=True),
    ],
    ids=str,
)
def test_in_the_pdf_each_answer_lies_behind_its_question(options: Options, collect: Collect) -> None:
    """Read back from the file: the last sheet is filled in part."""
    count = 13
    options = Options(**{**_fields(options), "guide": False})
    document = printed(collect(lettered(count)), options)
    arrangement = arranged(count, options)
    assert arrangement
    grid, paper = arrangement.grid, arrangement.grid.paper
    pages = list(document)
    met: list[str] = []
    over = options.flip
    if options.layout == "fold":
        over = "long" if arrangement.folds[0].x1 == arrangement.folds[0].x2 else "short"
        pairs = [(page, page) for page in pages]
    else:
        pairs = list(zip(pages[::2], pages[1::2], strict=True))
    for front, back in pairs:
        asked = {word[1:].rstrip("?"): _place(grid, *at) for word, at in _words(front, "Q").items()}
        answered = {}
        for word, (x, y) in _words(back, "A").items():
            through = (paper.width - x, y) if over == "long" else (x, paper.height - y)
            answered[word[1:].rstrip(".")] = _place(grid, *through)
        assert asked == answered
        met += asked
    assert sorted(met, key=int) == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize("options", [Options(), Options(layout="backs", card="a6", flip="short")], ids=str)
def test_an_offset_moves_the_backs_and_nothing_else(options: Options, collect: Collect) -> None:
    collection = collect(lettered(5))
    plain = Options(**{**_fields(options), "guide": False})
    moved = Options(**{**_fields(plain), "offset": (1.5, -2.3)})
    for before, after in zip(printed(collection, plain), printed(collection, moved), strict=True):
        assert _words(before, "Q") == _words(after, "Q")
        for word, (x, y) in _words(before, "A").items():
            assert _words(after, "A")[word] == pytest.approx((x + 1.5, y - 2.3), abs=0.1)


def test_fronts_and_backs_are_the_pages_of_both_sides(decks: Collection) -> None:
    pages = [text(printed(decks, Options(guide=False)), n) for n in range(4)]
    fronts = printed(decks, Options(layout="fronts", guide=False))
    backs = printed(decks, Options(layout="backs"))
    assert [text(fronts, 0), text(fronts, 1)] == pages[::2]
    assert [text(backs, 0), text(backs, 1)] == pages[1::2]
    assert [title for level, title, _ in fronts.get_toc() if level == 1] == [deck.title for deck in decks.decks]


@pytest.mark.parametrize("options", [Options(card="5371"), Options(paper="card"), Options(layout="backs")], ids=str)
def test_where_nothing_is_to_be_cut_there_are_no_marks(options: Options, collect: Collect) -> None:
    document = printed(collect(lettered(3)), Options(**{**_fields(options), "guide": False}))
    assert [page.get_drawings() for page in document] == [[] for _ in document]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            Options(layout="fold", card="5371"),
            "perforated sheets are made to be printed on both sides: use --layout duplex, or fronts and backs",
        ),
        (
            Options(layout="fold", paper="card"),
            "a card by itself cannot be folded onto its own back: use --layout duplex, or name a paper",
        ),
        (
            Options(layout="fold", card="a5", paper="letter", large=True),
            None,
        ),
        (
            Options(layout="fold", card="200x150"),
            "a card of 200 by 150 mm and its back do not fit on one side of A4: "
            "use a smaller --card, a larger --paper, or --layout duplex",
        ),
        (
            Options(card="5388", order="stack"),
            "perforated sheets come apart one by one, and not as a pile: use --order sheet",
        ),
        (
            Options(large=True, card="a7"),
            "large print needs room, and a card of 105 by 74 mm has too little: "
            "leave out --card, or use --card a6 or a5",
        ),
        (
            Options(large=True, card="index"),
            "large print needs room, and a card of 127 by 76 mm has too little: "
            "leave out --card, or use --card a6 or a5",
        ),
        (Options(offset=(0, 20.5)), "an offset is at most 20 mm: such as 1.5,-2"),
    ],
)
def test_what_does_not_go_together(options: Options, said: str | None) -> None:
    if said is None:
        assert arranged(1, options)
        return
    with pytest.raises(UnsuitedError) as refused:
        layouts()[options.layout].arrange(1, options)
    assert str(refused.value) == said
