"""Front and back side by side on one side of the sheet: folded once and glued, they are a card."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tearcards.write.paper import options as choice
from tearcards.write.paper import stock
from tearcards.write.paper.directions import ACTUAL_SIZE, how_to_cut, pages
from tearcards.write.paper.impose import Flip, Page, Placement, behind, fronts, sheets
from tearcards.write.paper.layouts import Arrangement, Section
from tearcards.write.paper.options import Options
from tearcards.write.paper.sheet import EDGE, Grid, Line, Paper
from tearcards.write.paper.stock import UnsuitedError

ABOUT = "printed on one side, folded once, glued, then cut"
TEMPLATE = "cards.typ"
MOVES_BACKS = False
# Long enough to lay a ruler against; the line between would be seen on the edge of every card.
FOLD_MARK = 14.0


@dataclass(frozen=True, slots=True)
class _Half:
    """A half of the sheet with its fronts, and the edge of the sheet along which it is folded."""

    grid: Grid
    along: Flip


def arrange(count: int, options: Options) -> Arrangement:
    """Each front, and its back where it comes to lie when the sheet is folded in its middle."""
    whole = choice.grid(options)
    half = _half(whole, options)
    made = []
    for cards in sheets(count, half.grid.size, options.order):
        placed: list[Placement] = []
        for front in fronts(cards, half.grid):
            placed += [front, behind(front, whole.paper, half.along)]
        made.append(Page(tuple(placed)))
    folds = _fold_marks(whole.paper, half.along)
    sheet = replace(half.grid, paper=whole.paper)
    return Arrangement(sheet, tuple(made), half.grid.marks(), folds, both_sides=False)


def _half(whole: Grid, options: Options) -> _Half:
    paper = whole.paper
    if stock.stock(options.card):
        raise UnsuitedError(
            "perforated sheets are made to be printed on both sides: use --layout duplex, or fronts and backs"
        )
    if options.paper == stock.CARD_ITSELF:
        raise UnsuitedError("a card by itself cannot be folded onto its own back: use --layout duplex, or name a paper")
    beside = Paper(paper.name, paper.width / 2, paper.height)
    below = Paper(paper.name, paper.width, paper.height / 2)
    width, height = whole.card
    ways: tuple[tuple[Paper, Flip], ...] = ((beside, "long"), (below, "short"))
    halves = [
        _Half(_at_the_fold(half, along, *size, turned=turned), along)
        for half, along in ways
        for size, turned in (((width, height), False), ((height, width), True))
    ]
    best = max(halves, key=lambda half: half.grid.size)
    if not best.grid.size:
        raise UnsuitedError(
            f"a card of {width:.0f} by {height:.0f} mm and its back do not fit on one side of {paper.name}: "
            "use a smaller --card, a larger --paper, or --layout duplex"
        )
    return best


def _at_the_fold(half: Paper, along: Flip, width: float, height: float, *, turned: bool) -> Grid:
    """The places of a half, moved to the fold: so the fold itself is an edge of cards, and no cut."""
    grid = Grid.centred(half, width, height, turned=turned)
    return replace(grid, left=grid.left * 2) if along == "long" else replace(grid, top=grid.top * 2)


def _fold_marks(paper: Paper, along: Flip) -> tuple[Line, ...]:
    x, y = paper.width / 2, paper.height / 2
    if along == "long":
        return (Line(x, EDGE, x, EDGE + FOLD_MARK), Line(x, paper.height - EDGE - FOLD_MARK, x, paper.height - EDGE))
    return (Line(EDGE, y, EDGE + FOLD_MARK, y), Line(paper.width - EDGE - FOLD_MARK, y, paper.width - EDGE, y))


def guide(arrangement: Arrangement, options: Options) -> tuple[Section, ...]:  # noqa: ARG001 - a layout's own signature
    """One side, a fold, glue, and the cuts of the folded sheet."""
    sheet, sheets, first = arrangement.grid, arrangement.sheets, arrangement.first_page
    paper = sheet.paper
    if arrangement.folds[0].x1 == arrangement.folds[0].x2:
        fold = Line(paper.width / 2, 0, paper.width / 2, paper.height)
        half = replace(sheet, paper=replace(paper, width=paper.width / 2))
    else:
        fold = Line(0, paper.height / 2, paper.width, paper.height / 2)
        half = replace(sheet, paper=replace(paper, height=paper.height / 2))
    rest = f" Then the rest: {pages(first + 1, first - 1 + sheets)}." if sheets > 1 else ""
    printing = (
        f"Put in {paper.name} paper. Thin paper (80 to 120 g/m²) will do: each card has two layers.",
        f"{ACTUAL_SIZE} Choose **Print on one side**.",
        f"Print one sheet first: page {first}. Fold and glue it before you go on.{rest}",
    )
    folding = (
        "Fold the sheet in its middle with the print outside: questions on one side, answers on the other. "
        "The dashed grey marks show the fold; a ruler’s edge helps.",
        "Hold it against the light: behind each question lies the answer with its number.",
        "Open it, spread glue thinly over the whole of the blank side (a glue stick is best), "
        "fold it again, and let it dry under a heavy book.",
    )
    steps = how_to_cut(half)
    cutting = (
        "Cut when the glue is dry. The grey marks on the side of the questions show where. "
        "Cut one folded sheet at a time: it is thick.",
        *(step.replace("Lay the strips on each other, and make", "Of each strip make") for step in steps),
    )
    return (
        Section("How to print", printing),
        Section("How to fold and glue", folding, half.cuts(), (fold,)),
        *([Section("How to cut", cutting)] if steps else []),
    )
